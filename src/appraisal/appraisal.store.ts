// The only SQL about appraisals. Rows are added and read, never changed.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Appraisal } from './appraisal.ts'

export async function insertAppraisal(
  db: Db,
  province: string,
  held: Appraisal,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  await db.run(sql`
    insert into appraisal (province_code, id, project_id, tier, minutes_no, held_on, verdict, criteria, conclusion, norm_id, priority, eligible_dong,
      proposed_dong, recorded_by, recorded_at)
    values (${province}, ${held.id}, ${held.projectId}, ${held.tier}, ${held.minutesNo}, ${held.heldOn}, ${held.verdict},
      ${JSON.stringify(held.criteria)}, ${held.conclusion}, ${held.normId}, ${held.priority}, ${held.eligibleDong}, ${held.proposedDong},
      ${by.personId}, ${by.at})`)
}

/** Latest first. */
export async function listAppraisals(db: Db, province: string, projectId: string): Promise<Appraisal[]> {
  return await db.many<Appraisal>(sql`
    select id, project_id, tier, minutes_no, held_on, verdict, criteria, conclusion, norm_id, priority, eligible_dong, proposed_dong
    from appraisal where province_code = ${province} and project_id = ${projectId} order by held_on desc, recorded_at desc, id desc`)
}
