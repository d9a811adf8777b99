// The đề án row, its money by source and its kept count. Rows in, domain values out; no decisions here.
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { fold } from '../basics/text.ts'
import type { Db } from '../platform/db.ts'
import type { Level, State } from './lifecycle.ts'
import type { PlaceShift } from './place-count.ts'
import { type CostLine, type Project, type ProjectFund, wordsOf } from './project.ts'

const COLUMNS = sql`id, version, programme_id, code, year, level, form, state, activity, norm_code, name, establishment_id, commune_code,
  commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, due_on, changed_at, created_at`

export async function findProject(db: Db, province: string, projectId: string): Promise<Project | undefined> {
  return await db.maybe<Project>(sql`select ${COLUMNS} from project where province_code = ${province} and id = ${projectId}`)
}

export async function findByCode(db: Db, province: string, code: string): Promise<{ id: string; code: string } | undefined> {
  return await db.maybe(sql`select id, code from project where province_code = ${province} and code = ${code}`)
}

export async function listByIds(db: Db, province: string, ids: readonly string[]): Promise<Project[]> {
  return await db.many<Project>(sql`select ${COLUMNS} from project where province_code = ${province} and id = any(${ids}::uuid[])`)
}

export type StateQuery = {
  readonly programmeId: string
  readonly states: readonly State[]
  readonly year?: number | undefined
  readonly level?: Level | undefined
  /** Left out: the whole province. */
  readonly places?: readonly PlaceKey[] | undefined
  readonly most: number
}

/** The đề án standing in given states, newest change first. */
export async function listInStates(db: Db, province: string, query: StateQuery): Promise<Project[]> {
  return await db.many<Project>(sql`
    select ${COLUMNS} from project
    where province_code = ${province} and programme_id = ${query.programmeId} and state = any(${query.states}::text[])
      and (${query.year ?? null}::int is null or year = ${query.year ?? null}) and (${query.level ?? null}::text is null or level = ${query.level ?? null})
      ${query.places ? sql`and ${isAt(query.places)}` : empty}
    order by changed_at desc, code limit ${query.most}`)
}

/** Locks the row: acts on one đề án come one after another. */
export async function findProjectForUpdate(db: Db, province: string, projectId: string): Promise<Project | undefined> {
  return await db.maybe<Project>(sql`select ${COLUMNS} from project where province_code = ${province} and id = ${projectId} for update`)
}

export async function insertProject(db: Db, province: string, project: Project, createdBy: string): Promise<void> {
  await db.run(sql`
    insert into project (province_code, id, version, programme_id, code, year, level, form, state, activity, norm_code, name, name_norm,
      establishment_id, commune_code, commune_valid_from, implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, due_on,
      changed_at, created_at, created_by)
    values (${province}, ${project.id}, ${project.version}, ${project.programmeId}, ${project.code}, ${project.year}, ${project.level},
      ${project.form}, ${project.state}, ${project.activity}, ${project.normCode}, ${project.name}, ${fold(project.name)},
      ${project.establishmentId}, ${project.communeCode}, ${project.communeValidFrom}, ${project.implementingUnit}, ${project.startsOn},
      ${project.endsOn}, ${project.need}, ${project.goal}, ${project.result}, ${project.askedDong}, ${project.dueOn}, ${project.changedAt},
      ${project.createdAt}, ${createdBy})`)
}

/** Writes the content of a đề án; the caller holds its lock and has raised its version. */
export async function updateProject(db: Db, province: string, project: Project): Promise<void> {
  await db.run(sql`
    update project set version = ${project.version}, form = ${project.form}, activity = ${project.activity}, norm_code = ${project.normCode},
      name = ${project.name}, name_norm = ${fold(project.name)}, establishment_id = ${project.establishmentId},
      commune_code = ${project.communeCode}, commune_valid_from = ${project.communeValidFrom}, implementing_unit = ${project.implementingUnit},
      starts_on = ${project.startsOn}, ends_on = ${project.endsOn}, need = ${project.need}, goal = ${project.goal}, result = ${project.result},
      asked_dong = ${project.askedDong}, changed_at = ${project.changedAt}
    where province_code = ${province} and id = ${project.id}`)
}

