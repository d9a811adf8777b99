// Rows that count: things named by đề án, and the evidence an acceptance makes of them. A row is added and taken back, never changed.
import sql from 'sql-template-tag'
import type { Day } from '../../basics/day.ts'
import type { Db } from '../../platform/db.ts'
import type { Item, Named } from './item.ts'
import type { RecordKind } from './offer.ts'

const ITEM = sql`select i.id, i.project_id, i.target_code, i.kind, i.name, i.place, i.starts_on, i.ends_on, i.number, i.codes, i.quantity, i.once_key, i.file_id,
  f.original_name as file_name, f.sha256
  from project_item i join stored_file f on f.province_code = i.province_code and f.id = i.file_id`

/** Named by the đề án and not withdrawn, oldest first. */
export async function listItems(db: Db, province: string, projectId: string): Promise<Item[]> {
  return await db.many<Item>(sql`${ITEM}
    where i.province_code = ${province} and i.project_id = ${projectId} and i.withdrawn_at is null order by i.target_code, i.starts_on, i.recorded_at, i.id`)
}

export type LineKey = { readonly programmeId: string; readonly targetCode: string }

/** Every thing named for a line, whichever đề án named it. */
export async function listItemsOfLine(db: Db, province: string, { programmeId, targetCode }: LineKey): Promise<(Item & { readonly code: string })[]> {
  return await db.many(sql`
    select i.*, p.code from (${ITEM} where i.province_code = ${province} and i.programme_id = ${programmeId} and i.target_code = ${targetCode} and i.withdrawn_at is null) i
    join project p on p.province_code = ${province} and p.id = i.project_id order by p.code`)
}

type Written = { readonly by: string; readonly at: Date }

export async function insertItem(
  db: Db,
  province: string,
  row: Named & LineKey & { readonly id: string; readonly projectId: string; readonly onceKey: string; readonly fileId: string },
  { by, at }: Written,
): Promise<void> {
  await db.run(sql`
    insert into project_item (province_code, id, project_id, programme_id, target_code, kind, name, place, starts_on, ends_on, number, codes, quantity, once_key,
      file_id, recorded_by, recorded_at)
    values (${province}, ${row.id}, ${row.projectId}, ${row.programmeId}, ${row.targetCode}, ${row.kind}, ${row.name}, ${row.place}, ${row.startsOn}, ${row.endsOn},
      ${row.number}, ${row.codes}::text[], ${row.quantity}, ${row.onceKey}, ${row.fileId}, ${by}, ${at})`)
}

export async function withdrawItem(db: Db, province: string, projectId: string, id: string, at: Date): Promise<number> {
  return await db.run(sql`
    update project_item set withdrawn_at = ${at} where province_code = ${province} and project_id = ${projectId} and id = ${id} and withdrawn_at is null`)
}

/** Held until the end of the transaction: who counts for a line does so one after another. */
export async function lockLines(db: Db, province: string, programmeId: string, codes: readonly string[]): Promise<void> {
  await db.many(sql`
    select 1 from target_line where province_code = ${province} and programme_id = ${programmeId} and code = any(${codes}::text[]) order by code for update`)
}

export type EvidenceRow = LineKey & {
  readonly id: string
  readonly projectId: string
  readonly acceptanceId: string
  readonly recordKind: RecordKind
  readonly recordId: string
  readonly onceKey: string
  readonly countedOn: Day
  readonly year: number
  readonly quantity: number
  readonly counts: boolean
}

export async function insertEvidence(db: Db, province: string, row: EvidenceRow, { by, at }: Written): Promise<void> {
  await db.run(sql`
    insert into evidence (province_code, id, programme_id, target_code, project_id, acceptance_id, record_kind, record_id, once_key, counted_on, year, quantity,
      counts, recorded_by, recorded_at)
    values (${province}, ${row.id}, ${row.programmeId}, ${row.targetCode}, ${row.projectId}, ${row.acceptanceId}, ${row.recordKind}, ${row.recordId},
      ${row.onceKey}, ${row.countedOn}, ${row.year}, ${row.quantity}, ${row.counts}, ${by}, ${at})`)
}

export type Standing = LineKey & {
  readonly id: string
  readonly projectId: string
  readonly projectCode: string
  readonly onceKey: string
  readonly year: number
  readonly quantity: number
  readonly counts: boolean
}

const STANDING = sql`select e.id, e.programme_id, e.target_code, e.project_id, p.code as project_code, e.once_key, e.year, e.quantity, e.counts
  from evidence e join project p on p.province_code = e.province_code and p.id = e.project_id`

/** What one đề án brought and was not taken back. */
export async function listStanding(db: Db, province: string, projectId: string): Promise<Standing[]> {
  return await db.many<Standing>(sql`${STANDING}
    where e.province_code = ${province} and e.project_id = ${projectId} and e.withdrawn_on is null order by e.target_code, e.once_key`)
}

/** The things that count for a line already, among those asked about. */
export async function listCounting(db: Db, province: string, { programmeId, targetCode }: LineKey, keys: readonly string[]): Promise<Standing[]> {
  return await db.many<Standing>(sql`${STANDING}
    where e.province_code = ${province} and e.programme_id = ${programmeId} and e.target_code = ${targetCode} and e.once_key = any(${keys}::text[]) and e.counts`)
}

/** The next to count in place of what was taken back: the earliest that still stands, one for each key. */
export async function listWaiting(db: Db, province: string, { programmeId, targetCode }: LineKey, keys: readonly string[]): Promise<Standing[]> {
  return await db.many<Standing>(sql`
    select distinct on (w.once_key) w.* from (${STANDING}
      where e.province_code = ${province} and e.programme_id = ${programmeId} and e.target_code = ${targetCode} and e.once_key = any(${keys}::text[])
        and e.withdrawn_on is null and not e.counts order by e.counted_on, e.recorded_at, e.id) w order by w.once_key`)
}

export async function takeBack(db: Db, province: string, projectId: string, on: Day): Promise<void> {
  await db.run(sql`
    update evidence set counts = false, withdrawn_on = ${on} where province_code = ${province} and project_id = ${projectId} and withdrawn_on is null`)
}

export async function letCount(db: Db, province: string, id: string): Promise<void> {
  await db.run(sql`update evidence set counts = true where province_code = ${province} and id = ${id}`)
}

/** Papers of the same thing where it counts for another line. */
export async function listElsewhere(
  db: Db,
  province: string,
  { programmeId, targetCode }: LineKey,
  { kind, onceKey }: Pick<Item, 'kind' | 'onceKey'>,
): Promise<{ readonly targetCode: string; readonly sha256: string; readonly code: string }[]> {
  return await db.many(sql`
    select distinct i.target_code, f.sha256, p.code from project_item i
    join stored_file f on f.province_code = i.province_code and f.id = i.file_id
    join project p on p.province_code = i.province_code and p.id = i.project_id
    where i.province_code = ${province} and i.programme_id = ${programmeId} and i.target_code <> ${targetCode} and i.kind = ${kind} and i.once_key = ${onceKey}
      and i.withdrawn_at is null order by p.code, i.target_code`)
}
