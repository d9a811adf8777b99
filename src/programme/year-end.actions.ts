// The end of a budget year, asked by whoever moves its money.
import type { Day } from '../basics/day.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { listYearEndRules } from './year-end.store.ts'
import { checkYearOver, type YearEnd, yearEndOf } from './year-end.ts'

/** When the work and the corrections of a budget year end, by the rule it falls under; undefined when there is none. */
export async function endOfBudgetYear(ask: Ask, year: number): Promise<YearEnd | undefined> {
  return yearEndOf(await listYearEndRules(ask.db), year)
}

/** The same, once its corrections are over: for forms that then ask for the paper that permits. */
export async function yearOverOf(ask: Ask, year: number): Promise<YearEnd | undefined> {
  const end = await endOfBudgetYear(ask, year)
  return end && ask.today > end.correctionsUntil ? end : undefined
}

/** May money of this budget year be promised or paid by a paper of that day? */
export async function checkPermitted(ask: Ask, year: number, on: Day, permission: string | undefined): Promise<Outcome<void>> {
  return checkYearOver(year, await endOfBudgetYear(ask, year), on, permission)
}
