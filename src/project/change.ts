// Changing a đề án under way: which changes there are, and who decides which (TT 36/2013 Art. 11; local đề án mirror it).
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import type { Standing } from '../programme/standing.ts'
import type { Level } from './lifecycle.ts'
import type { ProjectForm } from './project.ts'

export type ChangeKind = {
  readonly code: string
  readonly name: string
  /** Decided by who approved the plan: the Minister, or the provincial People's Committee. */
  readonly higher: boolean
  /** In a group đề án the department decides it (Art. 11(4)). */
  readonly groupByDepartment: boolean
  /** What an agreement writes into the đề án. */
  readonly sets: 'ends-on' | 'commune' | null
  readonly article: string
  readonly standing: Standing
}

export type Change = {
  readonly id: string
  readonly kind: string
  readonly reason: string
  readonly before: string
  readonly after: string
  readonly newEndsOn: Day | null
  readonly newCommuneCode: string | null
  readonly newCommuneValidFrom: Day | null
  readonly askedOn: Day
  readonly verdict: 'agreed' | 'refused' | null
  readonly decisionNo: string | null
  readonly decidedOn: Day | null
}

/** Who decides this kind of change on this đề án. */
export function deciderOf(kind: ChangeKind, level: Level, form: ProjectForm): Role {
  if (form === 'group' && kind.groupByDepartment) return 'department-leader'
  if (level === 'national') return 'ministry-officer'
  return kind.higher ? 'provincial-leader' : 'department-leader'
}

export function mayDecide(kind: ChangeKind, project: { readonly level: Level; readonly form: ProjectForm }, roles: readonly Role[]): Outcome<Role> {
  const decider = deciderOf(kind, project.level, project.form)
  return roles.includes(decider) ? ok(decider) : refuse('project.change.not-your-act', { role: decider, kind: kind.name })
}
