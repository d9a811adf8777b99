// Where the đề án of the crowd stand, by year, and what has been posted for each by then.
import type { Kind } from '../funding/ledger.ts'
import type { State } from '../project/lifecycle.ts'

/** Activity, norm, target line: every eighth đề án is for a machine of its own establishment. */
export const CONTENTS = [
  ['machinery', 'machinery', '3b'],
  ['join-fair', 'join-fair', '4d'],
  ['management-training', 'training-class', '5a'],
  ['information', 'media', '7'],
  ['contest', 'contest-provincial', '4a'],
  ['demonstration-model', 'demonstration-model', '3a'],
  ['join-fair', 'join-fair', '4c'],
  ['capacity-building', null, '9'],
] as const

/** In years long past nearly everything is settled. */
export const PAST: readonly (readonly [State, number])[] = [
  ['settled', 86],
  ['rejected', 6],
  ['withdrawn', 4],
  ['stopped', 2],
  ['cancelled', 2],
]
export const LAST: readonly (readonly [State, number])[] = [
  ['settled', 20],
  ['accepted', 16],
  ['underway', 26],
  ['adjusting', 2],
  ['assigned', 5],
  ['approved', 5],
  ['appraised', 6],
  ['appraising', 6],
  ['submitted', 5],
  ['returned', 3],
  ['draft', 4],
  ['rejected', 1],
  ['withdrawn', 1],
]

export function stateAt(shares: readonly (readonly [State, number])[], percent: number): State {
  let passed = 0
  for (const [state, share] of shares) {
    passed += share
    if (percent < passed) return state
  }
  return shares[0]?.[0] ?? 'draft'
}

/** Postings of a đề án in each state, with the share of its support in hundredths. */
const ALLOCATED: readonly (readonly [Kind, number])[] = [['allocation', 100]]
const COMMITTED: readonly (readonly [Kind, number])[] = [...ALLOCATED, ['commitment', 100], ['counterpart-pledge', 100]]
const ADVANCED: readonly (readonly [Kind, number])[] = [...COMMITTED, ['advance', 70]]
const PROVEN: readonly (readonly [Kind, number])[] = [...ADVANCED, ['counterpart-proof', 100]]
export const POSTED: Readonly<Partial<Record<State, readonly (readonly [Kind, number])[]>>> = {
  approved: ALLOCATED,
  assigned: ALLOCATED,
  cancelled: [...ALLOCATED, ['allocation-release', 100]],
  underway: ADVANCED,
  adjusting: COMMITTED,
  stopped: [...ADVANCED, ['commitment-release', 30], ['recovery', 70]],
  accepted: PROVEN,
  settled: [...PROVEN, ['payment', 30], ['advance-settlement', 70], ['payment-settlement', 30]],
}
export const UNAPPRAISED: ReadonlySet<State> = new Set<State>(['draft', 'submitted', 'appraising', 'ministry', 'returned', 'rejected', 'withdrawn'])
