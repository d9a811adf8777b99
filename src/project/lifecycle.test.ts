import assert from 'node:assert/strict'
import { test } from 'node:test'
import { movesFrom, unreachable } from '../basics/lifecycle.ts'
import { ROLES } from '../people/role.ts'
import { type Act, actsFor, ENDS, type Level, MOVES, movesOf, next, STATES, STEPS, stepOf, stepsOf } from './lifecycle.ts'
import { ACT_PATHS, ACT_WORDS, STATE_WORDS, STEP_WORDS } from './words.vi.ts'

const LEVELS: readonly Level[] = ['local', 'national']
const ACTS = [...new Set(MOVES.map((move) => move.act))] as Act[]
const EVERYTHING = new Set(MOVES.flatMap((move) => ('needs' in move ? move.needs : [])))

test('every state can be reached from the draft, but a local đề án never stands before the ministry', () => {
  assert.deepEqual(unreachable(movesOf('national'), 'draft', STATES), [])
  assert.deepEqual(unreachable(movesOf('local'), 'draft', STATES), ['ministry'])
})

test('a đề án ends settled, rejected or cancelled, though settled money may be taken back; withdrawn may be reopened, stopped may still pay back', () => {
  for (const level of LEVELS) {
    const ends = STATES.filter(
      (state) => movesFrom(movesOf(level), state).every(({ to }) => to === 'same') && (state !== 'ministry' || level === 'national'),
    )
    assert.deepEqual(ends, ENDS)
  }
})

test('every act by every role in every state is either in the table or refused, for both levels', () => {
  let tried = 0
  let allowed = 0
  for (const level of LEVELS) {
    for (const state of STATES) {
      for (const act of ACTS) {
        const rows = MOVES.filter(
          (move) => move.act === act && (!('level' in move) || move.level === level) && (move.from as readonly string[]).includes(state),
        )
        assert.ok(rows.length <= 1, `${level} ${state} ${act} has one outcome at most`)
        for (const role of ROLES) {
          tried += 1
          const outcome = next(level, state, act, [role], EVERYTHING)
          const row = rows.find((move) => (move.by as readonly string[]).includes(role))
          assert.equal(outcome.ok, row !== undefined, `${level} ${state} ${act} ${role}`)
          if (outcome.ok && row) {
            allowed += 1
            assert.equal(outcome.value, row.to === 'same' ? state : row.to)
          }
          assert.equal(actsFor(level, state, [role]).includes(act), row !== undefined)
        }
      }
    }
  }
  assert.equal(tried, LEVELS.length * STATES.length * ACTS.length * ROLES.length)
  assert.ok(allowed > 60, `the table allows ${allowed} cells`)
})

test('no act is possible without the papers it needs', () => {
  let tried = 0
  for (const level of LEVELS) {
    for (const move of movesOf(level)) {
      for (const need of move.needs ?? []) {
        const without = new Set([...EVERYTHING].filter((one) => one !== need))
        const outcome = next(level, move.from[0] as (typeof STATES)[number], move.act as Act, move.by, without)
        assert.equal(outcome.ok, false)
        if (!outcome.ok) assert.deepEqual(outcome.refusals[0], { code: 'project.papers-missing', facts: { missing: need } })
        tried += 1
      }
    }
  }
  assert.ok(tried >= 30)
})

test('an establishment sends, withdraws, reopens and hands in vouchers, and does nothing else', () => {
  const own = new Set(STATES.flatMap((state) => LEVELS.flatMap((level) => actsFor(level, state, ['establishment']))))
  assert.deepEqual([...own].sort(), ['hand-in', 'reopen', 'submit', 'withdraw'])
})

test('council members, commune officers, auditors and administrators move no đề án', () => {
  for (const role of ['council-member', 'commune-officer', 'auditor', 'administrator'] as const) {
    for (const level of LEVELS) for (const state of STATES) assert.deepEqual(actsFor(level, state, [role]), [])
  }
})

test('a local plan is approved by the province and a national one by the ministry', () => {
  assert.deepEqual(actsFor('local', 'appraised', ['provincial-leader']).includes('approve'), true)
  assert.deepEqual(actsFor('national', 'appraised', ['provincial-leader']).includes('approve'), false)
  assert.deepEqual(actsFor('national', 'appraised', ['ministry-officer']).includes('approve'), true)
})

test('a national đề án has ten steps and a local one nine: it skips the appraisal by the ministry', () => {
  assert.equal(STEPS.length, 10)
  assert.equal(stepsOf('national').length, 10)
  assert.deepEqual(
    STEPS.filter((step) => !stepsOf('local').includes(step)),
    ['ministry'],
  )
  for (const state of STATES) {
    const step = stepOf(state)
    if (step) assert.ok(stepsOf('national').includes(step))
  }
})

test('every state, act and step has its Vietnamese word, and every act its own page', () => {
  for (const state of STATES) assert.ok(STATE_WORDS[state].length > 3)
  for (const act of ACTS) assert.ok(ACT_WORDS[act].length > 3)
  for (const step of STEPS) assert.ok(STEP_WORDS[step].length > 3)
  assert.equal(new Set(ACTS.map((act) => ACT_PATHS[act])).size, ACTS.length)
})
