// What reports read of the other rooms' tables. Pages read kept totals only; postings are added up for a report over part of a year, which no total holds.
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { changeOf, EFFECTS, FUND_COLUMNS, type Kind } from '../funding/ledger.ts'
import type { Db } from '../platform/db.ts'
import type { State } from '../project/lifecycle.ts'
import type { UnitKey } from '../registry/unit.ts'
import type { AttainedRow } from './attainment.ts'
import type { Evidence, StateCount } from './evidence.ts'
import { type FundRow, NOTHING, type Stages } from './money.ts'
import type { Period } from './period.ts'
import type { ActivityFund, ActivityQuantity, LevelCount } from './programme-report.ts'

export type Scope = { readonly province: string; readonly programmeId: string }

const STAGE_SUMS = sql`estimate_dong as estimate, approved_dong as approved, committed_dong as committed, advanced_dong as advanced, paid_dong as paid,
  recovered_dong as recovered, settled_dong as settled, pledged_dong as pledged, proven_dong as proven`

/** Kept totals by source and budget year. */
export async function selectFunds(db: Db, { province, programmeId }: Scope, fromYear: number, toYear: number): Promise<FundRow[]> {
  return await db.many<FundRow>(sql`
    select source, year, ${STAGE_SUMS} from fund_total
    where province_code = ${province} and programme_id = ${programmeId} and year between ${fromYear} and ${toYear} order by year, source`)
}

/** Counted from acceptance, by target line and plan year. */
export async function selectAttained(db: Db, { province, programmeId }: Scope, fromYear: number, toYear: number): Promise<AttainedRow[]> {
  return await db.many<AttainedRow>(sql`
    select target_code, year, accepted::float8 as accepted from attainment
    where province_code = ${province} and programme_id = ${programmeId} and year between ${fromYear} and ${toYear} and accepted <> 0
    order by target_code, year`)
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

type Moved = { readonly source: string; readonly kind: Kind; readonly amount: bigint }

/** Postings of one key folded into stages, by the same table of effects the ledger itself follows. */
function fold(rows: readonly Moved[]): Stages {
  return rows.reduce<Stages>((total, { kind, amount }) => {
    const change = changeOf(FUND_COLUMNS, EFFECTS[kind].fund, amount)
    return Object.fromEntries(Object.entries(total).map(([stage, value]) => [stage, value + change[stage as keyof Stages]])) as Stages
  }, NOTHING)
}

function foldBy<Row extends Moved, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): (Key & Stages)[] {
  const groups = new Map<string, { key: Key; rows: Row[] }>()
  for (const row of rows) {
    const key = keyOf(row)
    const name = JSON.stringify(key)
    const group = groups.get(name) ?? { key, rows: [] }
    group.rows.push(row)
    groups.set(name, group)
  }
  return [...groups.values()].map((group) => ({ ...group.key, ...fold(group.rows) }))
}

/** Postings whose voucher carries a day of the period, by source and calendar year. */
export async function sumPostings(db: Db, { province, programmeId }: Scope, { from, to }: Period): Promise<FundRow[]> {
  const rows = await db.many<Moved & { year: number }>(sql`
    select source, extract(year from day)::int as year, kind, sum(amount_dong)::bigint as amount from posting
    where province_code = ${province} and programme_id = ${programmeId} and day between ${from} and ${to}
    group by 1, 2, 3 order by 2, 1, 3`)
  return foldBy(rows, ({ source, year }) => ({ source, year }))
}

const CUTS: readonly Kind[] = ['estimate-cut', 'carry-over']

