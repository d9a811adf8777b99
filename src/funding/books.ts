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

export type YearRow = { readonly year: number; readonly plannedDong: bigint | null; readonly approvedDong: bigint; readonly closedOn: Day | null }

export type Difference = { readonly what: string; readonly kept: bigint; readonly counted: bigint }