export type MovedTo = { readonly state: State; readonly version: number; readonly changedAt: Date; readonly dueOn: Day | null }

export async function updateState(db: Db, province: string, projectId: string, to: MovedTo): Promise<void> {
  await db.run(sql`
    update project set state = ${to.state}, version = ${to.version}, changed_at = ${to.changedAt}, due_on = ${to.dueOn}
    where province_code = ${province} and id = ${projectId}`)
}

/** The next number of a level and year. Its row stays locked to the end of the transaction: an undone one gives its number back. */
export async function takeNumber(db: Db, province: string, level: Level, year: number): Promise<number> {
  const { last } = await db.one<{ last: number }>(sql`
    insert into project_number (province_code, level, year, last) values (${province}, ${level}, ${year}, 1)
    on conflict (province_code, level, year) do update set last = project_number.last + 1
    returning last`)
  return last
}

export async function replaceWords(db: Db, province: string, project: Pick<Project, 'id' | 'name' | 'code'>): Promise<void> {
  await db.run(sql`delete from project_word where province_code = ${province} and project_id = ${project.id}`)
  await db.run(sql`
    insert into project_word (province_code, word, project_id)
    select ${province}, word, ${project.id} from unnest(${wordsOf(project.name, project.code)}::text[]) as word`)
}

type CountKey = Pick<Project, 'programmeId' | 'year' | 'level'>

/** One đề án more in a state. */
export async function countIn(db: Db, province: string, of: CountKey, state: State): Promise<void> {
  await db.run(sql`
    insert into project_count (province_code, programme_id, year, level, state, count)
    values (${province}, ${of.programmeId}, ${of.year}, ${of.level}, ${state}, 1)
    on conflict (province_code, programme_id, year, level, state) do update set count = project_count.count + 1`)
}

export async function countOut(db: Db, province: string, of: CountKey, state: State): Promise<void> {
  await db.run(sql`
    update project_count set count = count - 1
    where province_code = ${province} and programme_id = ${of.programmeId} and year = ${of.year} and level = ${of.level} and state = ${state}`)
}

/** From one state to another, rows always locked in the order of their names so that two movers never wait for each other. */
export async function countMove(db: Db, province: string, of: CountKey, from: State, to: State): Promise<void> {
  if (from === to) return
  if (from < to) await countOut(db, province, of, from)
  await countIn(db, province, of, to)
  if (from > to) await countOut(db, province, of, from)
}

/** What a place gains and loses: the row is there already unless a đề án with a contract comes in. */
export async function shiftPlaces(db: Db, province: string, shifts: readonly PlaceShift[]): Promise<void> {
  for (const { programmeId, year, communeCode, communeValidFrom, contracted, accepted } of shifts) {
    if (contracted > 0) {
      await db.run(sql`
        insert into project_place_count (province_code, programme_id, year, commune_code, commune_valid_from, contracted, accepted)
        values (${province}, ${programmeId}, ${year}, ${communeCode}, ${communeValidFrom}, ${contracted}, ${accepted})
        on conflict (province_code, programme_id, year, commune_code, commune_valid_from)
        do update set contracted = project_place_count.contracted + excluded.contracted, accepted = project_place_count.accepted + excluded.accepted`)
      continue
    }
    await db.run(sql`
      update project_place_count set contracted = contracted + ${contracted}, accepted = accepted + ${accepted}
      where province_code = ${province} and programme_id = ${programmeId} and year = ${year}
        and commune_code = ${communeCode} and commune_valid_from = ${communeValidFrom}`)
  }
}

