// What each beneficiary is given, kept by the act that fixes it and told in its entry, for `verify`.
import type { Ask } from '../platform/route.ts'
import { noteRow } from '../trail/trail.actions.ts'
import { listShares, replaceShares } from './share.store.ts'
import type { Shares } from './share.ts'

export async function sharesOf(ask: Ask, projectId: string): Promise<Shares> {
  return await listShares(ask.db, ask.province, projectId)
}

export async function setShares(ask: Ask, projectId: string, shares: Shares): Promise<void> {
  await replaceShares(ask.db, ask.province, projectId, shares)
  for (const [establishmentId, amount] of shares) noteRow(ask, projectId, 'shares', { establishmentId, amountDong: String(amount) })
}
