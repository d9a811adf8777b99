// The only SQL about establishments. Rows in, values out; no decisions here.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import { fold } from '../basics/text.ts'
import type { Db } from '../platform/db.ts'
import { newestWithWords, type WordIndex } from '../platform/word-index.ts'
import type { Likable } from './duplicates.ts'
import type { Establishment, Kind } from './establishment.ts'
import { MOST_COUNTED, ROWS_ON_PAGE } from './establishment-view.ts'
import type { UnitKey } from './unit.ts'

const COLUMNS = sql`e.id, e.version, e.name, e.kind, e.identity_no, e.commune_code, e.commune_valid_from, e.address, e.sector, e.products, e.owner_name,
  e.owner_is_woman, e.owner_is_minority, e.workers, e.phone, e.email, e.founded_on`

export async function findEstablishment(db: Db, province: string, id: string): Promise<Establishment | undefined> {
  return await db.maybe<Establishment>(sql`select ${COLUMNS} from establishment e where e.province_code = ${province} and e.id = ${id}`)
}

export async function lockEstablishment(db: Db, province: string, id: string): Promise<Establishment | undefined> {
  return await db.maybe<Establishment>(sql`select ${COLUMNS} from establishment e where e.province_code = ${province} and e.id = ${id} for update`)
}

export async function insertEstablishment(db: Db, province: string, e: Establishment, at: Date): Promise<void> {
  await db.run(sql`
    insert into establishment (province_code, id, version, name, name_norm, kind, identity_no, commune_code, commune_valid_from, address, sector, products,
      owner_name, owner_is_woman, owner_is_minority, workers, phone, email, founded_on, search_norm, created_at)
    values (${province}, ${e.id}, ${e.version}, ${e.name}, ${fold(e.name)}, ${e.kind}, ${e.identityNo}, ${e.communeCode}, ${e.communeValidFrom}, ${e.address},
      ${e.sector}, ${e.products}, ${e.ownerName}, ${e.ownerIsWoman}, ${e.ownerIsMinority}, ${e.workers}, ${e.phone}, ${e.email}, ${e.foundedOn}, ${searchLine(e)},
      ${at})`)
  await insertWords(db, province, e)
}

/** Writes the whole row over the locked one. */
export async function updateEstablishment(db: Db, province: string, e: Establishment): Promise<void> {
  await db.run(sql`
    update establishment set version = ${e.version}, name = ${e.name}, name_norm = ${fold(e.name)}, kind = ${e.kind}, identity_no = ${e.identityNo},
      commune_code = ${e.communeCode}, commune_valid_from = ${e.communeValidFrom}, address = ${e.address}, sector = ${e.sector}, products = ${e.products},
      owner_name = ${e.ownerName}, owner_is_woman = ${e.ownerIsWoman}, owner_is_minority = ${e.ownerIsMinority}, workers = ${e.workers},
      phone = ${e.phone}, email = ${e.email}, founded_on = ${e.foundedOn},
      search_norm = ${searchLine(e)}
    where province_code = ${province} and id = ${e.id}`)
  await db.run(sql`delete from establishment_word where province_code = ${province} and establishment_id = ${e.id}`)
  await insertWords(db, province, e)
}

/** " hop tac xa che ta leng lo thi panh che xanh": every word after a space, so that its beginning can be looked for. */
function searchLine(e: Establishment): string {
  return ` ${fold(`${e.name} ${e.ownerName} ${e.products}`)}`
}

async function insertWords(db: Db, province: string, e: Establishment): Promise<void> {
  const words = [...new Set(searchLine(e).trim().split(' '))]
  await db.run(sql`
    insert into establishment_word (province_code, word, establishment_id) select ${province}, word, ${e.id}::uuid from unnest(${words}::text[]) as word`)
}

const WORDS: WordIndex = { words: raw('establishment_word'), record: raw('establishment_id'), records: raw('establishment') }

export type Wanted = {
  /** Folded; each must begin a word of the record. */
  readonly words: readonly string[]
  /** A whole number of identity or telephone. */
  readonly number?: string | undefined
  /** Keys of the communes looked in; all when left out. */
  readonly within?: readonly UnitKey[] | undefined
  readonly kind?: Kind | undefined
}

/** What a record must be, its words aside. */
function filtersOf(province: string, { number, within, kind }: Wanted): Sql {
  const parts = [
    sql`e.province_code = ${province}`,
    number === undefined ? empty : sql`(${sameRoot(sql`${number}`)} or e.phone = ${number})`,
    within === undefined ? empty : inCommunes(within),
    kind === undefined ? empty : sql`e.kind = ${kind}`,
  ]
  return join(
    parts.filter((part) => part !== empty),
    ' and ',
  )
}

function inCommunes(keys: readonly UnitKey[]): Sql {
  const codes = keys.map((key) => key.code)
  return sql`e.commune_code = any(${codes}::text[])
    and (e.commune_code, e.commune_valid_from) in (select * from unnest(${codes}::text[], ${keys.map((key) => key.validFrom)}::date[]))`
}

/** The number itself and its branches: "-" sorts before ".", every digit after it. */
function sameRoot(root: Sql): Sql {
  return sql`e.identity_no collate "C" >= ${root} and e.identity_no collate "C" < ${root} || '.'`
}