export async function listFunds(db: Db, province: string, projectId: string): Promise<ProjectFund[]> {
  return await db.many<ProjectFund>(sql`
    select source, asked_dong, appraised_dong, approved_dong, committed_dong, advanced_dong, paid_dong, settled_dong, recovered_dong,
      released_dong, pledged_dong, proven_dong, paid_back_dong, returned_dong, earned_dong
    from project_fund where province_code = ${province} and project_id = ${projectId} order by source`)
}

/** What is asked of each source; a source no longer asked keeps its row at zero. */
export async function replaceAsked(db: Db, province: string, projectId: string, asked: ReadonlyMap<string, Dong>): Promise<void> {
  await db.run(sql`update project_fund set asked_dong = 0 where province_code = ${province} and project_id = ${projectId}`)
  for (const [source, amount] of asked) await upsertFund(db, province, projectId, source, sql`asked_dong`, amount)
}

export async function saveAppraised(db: Db, province: string, projectId: string, amounts: ReadonlyMap<string, Dong>): Promise<void> {
  for (const [source, amount] of amounts) await upsertFund(db, province, projectId, source, sql`appraised_dong`, amount)
}

export async function saveNorm(db: Db, province: string, projectId: string, normCode: string | null): Promise<void> {
  await db.run(sql`update project set norm_code = ${normCode} where province_code = ${province} and id = ${projectId}`)
}

async function upsertFund(db: Db, province: string, projectId: string, source: string, column: Sql, amount: Dong): Promise<void> {
  await db.run(sql`
    insert into project_fund (province_code, project_id, source, ${column}) values (${province}, ${projectId}, ${source}, ${amount})
    on conflict (province_code, project_id, source) do update set ${column} = excluded.${column}`)
}

export async function isOf(db: Db, province: string, projectId: string, establishmentId: string): Promise<boolean> {
  const row = await db.maybe(sql`
    select 1 from project p where p.province_code = ${province} and p.id = ${projectId} and (p.establishment_id = ${establishmentId} or exists (
      select 1 from project_beneficiary b
      where b.province_code = p.province_code and b.project_id = p.id and b.establishment_id = ${establishmentId}))`)
  return row !== undefined
}

export type PlaceKey = { readonly code: string; readonly validFrom: Day }

export async function isIn(db: Db, province: string, projectId: string, places: readonly PlaceKey[]): Promise<boolean> {
  return (await db.maybe(sql`select 1 from project where province_code = ${province} and id = ${projectId} and ${isAt(places)}`)) !== undefined
}

/** Every đề án of these places: a commune has few. */
export async function listIdsAt(db: Db, province: string, places: readonly PlaceKey[]): Promise<string[]> {
  return (await db.many<{ id: string }>(sql`select id from project where province_code = ${province} and ${isAt(places)}`)).map(({ id }) => id)
}

function isAt(places: readonly PlaceKey[]): Sql {
  return sql`(commune_code, commune_valid_from) in (
    select code, valid_from from unnest(${places.map((place) => place.code)}::text[], ${places.map((place) => place.validFrom)}::date[]) as place (code, valid_from))`
}

export async function exists(db: Db, province: string, projectId: string): Promise<boolean> {
  return (await db.maybe(sql`select 1 from project where province_code = ${province} and id = ${projectId}`)) !== undefined
}

export async function listCosts(db: Db, province: string, projectId: string): Promise<(CostLine & { readonly line: number })[]> {
  return await db.many(sql`
    select line, name, unit, quantity, price_dong, eligible from project_cost
    where province_code = ${province} and project_id = ${projectId} order by line`)
}

/** Establishments that benefit, the main one first. */
export async function listBeneficiaries(db: Db, province: string, projectId: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select id from (
      select establishment_id as id, 0 as place from project where province_code = ${province} and id = ${projectId} and establishment_id is not null
      union all
      select b.establishment_id, 1 from project_beneficiary b
      where b.province_code = ${province} and b.project_id = ${projectId}
    ) as everyone group by id order by min(place), id`)
  return rows.map((row) => row.id)
}
