// The life of a đề án as one table. The guard, the buttons, the step strip, the deadlines, the diagrams and the tests read it.
// Local (KCĐP) and national (KCQG) đề án differ in rows, not in code. To change the process, change a row.
// Skeleton: the ten steps of domain.md 4.2; who does what: TT 36/2013/TT-BCT Art. 8-11, 18, 21 (national); the province's own rule (local, NĐ 45/2012 Art. 2).
import { type Move, movesFrom } from '../basics/lifecycle.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'

export const STATES = [
  'draft',
  'submitted',
  'appraising',
  'ministry',
  'returned',
  'appraised',
  'approved',
  'assigned',
  'underway',
  'adjusting',
  'accepted',
  'settled',
  'rejected',
  'withdrawn',
  'stopped',
  'cancelled',
] as const
export type State = (typeof STATES)[number]

export type Level = 'local' | 'national'

/** How far a đề án came, told by the state it stands in: those with a contract, and those of them whose work was accepted. */
export const CONTRACTED: readonly State[] = ['underway', 'adjusting', 'accepted', 'settled', 'stopped']
export const ACCEPTED: readonly State[] = ['accepted', 'settled']

type ProjectMove = Move<State, string, Role> & {
  /** Left out: both levels. */
  readonly level?: Level
  /** The step of the ten that this act completes (0-based in STEPS). */
  readonly step?: number
}

const APPLICANT = ['establishment', 'centre-officer'] as const
/** Which of them decides which change: change.ts (TT 36/2013 Art. 11). */
const CHANGE_DECIDERS = ['department-leader', 'provincial-leader', 'ministry-officer'] as const
/** Which of them names who benefits: change.ts (TT 36/2013 Art. 10, 11). */
const NAMERS = ['department-leader', 'ministry-officer'] as const
const DEPARTMENT = ['centre-officer', 'department-officer'] as const

export const MOVES = [
  { act: 'submit', from: ['draft', 'returned'], to: 'submitted', by: APPLICANT, needs: ['complete-dossier'], step: 0 },
  { act: 'receive', from: ['submitted'], to: 'appraising', by: DEPARTMENT },
  { act: 'return', from: ['submitted', 'appraising'], to: 'returned', by: DEPARTMENT, needs: ['reason'] },
  { act: 'appraise', from: ['appraising'], to: 'appraised', by: ['department-officer'], needs: ['appraisal-minutes'], level: 'local', step: 1 },
  { act: 'appraise', from: ['appraising'], to: 'ministry', by: ['department-officer'], needs: ['appraisal-minutes'], level: 'national', step: 1 },
  {
    act: 'appraise-ministry',
    from: ['ministry'],
    to: 'appraised',
    by: ['ministry-officer'],
    needs: ['appraisal-minutes'],
    level: 'national',
    step: 2,
  },
  { act: 'return', from: ['ministry'], to: 'returned', by: ['ministry-officer'], needs: ['reason'], level: 'national' },
  { act: 'reject', from: ['submitted', 'appraising'], to: 'rejected', by: ['department-leader'], needs: ['reason'] },
  { act: 'reject', from: ['appraised'], to: 'rejected', by: ['department-leader'], needs: ['reason'], level: 'local' },
  { act: 'reject', from: ['ministry', 'appraised'], to: 'rejected', by: ['ministry-officer'], needs: ['reason'], level: 'national' },
  { act: 'approve', from: ['appraised'], to: 'approved', by: ['provincial-leader'], needs: ['decision-number'], level: 'local', step: 3 },
  { act: 'approve', from: ['appraised'], to: 'approved', by: ['ministry-officer'], needs: ['decision-number'], level: 'national', step: 3 },
  {
    act: 'supplement',
    from: ['approved', 'assigned'],
    to: 'same',
    by: ['provincial-leader'],
    needs: ['decision-number'],
    level: 'local',
  },
  {
    act: 'supplement',
    from: ['approved', 'assigned'],
    to: 'same',
    by: ['ministry-officer'],
    needs: ['decision-number'],
    level: 'national',
  },
  { act: 'assign', from: ['approved'], to: 'assigned', by: ['department-leader'], needs: ['decision-number'], step: 4 },
  {
    act: 'reduce',
    from: ['approved', 'assigned', 'underway', 'accepted'],
    to: 'same',
    by: ['department-leader'],
    needs: ['decision-number'],
    level: 'local',
  },
  {
    act: 'reduce',
    from: ['approved', 'assigned', 'underway', 'accepted'],
    to: 'same',
    by: ['ministry-officer'],
    needs: ['decision-number'],
    level: 'national',
  },
  { act: 'name-beneficiaries', from: ['approved', 'assigned', 'underway'], to: 'same', by: NAMERS, needs: ['decision-number'] },
  { act: 'contract', from: ['assigned'], to: 'underway', by: ['department-leader'], needs: ['contract'], step: 5 },
  { act: 'advance', from: ['underway'], to: 'same', by: ['finance-officer'], needs: ['payment-order'] },
  { act: 'inspect', from: ['underway', 'adjusting'], to: 'same', by: ['inspector', 'department-officer'], needs: ['inspection-minutes'], step: 7 },
  { act: 'hand-in', from: ['underway', 'adjusting', 'accepted', 'stopped'], to: 'same', by: APPLICANT },
  { act: 'name-results', from: ['underway', 'adjusting', 'stopped'], to: 'same', by: ['centre-officer', 'department-officer'] },
  { act: 'ask-change', from: ['underway'], to: 'adjusting', by: ['centre-officer'], needs: ['reason'] },
  { act: 'decide-change', from: ['adjusting'], to: 'underway', by: CHANGE_DECIDERS, needs: ['decision-number'] },
  {
    act: 'accept',
    from: ['underway', 'stopped'],
    to: 'accepted',
    by: ['department-officer'],
    needs: ['inspection-minutes', 'acceptance-minutes'],
    step: 8,
  },
  { act: 'annul-acceptance', from: ['accepted'], to: 'underway', by: ['department-leader'], needs: ['reason', 'decision-number'] },
  { act: 'annul-acceptance-of-stopped', from: ['accepted'], to: 'stopped', by: ['department-leader'], needs: ['reason', 'decision-number'] },
  { act: 'prove-counterpart', from: ['underway', 'accepted'], to: 'same', by: ['finance-officer'], needs: ['vouchers'] },
  { act: 'correct-counterpart', from: ['underway', 'accepted', 'stopped'], to: 'same', by: ['finance-officer'], needs: ['reason'] },
  { act: 'pay', from: ['accepted'], to: 'same', by: ['finance-officer'], needs: ['payment-order'] },
  { act: 'recover', from: ['underway', 'accepted', 'stopped', 'settled'], to: 'same', by: ['finance-officer'], needs: ['decision-number'] },
  { act: 'settle', from: ['accepted'], to: 'settled', by: ['finance-officer'], needs: ['settlement-file'], step: 9 },
  { act: 'withdraw', from: ['draft', 'submitted', 'returned', 'appraising', 'ministry', 'appraised'], to: 'withdrawn', by: APPLICANT },
  { act: 'reopen', from: ['withdrawn'], to: 'draft', by: APPLICANT },
  { act: 'cancel', from: ['approved', 'assigned'], to: 'cancelled', by: ['provincial-leader'], needs: ['decision-number'], level: 'local' },
  { act: 'cancel', from: ['approved', 'assigned'], to: 'cancelled', by: ['ministry-officer'], needs: ['decision-number'], level: 'national' },
  { act: 'stop', from: ['underway', 'adjusting'], to: 'stopped', by: ['provincial-leader'], needs: ['decision-number'], level: 'local' },
  { act: 'stop', from: ['underway', 'adjusting'], to: 'stopped', by: ['ministry-officer'], needs: ['decision-number'], level: 'national' },
] as const satisfies readonly ProjectMove[]

