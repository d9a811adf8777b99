// For `verify`: the kept totals of this room against the rows they stand for.
import type { Db } from '../platform/db.ts'
import { firstEvidenceFault } from './evidence/verify.store.ts'
import { firstTotalDifference } from './totals.store.ts'

/** Counts again and names the first difference; undefined when every kept total is right. Changes nothing. */
export async function rebuildProjectTotals(db: Db, province: string): Promise<string | undefined> {
  return await firstTotalDifference(db, province)
}

/** The first row that counts for a target line without ground, twice, or not although it should. */
export async function recountEvidence(db: Db, province: string): Promise<string | undefined> {
  return await firstEvidenceFault(db, province)
}
