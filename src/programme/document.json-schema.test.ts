// The JSON Schema that editors use and the checker must say the same of a file's shape, for any file.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { programmeJsonSchema } from './document.json-schema.ts'
import { documentSchema } from './document.schema.ts'

const FOLDER = new URL('../../programmes/', import.meta.url)
const text = readFileSync(new URL('lai-chau-2021-2025.json', FOLDER), 'utf8')
const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
const bySchema = ajv.compile(JSON.parse(programmeJsonSchema()))
const byChecker = (value: unknown) => documentSchema.safeParse(value).success

type Step = { readonly holder: Record<string, unknown>; readonly key: string }

/** Every entry of the file, however deep. */
function entries(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...entries(holder[key])])
}

const ODD: readonly unknown[] = [
  ...[null, true, '', ' ', '\u00a0', '\u200b', '-', 'x', '12', '75.300', '75.30', '10.814,5', '75,300.00', '1e3', '64,3', '64,30001', '2021'],
  ...['2020-02-29', '2021-02-29', '2020-2-9', '0000-01-01', 'đồng', 'flow', 'ratio', 'words', 'number', 'x'.repeat(41), 'x'.repeat(4001), 'Đ'],
  ...[0, -1, 0.5, 1e15, 1e16, 1989, 2021, 2201, '9'.repeat(16), '9'.repeat(15), [], {}, [null], ['x'], [{}]],
  ...[{ kind: 'range', from: 1, to: '2,5' }, { kind: 'more-than', value: 1 }, { kind: 'words' }, { part: 'a', whole: 'b' }, { part: 'a' }],
]

test('the shipped decision is sound by the JSON Schema and by the checker', () => {
  assert.ok(bySchema(JSON.parse(text)), ajv.errorsText(bySchema.errors))
  assert.ok(byChecker(JSON.parse(text)))
})

test('each entry of the decision, replaced by each odd value, left out or doubled by a stranger, is judged alike by both', () => {
  let refused = 0
  const count = entries(JSON.parse(text)).length
  for (let i = 0; i < count; i += 7)
    for (const odd of ODD) {
      const value = JSON.parse(text)
      const { holder, key } = entries(value)[i] as Step
      holder[key] = odd
      const sound = byChecker(value)
      assert.equal(bySchema(value), sound, `${key}: ${JSON.stringify(odd)?.slice(0, 60)} ${ajv.errorsText(bySchema.errors)}`)
      if (!sound) refused++
    }
  assert.ok(refused > 1000, `${refused} refused`)
})

test('decisions damaged in several places at random are judged alike by both', () => {
  const damage = fc.record({ at: fc.nat(), how: fc.constantFrom('replace', 'delete', 'stranger'), odd: fc.constantFrom(...ODD) })
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const value = JSON.parse(text)
      for (const { at, how, odd: drawn } of damages) {
        const odd = structuredClone(drawn) // a later damage may fall inside it
        const all = entries(value)
        const { holder, key } = all[at % all.length] as Step
        if (how === 'replace') holder[key] = odd
        else if (how === 'stranger' && !Array.isArray(holder)) holder.stranger = odd
        else if (Array.isArray(holder)) holder.splice(Number(key), 1)
        else delete holder[key]
      }
      assert.equal(bySchema(value), byChecker(value), ajv.errorsText(bySchema.errors))
    }),
    { numRuns: 400 },
  )
})
