// Closing a budget year and carrying what it left: when either may be done.
import { type Day, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { YearEnd } from '../programme/year-end.ts'
import { hasCome } from './order-of-days.ts'

/** A year is closed after its corrections have ended, never while they run. Without a rule: after the year itself. */
export function checkClosing(year: number, end: YearEnd | undefined, today: Day): Outcome<void> {
  if (end === undefined) return yearOf(today) > year ? ok(undefined) : refuse('funding.year-not-over', { year: String(year) }, 'year')
  const { correctionsUntil, article } = end
  return today > correctionsUntil ? ok(undefined) : refuse('funding.corrections-open', { year: String(year), day: correctionsUntil, article }, 'year')
}

/** Only what a finished year left unused is carried, by a decision of a day that has come (NĐ 45/2012 Art. 14(4)). */
export function checkCarrying(fromYear: number, on: Day, today: Day): Outcome<void> {
  const come = hasCome(on, today, 'day')
  if (!come.ok) return come
  return yearOf(on) > fromYear ? ok(undefined) : refuse('funding.carry-too-early', { year: String(fromYear), next: String(fromYear + 1) }, 'day')
}
