// Asks whether the budget year of a đề án is closed, and which open year takes what still comes back of it.
import { type Day, yearOf } from '../basics/day.ts'
import type { Ask } from '../platform/route.ts'
import type { Project } from '../project/project.ts'
import type { ClosedYear } from './closed-year.ts'
import { findLaterYear, findYear } from './ledger.store.ts'

/** Undefined while the year is open. */
export async function closedYearOf(ask: Ask, { programmeId, year }: Project, source: string, on: Day): Promise<ClosedYear | undefined> {
  const row = await findYear(ask.db, ask.province, programmeId, year)
  if (!row?.closedOn) return undefined
  const booked = await findLaterYear(ask.db, { province: ask.province, programmeId, source, year: Math.max(year + 1, yearOf(on)) })
  return { year, closedOn: row.closedOn, booked }
}
