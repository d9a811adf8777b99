// What an inspection or an acceptance is judged by, read once and handed to the rules and to the pages.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Norm } from '../programme/norm.ts'
import type { Again, OfferedLine } from '../project/evidence/offer.ts'
import type { Project } from '../project/project.ts'
import type { Inspection, RemedyClosing } from './inspection.ts'

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
  /** The whole cost in the dossier. */
  readonly estimateDong: Dong
  /** The target lines the đề án serves, with the things that may count for each. */
  readonly lines: readonly OfferedLine[]
  /** What of these counts already through another đề án. */
  readonly again: readonly Again[]
  /** Latest first. */
  readonly inspections: readonly Inspection[]
  readonly norm: Norm | undefined
  /** The day of the appraisal: the norm of that day judges the đề án to its end. */
  readonly normDay: Day
  readonly priority: boolean
  readonly beneficiaries: number
}

export type InspectionDesk = {
  readonly project: Project
  readonly totalDong: Dong
  /** Latest first. */
  readonly inspections: readonly Inspection[]
  /** Remedies that were looked at again. */
  readonly closings: readonly RemedyClosing[]
  readonly may: boolean
  readonly mayClose: boolean
  readonly requestKey: string
}

export type Due = { readonly project: Project; readonly last: Inspection | undefined }
export type Visit = { readonly inspection: Inspection; readonly code: string; readonly name: string }

export type InspectionList = {
  readonly due: readonly Due[]
  readonly visits: readonly Visit[]
  readonly mayInspect: boolean
  readonly mayAccept: boolean
}
