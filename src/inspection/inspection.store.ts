// The only SQL about inspections. Rows are added and read, never changed.
import sql, { empty } from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Inspection, RemedyClosing } from './inspection.ts'

const COLUMNS = sql`id, project_id, minutes_no, held_on, team, findings, remedy, remedy_due_on, conclusion, invested_dong, item_done_basis_points`

export async function insertInspection(
  db: Db,
  province: string,
  found: Inspection,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await db.run(sql`
    insert into inspection (province_code, id, project_id, minutes_no, held_on, team, findings, remedy, remedy_due_on, conclusion, invested_dong,
      item_done_basis_points, recorded_by, recorded_at)
    values (${province}, ${found.id}, ${found.projectId}, ${found.minutesNo}, ${found.heldOn}, ${found.team}, ${found.findings}, ${found.remedy},
      ${found.remedyDueOn}, ${found.conclusion}, ${found.investedDong}, ${found.itemDoneBasisPoints}, ${by.personId}, ${by.at})`)
}

/** Of one đề án, latest first. */
export async function listInspections(db: Db, province: string, projectId: string): Promise<Inspection[]> {
  return await db.many<Inspection>(sql`
    select ${COLUMNS} from inspection where province_code = ${province} and project_id = ${projectId} order by held_on desc, recorded_at desc, id desc`)
}

/** Latest first; of the whole province, or of the đề án named. */
export async function listLatestInspections(db: Db, province: string, most: number, projectIds?: readonly string[]): Promise<Inspection[]> {
  const among = projectIds === undefined ? empty : sql`and project_id = any(${projectIds}::uuid[])`
  return await db.many<Inspection>(sql`
    select ${COLUMNS} from inspection where province_code = ${province} ${among} order by held_on desc, id desc limit ${most}`)
}

/** The latest visit to each of these đề án. */
export async function listLastVisits(db: Db, province: string, projectIds: readonly string[]): Promise<Inspection[]> {
  return await db.many<Inspection>(sql`
    select distinct on (project_id) ${COLUMNS} from inspection
    where province_code = ${province} and project_id = any(${projectIds}::uuid[]) order by project_id, held_on desc, id desc`)
}

export async function insertClosing(
  db: Db,
  province: string,
  closing: RemedyClosing,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  const { inspectionId, projectId, closedOn, minutesNo, result } = closing
  await db.run(sql`
    insert into remedy_closing (province_code, inspection_id, project_id, closed_on, minutes_no, result, recorded_by, recorded_at)
    values (${province}, ${inspectionId}, ${projectId}, ${closedOn}, ${minutesNo}, ${result}, ${by.personId}, ${by.at})`)
}

/** Of one đề án. */
export async function listClosings(db: Db, province: string, projectId: string): Promise<RemedyClosing[]> {
  return await db.many<RemedyClosing>(sql`
    select inspection_id, project_id, closed_on, minutes_no, result from remedy_closing where province_code = ${province} and project_id = ${projectId}`)
}
