// The life of a yearly plan as one table: built by officers, proposed by the department, approved or cancelled.
// Who approves: Chairman of the provincial UBND for local đề án (NĐ 45/2012 Art. 2), the Minister for national ones (TT 36/2013).
import { type Move, movesFrom, toMermaid } from '../basics/lifecycle.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import type { Level } from '../project/lifecycle.ts'

export const PLAN_STATES = ['draft', 'proposed', 'approved', 'cancelled'] as const
export type PlanState = (typeof PLAN_STATES)[number]

type PlanMove = Move<PlanState, string, Role> & { readonly level?: Level }

const BUILDERS = ['centre-officer', 'department-officer'] as const

export const PLAN_MOVES = [
  { act: 'edit', from: ['draft'], to: 'same', by: BUILDERS },
  { act: 'propose', from: ['draft'], to: 'proposed', by: ['department-leader'], needs: ['items', 'submission-paper'] },
  { act: 'take-back', from: ['proposed'], to: 'draft', by: ['department-leader', 'provincial-leader'], needs: ['reason'], level: 'local' },
  { act: 'take-back', from: ['proposed'], to: 'draft', by: ['department-leader', 'ministry-officer'], needs: ['reason'], level: 'national' },
  { act: 'approve', from: ['proposed'], to: 'approved', by: ['provincial-leader'], needs: ['decision-number'], level: 'local' },
  { act: 'approve', from: ['proposed'], to: 'approved', by: ['ministry-officer'], needs: ['decision-number'], level: 'national' },
  { act: 'cancel', from: ['draft'], to: 'cancelled', by: ['centre-officer', 'department-officer', 'department-leader'], needs: ['reason'] },
  { act: 'cancel', from: ['proposed'], to: 'cancelled', by: ['department-leader'], needs: ['reason'] },
] as const satisfies readonly PlanMove[]

export type PlanAct = (typeof PLAN_MOVES)[number]['act']

/** Live plans hold their đề án: no other plan may take them. */
export const LIVE: readonly PlanState[] = ['draft', 'proposed', 'approved']

export function planMovesOf(level: Level): readonly PlanMove[] {
  return PLAN_MOVES.filter((move: PlanMove) => move.level === undefined || move.level === level)
}

/** Where `act` takes a plan, or why not. `has` names the papers and facts at hand. */
export function nextPlanState(level: Level, state: PlanState, act: PlanAct, roles: readonly Role[], has: ReadonlySet<string>): Outcome<PlanState> {
  const moves = movesFrom(planMovesOf(level), state).filter((candidate) => candidate.act === act)
  if (moves.length === 0) return refuse('plan.act-not-possible-now', { state, act })
  const move = moves.find((candidate) => candidate.by.some((allowed) => roles.includes(allowed)))
  if (!move) return refuse('plan.not-your-act', { act })
  const missing = (move.needs ?? []).filter((need) => !has.has(need))
  if (missing.length > 0) return refuse('plan.papers-missing', { missing: missing.join(' ') })
  return ok(move.to === 'same' ? state : move.to)
}

/** The acts these roles may do now: the buttons of the page and the `can` of the JSON. */
export function planActsFor(level: Level, state: PlanState, roles: readonly Role[]): PlanAct[] {
  const acts = movesFrom(planMovesOf(level), state)
    .filter((move) => move.by.some((allowed) => roles.includes(allowed)))
    .map((move) => move.act as PlanAct)
  return [...new Set(acts)]
}

export function planDiagram(): string {
  return toMermaid(PLAN_MOVES)
}
