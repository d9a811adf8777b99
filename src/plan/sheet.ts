// A plan as its page and its annex show it: one row a đề án, columns of the annex to the decision (Danh mục đề án, nhiệm vụ khuyến công).
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { PlanAct } from './lifecycle.ts'
import type { ItemMoney, Plan } from './plan.ts'

export type SheetRow = {
  readonly projectId: string
  readonly code: string
  readonly name: string
  readonly implementingUnit: string
  readonly beneficiaries: readonly string[]
  readonly place: string
  readonly output: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly money: ItemMoney
  readonly appraisedDong: Dong
}

/** A đề án that waits for a plan of this year, level and source. */
export type Waiting = { readonly projectId: string; readonly code: string; readonly name: string; readonly appraisedDong: Dong }

export type PlanSheet = {
  readonly plan: Plan
  readonly sourceName: string
  readonly rows: readonly SheetRow[]
  readonly totals: ItemMoney
  /** The tờ trình the plan was sent up with, last; undefined while it is on the desk. */
  readonly proposal: { readonly paperNo: string; readonly issuedOn: Day } | undefined
  readonly waiting: readonly Waiting[]
  /** What this person may do with the plan now. */
  readonly can: readonly PlanAct[]
}

/** With an id made once for each form of the page: the four acts first, then one for each row. */
export type PlanPageData = PlanSheet & { readonly requestKeys: readonly string[] }