export type EstablishmentPage = {
  readonly rows: readonly Establishment[]
  /** Counted no further than one more than MOST_COUNTED. */
  readonly found: number
}

/** One page in the order of names. */
export async function readPage(db: Db, province: string, wanted: Wanted, page: number): Promise<EstablishmentPage> {
  const filters = filtersOf(province, wanted)
  if (wanted.words.length === 0) return { rows: await listOf(db, filters, page), found: await countUpTo(db, filters, MOST_COUNTED + 1) }
  const ids = await newestIds(db, province, wanted, MOST_COUNTED)
  const holding = wanted.words.map((word) => sql`e.search_norm like ${`% ${word}%`}`)
  const where = ids.length <= MOST_COUNTED ? sql`e.province_code = ${province} and e.id = any(${ids}::uuid[])` : join([filters, ...holding], ' and ')
  return { rows: await listOf(db, where, page), found: ids.length }
}

/** The newest records wanted, and one more than `most` when there are more. */
export async function findNewest(db: Db, province: string, wanted: Wanted, most: number): Promise<Establishment[]> {
  const where =
    wanted.words.length === 0
      ? filtersOf(province, wanted)
      : sql`e.province_code = ${province} and e.id = any(${await newestIds(db, province, wanted, most)}::uuid[])`
  return await db.many<Establishment>(sql`select ${COLUMNS} from establishment e where ${where} order by e.id desc limit ${most + 1}`)
}

async function newestIds(db: Db, province: string, wanted: Wanted, most: number): Promise<string[]> {
  const also = sql`exists (select 1 from establishment e where e.id = c.id and ${filtersOf(province, wanted)})`
  return await newestWithWords(db, { index: WORDS, province, typed: wanted.words, most, also })
}

async function listOf(db: Db, where: Sql, page: number): Promise<Establishment[]> {
  return await db.many<Establishment>(sql`
    select ${COLUMNS} from establishment e where ${where}
    order by e.name_norm collate "C", e.id limit ${ROWS_ON_PAGE} offset ${(page - 1) * ROWS_ON_PAGE}`)
}

async function countUpTo(db: Db, where: Sql, most: number): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from establishment e where ${where} limit ${most}) as counted`)
  return count
}

export type NamedPlace = Likable & UnitKeyColumns

type UnitKeyColumns = { readonly communeCode: string; readonly communeValidFrom: Establishment['communeValidFrom'] }

/** Records that share a number, a telephone or words of the name with this one; the rules decide which of them are alike. */
export async function candidatesFor(db: Db, province: string, one: Likable, words: readonly string[], root: string | null): Promise<NamedPlace[]> {
  return await db.many<NamedPlace>(sql`
    with near as (
      select establishment_id as id from (
        select w.establishment_id, count(*) as shared from establishment_word w
        where w.province_code = ${province} and w.word = any(${words}::text[]) and w.establishment_id <> ${one.id}
        group by w.establishment_id order by shared desc, w.establishment_id limit 60) as by_name
      union select e.id from establishment e where e.province_code = ${province} and ${sameRoot(sql`${root}::text`)}
      union select e.id from establishment e where e.province_code = ${province} and e.phone = ${one.phone} and ${one.phone} <> ''
    )
    select e.id, e.name, e.identity_no, e.phone, e.commune_code, e.commune_valid_from
    from near join establishment e on e.province_code = ${province} and e.id = near.id
    where e.id <> ${one.id} limit 200`)
}

/** Other records that bear the number of one of these. */
export async function withNumberOf(db: Db, province: string, ids: readonly string[]): Promise<{ id: string; otherId: string }[]> {
  return await db.many(sql`
    select e.id, other.id as other_id from establishment e
    join establishment other on other.province_code = e.province_code and other.identity_no = e.identity_no and other.id <> e.id
    where e.province_code = ${province} and e.id = any(${ids}::uuid[]) and e.identity_no <> ''
    order by e.id, other.id`)
}

export async function namesByIds(
  db: Db,
  province: string,
  ids: readonly string[],
): Promise<{ id: string; name: string; kind: string; unitName: string }[]> {
  return await db.many(sql`
    select e.id, e.name, u.kind, u.name as unit_name from establishment e
    left join admin_unit u on u.code = e.commune_code and u.valid_from = e.commune_valid_from
    where e.province_code = ${province} and e.id = any(${ids}::uuid[])`)
}

export async function isWithin(db: Db, province: string, id: string, keys: readonly UnitKey[]): Promise<boolean> {
  return (
    (await db.maybe(sql`select 1 from establishment e where e.province_code = ${province} and e.id = ${id} and ${inCommunes(keys)}`)) !== undefined
  )
}

export async function openContact(db: Db, province: string, id: string, personId: string, until: Date): Promise<void> {
  await db.run(sql`
    insert into contact_disclosure (province_code, establishment_id, person_id, until) values (${province}, ${id}, ${personId}, ${until})
    on conflict (province_code, establishment_id, person_id) do update set until = excluded.until`)
}

/** Until when this person sees the contact, if that moment is not past. */
export async function contactOpenUntil(db: Db, province: string, id: string, personId: string, now: Date): Promise<Date | undefined> {
  const open = await db.maybe<{ until: Date }>(sql`
    select until from contact_disclosure
    where province_code = ${province} and establishment_id = ${id} and person_id = ${personId} and until > ${now}`)
  return open?.until
}
