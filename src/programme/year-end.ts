// When the books of a budget year end, by dated rules: corrections, reconciling with the Treasury, paying back what was not cleared.
// Which days they are is data (migration 0040): Luật NSNN 2015 and TT 342/2016 to budget year 2025, NĐ 73/2026 and TT 26/2026 from 2026.
import { type Day, day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Standing } from './standing.ts'

export type YearEndRule = {
  readonly firstBudgetYear: number
  readonly lastBudgetYear: number | null
  /** "01-31" of the year after the budget year; the others likewise. */
  readonly correctionsUntil: string
  readonly reconcileBy: string | null
  readonly repayBy: string | null
  readonly article: string
  readonly standing: Standing
}

export type YearEnd = {
  readonly correctionsUntil: Day
  readonly reconcileBy: Day | undefined
  readonly repayBy: Day | undefined
  readonly article: string
  readonly standing: Standing
}

/** The days at which this budget year ends; undefined when no rule on record covers it. */
export function yearEndOf(rules: readonly YearEndRule[], year: number): YearEnd | undefined {
  const rule = rules.find(({ firstBudgetYear, lastBudgetYear }) => firstBudgetYear <= year && (lastBudgetYear === null || year <= lastBudgetYear))
  if (!rule) return undefined
  const on = (monthDay: string) => day(`${year + 1}-${monthDay}`)
  return {
    correctionsUntil: on(rule.correctionsUntil),
    reconcileBy: rule.reconcileBy === null ? undefined : on(rule.reconcileBy),
    repayBy: rule.repayBy === null ? undefined : on(rule.repayBy),
    article: rule.article,
    standing: rule.standing,
  }
}

/** An act on money of a budget year whose corrections are over names the paper that lets it go on into the next year. */
export function checkYearOver(year: number, end: YearEnd | undefined, on: Day, permission = ''): Outcome<void> {
  if (!end || on <= end.correctionsUntil || permission !== '') return ok(undefined)
  return refuse('programme.year-over', { year: String(year), day: end.correctionsUntil, article: end.article }, 'permission')
}
