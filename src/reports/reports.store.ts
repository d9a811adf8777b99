// What reports read of the other rooms' tables. Pages read kept totals only; postings are added up for a report over part of a year, which no total holds.
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { UnitKey } from '../registry/unit.ts'
import type { AttainedRow } from './attainment.ts'
import type { Evidence, StateCount } from './evidence.ts'
import type { FundRow } from './money.ts'
import type { Period } from './period.ts'
import type { ActivityQuantity } from './report-content.ts'

export type Scope = { readonly province: string; readonly programmeId: string }

const STAGE_SUMS = sql`estimate_dong as estimate, approved_dong as approved, committed_dong as committed, advanced_dong as advanced, paid_dong as paid,
  recovered_dong + returned_dong as recovered, settled_dong as settled, pledged_dong as pledged, proven_dong as proven`

/** Kept totals by source and budget year. */
export async function selectFunds(db: Db, { province, programmeId }: Scope, fromYear: number, toYear: number): Promise<FundRow[]> {
  return await db.many<FundRow>(sql`
    select source, year, ${STAGE_SUMS} from fund_total
    where province_code = ${province} and programme_id = ${programmeId} and year between ${fromYear} and ${toYear} order by year, source`)
}

type Row = Omit<AttainedRow, 'whole' | 'changed'> & { readonly whole: number | null; readonly changed: number | null }

function asAttained(rows: readonly Row[]): AttainedRow[] {
  return rows.map(({ whole, changed, ...row }) => ({ ...row, ...(whole === null ? {} : { whole }), ...(changed === null ? {} : { changed }) }))
}

/** By target line and plan year: the evidence kept, what a decision sets otherwise, and for lines that are measured the latest figure of each year. */
export async function selectAttained(db: Db, { province, programmeId }: Scope, fromYear: number, toYear: number): Promise<AttainedRow[]> {
  const rows = await db.many<Row>(sql`
    with counted as (
      select target_code, year, accepted::float8 as accepted from attainment
      where province_code = ${province} and programme_id = ${programmeId} and year between ${fromYear} and ${toYear} and accepted <> 0
    ), corrected as (
      select distinct on (target_code, year) target_code, year, (quantity - counted)::float8 as change from target_correction
      where province_code = ${province} and programme_id = ${programmeId} and year between ${fromYear} and ${toYear}
      order by target_code, year, recorded_at desc, id desc
    )
    select target_code, year, greatest(0, coalesce(c.accepted, 0) + coalesce(x.change, 0)) as accepted, null::float8 as whole,
      case when x.change is not null then greatest(-coalesce(c.accepted, 0), x.change) end as changed
    from counted c full join corrected x using (target_code, year) where coalesce(c.accepted, 0) <> 0 or x.change <> 0
    union all
    (select distinct on (target_code, extract(year from as_at)) target_code, extract(year from as_at)::int, part::float8, whole::float8, null::float8 from target_measure
      where province_code = ${province} and programme_id = ${programmeId} and extract(year from as_at) between ${fromYear} and ${toYear}
      order by target_code, extract(year from as_at), as_at desc, recorded_at desc, id desc)
    order by target_code, year`)
  return asAttained(rows)
}

/** Lines that measure another side of a line, as the decision in force has them. */
export async function selectPartOf(db: Db, { province, programmeId }: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await db.many<{ code: string; partOf: string }>(sql`
    select t ->> 'code' as code, t ->> 'partOf' as part_of
    from programme p
    join programme_version v on v.province_code = p.province_code and v.programme_id = p.id and v.version = p.current_version
    cross join lateral jsonb_array_elements(case jsonb_typeof(v.document -> 'targets') when 'array' then v.document -> 'targets' else '[]'::jsonb end) t
    where p.province_code = ${province} and p.id = ${programmeId} and t ->> 'partOf' is not null`)
  return new Map(rows.map(({ code, partOf }) => [code, partOf]))
}

