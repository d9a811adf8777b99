// The calendar a deadline is counted on, and the days shipped with the product.
import { type Day, yearOf } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { Ask } from '../platform/route.ts'
import shipped from './data/public-days.json' with { type: 'json' }
import { savePublicDays, selectPublicDays } from './deadline.store.ts'
import { type Calendar, calendarOf, endOfTerm, type PublicDay } from './deadline.ts'

export const PUBLIC_DAYS = shipped as unknown as readonly PublicDay[]

export async function calendarFor(ask: Pick<Ask, 'db'>, fromYear: number, toYear: number): Promise<Calendar> {
  return calendarOf(await selectPublicDays(ask.db, fromYear, toYear))
}

/** When a term set to end on this day really ends. */
export async function termEnd(ask: Pick<Ask, 'db'>, last: Day): Promise<Day> {
  return endOfTerm(last, await calendarFor(ask, yearOf(last), yearOf(last) + 1))
}

/** May be run at every start. */
export async function loadPublicDays(db: Db): Promise<void> {
  await savePublicDays(db, PUBLIC_DAYS)
}
