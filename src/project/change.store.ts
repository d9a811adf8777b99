// Changes asked for on đề án under way, and what was decided.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { Change } from './change.ts'

const COLUMNS = sql`id, kind, reason, before, after, new_ends_on, new_commune_code, new_commune_valid_from, asked_on, verdict, decision_no, decided_on`

export async function insertChange(db: Db, province: string, projectId: string, change: Change, askedBy: string): Promise<void> {
  await db.run(sql`
    insert into project_change (province_code, id, project_id, kind, reason, before, after, new_ends_on, new_commune_code, new_commune_valid_from,
      asked_on, asked_by)
    values (${province}, ${change.id}, ${projectId}, ${change.kind}, ${change.reason}, ${change.before}, ${change.after}, ${change.newEndsOn},
      ${change.newCommuneCode}, ${change.newCommuneValidFrom}, ${change.askedOn}, ${askedBy})`)
}

/** The one waiting for a decision; the lifecycle lets only one wait. */
export async function findOpenChange(db: Db, province: string, projectId: string): Promise<Change | undefined> {
  return await db.maybe<Change>(sql`
    select ${COLUMNS} from project_change where province_code = ${province} and project_id = ${projectId} and verdict is null
    order by asked_on desc, id desc limit 1`)
}

export async function listChanges(db: Db, province: string, projectId: string): Promise<Change[]> {
  return await db.many<Change>(sql`
    select ${COLUMNS} from project_change where province_code = ${province} and project_id = ${projectId} order by asked_on desc, id desc`)
}

export type Decision = { readonly verdict: 'agreed' | 'refused'; readonly decisionNo: string; readonly decidedOn: Day }

export async function saveDecision(db: Db, province: string, changeId: string, decision: Decision, by: string): Promise<void> {
  await db.run(sql`
    update project_change set verdict = ${decision.verdict}, decision_no = ${decision.decisionNo}, decided_on = ${decision.decidedOn}, decided_by = ${by}
    where province_code = ${province} and id = ${changeId}`)
}