export async function selectCounts(db: Db, { province, programmeId }: Scope, fromYear: number, toYear: number): Promise<StateCount[]> {
  return await db.many<StateCount>(sql`
    select level, state, sum(count)::int as count from project_count
    where province_code = ${province} and programme_id = ${programmeId} and year between ${fromYear} and ${toYear}
    group by level, state having sum(count) > 0 order by level, state`)
}

/** An acceptance that passed; a failed one counts nothing. */
export const PASSED = sql`a.verdict <> 'fail'`

/**
 * Quantities by activity, plan year and target line. What is planned is of the đề án that hold support at the end of the period, as their
 * money is; `accepted` within the period, `standing` up to its end. Whole years: all that was accepted for them.
 */
export async function selectQuantities(db: Db, scope: Scope, { basis, from, to }: Period, years: readonly number[]): Promise<ActivityQuantity[]> {
  const { province, programmeId } = scope
  const [first, last] = basis === 'years' ? [null, null] : [from, to]
  return await db.many<ActivityQuantity>(sql`
    with held as (
      select project_id from posting
      where province_code = ${province} and programme_id = ${programmeId} and kind in ('allocation', 'allocation-release', 'commitment-release')
        and day <= coalesce(${last}::date, 'infinity')
      group by project_id having sum(case kind when 'allocation' then amount_dong else -amount_dong end) > 0
    ), counted as (
      select project_id, target_code, sum(quantity) as standing,
        sum(quantity) filter (where counted_on >= coalesce(${first}::date, '-infinity')) as accepted
      from evidence
      where province_code = ${province} and programme_id = ${programmeId} and counts and counted_on <= coalesce(${last}::date, 'infinity')
      group by project_id, target_code
    )
    select p.activity, p.year, t.target_code, coalesce(sum(t.planned) filter (where h.project_id is not null), 0)::int as planned,
      coalesce(sum(c.accepted), 0)::int as accepted, coalesce(sum(c.standing), 0)::int as standing
    from project p
    join project_target t on t.province_code = p.province_code and t.project_id = p.id
    left join held h on h.project_id = p.id
    left join counted c on c.project_id = p.id and c.target_code = t.target_code
    where p.province_code = ${province} and p.programme_id = ${programmeId}
      and (p.year = any(${years}::int[]) or (${first}::date is not null and c.accepted > 0)) and (h.project_id is not null or c.standing > 0)
    group by 1, 2, 3 order by 1, 2, 3`)
}

/** By target line and calendar year of the day: what counts, what a decision of these days sets otherwise, the latest figure measured. */
export async function sumAccepted(db: Db, { province, programmeId }: Scope, from: Day, to: Day): Promise<AttainedRow[]> {
  const rows = await db.many<Row>(sql`
    with counted as (
      select target_code, extract(year from counted_on)::int as year, sum(quantity)::float8 as accepted
      from evidence where province_code = ${province} and programme_id = ${programmeId} and counts and counted_on between ${from} and ${to}
      group by 1, 2
    ), held as (
      select distinct on (target_code, year) target_code, decided_on, (quantity - counted)::float8 as change from target_correction
      where province_code = ${province} and programme_id = ${programmeId} order by target_code, year, recorded_at desc, id desc
    ), corrected as (
      select target_code, extract(year from decided_on)::int as year, sum(change) as change from held where decided_on between ${from} and ${to} group by 1, 2
    )
    select target_code, year, greatest(0, coalesce(c.accepted, 0) + coalesce(x.change, 0)) as accepted, null::float8 as whole,
      case when x.change is not null then greatest(-coalesce(c.accepted, 0), x.change) end as changed
    from counted c full join corrected x using (target_code, year) where coalesce(c.accepted, 0) <> 0 or x.change <> 0
    union all
    (select distinct on (target_code, extract(year from as_at)) target_code, extract(year from as_at)::int, part::float8, whole::float8, null::float8 from target_measure
      where province_code = ${province} and programme_id = ${programmeId} and as_at between ${from} and ${to}
      order by target_code, extract(year from as_at), as_at desc, recorded_at desc, id desc)
    order by target_code, year`)
  return asAttained(rows)
}

