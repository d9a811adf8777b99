// One page of the list of đề án, its total, and the words it is searched by.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import { beginsWith, newestWithWords, type WordIndex } from '../platform/word-index.ts'
import { COUNT_CAP, type ListQuery, ROWS, type Sort, type Total } from './list.ts'
import type { Listed } from './view.ts'

type Place = { readonly code: string; readonly validFrom: Day }

export type Narrowed = ListQuery & {
  /** Typed words, folded; each must begin a word of the dossier. */
  readonly words: readonly string[]
  /** Communes the list is held to; undefined: all of the province. */
  readonly places?: readonly Place[] | undefined
  /** Rows of one page, where it is not a page of the screen. */
  readonly size?: number | undefined
}

/** Each order has an index that gives it; number 100 follows 99. */
const ORDERS: Readonly<Record<Sort, Sql>> = {
  code: raw('p.year desc, p.level, length(p.code), p.code'),
  name: raw('p.name_norm, p.code'),
  amount: raw('p.asked_dong desc, p.code'),
  changed: raw('p.changed_at desc'),
}

const WORDS: WordIndex = { words: raw('project_word'), record: raw('project_id'), records: raw('project') }

/** Codes grouped by the day they began: comparisons the planner can weigh, and a code used again for another place does not match. */
function inPlaces(places: readonly Place[]): Sql {
  const days = [...new Set(places.map((place) => place.validFrom))].sort()
  if (days.length === 0) return sql`false`
  const codes = (from: Day) => places.filter((place) => place.validFrom === from).map((place) => place.code)
  return sql`(${join(
    days.map((from) => sql`(p.commune_valid_from = ${from} and p.commune_code = any(${codes(from)}::text[]))`),
    ' or ',
  )})`
}

/** What a dossier must be to stand in the list, its words aside. */
function filtersOf(province: string, query: Narrowed): Sql {
  const parts: Sql[] = [sql`p.province_code = ${province}`]
  if (query.year !== undefined) parts.push(sql`p.year = ${query.year}`)
  if (query.level !== undefined) parts.push(sql`p.level = ${query.level}`)
  if (query.state !== undefined) parts.push(sql`p.state = ${query.state}`)
  if (query.activity !== undefined) parts.push(sql`p.activity = ${query.activity}`)
  return join(parts, ' and ')
}

export type ListPage = { readonly rows: readonly Listed[]; readonly total: Total }

export async function readPage(db: Db, province: string, query: Narrowed, kept: boolean): Promise<ListPage> {
  if (query.words.length > 0) return await readFound(db, province, query)
  const filters = filtersOf(province, query)
  const total = kept ? await keptTotal(db, province, query) : await countedTotal(db, inside(filters, query))
  return { rows: await readRows(db, filters, query), total }
}

/** Few dossiers hold all the words: they are named. Many do: whatever the order of the list, the next of them is never far. */
async function readFound(db: Db, province: string, query: Narrowed): Promise<ListPage> {
  const filters = filtersOf(province, query)
  const ids = await newestOf(db, province, query.words, COUNT_CAP, inside(filters, query))
  if (ids.length <= COUNT_CAP) {
    const named = sql`p.province_code = ${province} and p.id = any(${ids}::uuid[])`
    return { rows: await readRows(db, named, { ...query, places: undefined }), total: { rows: ids.length, capped: false } }
  }
  const holding = query.words.map(
    (word) => sql`(exists (select 1 from project_word w
    where w.province_code = ${province} and w.project_id = p.id and ${beginsWith(word)})) is true`,
  )
  return { rows: await readRows(db, join([filters, ...holding], ' and '), query), total: { rows: COUNT_CAP, capped: true } }
}

async function newestOf(db: Db, province: string, words: readonly string[], most: number, where: Sql): Promise<string[]> {
  const also = sql`exists (select 1 from project p where p.id = c.id and ${where})`
  return await newestWithWords(db, { index: WORDS, province, typed: words, most, also })
}

