import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { movesFrom, unreachable } from '../basics/lifecycle.ts'
import { dong } from '../basics/money.ts'
import { ROLES } from '../people/role.ts'
import { nextPlanState, PLAN_MOVES, PLAN_STATES, planActsFor, planDiagram } from './lifecycle.ts'
import { type Candidate, checkItem, itemMoney, type Plan, planCodeOf, totalsOf } from './plan.ts'

const PLAN: Plan = {
  id: 'p',
  version: 1,
  programmeId: 'g',
  code: 'KH-2024-01',
  year: 2024,
  level: 'local',
  source: 'provincial',
  name: 'Kế hoạch khuyến công địa phương năm 2024',
  state: 'draft',
  decisionNo: null,
  decidedOn: null,
}

const FIT: Candidate = {
  projectId: 'a',
  code: 'KCĐP-2024-03',
  year: 2024,
  level: 'local',
  state: 'appraised',
  appraisedDong: dong(300_000_000n),
  heldBy: undefined,
}

const ITEMS: readonly [string, Partial<Candidate>, bigint, string][] = [
  ['an appraised đề án of the same year, level and source stands in the plan', {}, 300_000_000n, 'ok'],
  ['it may get less than its appraisal', {}, 250_000_000n, 'ok'],
  ['it never gets more than its appraisal', {}, 300_000_001n, 'plan.over-appraised'],
  ['it stands in a plan once', { heldBy: 'KH-2024-01' }, 1n, 'plan.item-twice'],
  ['it cannot stand in two live plans of one source', { heldBy: 'KH-2024-02' }, 1n, 'plan.held-by-another'],
  ['a đề án of another year is refused', { year: 2023 }, 1n, 'plan.other-year'],
  ['a national đề án is refused in a local plan', { level: 'national' }, 1n, 'plan.other-level'],
  ['a đề án still being appraised is refused', { state: 'appraising' }, 1n, 'plan.not-appraised'],
  ['a đề án already approved is refused', { state: 'approved' }, 1n, 'plan.not-appraised'],
  ['a đề án with no money of this source is refused', { appraisedDong: dong(0n) }, 1n, 'plan.no-money-of-source'],
]

for (const [title, more, support, expected] of ITEMS) {
  test(title, () => {
    const outcome = checkItem(PLAN, { ...FIT, ...more }, dong(support))
    assert.equal(outcome.ok ? 'ok' : outcome.refusals[0]?.code, expected)
  })
}

test('in the annex total = support + counterpart + other, row by row and in the sum', () => {
  const amount = fc.bigInt({ min: 0n, max: 5_000_000_000n }).map(dong)
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount, amount)), (parts) => {
      const rows = parts.map(([support, counterpart, other]) => itemMoney(dong(support + counterpart + other), support, other))
      for (const row of [...rows, totalsOf(rows)]) assert.equal(row.totalDong, row.supportDong + row.counterpartDong + row.otherDong)
    }),
  )
})

test('plans are numbered within their year', () => {
  assert.equal(planCodeOf(2024, 1), 'KH-2024-01')
})

test('every state of a plan can be reached, and only approved and cancelled are ends', () => {
  assert.deepEqual(unreachable(PLAN_MOVES, 'draft', PLAN_STATES), [])
  assert.deepEqual(
    PLAN_STATES.filter((state) => movesFrom(PLAN_MOVES, state).length === 0),
    ['approved', 'cancelled'],
  )
})

test('UBND tỉnh approves a local plan, the ministry a national one, nobody else', () => {
  const has = new Set(['decision-number'])
  const approvers = (level: 'local' | 'national') => ROLES.filter((role) => nextPlanState(level, 'proposed', 'approve', [role], has).ok)
  assert.deepEqual(approvers('local'), ['provincial-leader'])
  assert.deepEqual(approvers('national'), ['ministry-officer'])
})

test('an empty plan is not proposed, and the refusal says what is missing', () => {
  const outcome = nextPlanState('local', 'draft', 'propose', ['department-leader'], new Set(['submission-paper']))
  assert.deepEqual(outcome.ok ? [] : outcome.refusals[0], { code: 'plan.papers-missing', facts: { missing: 'items' } })
})

test('a proposed plan is no longer edited', () => {
  const outcome = nextPlanState('local', 'proposed', 'edit', ['department-officer'], new Set())
  assert.equal(outcome.ok ? 'ok' : outcome.refusals[0]?.code, 'plan.act-not-possible-now')
  assert.deepEqual(planActsFor('local', 'draft', ['department-officer']), ['edit', 'cancel'])
})

test('the diagram has an arrow for every move', () => {
  assert.equal(planDiagram().split('\n').length, 1 + PLAN_MOVES.reduce((count, move) => count + move.from.length, 0))
})