/** Nothing was ever entered for the programme: no đề án, no posting. */
export async function isEmpty(db: Db, { province, programmeId }: Scope): Promise<boolean> {
  const found = await db.one<{ empty: boolean }>(sql`
    select not exists (select 1 from project where province_code = ${province} and programme_id = ${programmeId})
      and not exists (select 1 from posting where province_code = ${province} and programme_id = ${programmeId}) as empty`)
  return found.empty
}

export type EvidenceQuestion = {
  readonly targetCode: string
  readonly fromYear: number
  readonly toYear: number
  /** Left out: the whole province. */
  readonly places?: readonly UnitKey[] | undefined
}

/** The things behind one figure of attainment, each with its đề án, the minutes and the paper that prove it; beside them what counts elsewhere already. */
export async function selectEvidence(
  db: Db,
  { province, programmeId }: Scope,
  { targetCode, fromYear, toYear, places }: EvidenceQuestion,
  { most, before }: { readonly most: number; readonly before: number },
): Promise<Evidence[]> {
  return await db.many<Evidence>(sql`
    select e.id, p.id as project_id, p.code, p.name, p.level, e.year, e.counted_on, e.quantity, e.counts, e.record_kind, e.once_key, a.minutes_no, a.held_on,
      coalesce(i.name, s.name) as thing, i.kind as item_kind, i.place, i.starts_on, i.ends_on, i.number, i.file_id, ${places ? sql`null` : sql`o.code`} as counted_in
    from evidence e
    join project p on p.province_code = e.province_code and p.id = e.project_id
    join acceptance a on a.province_code = e.province_code and a.id = e.acceptance_id
    left join project_item i on e.record_kind = 'item' and i.province_code = e.province_code and i.id = e.record_id
    left join establishment s on e.record_kind = 'establishment' and s.province_code = e.province_code and s.id = e.record_id
    left join lateral (
      select op.code from evidence c join project op on op.province_code = c.province_code and op.id = c.project_id
      where not e.counts and c.province_code = e.province_code and c.programme_id = e.programme_id and c.target_code = e.target_code and c.once_key = e.once_key
        and c.counts limit 1) o on true
    where e.province_code = ${province} and e.programme_id = ${programmeId} and e.target_code = ${targetCode} and e.withdrawn_on is null
      and e.year between ${fromYear} and ${toYear} ${places ? isAt(places) : empty}
    order by e.counts desc, e.year, length(p.code), p.code, e.once_key limit ${most} offset ${before}`)
}

function isAt(places: readonly UnitKey[]): Sql {
  return sql`and (p.commune_code, p.commune_valid_from) in (
    select code, valid_from from unnest(${places.map((place) => place.code)}::text[], ${places.map((place) => place.validFrom)}::date[]) as place (code, valid_from))`
}

/** The best supported establishments of each activity: names a report gives as examples. */
export async function selectExamples(
  db: Db,
  scope: Scope,
  period: Period,
  each: number,
): Promise<{ readonly activity: string; readonly name: string }[]> {
  const { province, programmeId } = scope
  const within = period.basis === 'years' ? sql`p.year = any(${period.years}::int[])` : sql`a.held_on between ${period.from} and ${period.to}`
  return await db.many<{ activity: string; name: string }>(sql`
    select activity, name from (
      select p.activity, e.name, row_number() over (partition by p.activity order by max(a.support_dong) desc, e.name) as place
      from acceptance a
      join project p on p.province_code = a.province_code and p.id = a.project_id
      join establishment e on e.province_code = p.province_code and e.id = p.establishment_id
      where a.province_code = ${province} and p.programme_id = ${programmeId} and ${PASSED} and ${within}
      group by p.activity, e.name) ranked
    where place <= ${each} order by activity, place`)
}
