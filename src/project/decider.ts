// Whose an act is, where the list of roles allows several: by the level of the đề án, its form, and the change that waits.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import { mayDecide } from './change.ts'
import { type Act, type Level, movesOf } from './lifecycle.ts'
import type { ProjectForm } from './project.ts'
import { BENEFICIARY_CHANGE, CHANGE_KINDS } from './rules-in-force.ts'

/** The form of an act, its button and the act itself ask this. `waiting`: the kind of the change that waits for a decision. */
export function whoseAct(
  act: Act,
  project: { readonly level: Level; readonly form: ProjectForm },
  roles: readonly Role[],
  waiting?: string | undefined,
): Outcome<void> {
  const moves = movesOf(project.level).filter((move) => move.act === act)
  if (!moves.some(({ by }) => by.some((role) => roles.includes(role)))) return refuse('project.not-your-act', { act })
  const kind = act === 'name-beneficiaries' ? BENEFICIARY_CHANGE : CHANGE_KINDS.find(({ code }) => act === 'decide-change' && code === waiting)
  if (!kind) return ok(undefined)
  const may = mayDecide(kind, project, roles)
  return may.ok ? ok(undefined) : may
}
