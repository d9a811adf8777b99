// What is told of one đề án, without a database: its steps, its money columns, whose turn it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import { numberKey, wordsTyped } from '../basics/text.ts'
import { PUBLIC_DAYS } from '../deadline/deadline.actions.ts'
import { calendarOf } from '../deadline/deadline.ts'
import type { Kind } from '../funding/ledger.ts'
import { ROLES } from '../people/role.ts'
import { ENDS, movesOf, STATES } from '../project/lifecycle.ts'
import { columnSums, dayOfAct, inColumns, stepDays, stepsShown, type TrailLine, waitingFor } from './dossier.ts'
import { actWords, dueWords, TASK_WORDS, waitingWords, whyWords } from './dossier-words.vi.ts'
import { NO_TASKS } from './overview-words.vi.ts'
import { dueIn, endOfWeek, planTask, TASKS, waitsOf, whenOf } from './queue.ts'
import { matches } from './search.ts'

const calendar = calendarOf(PUBLIC_DAYS)

function line(seq: number, act: string, at: string, facts: Record<string, unknown> = {}): TrailLine {
  return { seq, act, at: new Date(`${at}T03:00:00Z`), facts, personName: '', role: '', hash: '' }
}

test('a local đề án has nine steps, a national one ten', () => {
  assert.equal(stepsShown('local', 'draft', new Map()).length, 9)
  assert.equal(stepsShown('national', 'draft', new Map()).length, 10)
})

test('a step is dated by the paper of its act, not by the hour it was typed in', () => {
  assert.equal(dayOfAct(line(1, 'appraisal.held', '2024-03-09', { heldOn: '2024-03-05' })), '2024-03-05')
  assert.equal(dayOfAct({ at: new Date('2024-03-09T18:00:00Z'), facts: {} }), '2024-03-10')
})

test('a dossier sent twice was registered when it was sent last, and a failed appraisal completes nothing', () => {
  const days = stepDays([
    line(9, 'appraisal.held', '2024-04-01', { verdict: 'fail' }),
    line(7, 'project.submitted', '2024-03-20'),
    line(3, 'project.submitted', '2024-03-04'),
  ])
  assert.deepEqual([...days], [['registration', '2024-03-20']])
})

test('under way, an inspection already held is done while acceptance is still to come', () => {
  const days = new Map([['inspection', day('2024-09-10')]] as const)
  const states = Object.fromEntries(stepsShown('local', 'underway', days).map(({ step, state }) => [step, state]))
  assert.deepEqual([states.contract, states.work, states.inspection, states.acceptance], ['done', 'now', 'done', 'later'])
})

test('a đề án that left the way keeps what was done and stands at no step', () => {
  const shown = stepsShown('local', 'rejected', new Map([['registration', day('2024-03-04')]] as const))
  assert.deepEqual(
    shown.filter(({ state }) => state !== 'later').map(({ step, state }) => `${step} ${state}`),
    ['registration done'],
  )
  assert.ok(stepsShown('local', 'settled', new Map()).every(({ state }) => state === 'done'))
})

test('a returned dossier is at registration again, whatever was appraised before', () => {
  const shown = stepsShown('local', 'returned', new Map([['registration', day('2024-03-04')]] as const))
  assert.deepEqual(
    shown.slice(0, 2).map(({ state }) => state),
    ['now', 'later'],
  )
})

test('what is released or recovered is taken off its column; a pledge and a settlement stand in none', () => {
  assert.deepEqual(inColumns('recovery', 5n), { spent: -5n })
  assert.deepEqual(inColumns('commitment-release', 5n), { estimate: -5n, committed: -5n })
  assert.deepEqual(inColumns('counterpart-pledge', 5n), {})
  assert.deepEqual(inColumns('payment-settlement', 5n), {})
})

test('the columns of the postings add up to the đồng', () => {
  const kinds: Kind[] = [
    'allocation',
    'commitment',
    'advance',
    'payment',
    'recovery',
    'counterpart-proof',
    'counterpart-correction',
    'advance-settlement',
  ]
  fc.assert(
    fc.property(fc.array(fc.record({ kind: fc.constantFrom(...kinds), amountDong: fc.bigInt({ min: 1n, max: 10n ** 12n }) })), (postings) => {
      const of = (...wanted: Kind[]) => postings.filter(({ kind }) => wanted.includes(kind)).reduce((all, { amountDong }) => all + amountDong, 0n)
      const sums = columnSums(postings)
      assert.equal(sums.spent, of('advance', 'payment') - of('recovery'))
      assert.equal(sums.estimate, of('allocation'))
      assert.equal(sums.counterpart, of('counterpart-proof') - of('counterpart-correction'))
    }),
  )
})

