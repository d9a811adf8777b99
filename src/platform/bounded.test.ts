import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { ROUTES } from '../app.ts'
import { documentSchema } from '../programme/document.schema.ts'
import { groupOf, listed, text, unboundedIn } from './bounded.ts'

test('mọi mục chữ, mọi danh sách, mọi nhóm của mọi biểu mẫu và của tệp chương trình đều có giới hạn trước khi được đọc', () => {
  const faults = ROUTES.flatMap(({ method, path, input }) => unboundedIn(input).map((fault) => `${method} ${path} ${fault}`))
  assert.deepEqual(faults, [])
  assert.deepEqual(unboundedIn(documentSchema), [])
  assert.ok(ROUTES.length > 100)
})

test('một mục khai báo thiếu giới hạn, dù nằm ở đâu, thì bị nêu tên', () => {
  const PLANTED = {
    bare: z.string(),
    'pattern before the bound': z.string().regex(/^a+$/).max(10),
    'a bound that does not stop what follows': z.string().max(10).regex(/^a+$/),
    'bounded only once transformed': z
      .string()
      .transform((typed) => typed.trim())
      .pipe(z.string().max(10)),
    'within a choice': z.union([z.literal(''), z.string()]),
    'left out or not': z.string().optional().default('').catch(''),
    'a format of the library': z.email(),
    'a number out of text': z.coerce.number(),
    'in a list': z.array(z.string()).max(3),
    'an endless list': z.array(text(10)),
    'a group': z.record(text(10), text(10)),
    'the name in a group': groupOf(z.string(), text(10)),
    anything: z.unknown(),
    'in a nested object': z.strictObject({ inner: z.string() }),
  }
  const found = Object.entries(PLANTED).filter(([, schema]) => unboundedIn(z.strictObject({ field: schema })).length === 0)
  assert.deepEqual(found, [])
})

test('chữ quá giới hạn thì không phép thử nào sau đó nhìn thấy nữa', () => {
  const seen: unknown[] = []
  const watch = (value: unknown) => seen.push(value) > 0
  const long = 'x'.repeat(20)
  assert.equal(text(10).refine(watch).safeParse(long).success, false)
  assert.equal(text(10).transform(watch).safeParse(long).success, false)
  assert.equal(listed(text(5).refine(watch), 3).safeParse(['a', 'b', 'c', 'd']).success, false)
  assert.equal(groupOf(text(5), text(5).refine(watch), 1).safeParse({ a: '1', b: '2' }).success, false)
  assert.deepEqual(seen, [])
  assert.deepEqual(listed(text(5), 3).parse('a'), ['a'])
})