/** The newest dossiers that hold all these words, and one more than `most` when there are more. */
export async function findByWords(
  db: Db,
  province: string,
  { words, places }: Pick<Narrowed, 'words' | 'places'>,
  most: number,
): Promise<readonly Listed[]> {
  const here = sql`p.province_code = ${province}`
  const ids = await newestOf(db, province, words, most, places ? sql`${here} and ${inPlaces(places)}` : here)
  if (ids.length === 0) return []
  return await db.many<Listed>(sql`${listed(sql`select * from project p where ${here} and p.id = any(${ids}::uuid[])`)} order by p.id desc`)
}

/** Held to its communes at once; a page that reads them one by one holds each read to its own. */
function inside(filters: Sql, { places }: Narrowed): Sql {
  return places ? sql`${filters} and ${inPlaces(places)}` : filters
}

async function readRows(db: Db, where: Sql, query: Narrowed): Promise<Listed[]> {
  return await db.many<Listed>(sql`${listed(pageOf(where, query))} order by ${ORDERS[query.sort]}`)
}

function listed(dossiers: Sql): Sql {
  return sql`
    select p.id, p.version, p.code, p.name, p.year, p.level, p.state, p.activity, p.establishment_id, p.commune_code, p.commune_valid_from,
      p.asked_dong, p.due_on, p.changed_at, coalesce(f.approved, 0)::bigint as approved_dong
    from (${dossiers}) p
    left join lateral (
      select sum(f.approved_dong - f.released_dong) as approved from project_fund f where f.province_code = p.province_code and f.project_id = p.id) f on true`
}

const FIRST_PAGES = 40

/** The first pages of a few communes are read commune by commune, each from its own index, and put together: no walk over the province. */
function apart(query: Narrowed): boolean {
  return query.places !== undefined && query.places.length <= FIRST_PAGES && query.page <= FIRST_PAGES
}

function pageOf(where: Sql, query: Narrowed): Sql {
  const order = ORDERS[query.sort]
  const size = query.size ?? ROWS
  const cut = sql`order by ${order} limit ${size} offset ${(query.page - 1) * size}`
  if (!query.places || !apart(query)) return sql`select * from project p where ${inside(where, query)} ${cut}`
  return sql`select p.* from unnest(${query.places.map((place) => place.code)}::text[], ${query.places.map((place) => place.validFrom)}::date[]) as place (code, from_day)
    cross join lateral (select * from project p where ${where} and p.commune_code = place.code and p.commune_valid_from = place.from_day
      order by ${order} limit ${query.page * size}) p ${cut}`
}

async function keptTotal(db: Db, province: string, query: ListQuery): Promise<Total> {
  const { rows } = await db.one<{ rows: number }>(sql`
    select coalesce(sum(count), 0)::int as rows from project_count
    where province_code = ${province} ${query.year === undefined ? empty : sql`and year = ${query.year}`}
      ${query.level === undefined ? empty : sql`and level = ${query.level}`} ${query.state === undefined ? empty : sql`and state = ${query.state}`}`)
  return { rows, capped: false }
}

async function countedTotal(db: Db, where: Sql): Promise<Total> {
  const { rows } = await db.one<{ rows: number }>(sql`
    select count(*)::int as rows from (select 1 from project p where ${where} limit ${COUNT_CAP + 1}) as counted`)
  return { rows: Math.min(rows, COUNT_CAP), capped: rows > COUNT_CAP }
}

/** The dossiers of one establishment, as main or as one of several, newest change first. */
export async function listOfEstablishment(db: Db, province: string, establishmentId: string): Promise<Listed[]> {
  const own = sql`select * from project p
    where p.province_code = ${province} and p.id in (
      select m.id from project m where m.province_code = ${province} and m.establishment_id = ${establishmentId}
      union select b.project_id from project_beneficiary b where b.province_code = ${province} and b.establishment_id = ${establishmentId})`
  return await db.many<Listed>(sql`${listed(own)} order by p.changed_at desc, p.code limit 200`)
}
