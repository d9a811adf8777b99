// What the pages of this room are given to draw.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Activity } from '../programme/activity.ts'
import type { Norm } from '../programme/norm.ts'
import type { Programme, ProgrammeSource, TargetLine } from '../programme/programme.ts'
import type { YearEnd } from '../programme/year-end.ts'
import type { Establishment } from '../registry/establishment.ts'
import type { Twin } from '../registry/establishment-view.ts'
import type { Change } from './change.ts'
import type { Proof } from './completion.ts'
import type { DossierPaper } from './dossier.ts'
import type { FoundDuplicate } from './duplicate.ts'
import type { Level, State } from './lifecycle.ts'
import type { ListQuery, Total } from './list.ts'
import type { CostLine, Project, ProjectFund, ProjectTarget } from './project.ts'

export type ListedProject = Listed & { readonly establishmentName: string | null; readonly communeName: string; readonly changedOn: Day }

export type Choice = { readonly value: string; readonly label: string }

export type ProjectList = {
  readonly query: ListQuery
  readonly rows: readonly ListedProject[]
  readonly total: Total
  readonly communes: readonly Choice[]
  readonly activities: readonly Choice[]
  readonly years: readonly number[]
  /** The commune the list is held to; undefined for those who see the province. */
  readonly heldTo: string | undefined
}

export type Listed = {
  readonly id: string
  readonly version: number
  readonly code: string
  readonly name: string
  readonly year: number
  readonly level: Level
  readonly state: State
  readonly activity: string
  readonly establishmentId: string | null
  readonly communeCode: string
  readonly communeValidFrom: Day
  readonly askedDong: Dong
  readonly approvedDong: Dong
  readonly dueOn: Day | null
  readonly changedAt: Date
}

/** A dossier sent back: what is wrong, item by item, and by when it must come again. */
export type Return = {
  readonly id: string
  readonly reasons: readonly { readonly item: string; readonly problem: string; readonly request: string }[]
  readonly dueOn: Day
  readonly returnedOn: Day
  readonly answeredOn: Day | null
}

export type StoredFile = {
  readonly id: string
  readonly projectId: string
  readonly sha256: string
  readonly size: number
  readonly type: string
  readonly originalName: string
  /** Which paper of the dossier it is. */
  readonly purpose: string
  readonly uploadedAt: Date
}

/** What papers of a đề án take of the room they have. */
export type Room = { readonly keptBytes: number; readonly mostBytes: number }

export type ApplyView = {
  readonly programme: Programme | undefined
  readonly activities: readonly Activity[]
  readonly years: readonly number[]
  readonly communes: readonly Choice[]
  readonly establishment: Establishment | undefined
  /** A centre officer's search: whom the application is for. */
  readonly found: readonly Choice[]
  readonly q: string
  readonly requestKey: string
}

export type DraftStep = 'establishment' | 'content' | 'costs' | 'papers' | 'submission'

export type DraftView = {
  readonly project: Project
  readonly establishment: Establishment | undefined
  readonly beneficiaries: readonly Choice[]
  readonly found: readonly Choice[]
  readonly q: string
  readonly communes: readonly Choice[]
  readonly activities: readonly Activity[]
  readonly otherActivities: readonly string[]
  /** Only those đề án of its activities serve. */
  readonly lines: readonly TargetLine[]
  readonly noTarget: boolean
  readonly targets: readonly ProjectTarget[]
  readonly costs: readonly CostLine[]
  readonly totalDong: Dong
  readonly sources: readonly ProgrammeSource[]
  readonly funds: readonly ProjectFund[]
  readonly norms: readonly Norm[]
  /** Norms written for the activities of the đề án. */
  readonly ownCodes: readonly string[]
  readonly papers: readonly (DossierPaper & { readonly held: boolean })[]
  readonly files: readonly StoredFile[]
  readonly room: Room
  readonly duplicate: FoundDuplicate | undefined
  readonly openReturn: Return | undefined
  readonly done: Readonly<Record<DraftStep, boolean>>
  /** Lines to draw in the table of costs. */
  readonly rows: number
  readonly mayChooseForm: boolean
  readonly requestKey: string
}

export type ActView = {
  readonly project: Project
  readonly establishmentName: string | undefined
  readonly files: readonly StoredFile[]
  readonly room: Room
  /** What the activity must show when it is done (TT 36/2013 Art. 14). */
  readonly proofs: readonly Proof[]
  readonly duplicate: FoundDuplicate | undefined
  /** For whoever takes a dossier in or sends it back; nobody else is told of other establishments. */
  readonly twins: readonly Twin[]
  /** The end of the budget year of the đề án, once its corrections are over. */
  readonly yearOver: YearEnd | undefined
  /** Support approved and standing, from all sources of the State. */
  readonly approvedDong: Dong
  readonly openChange: Change | undefined
  readonly communes: readonly Choice[]
  readonly requestKey: string
}
