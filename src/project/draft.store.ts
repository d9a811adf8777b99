// The parts of an application that are rewritten as it is filled in: costs, target lines, beneficiaries, commitments, files.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { PlannedTarget } from './draft.ts'
import type { Earlier } from './duplicate.ts'
import type { CostLine } from './project.ts'
import type { Return } from './view.ts'

export async function replaceCosts(db: Db, province: string, projectId: string, costs: readonly CostLine[]): Promise<void> {
  await db.run(sql`delete from project_cost where province_code = ${province} and project_id = ${projectId}`)
  if (costs.length === 0) return
  await db.run(sql`
    insert into project_cost (province_code, project_id, line, name, unit, quantity, price_dong, eligible)
    select ${province}, ${projectId}, line, name, unit, quantity, price_dong, eligible
    from unnest(${costs.map((_, i) => i + 1)}::int[], ${costs.map((c) => c.name)}::text[], ${costs.map((c) => c.unit)}::text[],
      ${costs.map((c) => c.quantity)}::int[], ${costs.map((c) => c.priceDong.toString())}::bigint[], ${costs.map((c) => c.eligible)}::boolean[])
      as given (line, name, unit, quantity, price_dong, eligible)`)
}

export async function replaceTargets(
  db: Db,
  province: string,
  of: { readonly id: string; readonly programmeId: string },
  targets: readonly PlannedTarget[],
): Promise<void> {
  await db.run(sql`delete from project_target where province_code = ${province} and project_id = ${of.id}`)
  if (targets.length === 0) return
  await db.run(sql`
    insert into project_target (province_code, project_id, programme_id, target_code, planned)
    select ${province}, ${of.id}, ${of.programmeId}, code, planned
    from unnest(${targets.map((t) => t.code)}::text[], ${targets.map((t) => t.planned)}::int[]) as given (code, planned)`)
}

export async function saveNoTarget(db: Db, province: string, projectId: string, noTarget: boolean): Promise<void> {
  await db.run(sql`update project set no_target = ${noTarget} where province_code = ${province} and id = ${projectId}`)
}

export async function findNoTarget(db: Db, province: string, projectId: string): Promise<boolean> {
  return (await db.maybe(sql`select 1 from project where province_code = ${province} and id = ${projectId} and no_target`)) !== undefined
}

/** What counts for each of these lines so far. */
export async function sumAttained(db: Db, province: string, programmeId: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.many<{ targetCode: string; accepted: number }>(sql`
    select target_code, sum(accepted)::float8 as accepted from attainment
    where province_code = ${province} and programme_id = ${programmeId} and target_code = any(${codes}::text[]) group by target_code`)
  return new Map(rows.map(({ targetCode, accepted }) => [targetCode, accepted]))
}

/** Beneficiaries besides the main one. */
export async function replaceBeneficiaries(db: Db, province: string, projectId: string, ids: readonly string[]): Promise<void> {
  await db.run(sql`delete from project_beneficiary where province_code = ${province} and project_id = ${projectId}`)
  if (ids.length === 0) return
  await db.run(sql`
    insert into project_beneficiary (province_code, project_id, establishment_id)
    select distinct ${province}, ${projectId}::uuid, id from unnest(${ids}::uuid[]) as id`)
}

/** Activities besides the main one: only a đề án điểm has them. */
export async function replaceActivities(db: Db, province: string, projectId: string, activities: readonly string[]): Promise<void> {
  await db.run(sql`delete from project_activity where province_code = ${province} and project_id = ${projectId}`)
  if (activities.length === 0) return
  await db.run(sql`
    insert into project_activity (province_code, project_id, activity)
    select ${province}, ${projectId}, activity from unnest(${activities}::text[]) as activity`)
}

export async function listActivities(db: Db, province: string, projectId: string): Promise<string[]> {
  const rows = await db.many<{ activity: string }>(sql`
    select activity from project_activity where province_code = ${province} and project_id = ${projectId} order by activity`)
  return rows.map((row) => row.activity)
}

/** Other đề án in which these establishments benefit, from a year on. */
export async function listEarlier(db: Db, province: string, establishmentIds: readonly string[], fromYear: number): Promise<Earlier[]> {
  return await db.many<Earlier>(sql`
    select id, code, year, state, activity, norm_code,
      array(select establishment_id::text from (
        select project.establishment_id where project.establishment_id is not null
        union select b.establishment_id from project_beneficiary b where b.province_code = project.province_code and b.project_id = project.id) as everyone
        order by establishment_id) as establishments
    from project
    where province_code = ${province} and year >= ${fromYear} and id in (
      select m.id from project m where m.province_code = ${province} and m.establishment_id = any(${establishmentIds}::uuid[])
      union select b.project_id from project_beneficiary b where b.province_code = ${province} and b.establishment_id = any(${establishmentIds}::uuid[]))
    order by year desc, code`)
}

export async function insertCommitments(
  db: Db,
  province: string,
  projectId: string,
  codes: readonly string[],
  by: { personId: string; at: Date },
): Promise<void> {
  await db.run(sql`
    insert into project_commitment (province_code, project_id, code, made_by, made_at)
    select ${province}, ${projectId}, code, ${by.personId}, ${by.at} from unnest(${codes}::text[]) as code
    on conflict do nothing`)
}

export async function insertReturn(db: Db, province: string, projectId: string, given: Omit<Return, 'answeredOn'>, by: string): Promise<void> {
  await db.run(sql`
    insert into project_return (province_code, id, project_id, reasons, due_on, returned_on, returned_by)
    values (${province}, ${given.id}, ${projectId}, ${JSON.stringify(given.reasons)}::jsonb, ${given.dueOn}, ${given.returnedOn}, ${by})`)
}

export async function answerReturns(db: Db, province: string, projectId: string, on: Day): Promise<void> {
  await db.run(sql`
    update project_return set answered_on = ${on}
    where province_code = ${province} and project_id = ${projectId} and answered_on is null`)
}

/** Newest first. */
export async function listReturns(db: Db, province: string, projectId: string): Promise<Return[]> {
  return await db.many<Return>(sql`
    select id, reasons, due_on, returned_on, answered_on from project_return
    where province_code = ${province} and project_id = ${projectId} order by returned_on desc, id desc`)
}
