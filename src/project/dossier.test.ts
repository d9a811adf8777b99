import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Day, day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { activitiesOn } from '../programme/activity.ts'
import { deciderOf, mayDecide } from './change.ts'
import { type Dossier, eligibleCost, formLacks, isHeld, lacks, papersRequired, periodLacks, sumsDiffer, totalCost } from './dossier.ts'
import { duplicateOf, type Earlier } from './duplicate.ts'
import { codeOf, wordsOf } from './project.ts'
import { CHANGE_KINDS, DOSSIER_PAPERS, DUPLICATE_YEARS, FOCAL_RULE, MACHINERY_ACTIVITIES } from './rules-in-force.ts'
import { REFUSALS } from './words.vi.ts'

const ON = day('2024-03-04')
const rulesOn = (on: Day) => ({
  papers: DOSSIER_PAPERS,
  known: new Set(activitiesOn(on).map((one) => one.code)),
  machinery: MACHINERY_ACTIVITIES,
  focal: FOCAL_RULE,
})

const complete: Dossier = {
  form: 'single',
  activities: ['machinery'],
  beneficiaries: ['a'],
  startsOn: day('2024-03-01'),
  endsOn: day('2024-11-30'),
  name: 'Ứng dụng máy sấy chè',
  need: 'Thiếu máy sấy',
  goal: 'Tăng công suất',
  costs: [
    { name: 'Máy sấy', unit: 'cái', quantity: 2, priceDong: dong(100_000_000n), eligible: true },
    { name: 'Lắp đặt', unit: 'gói', quantity: 1, priceDong: dong(40_000_000n), eligible: false },
  ],
  supportDong: dong(100_000_000n),
  counterpartDong: dong(140_000_000n),
  otherDong: dong(0n),
  supportIsShare: true,
  targets: 1,
  targetsOffered: 1,
  noTarget: false,
  files: new Set(['request', 'registration', 'quotation']),
  commitments: new Set(['counterpart', 'no-duplicate']),
}

function codes(dossier: Dossier, on = ON): string[] {
  return lacks(dossier, rulesOn(on), on).map((refusal) => refusal.code)
}

test('a machinery dossier with its five papers, two of them as commitments, may be sent', () => {
  assert.deepEqual(codes(complete), [])
})

test('what is missing is said all at once, each with a sentence of its own', () => {
  const nothing: Dossier = { ...complete, name: '', need: '', goal: '', costs: [], targets: 0, files: new Set(), commitments: new Set() }
  assert.deepEqual(codes(nothing), [
    'project.name-missing',
    'project.need-missing',
    'project.goal-missing',
    'project.targets-missing',
    'project.costs-missing',
    'project.papers-required',
  ])
  for (const refusal of lacks(nothing, rulesOn(ON), ON)) assert.match(REFUSALS[refusal.code]?.(refusal.facts) ?? '', /\p{L}.*\.$/u)
})

test('quotations are asked for machines, not for training; commitments may stand in for two papers only', () => {
  const machines = papersRequired(DOSSIER_PAPERS, complete, ON).map((paper) => paper.code)
  const training = papersRequired(DOSSIER_PAPERS, { ...complete, activities: ['vocational-training'] }, ON).map((paper) => paper.code)
  assert.deepEqual(machines, ['request', 'registration', 'quotation', 'counterpart-pledge', 'no-duplicate-pledge'])
  assert.deepEqual(training, ['request', 'registration', 'counterpart-pledge', 'no-duplicate-pledge'])
  const all = new Set(['truth', 'counterpart', 'no-duplicate', 'purpose'])
  const byCommitment = DOSSIER_PAPERS.filter((paper) => isHeld(paper, { files: new Set(), commitments: all }))
  assert.deepEqual(
    byCommitment.map((paper) => paper.code),
    ['counterpart-pledge', 'no-duplicate-pledge'],
  )
})

test('a group đề án without a named beneficiary needs no papers of a beneficiary', () => {
  assert.deepEqual(papersRequired(DOSSIER_PAPERS, { activities: ['vocational-training'], beneficiaries: [] }, ON), [])
})

