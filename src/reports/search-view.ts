// What the search page is drawn from.
import type { Day } from '../basics/day.ts'
import type { PlanState } from '../plan/lifecycle.ts'
import type { Level, State } from '../project/lifecycle.ts'

export type FoundProject = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly state: State
  readonly under: string
}
export type FoundEstablishment = { readonly id: string; readonly name: string; readonly under: string }
export type FoundPaper = {
  readonly id: string
  readonly number: string
  readonly issuedOn: Day
  readonly abstract: string
  readonly projectId: string
  readonly code: string
  readonly projectName: string
}
export type FoundPlan = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly state: PlanState
  readonly decisionNo: string | null
}

export type SearchView = {
  readonly q: string
  /** Too little was typed to look for. */
  readonly tooShort: boolean
  readonly projects: readonly FoundProject[]
  readonly establishments: readonly FoundEstablishment[]
  readonly papers: readonly FoundPaper[]
  readonly plans: readonly FoundPlan[]
  /** More was found than is shown. */
  readonly more: { readonly projects: boolean; readonly establishments: boolean; readonly papers: boolean }
}