/** Estimate taken back or carried over: few rows, found by their kind. */
export async function sumCuts(
  db: Db,
  { province, programmeId }: Scope,
  { basis, from, to, years }: Period,
  sources: readonly string[],
): Promise<Readonly<Record<string, Dong>>> {
  const within = basis === 'years' ? sql`source = any(${sources}::text[]) and year = any(${years}::int[])` : sql`day between ${from} and ${to}`
  const rows = await db.many<{ source: string; amount: Dong }>(sql`
    select source, sum(amount_dong)::bigint as amount from posting
    where province_code = ${province} and programme_id = ${programmeId} and ${within} and kind = any(${CUTS}::text[]) group by source`)
  return Object.fromEntries(rows.map(({ source, amount }) => [source, amount]))
}

/** Money of the đề án by activity and source: from the kept totals of each đề án when years are told, from postings when days are. */
export async function selectActivityFunds(db: Db, scope: Scope, period: Period): Promise<ActivityFund[]> {
  const { province, programmeId } = scope
  if (period.basis === 'years')
    return await db.many<ActivityFund>(sql`
      select p.activity, f.source, 0::bigint as estimate, sum(f.approved_dong - f.released_dong)::bigint as approved, sum(f.committed_dong - f.released_dong)::bigint as committed,
        sum(f.advanced_dong)::bigint as advanced, sum(f.paid_dong)::bigint as paid, sum(f.recovered_dong)::bigint as recovered, sum(f.settled_dong)::bigint as settled,
        sum(f.pledged_dong)::bigint as pledged, sum(f.proven_dong)::bigint as proven
      from project p join project_fund f on f.province_code = p.province_code and f.project_id = p.id
      where p.province_code = ${province} and p.programme_id = ${programmeId} and ${inYears(period)}
      group by p.activity, f.source order by p.activity, f.source`)
  const rows = await db.many<Moved & { activity: string }>(sql`
    select p.activity, g.source, g.kind, sum(g.amount_dong)::bigint as amount
    from posting g join project p on p.province_code = g.province_code and p.id = g.project_id
    where g.province_code = ${province} and g.programme_id = ${programmeId} and g.day between ${period.from} and ${period.to}
    group by 1, 2, 3 order by 1, 2, 3`)
  return foldBy(rows, ({ activity, source }) => ({ activity, source }))
}

function inYears({ years }: Period): Sql {
  return sql`p.year between ${years[0]} and ${years.at(-1)}`
}

/** States in which a đề án stands approved: what it plans counts as planned. */
const APPROVED: readonly State[] = ['approved', 'assigned', 'underway', 'adjusting', 'accepted', 'settled']

/** An acceptance that passed; a failed one counts nothing. */
const PASSED = sql`a.verdict <> 'fail'`

export async function selectQuantities(db: Db, scope: Scope, period: Period): Promise<ActivityQuantity[]> {
  const { province, programmeId } = scope
  if (period.basis === 'years')
    return await db.many<ActivityQuantity>(sql`
      select p.activity, t.target_code, coalesce(sum(t.planned) filter (where p.state = any(${APPROVED}::text[])), 0)::int as planned, coalesce(sum(t.accepted), 0)::int as accepted
      from project p join project_target t on t.province_code = p.province_code and t.project_id = p.id
      where p.province_code = ${province} and p.programme_id = ${programmeId} and ${inYears(period)}
      group by p.activity, t.target_code having bool_or(p.state = any(${APPROVED}::text[]) or t.accepted is not null) order by p.activity, t.target_code`)
  return await db.many<ActivityQuantity>(sql`
    with approved as (
      select project_id, min(day) as day from posting
      where province_code = ${province} and programme_id = ${programmeId} and kind = 'allocation' and project_id is not null group by project_id
    ), accepted as (
      select a.project_id, min(a.held_on) as day from acceptance a where a.province_code = ${province} and ${PASSED} group by a.project_id
    )
    select p.activity, t.target_code,
      coalesce(sum(t.planned) filter (where v.day between ${period.from} and ${period.to}), 0)::int as planned,
      coalesce(sum(t.accepted) filter (where c.day between ${period.from} and ${period.to}), 0)::int as accepted
    from project p
    join project_target t on t.province_code = p.province_code and t.project_id = p.id
    left join approved v on v.project_id = p.id
    left join accepted c on c.project_id = p.id
    where p.province_code = ${province} and p.programme_id = ${programmeId}
      and (v.day between ${period.from} and ${period.to} or c.day between ${period.from} and ${period.to})
    group by p.activity, t.target_code order by p.activity, t.target_code`)
}

