// What an acceptance gives of each source, kept beside the money of the source. Each act that changes it tells all of it, for `verify`.
import type { Dong } from '../basics/money.ts'
import type { Ask } from '../platform/route.ts'
import { noteRow } from '../trail/trail.actions.ts'
import { clearEarned, lowerEarned, saveEarned } from './earned.store.ts'
import { earnedBySource } from './earned.ts'
import { listFunds } from './project.store.ts'

export async function giveEarned(ask: Ask, projectId: string, supportDong: Dong): Promise<void> {
  await saveEarned(ask.db, ask.province, projectId, earnedBySource(await listFunds(ask.db, ask.province, projectId), supportDong))
  await tellEarned(ask, projectId)
}

export async function takeBackEarned(ask: Ask, projectId: string): Promise<void> {
  await clearEarned(ask.db, ask.province, projectId)
}

/** Less is earned than the minutes say: taken back for good, or given up. Whoever asks has counted that it fits. */
export async function reduceEarned(ask: Ask, projectId: string, source: string, by: bigint): Promise<void> {
  if (!(await lowerEarned(ask.db, ask.province, projectId, source, by))) throw new Error(`earned of ${projectId}, ${source} is less than ${by}`)
  await tellEarned(ask, projectId)
}

async function tellEarned(ask: Ask, projectId: string): Promise<void> {
  for (const { source, earnedDong } of await listFunds(ask.db, ask.province, projectId))
    if (earnedDong !== null) noteRow(ask, projectId, 'earned', { source, amountDong: String(earnedDong) })
}
