// A deliberate defect for the test of bar row A1: checks the caps by reading, then writes what it read plus the amount.
// Two approvals that read together then overspend, which the test must notice. Never active unless SABOTAGE=A1.no-guard.
import type { Ask } from '../platform/route.ts'
import { type Blind, type Owner, readThenWrite } from './ledger.sabotage.store.ts'

/** True when the defect took the place of the guarded update. Only approvals are sabotaged. */
export async function blindChange(ask: Ask, what: 'project' | 'ceiling' | 'fund' | 'year', move: Blind, owner?: Owner): Promise<boolean> {
  if (move.kind !== undefined && move.kind !== 'allocation') return false
  return await readThenWrite(ask.db, ask.province, what, move, owner)
}
