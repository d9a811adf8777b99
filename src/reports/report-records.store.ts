// What the records know about the work of a period besides its figures: papers issued, inspections held, where đề án were done.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { Inspected, PaperIssued, Records } from './report-records.ts'
import type { Scope } from './reports.store.ts'

const MOST_NAMED = 12

export async function selectRecords(db: Db, scope: Scope, from: Day, to: Day): Promise<Records> {
  return {
    papers: await selectPapers(db, scope, from, to),
    inspected: await selectInspected(db, scope, from, to),
    places: await selectPlaces(db, scope, from, to),
  }
}

/** Decisions the money of the period rests on, each once. */
async function selectPapers(db: Db, { province, programmeId }: Scope, from: Day, to: Day): Promise<PaperIssued[]> {
  return await db.many<PaperIssued>(sql`
    select case when kind = 'allocation' then 'plan' else 'estimate' end as about, paper_no as number, day, (count(*) over ())::int as of
    from posting
    where province_code = ${province} and programme_id = ${programmeId} and day between ${from} and ${to} and kind in ('estimate', 'estimate-cut', 'carry-over', 'allocation')
    group by 1, 2, 3 order by day, number limit ${MOST_NAMED}`)
}

async function selectInspected(db: Db, { province, programmeId }: Scope, from: Day, to: Day): Promise<Inspected> {
  return await db.one<Inspected>(sql`
    select count(*)::int as visits, count(distinct i.project_id)::int as projects,
      (count(*) filter (where i.conclusion = 'on-schedule'))::int as on_schedule, (count(*) filter (where i.conclusion = 'late'))::int as late,
      (count(*) filter (where i.conclusion = 'at-risk'))::int as at_risk, (count(*) filter (where i.conclusion = 'violation'))::int as violation,
      (count(*) filter (where i.remedy <> ''))::int as remedies, (count(*) filter (where c.closed_on <= ${to}))::int as closed
    from inspection i join project p on p.province_code = i.province_code and p.id = i.project_id
    left join remedy_closing c on c.province_code = i.province_code and c.inspection_id = i.id
    where i.province_code = ${province} and p.programme_id = ${programmeId} and i.held_on between ${from} and ${to}`)
}

/** Where đề án with a contract signed up to the end of the period and not ended before it stand, the most first. */
async function selectPlaces(db: Db, { province, programmeId }: Scope, from: Day, to: Day): Promise<Records['places']> {
  return await db.many<Records['places'][number]>(sql`
    select u.kind, u.name, count(*)::int as count, (count(*) over ())::int as of
    from contract c join project p on p.province_code = c.province_code and p.id = c.project_id
    join admin_unit u on u.code = p.commune_code and u.valid_from = p.commune_valid_from
    where c.province_code = ${province} and p.programme_id = ${programmeId} and c.signed_on between ${from} and ${to}
    group by u.code, u.valid_from, u.kind, u.name order by count(*) desc, u.name limit ${MOST_NAMED}`)
}
