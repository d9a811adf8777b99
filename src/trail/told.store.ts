// One statement holds all rows of a kind against all entries that tell them: sets against sets, so ten years take seconds.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Pair, Told } from './told.ts'

/** The first row and entry that do not agree: a row nobody tells, an entry whose row is gone, or a fact that differs. */
export async function findDifference(db: Db, province: string, told: Told): Promise<Pair | undefined> {
  const keys = (told.key ?? []).map((key) => sql` and r.held->>${key}::text = e.held->>${key}::text`)
  return await db.maybe<Pair>(sql`
    with entries as materialized (${entriesOf(province, told)}),
    told as (${itemsOf(told)}),
    kept as (${rowsOf(province, told)})
    select coalesce(r.subject, e.subject) as subject_id, r.held as row, e.held as told, r.at as written_at, r.by as written_by,
      e.at, e.seq, e.act, e.chain_id, e.person_id, e.person_name
    from kept r full join told e on r.subject = e.subject and r.nth = e.nth${told.when ? sql` and r.at = e.at` : empty}${join(keys.length > 0 ? keys : [empty], '')}
    where r.subject is null or (e.subject is null and ${isUntold(told)}) or (r.subject is not null and e.subject is not null and (${differs(told)}))
    order by r.subject is null, coalesce(r.subject, e.subject), coalesce(r.at, e.at), e.seq limit 1`)
}

/** Each act with its list; an entry from before rows were listed has none. */
function entriesOf(province: string, { acts, latest, called }: Told): Sql {
  if (acts === 'moves')
    return sql`
      select distinct on (subject_id) subject_id as subject, at, seq, act, chain_id, person_id, person_name, jsonb_build_array(facts->'moved') as listed
      from trail_entry where province_code = ${province} and subject_kind = ${called.table} and jsonb_exists(facts, 'moved') order by subject_id, seq desc`
  const lists = Object.entries(acts).map(
    ([act, list]) => sql`when ${act}::text then ${list === null ? sql`jsonb_build_array(facts)` : sql`facts->${list}::text`}`,
  )
  const entries = sql`
    select subject_id as subject, at, seq, act, chain_id, person_id, person_name, case act ${join(lists, ' ')} end as listed
    from trail_entry where province_code = ${province} and act = any(${Object.keys(acts)}::text[]) and subject_kind = ${called.table}`
  return latest ? sql`select distinct on (subject) * from (${entries}) as every order by subject, listed is null, seq desc` : entries
}

function itemsOf({ lines, key, facts, when }: Told): Sql {
  const named = lines?.flatMap((name, i) => [sql`${name}::text`, sql`split_part(line, ' ', ${i + 1}::int)`])
  const items = named
    ? sql`(select jsonb_build_object(${join(named)}) from regexp_split_to_table(e.listed #>> '{}', E'\\n') as line where line <> '')`
    : sql`jsonb_array_elements(e.listed)`
  const held = Object.keys(facts).flatMap((name) => [sql`${name}::text`, factOf(name)])
  return sql`
    select *, row_number() over (partition by subject${when ? sql`, at` : empty}${keyed(key)} order by held::text, person_id) as nth from (
      select e.subject, e.at, e.seq, e.act, e.chain_id, e.person_id, e.person_name, jsonb_build_object(${join(held)}) as held
      from entries e cross join lateral ${items} as told(item) where e.listed is not null
    ) as flat`
}

/** Null where the entry is silent; what it says is nothing is an empty text. */
function factOf(name: string): Sql {
  if (name === '@') return sql`item #>> '{}'`
  if (name === '@day') return sql`to_char(e.at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`
  return sql`case when jsonb_exists(item, ${name}::text) then coalesce(item->>${name}::text, '') end`
}

function rowsOf(province: string, { from, province: of = 'province_code', subject, when, by, only, key, facts }: Told): Sql {
  const held = Object.entries(facts).flatMap(([name, { column }]) => [sql`${name}::text`, sql`coalesce((${raw(column)})::text, '')`])
  return sql`
    select *, row_number() over (partition by subject, at${keyed(key)} order by held::text, by) as nth from (
      select ${raw(subject)} as subject, ${raw(when ?? 'null::timestamptz')} as at, ${raw(by ?? 'null::uuid')} as by, jsonb_build_object(${join(held)}) as held
      from ${raw(from)} where ${raw(of)} = ${province} ${only ? sql`and (${raw(only)})` : empty}
    ) as flat`
}

function keyed(key: readonly string[] = []): Sql {
  return key.length === 0 ? empty : sql`, ${join(key.map((name) => sql`held->>${name}::text`))}`
}

/** A row is let be when its kind says so, or when its own entry is from before rows were listed. */
function isUntold({ untold, when }: Told): Sql {
  if (untold !== undefined) return sql`false`
  if (when) return sql`(r.subject, r.at) not in (select subject, at from entries where listed is null)`
  return sql`r.subject not in (select subject from entries where listed is null)`
}

function differs({ facts, by }: Told): Sql {
  const each = Object.keys(facts).map((name) => sql`e.held->>${name}::text <> r.held->>${name}::text`)
  return join([...each, ...(by ? [sql`e.person_id <> r.by`] : [])], ' or ')
}

export async function nameOf(db: Db, { called }: Told, id: string): Promise<string | undefined> {
  return (await db.maybe<{ name: string }>(sql`select ${raw(called.column)} as name from ${raw(called.table)} where id = ${id}`))?.name
}
