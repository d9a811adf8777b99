// SQL about the programme: its versions, target lines, sources and years. Rows in, values out; no decisions here.
import sql from 'sql-template-tag'
import type { Dong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import type { Programme, ProgrammeChoice, ProgrammeSource, ProgrammeYear, TargetLine } from './programme.ts'

const PROGRAMME = sql`select id, code, name, decision_no, decided_on, from_year, to_year, current_version from programme`

const JOINED = sql`
  select p.id, p.code, p.name, p.decision_no, p.decided_on, p.from_year, p.to_year, p.current_version,
    case when coalesce(v.document #> '{province,successor}', 'null'::jsonb) <> 'null'::jsonb then v.document #>> '{province,name}' end as inherited_from
  from programme p
  join programme_version v on v.province_code = p.province_code and v.programme_id = p.id and v.version = p.current_version`

export type ListedProgramme = Programme & Pick<ProgrammeChoice, 'inheritedFrom'>

/** All of them, the one at work in this year first. The latest that has begun, the province's own before one taken over in a merger; the next one waits for its first year, unless it is the only one. */
export async function selectProgrammes(db: Db, province: string, year: number): Promise<ListedProgramme[]> {
  return await db.many<ListedProgramme>(sql`${JOINED} where p.province_code = ${province}
    order by (p.from_year > ${year}::int), p.from_year desc, (coalesce(v.document #> '{province,successor}', 'null'::jsonb) <> 'null'::jsonb), p.code`)
}

/** Other programmes the same decision stands under. */
export async function selectTwins(db: Db, province: string, { id, decisionNo, fromYear, toYear }: ProgrammeRow, issuer: string): Promise<string[]> {
  const rows = await db.many<{ code: string }>(sql`
    select p.code from programme p
    join programme_version v on v.province_code = p.province_code and v.programme_id = p.id and v.version = p.current_version
    where p.province_code = ${province} and p.id <> ${id} and p.decision_no = ${decisionNo} and p.from_year = ${fromYear} and p.to_year = ${toYear}
      and v.document #>> '{decision,issuer}' = ${issuer} order by p.code`)
  return rows.map(({ code }) => code)
}

export async function selectProgramme(db: Db, province: string, id: string): Promise<Programme | undefined> {
  return await db.maybe<Programme>(sql`${PROGRAMME} where province_code = ${province} and id = ${id}`)
}

/** As the table has them, whatever became of their versions. */
export async function selectProgrammeRows(db: Db, province: string): Promise<Programme[]> {
  return await db.many<Programme>(sql`${PROGRAMME} where province_code = ${province} order by code`)
}

/** The decision in force, as it was written. */
export async function selectDocument(db: Db, province: string, programmeId: string): Promise<unknown> {
  const row = await db.maybe<{ document: unknown }>(sql`
    select v.document from programme p
    join programme_version v on v.province_code = p.province_code and v.programme_id = p.id and v.version = p.current_version
    where p.province_code = ${province} and p.id = ${programmeId}`)
  return row?.document
}

export async function lockByCode(db: Db, province: string, code: string): Promise<Programme | undefined> {
  return await db.maybe<Programme>(sql`${PROGRAMME} where province_code = ${province} and code = ${code} for update`)
}

export async function selectTargets(db: Db, province: string, programmeId: string): Promise<TargetLine[]> {
  return await db.many<TargetLine>(sql`
    select code, position, name, unit, kind, goal, counts, activities, yearly, withdrawn from target_line
    where province_code = ${province} and programme_id = ${programmeId} order by withdrawn, position, code`)
}

export async function selectSources(db: Db, province: string, programmeId: string): Promise<ProgrammeSource[]> {
  return await db.many<ProgrammeSource>(sql`
    select source, position, name, kind, level, planned_dong, withdrawn from programme_source
    where province_code = ${province} and programme_id = ${programmeId} order by withdrawn, position, source`)
}

export async function selectYears(db: Db, province: string, programmeId: string): Promise<ProgrammeYear[]> {
  return await db.many<ProgrammeYear>(sql`
    select year, planned_dong, approved_dong, closed_on from programme_year
    where province_code = ${province} and programme_id = ${programmeId} order by year`)
}

export type StoredVersion = {
  readonly version: number
  readonly document: unknown
  readonly digest: string
  readonly loadedAt: Date
  readonly loadedBy: string
}

/** Newest first. */
export async function selectVersions(db: Db, province: string, programmeId: string): Promise<StoredVersion[]> {
  return await db.many<StoredVersion>(sql`
    select version, document, digest, loaded_at, loaded_by from programme_version
    where province_code = ${province} and programme_id = ${programmeId} order by version desc`)
}

export type ProgrammeRow = Omit<Programme, 'currentVersion'>

export async function insertProgramme(db: Db, province: string, row: ProgrammeRow): Promise<void> {
  await db.run(sql`
    insert into programme (province_code, id, code, name, decision_no, decided_on, from_year, to_year, current_version)
    values (${province}, ${row.id}, ${row.code}, ${row.name}, ${row.decisionNo}, ${row.decidedOn}, ${row.fromYear}, ${row.toYear}, 1)`)
}

export async function updateProgramme(db: Db, province: string, row: ProgrammeRow, version: number): Promise<void> {
  await db.run(sql`
    update programme set name = ${row.name}, decision_no = ${row.decisionNo}, decided_on = ${row.decidedOn}, from_year = ${row.fromYear},
      to_year = ${row.toYear}, current_version = ${version}
    where province_code = ${province} and id = ${row.id}`)
}

export async function insertVersion(db: Db, province: string, programmeId: string, row: StoredVersion): Promise<void> {
  await db.run(sql`
    insert into programme_version (province_code, programme_id, version, document, digest, loaded_at, loaded_by)
    values (${province}, ${programmeId}, ${row.version}, ${JSON.stringify(row.document)}::jsonb, ${row.digest}, ${row.loadedAt}, ${row.loadedBy})`)
}

/** Lines named now are written; lines named no longer are marked, never deleted: what was counted for them stays. */
export async function saveTargets(db: Db, province: string, programmeId: string, lines: readonly Omit<TargetLine, 'withdrawn'>[]): Promise<void> {
  await db.run(sql`update target_line set withdrawn = true where province_code = ${province} and programme_id = ${programmeId}`)
  for (const line of lines)
    await db.run(sql`
      insert into target_line (province_code, programme_id, code, position, name, unit, kind, goal, counts, activities, yearly)
      values (${province}, ${programmeId}, ${line.code}, ${line.position}, ${line.name}, ${line.unit}, ${line.kind}, ${JSON.stringify(line.goal)}::jsonb,
        ${line.counts && JSON.stringify(line.counts)}::jsonb, ${line.activities}::text[], ${JSON.stringify(line.yearly)}::jsonb)
      on conflict (province_code, programme_id, code) do update set position = excluded.position, name = excluded.name, unit = excluded.unit,
        kind = excluded.kind, goal = excluded.goal, counts = excluded.counts, activities = excluded.activities, yearly = excluded.yearly, withdrawn = false`)
}

export async function saveSources(db: Db, province: string, programmeId: string, rows: readonly Omit<ProgrammeSource, 'withdrawn'>[]): Promise<void> {
  await db.run(sql`update programme_source set withdrawn = true where province_code = ${province} and programme_id = ${programmeId}`)
  for (const row of rows)
    await db.run(sql`
      insert into programme_source (province_code, programme_id, source, position, name, kind, level, planned_dong)
      values (${province}, ${programmeId}, ${row.source}, ${row.position}, ${row.name}, ${row.kind}, ${row.level}, ${row.plannedDong})
      on conflict (province_code, programme_id, source) do update set position = excluded.position, name = excluded.name, kind = excluded.kind,
        level = excluded.level, planned_dong = excluded.planned_dong, withdrawn = false`)
}

export type PlannedYear = { readonly year: number; readonly plannedDong: Dong | null }

/** A year that left the period gets 0: nothing more may be approved in it, what was approved stays. */
export async function saveYears(db: Db, province: string, programmeId: string, rows: readonly PlannedYear[]): Promise<void> {
  for (const row of rows)
    await db.run(sql`
      insert into programme_year (province_code, programme_id, year, planned_dong)
      values (${province}, ${programmeId}, ${row.year}, ${row.plannedDong})
      on conflict (province_code, programme_id, year) do update set planned_dong = excluded.planned_dong`)
}
