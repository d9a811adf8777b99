// What the pages of this room are drawn from.
import type { Dong } from '../basics/money.ts'
import type { Plan, PlanItem } from '../plan/plan.ts'
import type { Chosen } from '../programme/programme.ts'
import type { YearEnd } from '../programme/year-end.ts'
import type { Project, ProjectFund } from '../project/project.ts'
import type { FundTotal, OpenMoney, PostingRow, PostingSums, YearRow } from './books.ts'

/** The money of a đề án from one source, with the name the programme gives that source. */
export type NamedFund = ProjectFund & { readonly name: string }

/** What still may be paid, recovered and settled of one source. */
export type Standing = {
  readonly fund: NamedFund
  readonly finalDong: Dong | undefined
  readonly payableDong: bigint | undefined
  readonly recoverableDong: bigint
  /** What must come back before anything else: beyond what was accepted, or all of it after a stop. */
  readonly toReturnDong: bigint
  /** Advanced and paid, each less what was taken back of it. */
  readonly held: { readonly advance: bigint; readonly payment: bigint }
}

/** What the forms of the money acts are drawn from. */
export type MoneyView = {
  readonly project: Project
  readonly funds: readonly NamedFund[]
  readonly standing: readonly Standing[]
  readonly unprovenDong: bigint
  /** The support by the minutes of acceptance; what is earned may be less by what was taken back or given up since. */
  readonly acceptedDong: Dong | undefined
  /** The end of the budget year of this money, once its corrections are over: it is then paid only by leave of a paper. */
  readonly yearOver: YearEnd | undefined
}

export type FundingView = {
  readonly chosen: Chosen
  readonly totals: readonly FundTotal[]
  readonly years: readonly YearRow[]
  readonly sources: readonly { readonly source: string; readonly name: string; readonly kind: string }[]
}

export type PostingsView = {
  readonly chosen: Chosen
  readonly postings: readonly (PostingRow & { readonly code: string | undefined })[]
  readonly filter: { readonly source: string; readonly year: string; readonly kind: string }
  readonly years: readonly number[]
  readonly sources: FundingView['sources']
  readonly sums: PostingSums
}

/** A year whose books are open: its last days, what of its estimate is not used, and the đề án that hold it open. */
export type OpenYear = {
  readonly year: number
  readonly end: YearEnd | undefined
  readonly unusedDong: bigint
  /** Counterpart that đề án not yet ended must still prove; too long to add up for a page that is opened all day. */
  readonly unprovenDong: bigint
  readonly open: readonly OpenMoney[]
}

export type ClosingView = { readonly chosen: Chosen; readonly years: readonly OpenYear[] }

export type PlanApprovalView = {
  readonly plan: Plan
  readonly rows: readonly (PlanItem & { readonly project: Project | undefined })[]
  readonly leftDong: bigint
  readonly yearOver: YearEnd | undefined
}
