// What the books show: kept totals by source and year, postings listed, and differences found when they are checked.
import type { Day } from '../basics/day.ts'
import type { Kind } from './ledger.ts'

export type FundTotal = {
  readonly source: string
  readonly year: number
  readonly estimateDong: bigint
  readonly approvedDong: bigint
  readonly committedDong: bigint
  readonly advancedDong: bigint
  readonly paidDong: bigint
  readonly settledDong: bigint
  readonly recoveredDong: bigint
  readonly pledgedDong: bigint
  readonly provenDong: bigint
}

export type ExtraProof = { readonly year: number; readonly extraDong: bigint }

export type PostingRow = {
  readonly id: string
  readonly year: number
  readonly source: string
  readonly kind: Kind
  readonly amountDong: bigint
  readonly projectId: string | null
  readonly day: Day
  readonly paperNo: string
  readonly note: string
}

export type PostingFilter = {
  readonly programmeId: string
  readonly source?: string | undefined
  readonly year?: number | undefined
  readonly kinds?: readonly string[] | undefined
  readonly most: number
}

/** All postings that match a filter, not only those shown. */
export type PostingSums = { readonly count: number; readonly raisedDong: bigint; readonly loweredDong: bigint }

/** The figures of the money page, each with the kinds of posting it adds up: the page, its links and the book of postings read this. */
export const FIGURES = [
  { key: 'estimateDong', kinds: ['estimate', 'estimate-cut', 'carry-over'] },
  { key: 'approvedDong', kinds: ['allocation', 'allocation-release', 'commitment-release'] },
  { key: 'committedDong', kinds: ['commitment', 'commitment-release'] },
  { key: 'advancedDong', kinds: ['advance'] },
  { key: 'paidDong', kinds: ['payment'] },
  { key: 'settledDong', kinds: ['advance-settlement', 'payment-settlement'] },
  { key: 'recoveredDong', kinds: ['recovery', 'recovery-paid'] },
  { key: 'pledgedDong', kinds: ['counterpart-pledge'] },
  { key: 'provenDong', kinds: ['counterpart-proof', 'counterpart-proof-extra'] },
] as const satisfies readonly { readonly key: keyof FundTotal; readonly kinds: readonly Kind[] }[]

export type Figure = (typeof FIGURES)[number]

/** The figure whose postings these kinds are; undefined when they are no figure of the page. */
export function figureOf(kinds: readonly string[]): Figure | undefined {
  return FIGURES.find((figure) => figure.kinds.join() === kinds.join())
}

/** A đề án whose money of a year is neither settled nor given back. */
export type OpenMoney = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly unclearedDong: bigint
  readonly promisedDong: bigint
}

export type YearRow = { readonly year: number; readonly plannedDong: bigint | null; readonly approvedDong: bigint; readonly closedOn: Day | null }

export type Difference = { readonly what: string; readonly kept: bigint; readonly counted: bigint }
