// What an acceptance is judged by, read once and handed to the rules and to the page.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Norm } from '../programme/norm.ts'
import type { Project, ProjectTarget } from '../project/project.ts'
import type { Inspection } from './inspection.ts'

export type SignedContract = {
  readonly number: string
  readonly signedOn: Day
  readonly endsOn: Day
  readonly supportDong: Dong
  readonly counterpartDong: Dong
}

export type AcceptanceDesk = {
  readonly project: Project
  readonly contract: SignedContract | undefined
  /** Support approved from all state sources. */
  readonly approvedDong: Dong
  readonly targets: readonly (ProjectTarget & { readonly name: string; readonly unit: string })[]
  /** Latest first. */
  readonly inspections: readonly Inspection[]
  readonly norm: Norm | undefined
  /** The day of the appraisal: the norm of that day judges the đề án to its end. */
  readonly normDay: Day
  readonly priority: boolean
  readonly beneficiaries: number
}
