// The dated rules shipped with the product: norms, advance rules and the official calendar. Loading them again changes nothing.

import { dong } from '../basics/money.ts'
import { loadPublicDays } from '../deadline/deadline.actions.ts'
import type { Db } from '../platform/db.ts'
import type { AdvanceRule } from './advance.ts'
import advanceRules from './data/advance-rules.json' with { type: 'json' }
import norms from './data/norms.json' with { type: 'json' }
import { saveAdvanceRules, saveNorms } from './norm.store.ts'
import type { Norm } from './norm.ts'

/** Ceilings stand in the file as digits in quotes: money is never a float. */
export const SHIPPED_NORMS = norms.map((norm) => ({
  ...norm,
  ceilingDong: norm.ceilingDong === null ? null : dong(BigInt(norm.ceilingDong)),
})) as unknown as readonly Norm[]

export const SHIPPED_ADVANCE_RULES = advanceRules as unknown as readonly AdvanceRule[]

export async function loadReference(db: Db): Promise<void> {
  await saveNorms(db, SHIPPED_NORMS)
  await saveAdvanceRules(db, SHIPPED_ADVANCE_RULES)
  await loadPublicDays(db)
}
