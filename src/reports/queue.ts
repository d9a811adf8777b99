// What waits for one person: which acts are work to be done, in what order, and how near each deadline is. Pure.
import { addDays, type Day, weekdayOf } from '../basics/day.ts'
import { type Calendar, workingDaysBetween } from '../deadline/deadline.ts'
import type { Role } from '../people/role.ts'
import { type PlanAct, type PlanState, planActsFor } from '../plan/lifecycle.ts'
import { mayDecide } from '../project/change.ts'
import { type Act, actsFor, type Level, STATES, type State } from '../project/lifecycle.ts'
import { FORMS } from '../project/project.ts'
import { CHANGE_KINDS } from '../project/rules-in-force.ts'

export const WHENS = ['overdue', 'today', 'week', 'later', 'none'] as const
export type When = (typeof WHENS)[number]

/** The Sunday that ends the week of a day. */
export function endOfWeek(today: Day): Day {
  return addDays(today, 7 - weekdayOf(today))
}

export function whenOf(dueOn: Day | null, today: Day): When {
  if (dueOn === null) return 'none'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= endOfWeek(today) ? 'week' : 'later'
}

/** Working days still left, or passed since; 0 beyond a weekend or a holiday that has not ended yet. */
export type Due = { readonly when: 'overdue' | 'today' | 'coming'; readonly workingDays: number }

export function dueIn(dueOn: Day, today: Day, calendar: Calendar): Due {
  if (dueOn === today) return { when: 'today', workingDays: 0 }
  if (dueOn < today) return { when: 'overdue', workingDays: workingDaysBetween(dueOn, today, calendar) }
  return { when: 'coming', workingDays: workingDaysBetween(today, dueOn, calendar) }
}

/** Acts that are work to be done when a đề án stands where they are possible. Turning down, stopping, withdrawing and the like are choices, not tasks. */
export const TASKS = [
  'receive',
  'appraise',
  'appraise-ministry',
  'approve',
  'assign',
  'contract',
  'decide-change',
  'inspect',
  'accept',
  'advance',
  'recover',
  'pay',
  'prove-counterpart',
  'settle',
  'submit',
] as const satisfies readonly Act[]
export type Task = (typeof TASKS)[number]

/** An accepted đề án waits for one of these at a time: which one, its money says. */
export const CLOSING: readonly Task[] = ['recover', 'pay', 'prove-counterpart', 'settle']

export type Wait = { readonly level: Level; readonly state: State; readonly act: Task }

/** A change of one kind, asked for a đề án of one level and form, as the queue looks for it: "extension local single". */
export function changesDecidedBy(roles: readonly Role[]): string[] {
  return CHANGE_KINDS.flatMap((kind) =>
    (['local', 'national'] as const).flatMap((level) =>
      FORMS.filter((form) => mayDecide(kind, { level, form }, roles).ok).map((form) => `${kind.code} ${level} ${form}`),
    ),
  )
}

/** Possible elsewhere too, but work only here: money of an ended or an accepted đề án that was not earned, and what still bars its settlement. */
const WORK_ONLY_IN: Readonly<Partial<Record<Task, readonly State[]>>> = { recover: ['accepted', 'stopped'], 'prove-counterpart': ['accepted'] }

/** Where đề án wait for these roles, read from the lifecycle. */
export function waitsOf(roles: readonly Role[]): Wait[] {
  const waits: Wait[] = []
  for (const level of ['local', 'national'] as const) {
    for (const state of STATES) {
      const acts = actsFor(level, state, roles)
      for (const act of TASKS) if (acts.includes(act) && (WORK_ONLY_IN[act]?.includes(state) ?? true)) waits.push({ level, state, act })
    }
  }
  return waits
}

const PLAN_TASKS: readonly PlanAct[] = ['propose', 'approve']

/** The act a plan waits for from these roles. */
export function planTask(level: Level, state: PlanState, roles: readonly Role[]): PlanAct | undefined {
  return planActsFor(level, state, roles).find((act) => PLAN_TASKS.includes(act))
}