test('the sources must add up to the lines: sentence 34 names both sums and the gap', () => {
  const [refusal] = sumsDiffer({ ...complete, counterpartDong: dong(130_000_000n) })
  assert.equal(
    refusal && REFUSALS[refusal.code]?.(refusal.facts),
    'Tổng các nguồn (230.000.000) chưa bằng tổng kinh phí (240.000.000). Kiểm tra lại chênh lệch 10.000.000.',
  )
})

test('whatever the lines, sources that split their sum are accepted and one đồng more or less is refused', () => {
  const line = fc.record({
    name: fc.constant('x'),
    unit: fc.constant('cái'),
    quantity: fc.integer({ min: 1, max: 1000 }),
    priceDong: fc.bigInt({ min: 0n, max: 10n ** 12n }).map(dong),
    eligible: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.bigInt({ min: 0n, max: 10n ** 12n }), (costs, part) => {
      const total = totalCost(costs)
      const supportDong = dong(part % (total + 1n))
      const rest = { costs, supportDong, otherDong: dong(0n) }
      assert.deepEqual(sumsDiffer({ ...rest, counterpartDong: dong(total - supportDong) }), [])
      assert.equal(sumsDiffer({ ...rest, counterpartDong: dong(total - supportDong + 1n) }).length, 1)
      assert.ok(eligibleCost(costs) <= total)
    }),
  )
})

test('support of a share of the cost needs counterpart money; full support does not', () => {
  const alone = { ...complete, supportDong: dong(240_000_000n), counterpartDong: dong(0n) }
  assert.deepEqual(codes(alone), ['project.counterpart-missing'])
  assert.deepEqual(codes({ ...alone, supportIsShare: false }), [])
})

test('a group may name nobody, except for machines', () => {
  const nobody = { ...complete, form: 'group' as const, beneficiaries: [] }
  assert.deepEqual(formLacks({ ...nobody, activities: ['vocational-training'] }, FOCAL_RULE, MACHINERY_ACTIVITIES), [])
  assert.deepEqual(
    formLacks(nobody, FOCAL_RULE, MACHINERY_ACTIVITIES).map((one) => one.code),
    ['project.machinery-group-needs-beneficiaries'],
  )
})

test('a focal đề án needs two activities, two beneficiaries and two to three years', () => {
  const focal = {
    form: 'focal' as const,
    activities: ['machinery', 'vocational-training'],
    beneficiaries: ['a', 'b'],
    startsOn: day('2022-01-01'),
    endsOn: day('2023-12-31'),
  }
  const of = (change: object) => formLacks({ ...focal, ...change }, FOCAL_RULE, MACHINERY_ACTIVITIES).map((one) => one.code)
  assert.deepEqual(of({}), [])
  assert.deepEqual(of({ endsOn: day('2024-12-31') }), [])
  assert.deepEqual(of({ endsOn: day('2023-12-30') }), ['project.focal-needs-years'])
  assert.deepEqual(of({ endsOn: day('2025-01-01') }), ['project.focal-needs-years'])
  assert.deepEqual(of({ activities: ['machinery', 'machinery'] }), ['project.focal-needs-activities'])
  assert.deepEqual(of({ beneficiaries: ['a'] }), ['project.focal-needs-beneficiaries'])
  assert.deepEqual(of({ startsOn: day('2024-02-29'), endsOn: day('2026-02-28') }), [])
})

test('digital transformation is an activity from 15/10/2025, not a day before', () => {
  assert.equal(
    activitiesOn(day('2025-10-14')).some((activity) => activity.code === 'digital-transformation'),
    false,
  )
  assert.equal(
    activitiesOn(day('2025-10-15')).some((activity) => activity.code === 'digital-transformation'),
    true,
  )
  assert.deepEqual(codes({ ...complete, activities: ['digital-transformation'] }), ['project.activity-not-in-force'])
  assert.deepEqual([...new Set(activitiesOn(ON).map((activity) => activity.group))], ['1', '2', '3', '4', '5', '6', '7', '8', '9'])
})

