// Days as the screens say them: the weekday beside the date, the week and the quarter under it.
import { type Day, formatDay, quarterOf, weekdayOf, weekOf } from '../basics/day.ts'

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const
const QUARTERS = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' } as const

function weekdayName(day: Day): string {
  return WEEKDAYS[weekdayOf(day) - 1] as string
}

/** "Thứ Năm, 16/10/2025" */
export function weekdayAndDay(day: Day): string {
  const name = weekdayName(day)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${formatDay(day)}`
}

/** "thứ Năm, 16/10": inside a sentence, where the year is plain. */
export function weekdayInYear(day: Day): string {
  return `${weekdayName(day)}, ${formatDay(day).slice(0, 5)}`
}

/** "Tuần 42 · Quý IV" */
export function weekAndQuarter(day: Day): string {
  return `Tuần ${weekOf(day)} · Quý ${QUARTERS[quarterOf(day)]}`
}
