// SQL of what an acceptance gives of each source: set by the acceptance, lowered by what is taken back for good, gone with its annulment.
import sql from 'sql-template-tag'
import type { Dong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'

export async function saveEarned(db: Db, province: string, projectId: string, earned: ReadonlyMap<string, Dong>): Promise<void> {
  for (const [source, amount] of earned)
    await db.run(sql`
      update project_fund set earned_dong = ${amount} where province_code = ${province} and project_id = ${projectId} and source = ${source}`)
}

export async function clearEarned(db: Db, province: string, projectId: string): Promise<void> {
  await db.run(sql`update project_fund set earned_dong = null where province_code = ${province} and project_id = ${projectId}`)
}

/** False when less would be left than is paid and kept. */
export async function lowerEarned(db: Db, province: string, projectId: string, source: string, by: bigint): Promise<boolean> {
  const rows = await db.run(sql`
    update project_fund set earned_dong = earned_dong - ${by}::bigint
    where province_code = ${province} and project_id = ${projectId} and source = ${source}
      and earned_dong - ${by}::bigint >= greatest(paid_dong - paid_back_dong - returned_dong, 0)`)
  return rows === 1
}