/** Quantities by target line and the calendar year in which they were accepted. */
export async function sumAccepted(db: Db, { province, programmeId }: Scope, from: Day, to: Day): Promise<AttainedRow[]> {
  return await db.many<AttainedRow>(sql`
    select t.target_code, extract(year from a.held_on)::int as year, sum(t.accepted)::float8 as accepted
    from acceptance a join project_target t on t.province_code = a.province_code and t.project_id = a.project_id
    where a.province_code = ${province} and t.programme_id = ${programmeId} and ${PASSED} and t.accepted is not null and a.held_on between ${from} and ${to}
    group by 1, 2 order by 1, 2`)
}

/** Đề án by the day of the paper that took them to each stage. */
export async function countByDays(db: Db, { province, programmeId }: Scope, { from, to }: Period): Promise<LevelCount[]> {
  return await db.many<LevelCount>(sql`
    with stages as (
      select project_id, 'approved' as stage from posting where province_code = ${province} and programme_id = ${programmeId} and kind = 'allocation' and day between ${from} and ${to}
      union select project_id, 'settled' from posting
        where province_code = ${province} and programme_id = ${programmeId} and kind in ('advance-settlement', 'payment-settlement') and day between ${from} and ${to}
      union select project_id, 'contracted' from contract where province_code = ${province} and signed_on between ${from} and ${to}
      union select a.project_id, 'accepted' from acceptance a where a.province_code = ${province} and ${PASSED} and a.held_on between ${from} and ${to}
    )
    select p.level, (count(*) filter (where s.stage = 'approved'))::int as approved, (count(*) filter (where s.stage = 'contracted'))::int as contracted,
      (count(*) filter (where s.stage = 'accepted'))::int as accepted, (count(*) filter (where s.stage = 'settled'))::int as settled
    from stages s join project p on p.province_code = ${province} and p.id = s.project_id
    where p.programme_id = ${programmeId} group by p.level order by p.level desc`)
}

export type EvidenceQuestion = {
  readonly targetCode: string
  readonly fromYear: number
  readonly toYear: number
  /** Left out: the whole province. */
  readonly places?: readonly UnitKey[] | undefined
}

/** The accepted đề án behind one figure of attainment, with the minutes that prove each. */
export async function selectEvidence(
  db: Db,
  { province, programmeId }: Scope,
  { targetCode, fromYear, toYear, places }: EvidenceQuestion,
  { most, before }: { readonly most: number; readonly before: number },
): Promise<Evidence[]> {
  return await db.many<Evidence>(sql`
    select p.id as project_id, p.code, p.name, p.level, p.year, p.state, e.name as beneficiary, a.held_on, a.minutes_no, t.accepted as quantity, coalesce(a.support_dong, 0) as support_dong
    from project_target t
    join project p on p.province_code = t.province_code and p.id = t.project_id
    left join establishment e on e.province_code = p.province_code and e.id = p.establishment_id
    left join lateral (
      select a.held_on, a.minutes_no, a.support_dong from acceptance a
      where a.province_code = p.province_code and a.project_id = p.id and ${PASSED} order by a.held_on desc limit 1) a on true
    where t.province_code = ${province} and t.programme_id = ${programmeId} and t.target_code = ${targetCode} and t.accepted > 0 and p.year between ${fromYear} and ${toYear}
      ${places ? isAt(places) : empty}
    order by p.year, length(p.code), p.code limit ${most} offset ${before}`)
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
  const within = period.basis === 'years' ? inYears(period) : sql`a.held_on between ${period.from} and ${period.to}`
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
