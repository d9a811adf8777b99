// The money of a report, added up from postings: what happened between two days, and all that stands of a budget year at a day.
// A posting belongs to the budget year it was made for, whatever year its day lies in.
import sql, { type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { changeOf, EFFECTS, FUND_COLUMNS, type Kind } from '../funding/ledger.ts'
import type { Db } from '../platform/db.ts'
import { type FundRow, NOTHING, type Stages } from './money.ts'
import type { CutRow } from './programme-report.ts'
import type { ActivityFund } from './report-content.ts'
import { PASSED, type Scope } from './reports.store.ts'
import type { StageCount } from './stage-count.ts'

/** Which postings: of some budget years, of some days, or both. */
export type Within = { readonly years?: readonly number[]; readonly from?: Day; readonly to?: Day; readonly after?: Day }

/** One kind of posting of one activity, source and budget year; estimates belong to no activity. */
export type Posted = {
  readonly activity: string | null
  readonly source: string
  readonly year: number
  readonly kind: Kind
  readonly amount: bigint
}

const ofThese = ({ years, from, to, after }: Within): Sql => sql`
  (${years ?? null}::int[] is null or g.year = any(${years ?? null}::int[])) and g.day >= coalesce(${from ?? null}::date, '-infinity')
  and g.day <= coalesce(${to ?? null}::date, 'infinity') and g.day > coalesce(${after ?? null}::date, '-infinity')`

export async function sumPosted(db: Db, { province, programmeId }: Scope, within: Within): Promise<Posted[]> {
  return await db.many<Posted>(sql`
    select p.activity, g.source, g.year, g.kind, sum(g.amount_dong)::bigint as amount
    from posting g left join project p on p.province_code = g.province_code and p.id = g.project_id
    where g.province_code = ${province} and g.programme_id = ${programmeId} and ${ofThese(within)}
    group by 1, 2, 3, 4 order by 3, 2, 1, 4`)
}

/** By source and budget year. */
export function bySource(rows: readonly Posted[]): FundRow[] {
  return foldBy(rows, ({ source, year }) => ({ source, year }))
}

/** By activity, source and budget year: the money of đề án. */
export function byActivity(rows: readonly Posted[]): ActivityFund[] {
  const own = rows.flatMap(({ activity, ...row }) => (activity === null ? [] : [{ activity, ...row }]))
  return foldBy(own, ({ activity, source, year }) => ({ activity, source, year }))
}

const CUTS: ReadonlySet<Kind> = new Set<Kind>(['estimate-cut', 'carry-over'])

/** Estimate taken back or carried over. */
export function cutsIn(rows: readonly Posted[]): CutRow[] {
  return rows.filter(({ kind }) => CUTS.has(kind)).map(({ source, year, amount }) => ({ source, year, amount: amount as Dong }))
}

/** Kept totals less what was posted after a day: what stood at that day, counted backward. */
export function takenBack(kept: readonly FundRow[], later: readonly FundRow[]): FundRow[] {
  return kept.map((row) => {
    const after = later.find(({ source, year }) => source === row.source && year === row.year) ?? NOTHING
    const stages = Object.keys(NOTHING).map((stage) => [stage, row[stage as keyof Stages] - after[stage as keyof Stages]])
    return { ...(Object.fromEntries(stages) as Stages), source: row.source, year: row.year }
  })
}

/**
 * The estimate is the budget year's, whatever the day of its decisions: as given by now. Where it was lowered since beneath what was approved at
 * the end of the period, it is what stood at that day, for a rate of more than all there was is no rate.
 */
export function withEstimate(standing: readonly FundRow[], later: readonly FundRow[]): FundRow[] {
  const keys = new Map([...later, ...standing].map(({ source, year }) => [`${source} ${year}`, { source, year }]))
  const rowOf = (rows: readonly FundRow[], { source, year }: { source: string; year: number }): FundRow =>
    rows.find((row) => row.source === source && row.year === year) ?? { ...NOTHING, source, year }
  return [...keys.values()].map((key) => {
    const row = rowOf(standing, key)
    const now = row.estimate + rowOf(later, key).estimate
    return now >= row.approved ? { ...row, estimate: now as Dong } : row
  })
}

/** Postings of one key folded into stages, by the same table of effects the ledger itself follows; what came back of a closed year is recovered too. */
function foldBy<Row extends Pick<Posted, 'kind' | 'amount'>, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): (Key & Stages)[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keyOf(row)))
  return [...groups.values()].map((group) => ({ ...keyOf(group[0] as Row), ...group.reduce(add, NOTHING) }))
}

function add(total: Stages, { kind, amount }: Pick<Posted, 'kind' | 'amount'>): Stages {
  const { returned, ...change } = changeOf(FUND_COLUMNS, EFFECTS[kind].fund, amount)
  const moved: Readonly<Record<keyof Stages, bigint>> = { ...change, recovered: change.recovered + returned }
  return Object.fromEntries(Object.entries(total).map(([stage, value]) => [stage, value + moved[stage as keyof Stages]])) as Stages
}

const STAGE_OF = sql`case
  when g.kind = 'allocation' then 'approved' when g.kind = 'commitment' then 'contracted' when g.kind in ('allocation-release', 'commitment-release') then 'reduced'
  when g.kind in ('recovery', 'recovery-paid', 'recovery-settled', 'recovery-settled-paid', 'recovery-closed') then 'recovered' when g.kind in ('advance-settlement', 'payment-settlement') then 'settled' end`

/** Đề án and money of each stage, over the same rows. By days: what happened in them. By budget years: all that was recorded for those years. */
export async function countStages(db: Db, { province, programmeId }: Scope, within: Within, upTo: Within): Promise<StageCount[]> {
  const { years, from, to } = within
  const day = (column: Sql): Sql => (years ? sql`p.year = any(${years}::int[])` : sql`${column} between ${from} and ${to}`)
  return await db.many<StageCount>(sql`
    with posted as (
      select ${STAGE_OF} as stage, g.project_id, sum(g.amount_dong) as amount from posting g
      where g.province_code = ${province} and g.programme_id = ${programmeId} and g.project_id is not null and ${ofThese(within)} group by 1, 2
    ), held as (
      select g.project_id, sum(case g.kind when 'allocation' then g.amount_dong else -g.amount_dong end) as amount from posting g
      where g.province_code = ${province} and g.programme_id = ${programmeId} and g.kind in ('allocation', 'allocation-release', 'commitment-release') and ${ofThese(upTo)}
      group by 1
    ), told as (
      select stage, project_id, amount from posted where stage is not null
      union all select 'holding', project_id, amount from held where amount > 0
      union all select 'accepted', a.project_id, a.support_dong from acceptance a
        join project p on p.province_code = a.province_code and p.id = a.project_id where a.province_code = ${province} and ${PASSED} and ${day(sql`a.held_on`)}
      union all select distinct case p.state when 'cancelled' then 'cancelled' else 'stopped' end, p.id, 0 from project_paper d
        join project p on p.province_code = d.province_code and p.id = d.project_id where d.province_code = ${province} and d.kind = 'A32' and ${day(sql`d.issued_on`)}
    )
    select t.stage, p.level, count(distinct p.id)::int as count, coalesce(sum(t.amount), 0)::bigint as amount
    from told t join project p on p.province_code = ${province} and p.id = t.project_id
    where p.programme_id = ${programmeId} group by 1, 2 order by 1, 2 desc`)
}
