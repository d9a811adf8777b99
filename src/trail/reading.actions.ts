// Reading the trail: who did what, newest first, found by day, person, act, chain or record.
import { addDays, type Day, dayOf } from '../basics/day.ts'
import type { Ask } from '../platform/route.ts'
import { lastNumber } from './checkpoint.store.ts'
import type { TrailState } from './lookup.ts'
import { countSince, type KeptEntry, pageOfEntries } from './trail.store.ts'

export const ENTRIES_A_PAGE = 50

export type TrailQuery = {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly person?: string | undefined
  readonly act?: string | undefined
  readonly chain?: string | undefined
  /** The record that was worked on or looked at. */
  readonly subject?: string | undefined
  readonly before?: Place | undefined
}

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
    subjectId: subject,
    before,
  }
  const found = await pageOfEntries(ask.db, filter, ENTRIES_A_PAGE + 1)
  const entries = found.slice(0, ENTRIES_A_PAGE)
  const last = entries.at(-1)
  return { entries, older: found.length > ENTRIES_A_PAGE && last ? { at: last.at, id: last.id } : undefined }
}

const MOST_COUNTED = 1000

/** How the trail stands: what today brought, and how far it is signed. */
export async function trailState(ask: Ask): Promise<TrailState> {
  const count = await countSince(ask.db, ask.province, beginningOf(ask.today), MOST_COUNTED + 1)
  const last = await lastNumber(ask.db, ask.province)
  return {
    todays: { rows: Math.min(count, MOST_COUNTED), capped: count > MOST_COUNTED },
    signed: last && { number: last.number, at: last.at },
  }
}

/** The day an act was last done to a record; undefined when it never was. */
export async function lastDayOf(ask: Ask, chainId: string, act: string): Promise<Day | undefined> {
  const any = { from: undefined, to: undefined, personId: undefined, subjectId: undefined, before: undefined }
  const [last] = await pageOfEntries(ask.db, { ...any, province: ask.province, chainId, act }, 1)
  return last && dayOf(last.at)
}
