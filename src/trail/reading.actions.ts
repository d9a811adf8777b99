// Reading the trail: who did what, newest first, found by day, person, act, chain or record.
import { addDays, type Day, dayOf } from '../basics/day.ts'
import type { Ask } from '../platform/route.ts'
import { type KeptEntry, pageOfEntries } from './trail.store.ts'

export const ENTRIES_A_PAGE = 50

export type TrailQuery = {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly person?: string | undefined
  readonly act?: string | undefined
  readonly chain?: string | undefined
  readonly before?: Place | undefined
}
  /** The record that was worked on or looked at. */
  readonly subject?: string | undefined

export type Place = { readonly at: Date; readonly id: string }

/** Midnight in Việt Nam, where a day begins. */
function beginningOf(day: Day): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

export async function readTrail(ask: Ask, query: TrailQuery): Promise<{ entries: KeptEntry[]; older: Place | undefined }> {
  const { from, to, person, act, chain, subject, before } = query
  const filter = {
    province: ask.province,
    from: from && beginningOf(from),
    to: to && beginningOf(addDays(to, 1)),
    personId: person,
    act,
    chainId: chain,
    before,
  }
    subjectId: subject,
  const found = await pageOfEntries(ask.db, filter, ENTRIES_A_PAGE + 1)
  const entries = found.slice(0, ENTRIES_A_PAGE)
  const last = entries.at(-1)
  return { entries, older: found.length > ENTRIES_A_PAGE && last ? { at: last.at, id: last.id } : undefined }
}

/** The day an act was last done to a record; undefined when it never was. */
export async function lastDayOf(ask: Ask, chainId: string, act: string): Promise<Day | undefined> {
  const any = { from: undefined, to: undefined, personId: undefined, subjectId: undefined, before: undefined }
  const [last] = await pageOfEntries(ask.db, { ...any, province: ask.province, chainId, act }, 1)
  return last && dayOf(last.at)
}
