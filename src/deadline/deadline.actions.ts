// The calendar a deadline is counted on, and the days shipped with the product.
import type { Db } from '../platform/db.ts'
import type { Ask } from '../platform/route.ts'
import shipped from './data/public-days.json' with { type: 'json' }
import { savePublicDays, selectPublicDays } from './deadline.store.ts'
import { type Calendar, calendarOf, type PublicDay } from './deadline.ts'

export const PUBLIC_DAYS = shipped as unknown as readonly PublicDay[]

export async function calendarFor(ask: Pick<Ask, 'db'>, fromYear: number, toYear: number): Promise<Calendar> {
  return calendarOf(await selectPublicDays(ask.db, fromYear, toYear))
}

/** May be run at every start. */
export async function loadPublicDays(db: Db): Promise<void> {
  await savePublicDays(db, PUBLIC_DAYS)
}
