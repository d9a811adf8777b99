// What the books show: kept totals by source and year, postings listed, and differences found when they are checked.
import type { Day } from '../basics/day.ts'
import { EFFECTS, type FundColumn, type Kind } from './ledger.ts'

export type FundTotal = {
  readonly source: string
  readonly year: number
  readonly estimateDong: bigint
  readonly approvedDong: bigint
  readonly committedDong: bigint
  readonly advancedDong: bigint
  readonly paidDong: bigint
  readonly settledDong: bigint
  /** What came back in this year, also of what was settled in years closed before. */
  readonly recoveredDong: bigint
  readonly pledgedDong: bigint
  readonly provenDong: bigint
}

/** Counterpart of a year that đề án not yet ended must still prove. */
export type Unproven = { readonly year: number; readonly unprovenDong: bigint }

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
  /** Of these, the ones that lower the figure asked for. */
  readonly lowering?: readonly Kind[] | undefined
  readonly most: number
}

/** All postings that match a filter, not only those shown. */
export type PostingSums = { readonly count: number; readonly raisedDong: bigint; readonly loweredDong: bigint }

type Signs = Readonly<Partial<Record<FundColumn, 1 | -1>>>

/** What one đồng of a posting adds to a figure made of these kept totals. */
function signIn(of: Signs, kind: Kind): number {
  return Object.entries(EFFECTS[kind].fund).reduce((sign, [column, effect]) => sign + effect * (of[column as FundColumn] ?? 0), 0)
}

function figure<const Key extends string>(key: Key, of: Signs) {
  const kinds = (Object.keys(EFFECTS) as Kind[]).filter((kind) => signIn(of, kind) !== 0)
  return { key, kinds, lowering: kinds.filter((kind) => signIn(of, kind) < 0) }
}

/** The figures of the money page, each with the kinds of posting it adds up: the page, its links and the book of postings read this. */
export const FIGURES = [
  figure('estimateDong', { estimate: 1 }),
  figure('approvedDong', { approved: 1 }),
  figure('committedDong', { committed: 1 }),
  figure('advancedDong', { advanced: 1 }),
  figure('paidDong', { paid: 1 }),
  figure('settledDong', { settled: 1 }),
  figure('recoveredDong', { recovered: 1, returned: 1 }),
  figure('pledgedDong', { pledged: 1 }),
  figure('provenDong', { proven: 1 }),
] as const satisfies readonly { readonly key: keyof FundTotal }[]

/** Giải ngân: paid out, less what came back. */
export const DISBURSED = figure('disbursedDong', { advanced: 1, paid: 1, recovered: -1, returned: -1 })
/** Thực hiện: paid out, and what establishments proved. */
export const DONE = figure('doneDong', { advanced: 1, paid: 1, recovered: -1, returned: -1, proven: 1 })

export type Figure = (typeof FIGURES)[number]
export type TotalFigure = typeof DISBURSED | typeof DONE

/** The figure whose postings these kinds are; undefined when they are no figure of any page. */
export function figureOf(kinds: readonly string[]): Figure | TotalFigure | undefined {
  return [...FIGURES, DISBURSED, DONE].find((one) => one.kinds.join() === kinds.join())
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
