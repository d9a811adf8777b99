import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf } from '../basics/day.ts'
import { TRIAL_BEGAN, trialClock } from './trial-clock.ts'

test('the calendar of the trial begins on 01/12/2025 when it is made and goes on at the speed of ours', () => {
  const made = new Date('2026-11-25T21:34:00Z')
  const at = (real: string) => trialClock(made, () => new Date(real))()
  assert.deepEqual(at('2026-11-25T21:34:00Z'), TRIAL_BEGAN)
  assert.equal(dayOf(at('2026-11-25T21:34:00Z')), '2025-12-01')
  assert.equal(at('2026-11-27T22:35:30Z').getTime() - TRIAL_BEGAN.getTime(), ((2 * 24 + 1) * 60 + 1) * 60_000 + 30_000)
})