export type Act = (typeof MOVES)[number]['act']

/** The ten steps every đề án goes through; a local one skips the ministry's appraisal. */
export const STEPS = [
  'registration',
  'appraisal',
  'ministry',
  'plan',
  'assignment',
  'contract',
  'work',
  'inspection',
  'acceptance',
  'settlement',
] as const
export type Step = (typeof STEPS)[number]

/** The step a state stands at; none for one that left the way. */
const STEP_OF: Readonly<Partial<Record<State, Step>>> = {
  draft: 'registration',
  submitted: 'registration',
  returned: 'registration',
  appraising: 'appraisal',
  ministry: 'ministry',
  appraised: 'plan',
  approved: 'assignment',
  assigned: 'contract',
  underway: 'work',
  adjusting: 'work',
  accepted: 'settlement',
}

export function stepsOf(level: Level): readonly Step[] {
  return STEPS.filter((step) => level === 'national' || step !== 'ministry')
}

/** Where a đề án stands among the steps of its level; undefined once it is settled or has left the way. */
export function stepOf(state: State): Step | undefined {
  return STEP_OF[state]
}

export const ENDS: readonly State[] = ['settled', 'rejected', 'cancelled']

export function movesOf(level: Level): readonly ProjectMove[] {
  return MOVES.filter((move: ProjectMove) => move.level === undefined || move.level === level)
}

/** Where `act` takes a đề án, or why not. `has` names the papers and facts at hand. */
export function next(level: Level, state: State, act: Act, roles: readonly Role[], has: ReadonlySet<string>): Outcome<State> {
  const move = movesFrom(movesOf(level), state).find((candidate) => candidate.act === act)
  if (!move) return refuse('project.act-not-possible-now', { state, act })
  if (!move.by.some((allowed) => roles.includes(allowed))) return refuse('project.not-your-act', { act })
  const missing = (move.needs ?? []).filter((need) => !has.has(need))
  if (missing.length > 0) return refuse('project.papers-missing', { missing: missing.join(', ') })
  return ok(move.to === 'same' ? state : move.to)
}

/** The acts these roles may do now: the buttons of the page and the `can` of the JSON. */
export function actsFor(level: Level, state: State, roles: readonly Role[]): Act[] {
  const acts = movesFrom(movesOf(level), state)
    .filter((move) => move.by.some((allowed) => roles.includes(allowed)))
    .map((move) => move.act as Act)
  return [...new Set(acts)]
}
