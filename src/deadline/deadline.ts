// Working days and legal periods, by the Civil Code 2015, Art. 146-148: the first day is not counted, a period that ends on a day
// off ends with the next working day. Which days are off is data of each year, never a rule here.
import { addDays, type Day, day, daysBetween, weekdayOf, yearOf } from '../basics/day.ts'

/** A day whose place in the week was changed by a notice: a weekday off, or a Saturday worked. */
export type PublicDay = {
  readonly day: Day
  readonly kind: 'off' | 'work'
  readonly name: string
  readonly source: string
  readonly standing: 'verified' | 'corroborated' | 'old-text' | 'unverified'
  /** Announced, but not yet law: kept, not counted. */
  readonly enabled: boolean
}

export type Calendar = {
  readonly off: ReadonlySet<Day>
  readonly work: ReadonlySet<Day>
  /** Years with at least one day on record; elsewhere only Saturdays and Sundays are known to be off. */
  readonly years: ReadonlySet<number>
}

export function calendarOf(days: readonly PublicDay[]): Calendar {
  const enabled = days.filter((one) => one.enabled)
  const of = (kind: PublicDay['kind']) => new Set(enabled.filter((one) => one.kind === kind).map((one) => one.day))
  return { off: of('off'), work: of('work'), years: new Set(enabled.map((one) => yearOf(one.day))) }
}

export function isWorkingDay(value: Day, { off, work }: Calendar): boolean {
  if (work.has(value)) return true
  return weekdayOf(value) <= 5 && !off.has(value)
}

/** The first working day after this one. */
export function nextWorkingDay(value: Day, calendar: Calendar): Day {
  let next = addDays(value, 1)
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1)
  return next
}

/** The n-th working day after `from`; `from` itself is not counted. */
export function addWorkingDays(from: Day, n: number, calendar: Calendar): Day {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('working days are counted in whole numbers from 0')
  let end = from
  for (let counted = 0; counted < n; counted++) end = nextWorkingDay(end, calendar)
  return end
}

/** How many working days stand after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) {
    const back = workingDaysBetween(to, from, calendar)
    return back === 0 ? 0 : -back
  }
  const inside = (one: Day) => one > from && one <= to
  let counted = weekdaysBetween(from, to)
  for (const one of calendar.off) if (inside(one) && weekdayOf(one) <= 5 && !calendar.work.has(one)) counted--
  for (const one of calendar.work) if (inside(one) && weekdayOf(one) > 5) counted++
  return counted
}

/** Mondays to Fridays after `from` up to and including `to`: whole weeks have five, and what is left is looked at day by day. */
function weekdaysBetween(from: Day, to: Day): number {
  const weeks = Math.floor(daysBetween(from, to) / 7)
  let counted = weeks * 5
  for (let one = addDays(from, weeks * 7); one < to; ) {
    one = addDays(one, 1)
    if (weekdayOf(one) <= 5) counted++
  }
  return counted
}

export type Period = { readonly days: number } | { readonly months: number }

/** The day on which a term that was set to end on this one ends: on a day off, with the next working day (Civil Code 2015, Art. 148(5)). */
export function endOfTerm(last: Day, calendar: Calendar): Day {
  return isWorkingDay(last, calendar) ? last : nextWorkingDay(last, calendar)
}

/** The last day of a period of calendar days or months; a day off at its end moves it to the next working day. */
export function endOfPeriod(from: Day, period: Period, calendar: Calendar): Day {
  return endOfTerm('days' in period ? addDays(from, period.days) : addMonths(from, period.months), calendar)
}

/** The same date of a later month, or the last day of the month that has no such date (Art. 148). */
export function addMonths(from: Day, months: number): Day {
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months
  const year = Math.floor(first / 12)
  const month = String((first % 12) + 1).padStart(2, '0')
  const last = lastDayOfMonth(year, (first % 12) + 1)
  return day(`${String(year).padStart(4, '0')}-${month}-${String(Math.min(Number(from.slice(8)), last)).padStart(2, '0')}`)
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Do the years from one day to another all have their holidays on record? If not, a deadline there may still move. */
export function isKnown(from: Day, to: Day, { years }: Calendar): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!years.has(year)) return false
  return true
}
