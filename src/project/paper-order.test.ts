import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../basics/day.ts'
import { paperInOrder } from './paper-order.ts'
import { PLANNING_YEARS_BEFORE } from './rules-in-force.ts'
import { PAPER_WORDS, REFUSALS } from './words.vi.ts'

const paper = (kind: string, issuedOn: string) => ({ kind, number: `1/${kind}`, issuedOn: day(issuedOn) })
const appraised = [paper('A05', '2023-10-05')]
const approved = [...appraised, paper('A04', '2023-12-02'), paper('A08', '2023-12-20')]
const contracted = [...approved, paper('assignment-decision', '2024-01-10'), paper('A11', '2024-03-01')]

function verdict(written: ReturnType<typeof paper>, papers: typeof contracted): string {
  const ground = { papers, planYear: 2024, yearsBefore: PLANNING_YEARS_BEFORE }
  const checked = paperInOrder(written, ground, 'day')
  if (checked.ok) return 'được'
  const refusal = checked.refusals[0]
  return refusal ? (REFUSALS[refusal.code]?.(refusal.facts) ?? refusal.code) : ''
}

for (const [what, written, before, words] of [
  ['an approval of the day of the submission paper stands', paper('A08', '2023-12-02'), approved.slice(0, 2), /^được$/],
  [
    'an approval older than the appraisal is refused',
    paper('A08', '2023-10-04'),
    appraised,
    /sớm hơn biên bản thẩm định số 1\/A05, ngày 05\/10\/2023/,
  ],
  ['an assignment older than the approval is refused', paper('assignment-decision', '2023-12-19'), approved, /quyết định phê duyệt/],
  ['a contract signed before the approval is refused', paper('A11', '2023-12-19'), approved, /quyết định phê duyệt số 1\/A08/],
  ['a contract signed before the plan was assigned is refused', paper('A11', '2024-01-09'), contracted.slice(0, 4), /quyết định giao kế hoạch/],
  ['a contract of the day of the assignment stands', paper('A11', '2024-01-10'), contracted.slice(0, 4), /^được$/],
  ['an inspection before the contract is refused', paper('A18', '2024-02-29'), contracted, /sớm hơn hợp đồng/],
  ['an acceptance before the contract is refused', paper('A19', '2024-02-29'), contracted, /sớm hơn hợp đồng/],
  ['a liquidation before the acceptance is refused', paper('A26', '2024-09-01'), [...contracted, paper('A19', '2024-09-02')], /biên bản nghiệm thu/],
  ['a decision to stop older than the contract is refused', paper('A32', '2024-02-01'), contracted, /sớm hơn hợp đồng/],
  ['an appraisal two years before the plan year is refused', paper('A05', '2022-12-31'), [], /sớm nhất từ năm 2023/],
] as const) {
  test(what, () => assert.match(verdict(written, [...before]), words))
}

test('every paper a sentence may name has its words', () => {
  for (const kind of ['A04', 'A05', 'A08', 'assignment-decision', 'A11', 'A19']) assert.ok(PAPER_WORDS[kind])
})