const earlier: Earlier = {
  id: 'e',
  code: 'KCĐP-2022-03',
  year: 2022,
  state: 'settled',
  activity: 'machinery',
  normCode: 'machines',
  establishments: ['c'],
}
const asked = { id: 'n', year: 2024, activity: 'machinery', normCode: 'machines' }

test('the same norm supported within five years is refused by sentence 32', () => {
  const found = duplicateOf(asked, [earlier], DUPLICATE_YEARS)
  assert.equal(found?.verdict, 'refuse')
  assert.match(
    REFUSALS['project.duplicate-support']?.({ nam: '2022', ma: earlier.code, name: 'HTX Nà Đon', other: '' }) ?? '',
    /^Cơ sở HTX Nà Đon đã được hỗ trợ cùng nội dung năm 2022 \(đề án KCĐP-2022-03\)\. Không hỗ trợ trùng/,
  )
})

test('another norm of the same activity, or a đề án still asked for, is a doubt for the officer and not a refusal', () => {
  assert.equal(duplicateOf(asked, [{ ...earlier, normCode: 'transfer' }], DUPLICATE_YEARS)?.verdict, 'warn')
  assert.equal(duplicateOf(asked, [{ ...earlier, state: 'submitted' }], DUPLICATE_YEARS)?.verdict, 'warn')
})

test('an older support, a rejected đề án, other content and the đề án itself are no duplicates', () => {
  const none = [
    { ...earlier, year: 2019 },
    { ...earlier, state: 'rejected' as const },
    { ...earlier, activity: 'vocational-training', normCode: 'class' },
    { ...earlier, id: asked.id },
  ]
  for (const other of none) assert.equal(duplicateOf(asked, [other], DUPLICATE_YEARS), undefined)
})

test('the department decides a change of place, the province an extension into the next year, the ministry those of a national đề án', () => {
  const kind = (code: string) => CHANGE_KINDS.find((one) => one.code === code) ?? assert.fail(code)
  assert.equal(deciderOf(kind('place'), 'local', 'single'), 'department-leader')
  assert.equal(deciderOf(kind('next-year'), 'local', 'single'), 'provincial-leader')
  assert.equal(deciderOf(kind('place'), 'national', 'single'), 'ministry-officer')
  assert.equal(deciderOf(kind('place'), 'national', 'group'), 'department-leader')
  assert.equal(mayDecide(kind('next-year'), { level: 'local', form: 'single' }, ['department-leader']).ok, false)
})

test('codes are read as officials write them, and a dossier is found by words without marks', () => {
  assert.equal(codeOf('local', 2024, 7), 'KCĐP-2024-07')
  assert.equal(codeOf('national', 2024, 103), 'KCQG-2024-103')
  assert.deepEqual(wordsOf('Chế biến chè Tả Lèng, chè xanh', 'KCĐP-2024-07'), ['07', '2024', 'bien', 'che', 'kcdp', 'leng', 'ta', 'xanh'])
})

const PERIODS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['inside the plan year stands', '2024-03-01', '2024-11-30', []],
  ['over two years inside the programme stands', '2024-03-01', '2025-12-31', []],
  ['begun in another year than the plan is refused', '2023-12-31', '2024-11-30', ['project.starts-outside-year']],
  ['begun in 1999 is refused', '1999-01-01', '2024-11-30', ['project.starts-outside-year']],
  ['ending after the programme is refused', '2024-03-01', '2026-01-01', ['project.ends-outside-programme']],
  ['ending before it begins is refused', '2024-03-01', '2024-02-29', ['project.period-backward']],
]
for (const [what, startsOn, endsOn, wrong] of PERIODS) {
  test(`a period ${what}`, () => {
    const found = periodLacks({ startsOn: day(startsOn), endsOn: day(endsOn), planYear: 2024, programmeTo: 2025 })
    assert.deepEqual(
      found.map(({ code }) => code),
      wrong,
    )
    for (const { code, facts } of found) assert.match(REFUSALS[code]?.(facts) ?? '', /\p{L}.*\.$/u)
  })
}
