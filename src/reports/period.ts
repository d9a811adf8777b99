// The period a report is about. Two clocks are never mixed: whole calendar years are told as budget years, any other span by the days of papers.
import { addDays, type Day, day, formatDay, yearOf } from '../basics/day.ts'
import { addMonths } from '../deadline/deadline.ts'

export type Period = {
  readonly from: Day
  readonly to: Day
  /**
   * 'years': 01/01 to 31/12, told by budget year, the correction period to 31/01 included (Luật Ngân sách nhà nước 2015, Điều 64), and by plan year of the đề án.
   * 'days': what happened is told by the day of the voucher and of the acceptance; estimate, plan and rates by the budget year all the same.
   */
  readonly basis: 'years' | 'days'
  readonly years: readonly number[]
}

export function periodOf(from: Day, to: Day): Period {
  if (to < from) throw new RangeError(`a period runs forward: ${from} - ${to}`)
  const basis = from.endsWith('-01-01') && to.endsWith('-12-31') ? 'years' : 'days'
  const first = yearOf(from)
  return { from, to, basis, years: Array.from({ length: yearOf(to) - first + 1 }, (_, i) => first + i) }
}

export function wholeYears(fromYear: number, toYear: number): Period {
  return periodOf(day(`${fromYear}-01-01`), day(`${toYear}-12-31`))
}

export type PeriodName =
  | { readonly kind: 'span'; readonly fromYear: number; readonly toYear: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'report-year' | 'first-half' | 'nine-months'; readonly year: number }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year: number }
  | { readonly kind: 'month'; readonly month: number; readonly year: number }
  | { readonly kind: 'days'; readonly from: string; readonly to: string }

/** What officials call the period. Reporting periods close on the 14th or 15th (NĐ 09/2019/NĐ-CP Art. 12). */
export function nameOf({ from, to, basis }: Period): PeriodName {
  const year = yearOf(to)
  if (basis === 'years') return yearOf(from) === year ? { kind: 'year', year } : { kind: 'span', fromYear: yearOf(from), toYear: year }
  if (from === `${year - 1}-12-15`) {
    if (to === `${year}-06-14`) return { kind: 'first-half', year }
    if (to === `${year}-09-14`) return { kind: 'nine-months', year }
    if (to === `${year}-12-14`) return { kind: 'report-year', year }
  }
  const quarter = [1, 2, 3, 4].find((one) => quarterOf(year, one).to === to)
  if (quarter !== undefined && quarterOf(year, quarter).from === from) return { kind: 'quarter', quarter, year }
  if (to.endsWith('-14') && from === addDays(addMonths(to, -1), 1)) return { kind: 'month', month: Number(to.slice(5, 7)), year }
  return { kind: 'days', from: formatDay(from), to: formatDay(to) }
}

/** A quarter runs from the 15th of the month before it to the 14th of its last month. */
export function quarterOf(year: number, quarter: number): Period {
  const last = quarter * 3
  const before = last - 3
  const from = before === 0 ? day(`${year - 1}-12-15`) : day(`${year}-${two(before)}-15`)
  return periodOf(from, day(`${year}-${two(last)}-14`))
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** The budget year a period reports on: its estimate, its plan and every rate. */
export function reportedYear({ to }: Pick<Period, 'to'>): number {
  return yearOf(to)
}

/** The day "từ đầu năm" is counted from. Periods that close on the 14th belong to a year that began on 15/12 (NĐ 09/2019/NĐ-CP Art. 12). */
export function startOfYear(period: Period): Day {
  const year = reportedYear(period)
  return period.basis === 'years' || nameOf(period).kind === 'days' ? day(`${year}-01-01`) : day(`${year - 1}-12-15`)
}

/** "Cùng kỳ năm trước": the same days a year earlier. */
export function yearEarlier({ from, to }: Period): Period {
  return periodOf(addMonths(from, -12), addMonths(to, -12))
}

/** Periods offered for a year: the budget year, then the reporting periods of NĐ 09/2019/NĐ-CP. */
export function periodsOfYear(year: number): Period[] {
  const start = day(`${year - 1}-12-15`)
  const closing = [`${year}-06-14`, `${year}-09-14`, `${year}-12-14`].map((end) => periodOf(start, day(end)))
  return [wholeYears(year, year), ...closing]
}

/**
 * The last day anything told may carry. Told by days: the last day of the period, or today while it runs. Told by budget year: today,
 * for what is paid and accepted after 31/12 of an earlier budget year stands in the totals of that year.
 */
export function asAtDay({ to, basis }: Pick<Period, 'to' | 'basis'>, today: Day): Day {
  return basis === 'days' && to < today ? to : today
}
