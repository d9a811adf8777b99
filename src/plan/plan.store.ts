// The only SQL about plans and what they hold.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import { LIVE, type PlanState } from './lifecycle.ts'
import type { Plan, PlanItem } from './plan.ts'

const COLUMNS = sql`id, version, programme_id, code, year, level, source, name, state, decision_no, decided_on`

export async function findPlan(db: Db, province: string, planId: string): Promise<Plan | undefined> {
  return await db.maybe<Plan>(sql`select ${COLUMNS} from plan where province_code = ${province} and id = ${planId}`)
}

/** Locks the row: acts on one plan come one after another. */
export async function findPlanForUpdate(db: Db, province: string, planId: string): Promise<Plan | undefined> {
  return await db.maybe<Plan>(sql`select ${COLUMNS} from plan where province_code = ${province} and id = ${planId} for update`)
}

export async function insertPlan(db: Db, province: string, plan: Plan, by: { readonly personId: string; readonly at: Date }): Promise<void> {
  await db.run(sql`
    insert into plan (province_code, id, version, programme_id, code, year, level, source, name, state, created_by, created_at)
    values (${province}, ${plan.id}, ${plan.version}, ${plan.programmeId}, ${plan.code}, ${plan.year}, ${plan.level}, ${plan.source}, ${plan.name},
      ${plan.state}, ${by.personId}, ${by.at})`)
}

export async function lastPlanNumber(db: Db, province: string, year: number): Promise<number> {
  const { last } = await db.one<{ last: number }>(sql`
    select coalesce(max(substring(code from '[0-9]+$')::int), 0)::int as last from plan where province_code = ${province} and year = ${year}`)
  return last
}

export type Change = { readonly state: PlanState; readonly version: number; readonly decisionNo?: string; readonly decidedOn?: Day }

export async function updatePlan(db: Db, province: string, planId: string, to: Change): Promise<void> {
  await db.run(sql`
    update plan set state = ${to.state}, version = ${to.version}, decision_no = coalesce(${to.decisionNo ?? null}, decision_no),
      decided_on = coalesce(${to.decidedOn ?? null}, decided_on)
    where province_code = ${province} and id = ${planId}`)
}

export async function listItems(db: Db, province: string, planId: string): Promise<PlanItem[]> {
  return await db.many<PlanItem>(sql`
    select i.project_id, i.support_dong from plan_item i where i.province_code = ${province} and i.plan_id = ${planId} order by i.project_id`)
}

export async function insertItem(db: Db, province: string, planId: string, item: PlanItem): Promise<void> {
  await db.run(sql`
    insert into plan_item (province_code, plan_id, project_id, support_dong) values (${province}, ${planId}, ${item.projectId}, ${item.supportDong})`)
}

export async function deleteItem(db: Db, province: string, planId: string, projectId: string): Promise<number> {
  return await db.run(sql`delete from plan_item where province_code = ${province} and plan_id = ${planId} and project_id = ${projectId}`)
}

/** Plans a đề án stands in, always in the same order. */
export async function listPlansWith(db: Db, province: string, projectId: string): Promise<string[]> {
  const rows = await db.many<{ planId: string }>(sql`
    select plan_id from plan_item where province_code = ${province} and project_id = ${projectId} order by plan_id`)
  return rows.map(({ planId }) => planId)
}

export type Hold = { readonly projectId: string; readonly planId: string; readonly code: string; readonly state: PlanState }

/** Live plans of one source that hold these đề án. */
export async function listHolds(db: Db, province: string, source: string, projectIds: readonly string[]): Promise<Hold[]> {
  return await db.many<Hold>(sql`
    select i.project_id, p.id as plan_id, p.code, p.state
    from plan_item i join plan p on p.province_code = i.province_code and p.id = i.plan_id
    where i.province_code = ${province} and i.project_id = any(${projectIds}::uuid[]) and p.source = ${source} and p.state = any(${LIVE}::text[])
    order by p.code`)
}

export type PlanRow = Plan & { readonly items: number; readonly supportDong: Dong }

export async function listPlans(db: Db, province: string, programmeId: string, most: number): Promise<PlanRow[]> {
  return await db.many<PlanRow>(sql`
    select ${COLUMNS}, (select count(*)::int from plan_item i where i.province_code = plan.province_code and i.plan_id = plan.id) as items,
      (select coalesce(sum(i.support_dong), 0) from plan_item i where i.province_code = plan.province_code and i.plan_id = plan.id) as support_dong
    from plan where province_code = ${province} and programme_id = ${programmeId} order by year desc, code desc limit ${most}`)
}
