// What an application says while it is being written, and the application once a part of it is written.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { State } from './lifecycle.ts'
import type { CostLine, Project, ProjectForm } from './project.ts'

/** Only then may the applicant change what the dossier says, or add to its papers. */
export const EDITABLE: ReadonlySet<State> = new Set<State>(['draft', 'returned'])

export type PlannedTarget = { readonly code: string; readonly planned: number }

/** What may be written into an application; a step sends only its own part. */
export type DraftContent = {
  readonly name?: string | undefined
  readonly form?: ProjectForm | undefined
  readonly activity?: string | undefined
  readonly activities?: readonly string[] | undefined
  readonly normCode?: string | null | undefined
  readonly communeCode?: string | undefined
  readonly implementingUnit?: string | undefined
  readonly startsOn?: Day | undefined
  readonly endsOn?: Day | undefined
  readonly need?: string | undefined
  readonly goal?: string | undefined
  readonly result?: string | undefined
  readonly beneficiaryIds?: readonly string[] | undefined
  readonly targets?: readonly PlannedTarget[] | undefined
  /** The answer "không thuộc chỉ tiêu nào". */
  readonly noTarget?: boolean | undefined
  readonly costs?: readonly CostLine[] | undefined
  readonly funds?: ReadonlyMap<string, Dong> | undefined
}

export function applied(before: Project, content: DraftContent): Project {
  return {
    ...before,
    name: content.name ?? before.name,
    form: content.form ?? before.form,
    activity: content.activity ?? before.activity,
    normCode: content.normCode === undefined ? before.normCode : content.normCode,
    implementingUnit: content.implementingUnit ?? before.implementingUnit,
    startsOn: content.startsOn ?? before.startsOn,
    endsOn: content.endsOn ?? before.endsOn,
    need: content.need ?? before.need,
    goal: content.goal ?? before.goal,
    result: content.result ?? before.result,
    establishmentId: content.beneficiaryIds === undefined ? before.establishmentId : (content.beneficiaryIds[0] ?? null),
  }
}
