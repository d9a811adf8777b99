// Postings that a later act rests on: those of one đề án, and those of one estimate.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { Fund } from './ledger.store.ts'
import type { Kind } from './ledger.ts'

export type MoveRow = {
  readonly source: string
  readonly kind: Kind
  readonly amountDong: bigint
  readonly day: Day
  readonly paperNo: string
}

/** What was posted about one đề án from a day on, oldest first. */
export async function listMoves(db: Db, province: string, projectId: string, from: Day): Promise<MoveRow[]> {
  return await db.many<MoveRow>(sql`
    select source, kind, amount_dong, day, paper_no from posting
    where province_code = ${province} and project_id = ${projectId} and day >= ${from} order by day, id`)
}

/** What raised and lowered the estimate of a source in a year. */
export async function listEstimateMoves(db: Db, { province, programmeId, source, year }: Fund): Promise<MoveRow[]> {
  return await db.many<MoveRow>(sql`
    select source, kind, amount_dong, day, paper_no from posting
    where province_code = ${province} and programme_id = ${programmeId} and source = ${source} and year = ${year}
      and kind in ('estimate', 'estimate-cut', 'carry-over') order by day, id`)
}
