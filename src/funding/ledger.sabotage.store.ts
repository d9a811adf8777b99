// The SQL of the deliberate defect of ledger.sabotage.ts: a read, a pause, a write of a stale figure.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'

export type Blind = {
  readonly programmeId: string
  readonly year: number
  readonly amountDong: bigint
  readonly source?: string
  readonly projectId?: string
  readonly kind?: string
}

export async function readThenWrite(
  db: Db,
  province: string,
  what: string,
  move: Blind,
  key?: { readonly establishmentId: string; readonly normCode: string },
): Promise<boolean> {
  const where = {
    project: sql`project_fund where province_code = ${province} and project_id = ${move.projectId ?? null} and source = ${move.source ?? ''}`,
    fund: sql`fund_total where province_code = ${province} and programme_id = ${move.programmeId} and source = ${move.source ?? ''} and year = ${move.year}`,
    year: sql`programme_year where province_code = ${province} and programme_id = ${move.programmeId} and year = ${move.year}`,
    ceiling: sql`establishment_support where province_code = ${province} and establishment_id = ${key?.establishmentId ?? null} and norm_code = ${key?.normCode ?? ''}`,
  }[what]
  const cap = {
    project: sql`appraised_dong`,
    fund: sql`estimate_dong`,
    year: sql`coalesce(planned_dong, 9000000000000000)`,
    ceiling: sql`ceiling_dong`,
  }[what]
  if (!where || !cap) return false
  const row = await db.maybe<{ approved: bigint; cap: bigint }>(sql`select approved_dong as approved, ${cap} as cap from ${where}`)
  if (!row || row.approved + move.amountDong > row.cap) return false
  await db.run(sql`select pg_sleep(0.01)`)
  return await overwrite(db, what, where, row.approved + move.amountDong)
}

async function overwrite(db: Db, what: string, where: ReturnType<typeof sql>, figure: bigint): Promise<boolean> {
  const table = { project: sql`project_fund`, fund: sql`fund_total`, year: sql`programme_year`, ceiling: sql`establishment_support` }[what]
  if (!table) return false
  return (await db.run(sql`update ${table} set approved_dong = ${figure} where ctid in (select ctid from ${where})`)) > 0
}
