import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import { CRITERIA, checkMinutes, FINDINGS, type Finding, type Judged, type Verdict, verdictsFor } from './appraisal.ts'

const TODAY = day('2024-04-15')

function judged(...findings: Finding[]): Judged[] {
  return CRITERIA.map((criterion, i) => ({ criterion, finding: findings[i] ?? 'yes', remark: 'Đã xem xét' }))
}

function codes(verdict: Verdict, of: readonly Judged[], heldOn = day('2024-04-12'), receivedOn = day('2024-04-01')): string[] {
  const outcome = checkMinutes({ heldOn, judged: of, verdict }, { receivedOn, today: TODAY })
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${code} ${field}`)
}

test('an appraisal looks at the five contents of Article 9 of Circular 36/2013', () => {
  assert.equal(CRITERIA.length, 5)
})

const CONCLUSIONS: readonly [Finding[], Verdict, boolean][] = [
  [[], 'pass', true],
  [[], 'pass-with-conditions', true],
  [[], 'fail', false],
  [['yes', 'incomplete'], 'pass', false],
  [['yes', 'incomplete'], 'pass-with-conditions', true],
  [['yes', 'incomplete'], 'fail', true],
  [['yes', 'yes', 'yes', 'yes', 'no'], 'pass', false],
  [['yes', 'yes', 'yes', 'yes', 'no'], 'pass-with-conditions', false],
  [['yes', 'yes', 'yes', 'yes', 'no'], 'fail', true],
  [['incomplete', 'no'], 'fail', true],
]

for (const [findings, verdict, fits] of CONCLUSIONS) {
  test(`findings ${judged(...findings)
    .map(({ finding }) => finding)
    .join(', ')}: the conclusion ${verdict} is ${fits ? 'allowed' : 'refused'}`, () => {
    assert.deepEqual(codes(verdict, judged(...findings)), fits ? [] : ['appraisal.verdict-does-not-fit verdict'])
  })
}

test('whatever the findings, some conclusion is possible, and a "no" never passes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FINDINGS), { minLength: 5, maxLength: 5 }), (findings) => {
      const allowed = verdictsFor(judged(...findings))
      assert.ok(allowed.length > 0)
      if (findings.includes('no')) assert.deepEqual(allowed, ['fail'])
      if (findings.every((one) => one === 'yes')) assert.ok(!allowed.includes('fail'))
    }),
  )
})

test('a finding other than "có" needs a remark, named at its own line', () => {
  const silent = judged('yes', 'incomplete').map((one) => ({ ...one, remark: '' }))
  assert.deepEqual(codes('pass-with-conditions', silent), ['appraisal.remark-missing remarks.need'])
})

test('minutes of a day still to come are refused', () => {
  assert.deepEqual(codes('pass', judged(), day('2024-04-16')), ['appraisal.day-to-come heldOn'])
  assert.deepEqual(codes('pass', judged(), TODAY), [])
})

test('minutes older than the receipt of the dossier are refused, minutes of that very day are not', () => {
  assert.deepEqual(codes('pass', judged(), day('2024-03-31')), ['appraisal.before-receipt heldOn'])
  assert.deepEqual(codes('pass', judged(), day('2024-04-01')), [])
})
