// Rows of figures that stand beside what is counted. Added and read; the latest of a line and year holds.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { Correction, Measure, YearGoal } from './figures.ts'
import type { Scope } from './reports.store.ts'

export type Written = { readonly id: string; readonly by: string; readonly at: Date }

export async function insertCorrection(db: Db, { province, programmeId }: Scope, row: Correction, { id, by, at }: Written): Promise<void> {
  await db.run(sql`
    insert into target_correction (province_code, id, programme_id, target_code, year, counted, quantity, decision_no, decided_on, reason, recorded_by, recorded_at)
    values (${province}, ${id}, ${programmeId}, ${row.targetCode}, ${row.year}, ${row.counted}, ${row.quantity}, ${row.decisionNo}, ${row.decidedOn}, ${row.reason},
      ${by}, ${at})`)
}

export async function insertMeasure(db: Db, { province, programmeId }: Scope, row: Measure, { id, by, at }: Written): Promise<void> {
  await db.run(sql`
    insert into target_measure (province_code, id, programme_id, target_code, as_at, part, whole, paper_no, paper_on, recorded_by, recorded_at)
    values (${province}, ${id}, ${programmeId}, ${row.targetCode}, ${row.asAt}, ${row.part}, ${row.whole}, ${row.paperNo}, ${row.paperOn}, ${by}, ${at})`)
}

export async function insertYearGoal(db: Db, { province, programmeId }: Scope, row: YearGoal, { id, by, at }: Written): Promise<void> {
  await db.run(sql`
    insert into target_year_goal (province_code, id, programme_id, target_code, year, value, decision_no, decided_on, recorded_by, recorded_at)
    values (${province}, ${id}, ${programmeId}, ${row.targetCode}, ${row.year}, ${row.value}, ${row.decisionNo}, ${row.decidedOn}, ${by}, ${at})`)
}

/** The correction that holds for each line and year, among those decided by that day; one that sets the figure to what was counted lifts it. */
export async function listCorrections(db: Db, { province, programmeId }: Scope, upTo: Day | null = null): Promise<Correction[]> {
  return await db.many<Correction>(sql`
    select * from (
      select distinct on (target_code, year) target_code, year, counted, quantity, decision_no, decided_on, reason from target_correction
      where province_code = ${province} and programme_id = ${programmeId} and (${upTo}::date is null or decided_on <= ${upTo}::date)
      order by target_code, year, recorded_at desc, id desc) held
    where quantity <> counted order by target_code, year`)
}

/** Every figure recorded for one line, the latest first. */
export async function listMeasures(db: Db, { province, programmeId }: Scope, targetCode: string): Promise<Measure[]> {
  return await db.many<Measure>(sql`
    select target_code, as_at, part::float8 as part, whole::float8 as whole, paper_no, paper_on from target_measure
    where province_code = ${province} and programme_id = ${programmeId} and target_code = ${targetCode} order by as_at desc, recorded_at desc, id desc`)
}

/** The goal of each year that a decision gave, the latest of each. */
export async function listYearGoals(db: Db, { province, programmeId }: Scope): Promise<YearGoal[]> {
  return await db.many<YearGoal>(sql`
    select distinct on (target_code, year) target_code, year, value::float8 as value, decision_no, decided_on from target_year_goal
    where province_code = ${province} and programme_id = ${programmeId} order by target_code, year, recorded_at desc, id desc`)
}

/** What counts for one line and year, without any figure set by decision. */
export async function findCounted(db: Db, { province, programmeId }: Scope, targetCode: string, year: number): Promise<number> {
  const row = await db.maybe<{ accepted: number }>(sql`
    select accepted::int as accepted from attainment
    where province_code = ${province} and programme_id = ${programmeId} and target_code = ${targetCode} and year = ${year}`)
  return row?.accepted ?? 0
}

/** Đề án that answered that they serve no line of the programme, or whose content fits none. */
export async function listUntargeted(
  db: Db,
  { province, programmeId }: Scope,
  fromYear: number,
  toYear: number,
): Promise<{ readonly id: string; readonly code: string; readonly name: string }[]> {
  return await db.many(sql`
    select p.id, p.code, p.name from project p
    where p.province_code = ${province} and p.programme_id = ${programmeId} and p.year between ${fromYear} and ${toYear} and p.state in ('accepted', 'settled')
      and not exists (select 1 from project_target t where t.province_code = p.province_code and t.project_id = p.id)
    order by p.year, length(p.code), p.code`)
}