test('whoever holds a đề án that is still on its way is named, and nobody holds one that ended', () => {
  for (const level of ['local', 'national'] as const) {
    for (const state of STATES) {
      if (level === 'local' && state === 'ministry') continue // only national đề án go there
      const named = waitingFor(level, state).length > 0
      const over = ENDS.includes(state) || state === 'withdrawn'
      assert.equal(named, !over, `${level} ${state}`)
    }
  }
  assert.equal(waitingWords(waitingFor('local', 'accepted')), 'Kế toán: thanh toán; quyết toán, thanh lý')
})

test('what stands in the way of an act is said in a sentence, never as a code', () => {
  for (const [code, facts] of [
    ['inspection.not-inspected', {}],
    ['funding.over-payable', { left: '0' }],
    ['funding.rest-not-paid', { rest: '40000000' }],
    ['funding.over-advance', { left: '0', article: 'Điều 13' }],
    ['programme.advance-no-progress', { needed: '7000', of: 'investment', article: 'Điều 13' }],
  ] as const)
    assert.doesNotMatch(whyWords({ code, facts }), /[a-z]+\.[a-z]+-[a-z]+/)
})

test('deadlines are told in working days: past, today, to come, and over a weekend', () => {
  const words = (due: string, today: string) => dueWords(dueIn(day(due), day(today), calendar))
  assert.equal(words('2025-10-13', '2025-10-16'), 'Quá 3 ngày làm việc')
  assert.equal(words('2025-10-16', '2025-10-16'), 'Hết hôm nay')
  assert.equal(words('2025-10-21', '2025-10-16'), 'Còn 3 ngày làm việc')
  assert.equal(words('2025-05-05', '2025-04-29'), 'Còn 1 ngày làm việc') // 30/4, 01/5 and the swapped 02/5 are off
  assert.equal(words('2025-10-18', '2025-10-17'), 'Hết hạn trong ngày nghỉ')
  assert.equal(words('2025-10-18', '2025-10-19'), 'Quá hạn')
})

test('the week ends on Sunday; a day after it is later', () => {
  assert.equal(endOfWeek(day('2025-10-16')), '2025-10-19')
  assert.equal(endOfWeek(day('2025-10-19')), '2025-10-19')
  const at = (due: string | null) => whenOf(due === null ? null : day(due), day('2025-10-16'))
  assert.deepEqual([at('2025-10-15'), at('2025-10-16'), at('2025-10-19'), at('2025-10-20'), at(null)], ['overdue', 'today', 'week', 'later', 'none'])
})

test('every task stands where the lifecycle lets that role do it, and a role without tasks is told why', () => {
  for (const role of ROLES) {
    const waits = waitsOf([role])
    for (const { level, state, act } of waits)
      assert.ok(
        movesOf(level).some((move) => move.act === act && move.from.includes(state) && move.by.includes(role)),
        `${role} ${act}`,
      )
    if (waits.length === 0) assert.ok(NO_TASKS[role], role)
  }
  for (const act of TASKS) assert.ok(TASK_WORDS[act] && actWords(act))
})

test('the department proposes a plan; who approves it follows its level', () => {
  assert.equal(planTask('local', 'draft', ['department-leader']), 'propose')
  assert.equal(planTask('local', 'proposed', ['provincial-leader']), 'approve')
  assert.equal(planTask('national', 'proposed', ['provincial-leader']), undefined)
  assert.equal(planTask('national', 'proposed', ['ministry-officer']), 'approve')
  assert.equal(planTask('local', 'draft', ['centre-officer']), undefined)
})

test('numbers are compared without marks, case and spaces, but with their signs', () => {
  assert.equal(numberKey('03/2025/HĐ-KCQG'), '03/2025/hd-kcqg')
  assert.equal(numberKey(' 03/2025/ hđ-kcqg'), '03/2025/hd-kcqg')
  assert.notEqual(numberKey('3-1/QĐ'), numberKey('31/QĐ'))
  assert.ok(matches('Hợp tác xã Chè Tả Lèng', wordsTyped('che LENG')))
  assert.equal(matches('Hợp tác xã Chè Tả Lèng', wordsTyped('che bo')), false)
})
