// Which norm judges a đề án: its applicant may have left it open, the council may not. Chosen among those in force on the day of the appraisal.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Norm } from '../programme/norm.ts'

/** Chosen on purpose, with a written reason: no norm applies. */
export const NO_NORM = 'none'

export type Choosing = {
  readonly normDay: Day
  /** In force on the day of the appraisal. */
  readonly norms: readonly Norm[]
  /** Norms written for the activities of the đề án, in force or not; empty where none was ever written. */
  readonly ownCodes: readonly string[]
}

export type Chosen = {
  /** A code, NO_NORM, or nothing yet. */
  readonly normCode: string
  readonly noNormReason: string
}

/** What a đề án may be judged by: norms written for its activities first. */
export function normsInOrder({ norms, ownCodes }: Pick<Choosing, 'norms' | 'ownCodes'>): Norm[] {
  const own = norms.filter(({ code }) => ownCodes.includes(code))
  return [...own, ...norms.filter(({ code }) => !ownCodes.includes(code))]
}

/** Without a norm nothing caps the support, so none is missing by oversight: only where none was written, or with a reason. */
export function chooseNorm({ normDay, norms, ownCodes }: Choosing, { normCode, noNormReason }: Chosen): Outcome<Norm | undefined> {
  if (normCode === NO_NORM) return noNormReason === '' ? refuse('appraisal.no-norm-reason-missing', {}, 'noNormReason') : ok(undefined)
  if (normCode === '') return ownCodes.length > 0 ? refuse('appraisal.norm-missing', {}, 'normCode') : ok(undefined)
  const norm = norms.find(({ code }) => code === normCode)
  return norm ? ok(norm) : refuse('appraisal.norm-not-in-force', { day: normDay }, 'normCode')
}
