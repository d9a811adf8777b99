// The programme at work by the day, for the header of every page: a new year, or a decision loaded beside the server, changes it without a restart.
import type { Pool } from '../platform/db.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { actAs } from './house.ts'

const KEPT_MS = 60_000

export function nameOfProgramme(pool: Pool, province: string): (now: Date) => Promise<string | undefined> {
  let known: { readonly at: number; readonly name: Promise<string | undefined> } | undefined
  const read = async (now: Date) => {
    const who = { name: 'Hệ thống', roles: [], province }
    return await actAs(pool, who, now, async (ask) => ({ keep: false, value: (await currentProgramme(ask))?.name }))
  }
  return async (now) => {
    if (!known || Math.abs(now.getTime() - known.at) >= KEPT_MS) known = { at: now.getTime(), name: read(now) }
    try {
      return await known.name
    } catch {
      known = undefined // the page says for itself that the database is away; its header asks again next time
      return undefined
    }
  }
}
