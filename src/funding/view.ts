// What the pages of this room are drawn from.
import type { Plan, PlanItem } from '../plan/plan.ts'
import type { Project } from '../project/project.ts'
import type { FundTotal, PostingRow, YearRow } from './books.ts'

export type FundingView = {
  readonly programme: string
  readonly totals: readonly FundTotal[]
  readonly years: readonly YearRow[]
  readonly sources: readonly { readonly source: string; readonly name: string; readonly kind: string }[]
}

export type PostingsView = {
  readonly postings: readonly (PostingRow & { readonly code: string | undefined })[]
  readonly filter: { readonly source: string; readonly year: string; readonly kind: string }
  readonly years: readonly number[]
  readonly sources: FundingView['sources']
  readonly capped: boolean
}

export type PlanApprovalView = {
  readonly plan: Plan
  readonly rows: readonly (PlanItem & { readonly project: Project | undefined })[]
  readonly leftDong: bigint
}
