// No second support of the State for the same content (TTLT 26/2014 Art. 7(4)): what an establishment already has, judged.
import type { State } from './lifecycle.ts'

/** Another đề án of the same establishment. */
export type Earlier = {
  readonly id: string
  readonly code: string
  readonly year: number
  readonly state: State
  readonly activity: string
  readonly normCode: string | null
  /** Who benefits from it. */
  readonly establishments: readonly string[]
}

/** From approval on, State money is promised. */
const SUPPORTED: ReadonlySet<State> = new Set<State>(['approved', 'assigned', 'underway', 'adjusting', 'accepted', 'settled'])
const ASKED: ReadonlySet<State> = new Set<State>(['submitted', 'appraising', 'ministry', 'returned', 'appraised'])

export type Duplicate = { readonly verdict: 'refuse' | 'warn'; readonly earlier: Earlier }

/** Which of those who benefit it is about; `other`: supported under another record with the same number. */
export type Whose = { readonly name: string; readonly other: boolean }

export type FoundDuplicate = Duplicate & { readonly whose: Whose }

/** The same norm within the years looked back over is refused; the same activity under another norm, or one still asked for, is shown to the officer. */
export function duplicateOf(
  asked: { readonly id: string; readonly year: number; readonly activity: string; readonly normCode: string | null },
  others: readonly Earlier[],
  years: number,
): Duplicate | undefined {
  const near = others.filter((other) => other.id !== asked.id && Math.abs(asked.year - other.year) < years)
  const sameNorm = (other: Earlier) => asked.normCode !== null && other.normCode === asked.normCode
  const refused = near.find((other) => SUPPORTED.has(other.state) && sameNorm(other))
  if (refused) return { verdict: 'refuse', earlier: refused }
  const doubtful = near.find(
    (other) => (SUPPORTED.has(other.state) || ASKED.has(other.state)) && (sameNorm(other) || other.activity === asked.activity),
  )
  return doubtful && { verdict: 'warn', earlier: doubtful }
}
