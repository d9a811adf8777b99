// Cleaning up in the folder of files: what was cut off half-written, and what was kept for a row that never came. Never a file a row names.
import { isId } from '../basics/id.ts'
import type { FileStore } from '../papers/files.actions.ts'
import { inTransaction, type Pool } from '../platform/db.ts'
import { namedAmong } from './file.store.ts'

const MINUTE_MS = 60_000
/** A request with files lasts half a minute at most, so nothing this old is still being written. */
const UNFINISHED_MS = 15 * MINUTE_MS
/** Long after any transaction that might still write the row has ended. */
const ORPHAN_MS = 12 * 60 * MINUTE_MS
const AT_ONCE = 500

export type Swept = {
  readonly unfinished: number
  readonly orphans: number
  /** Provinces of whose files not one is named by a row: this folder may belong to another database, so nothing was removed. */
  readonly strange: readonly string[]
}

/** By the clock of the disk, which is the real one also where the calendar is not. */
export async function sweepFiles(pool: Pool, store: FileStore, now: Date): Promise<Swept> {
  const swept = { unfinished: 0, orphans: 0, strange: [] as string[] }
  const ago = (ms: number) => new Date(now.getTime() - ms)
  for (const { province, ids, unfinished } of await store.contents()) {
    for (const name of unfinished) if (await store.dropOld(province, name, ago(UNFINISHED_MS))) swept.unfinished += 1
    const whole = ids.filter(isId)
    const orphans = await unnamed(pool, province, whole)
    if (orphans.length > 0 && orphans.length === whole.length) swept.strange.push(province)
    else for (const id of orphans) if (await store.dropOld(province, id, ago(ORPHAN_MS))) swept.orphans += 1
  }
  return swept
}

async function unnamed(pool: Pool, province: string, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const named = await inTransaction(pool, { province, readOnly: true }, async (db) => ({
      keep: false,
      value: await namedAmong(db, province, some),
    }))
    found.push(...some.filter((id) => !named.has(id)))
  }
  return found
}
