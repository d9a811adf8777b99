// A legal day is not an instant: papers and deadlines live on days in Asia/Ho_Chi_Minh.

/** "2026-03-15". Compares as text. */
export type Day = string & { readonly __unit: 'day' }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

export function isDay(text: string): text is Day {
  const match = SHAPE.exec(text)
  if (!match) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Reads what an officer types ("15/3/2026", "15-03-2026") and what a date field sends ("2026-03-15"). */
export function parseDay(text: string): Day | undefined {
  const trimmed = text.trim()
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  const iso = typed ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}` : trimmed
  return isDay(iso) ? iso : undefined
}

/** "15/03/2026" */
export function formatDay(value: Day): string {
  return `${value.slice(8)}/${value.slice(5, 7)}/${value.slice(0, 4)}`
}

/** "ngày 05 tháng 02 năm 2026": 0 before days under 10 and before months 1 and 2 only (NĐ 30/2020, Phụ lục I). */
export function formatDayInWords(value: Day): string {
  const month = Number(value.slice(5, 7))
  return `ngày ${value.slice(8)} tháng ${month <= 2 ? `0${month}` : month} năm ${value.slice(0, 4)}`
}

/** The day it is in Việt Nam (UTC+7 all year) at this instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as Day
}

/** "14:20" in Việt Nam. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
}

export function addDays(value: Day, days: number): Day {
  return new Date(Date.parse(`${value}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10) as Day
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY)
}

export function yearOf(value: Day): number {
  return Number(value.slice(0, 4))
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(value: Day): number {
  return new Date(`${value}T00:00:00Z`).getUTCDay() || 7
}

/** The week of ISO 8601: it begins on Monday, and belongs to the year of its Thursday; 1 … 53. */
export function weekOf(value: Day): number {
  const thursday = addDays(value, 4 - weekdayOf(value))
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01` as Day, thursday) / 7) + 1
}

/** 1 … 4 */
export function quarterOf(value: Day): 1 | 2 | 3 | 4 {
  return Math.ceil(Number(value.slice(5, 7)) / 3) as 1 | 2 | 3 | 4
}
