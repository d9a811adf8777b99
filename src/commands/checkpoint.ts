// When the trail is signed: at the start, every 1,000 entries, five minutes after the last page, and at a clean stop. What is not
// signed yet could be rewritten whole without a trace, so the wait is short; a page without new entries is not written.
import { say } from '../app.ts'
import { entriesWaiting, writeCheckpoint } from '../trail/checkpoint.actions.ts'
import { openAnchors } from '../trail/trail.anchors.ts'
import type { OpenHouse } from './house.ts'

const MANY_ENTRIES = 1_000
const LONG_MS = 5 * 60_000

export type Checkpointer = (at: 'start' | 'tick' | 'stop') => Promise<void>

/** `folder` holds the signing key and the file of checkpoints, both outside the database. */
export async function checkpointer(house: OpenHouse, province: string, folder: string): Promise<Checkpointer> {
  const anchors = await openAnchors(folder)
  let last = Date.now()
  return async (at) => {
    if (at === 'tick' && Date.now() - last < LONG_MS && (await entriesWaiting(house.pool, province)) < MANY_ENTRIES) return
    last = Date.now()
    const written = await writeCheckpoint(house.pool, province, anchors, house.clock())
    if (!written.ok) throw new Error(written.refusals.map(say).join(' '))
  }
}
