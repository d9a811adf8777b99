// Records found by the beginnings of their words, at a price that does not grow with the register: what is common is walked from the newest
// record on, what is rare is gathered whole. One row per folded word of a record; ids are made in the order of time (UUIDv7).
import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { Db } from './db.ts'

export type WordIndex = {
  /** The table of words, and its column that names the record. */
  readonly words: Sql
  readonly record: Sql
  /** The table of the records themselves. */
  readonly records: Sql
}

type Query = {
  readonly index: WordIndex
  readonly province: string
  /** Folded; each must begin a word of the record. */
  readonly typed: readonly string[]
  /** One more than this is returned when there are more. */
  readonly most: number
  /** What else must be true of the record `c.id`. */
  readonly also?: Sql | undefined
  /** How far back the looks go, one after the other; a word with fewer records than that is looked through to its end. */
  readonly reaches?: readonly number[]
}

/** Nothing sorts after the last code point. */
const LAST = '\u{10ffff}'
/** A beginning with more words than this is looked for as a range. */
const SPELLINGS = 40
const REACHES = [400, 4000]

/** A typed beginning: the words it stands for, when few enough to name, and in how many records they were counted (no further than the reach). */
type Beginning = { readonly typed: string; readonly words: readonly string[] | null; readonly records: number }

/** The records that hold every typed word, newest first: all of them, or the newest `most` and one more. */
export async function newestWithWords(db: Db, query: Query): Promise<string[]> {
  let beginnings: readonly Beginning[] = []
  for (const reach of (query.reaches ?? REACHES).filter((one, i, all) => one > query.most || i === all.length - 1)) {
    beginnings = await readBeginnings(db, query, reach)
    if (beginnings.length < query.typed.length) return []
    const near = await walk(db, query, beginnings, reach)
    if (near.length > query.most || (beginnings[0]?.records ?? reach) < reach) return near
  }
  return await gather(db, query, beginnings)
}

/** The rarest first. Each step of the recursion jumps to the next word by the index: as many probes as there are words, however many records. */
async function readBeginnings(db: Db, { index, province, typed }: Query, reach: number): Promise<Beginning[]> {
  const next = (after: Sql, end: Sql) => sql`(select w.word from ${index.words} w
    where w.province_code = ${province} and ${after} and w.word < ${end} || ${LAST} order by w.word limit 1)`
  const rows = await db.many<{ typed: string; words: string[]; records: number }>(sql`
    with recursive spelling (typed, word, nth) as (
      select t.typed, ${next(sql`w.word >= t.typed`, sql`t.typed`)}, 1
      from (select one collate "C" as typed from unnest(${[...typed]}::text[]) as given (one)) t
      union all
      select s.typed, ${next(sql`w.word > s.word`, sql`s.typed`)}, s.nth + 1 from spelling s where s.word is not null and s.nth <= ${SPELLINGS}
    )
    select s.typed, array_agg(s.word) as words, sum(counted.records)::int as records
    from spelling s cross join lateral (
      select count(*) as records from (
        select 1 from ${index.words} w where w.province_code = ${province} and w.word = s.word limit ${reach}) as first) counted
    where s.word is not null group by s.typed`)
  const beginnings = rows.map(
    ({ typed: one, words, records }): Beginning =>
      words.length > SPELLINGS ? { typed: one, words: null, records: reach } : { typed: one, words, records: Math.min(records, reach) },
  )
  return beginnings.sort((a, b) => a.records - b.records || Number(a.words === null) - Number(b.words === null))
}

/** A word `w.word` of an index begins like this. */
export function beginsWith(typed: string): Sql {
  return sql`w.word >= ${typed} and w.word < ${typed + LAST}`
}

function stands({ typed, words }: Beginning): Sql {
  return words === null ? beginsWith(typed) : sql`w.word = any(${[...words]}::text[])`
}

/** The newest records of the rarest word, or simply the newest when every word is too short to name, each looked at for the other words. */
async function walk(db: Db, { index, province, most, also }: Query, [rarest, ...others]: readonly Beginning[], reach: number): Promise<string[]> {
  const words = rarest?.words
  const from = words
    ? sql`select distinct near.id from unnest(${[...words]}::text[]) as s (word) cross join lateral (
        select w.${index.record} as id from ${index.words} w where w.province_code = ${province} and w.word = s.word collate "C"
        order by w.${index.record} desc limit ${reach}) near`
    : sql`select r.id from ${index.records} r where r.province_code = ${province}`
  const checked = words || !rarest ? others : [rarest, ...others]
  const tests = [...checked.map((one) => holds(index, province, one)), ...(also ? [also] : [])]
  const rows = await db.many<{ id: string }>(sql`
    select c.id from (select id from (${from}) near order by id desc limit ${reach}) c ${whereAll(tests)} order by c.id desc limit ${most + 1}`)
  return rows.map(({ id }) => id)
}

/** "is true" keeps the planner from turning a test into a join over all records of a common word. */
function whereAll(tests: readonly Sql[]): Sql {
  if (tests.length === 0) return empty
  return sql`where ${join(
    tests.map((test) => sql`(${test}) is true`),
    ' and ',
  )}`
}

function holds(index: WordIndex, province: string, one: Beginning): Sql {
  return sql`exists (select 1 from ${index.words} w where w.province_code = ${province} and w.${index.record} = c.id and ${stands(one)})`
}

/** Common words that are seldom together: the whole of their lists is laid side by side. Exact, and the one look that grows with the register. */
async function gather(db: Db, { index, province, most, also }: Query, beginnings: readonly Beginning[]): Promise<string[]> {
  const lists = beginnings.map(
    (one) => sql`select w.${index.record} as id from ${index.words} w where w.province_code = ${province} and ${stands(one)}`,
  )
  const rows = await db.many<{ id: string }>(sql`
    select distinct c.id from (${join(lists, ' intersect ')}) c ${whereAll(also ? [also] : [])} order by c.id desc limit ${most + 1}`)
  return rows.map(({ id }) => id)
}
