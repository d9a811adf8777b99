// Every form takes what its own fields may hold, and not much more.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ROUTES } from '../app.ts'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { bodyLimitOf } from './body-size.ts'

const KIB = 1024

let house: House
before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

const hands = (allow: unknown): Promise<Hands> => house.as(Array.isArray(allow) ? allow[0] : 'administrator')

test('biểu mẫu nào cũng từ chối nội dung dài hơn mức của nó bằng một câu nói rõ, kể cả khi gửi bằng phần mềm', async () => {
  const wrong: string[] = []
  const forms = ROUTES.filter(({ method }) => method === 'POST')
  for (const route of forms) {
    const { get, ...sender } = await hands(route.allow)
    const path = route.path.replace(/:\w+/g, '00000000-0000-0000-0000-000000000000')
    const long = 'x'.repeat(bodyLimitOf(route))
    const replies = [await sender.postJson(path, { a: long }), await sender.post(path, { a: long })]
    for (const { status, text } of replies)
      if (status !== 413 || !text.includes('dài hơn mức biểu mẫu này nhận')) wrong.push(`${route.path} ${status} ${text.slice(0, 80)}`)
  }
  assert.deepEqual(wrong, [])
  assert.ok(forms.length > 40, `${forms.length} biểu mẫu`)
})

test('biểu mẫu thường nhận 64 KiB; chỉ biểu mẫu nhiều đoạn văn hoặc nhiều dòng mới nhận hơn', () => {
  const limitOf = (path: string) => ROUTES.filter((one) => one.method === 'POST' && one.path === path).map(bodyLimitOf)[0]
  for (const path of ['/sign-in', '/people', '/plans', '/funding/estimates', '/projects/:projectId/approval'])
    assert.equal(limitOf(path), 64 * KIB, path)
  assert.ok(ROUTES.every((route) => bodyLimitOf(route) <= 1024 * KIB))
  assert.equal(limitOf('/projects/:projectId/edit/costs'), 1024 * KIB)
})

test('bước nội dung điền đầy ba đoạn văn, mỗi chữ cái gõ rời hai dấu, vẫn gửi được và lưu đúng', async () => {
  const made = await makeDossier(house, { state: 'draft' })
  const own = await house.as('establishment', { establishmentId: made.establishmentId })
  const { rows } = await house.owner.query<{ version: number; activity: string }>('select version, activity from project where id = $1', [made.id])
  const filled = 'ệ'.repeat(8000).normalize('NFD')
  const form = { name: 'Đề án dài', need: filled, goal: filled, result: filled, startsOn: '01/03/2024', endsOn: '01/06/2024' }
  const reply = await own.post(`/projects/${made.id}/edit/content`, {
    ...form,
    activity: rows[0]?.activity ?? '',
    version: String(rows[0]?.version),
  })
  assert.equal(reply.status, 303, reply.text.slice(0, 400))
  const kept = await house.owner.query<{ need: string }>('select need from project where id = $1', [made.id])
  assert.equal(kept.rows[0]?.need, 'ệ'.repeat(8000))
})
