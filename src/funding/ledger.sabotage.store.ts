// The SQL of the deliberate defect of ledger.sabotage.ts: a read, a pause, a write of a stale figure.
import sql, { type Sql } from 'sql-template-tag'
import type { Db } from '../platform/db.ts'

export type Blind = {
  readonly programmeId: string
  readonly year: number
  readonly amountDong: bigint
  readonly source?: string
  readonly projectId?: string
  readonly kind?: string
}

export type Owner = { readonly establishmentId: string; readonly normCode: string }

type Place = { readonly table: Sql; readonly cap: Sql; readonly row: Sql }

function placeOf(what: 'project' | 'ceiling' | 'fund' | 'year', move: Blind, owner: Owner | undefined): Place {
  const { programmeId, year, source = '', projectId = null } = move
  const places: Record<typeof what, Place> = {
    project: { table: sql`project_fund`, cap: sql`appraised_dong`, row: sql`project_id = ${projectId} and source = ${source}` },
    fund: { table: sql`fund_total`, cap: sql`estimate_dong`, row: sql`programme_id = ${programmeId} and source = ${source} and year = ${year}` },
    year: { table: sql`programme_year`, cap: sql`planned_dong`, row: sql`programme_id = ${programmeId} and year = ${year}` },
    ceiling: {
      table: sql`establishment_support`,
      cap: sql`ceiling_dong`,
      row: sql`programme_id = ${programmeId} and establishment_id = ${owner?.establishmentId ?? null} and norm_code = ${owner?.normCode ?? ''}`,
    },
  }
  return places[what]
}

export async function readThenWrite(
  db: Db,
  province: string,
  what: 'project' | 'ceiling' | 'fund' | 'year',
  move: Blind,
  owner?: Owner,
): Promise<boolean> {
  const { table, cap, row } = placeOf(what, move, owner)
  const seen = await db.maybe<{ approved: bigint; cap: bigint }>(
    sql`select approved_dong as approved, ${cap} as cap from ${table} where province_code = ${province} and ${row}`,
  )
  if (!seen || seen.approved + move.amountDong > seen.cap) return false
  await db.run(sql`select pg_sleep(0.01)`)
  return (await db.run(sql`update ${table} set approved_dong = ${seen.approved + move.amountDong} where province_code = ${province} and ${row}`)) > 0
}
