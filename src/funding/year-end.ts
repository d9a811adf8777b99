// When the books of a budget year end, by dated rules: corrections, reconciling with the Treasury, paying back what was not cleared.
// Which days they are is data (migration 0040): Luật NSNN 2015 and TT 342/2016 to budget year 2025, NĐ 73/2026 and TT 26/2026 from 2026.
import { type Day, day, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Standing } from '../programme/standing.ts'

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

/** A year is closed after its corrections have ended, never while they run. Without a rule: after the year itself. */
export function checkClosing(year: number, end: YearEnd | undefined, today: Day): Outcome<void> {
  if (end === undefined) return yearOf(today) > year ? ok(undefined) : refuse('funding.year-not-over', { year: String(year) }, 'year')
  const { correctionsUntil, article } = end
  return today > correctionsUntil ? ok(undefined) : refuse('funding.corrections-open', { year: String(year), day: correctionsUntil, article }, 'year')
}

/** Only what a finished year left unused is carried, by a decision of a day that has come (NĐ 45/2012 Art. 14(4)). */
export function checkCarrying(fromYear: number, on: Day, today: Day): Outcome<void> {
  if (on > today) return refuse('funding.day-to-come', { day: on }, 'day')
  return yearOf(on) > fromYear ? ok(undefined) : refuse('funding.carry-too-early', { year: String(fromYear), next: String(fromYear + 1) }, 'day')
}
