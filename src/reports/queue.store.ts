// What waits for a person: đề án standing where one of their acts is due, and plans that wait for a leader.
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { AdvanceTest } from '../programme/advance.ts'
import type { Level } from '../project/lifecycle.ts'
import { CLOSING, type Task, type Wait, type When } from './queue.ts'
import type { OpenRemedy, QueueRow, WaitingPlan } from './queue-view.ts'
import { supportNow } from './support-now.store.ts'

export type QueueQuestion = {
  readonly waits: readonly Wait[]
  /** Own drafts only: those of others wait for their writers. */
  readonly personId: string
  readonly today: Day
  readonly weekEnd: Day
  readonly when?: When | undefined
  /** The changes the reader decides: kind, level and form in one word each. */
  readonly deciding: readonly string[]
  /** What advances wait for today, by the dated table. */
  readonly advances: readonly AdvanceTest[]
}

const OF_ITS_FUNDS: Sql = sql`from project_fund h where h.province_code = p.province_code and h.project_id = p.id`

/** Sums and counts, not EXISTS: the planner answers that by reading the rows of every đề án there ever was. */
const INSPECTIONS: Sql = sql`(select count(*) from inspection i where i.province_code = p.province_code and i.project_id = p.id)`
const PAID_OUT: Sql = sql`(select coalesce(sum(h.advanced_dong + h.paid_dong), 0) ${OF_ITS_FUNDS})`
const HELD: Sql = sql`(select coalesce(sum(h.advanced_dong + h.paid_dong - h.recovered_dong - h.returned_dong), 0) ${OF_ITS_FUNDS})`

/** Nothing is posted into a closed year, and none is closed while money of it hangs. */
const YEAR_OPEN: Sql = sql`(p.province_code, p.programme_id, p.year) in (select y.province_code, y.programme_id, y.year from programme_year y where y.closed_on is null)`

/** Which of the closing acts an accepted đề án waits for. */
const NEXT: Sql = sql`case when owed.left_dong < 0 then 'recover' when owed.left_dong > 0 then 'pay' when owed.unproven_dong > 0 then 'prove-counterpart' else 'settle' end`

/** Is the act really due there? The lifecycle says where it may be done; these say whether there is something to do. */
const isDue = (question: QueueQuestion): Sql => sql`case w.act
  when 'inspect' then ${INSPECTIONS} = 0
  when 'accept' then ${INSPECTIONS} > 0 and (p.state <> 'stopped' or ${HELD} > 0)
  when 'advance' then ${PAID_OUT} = 0 and ${mayAdvance(question)}
  when 'recover' then ${YEAR_OPEN} and ${HELD} > 0
  when 'close' then ${NEXT} = any(string_to_array(w.acts, ' '))
  when 'decide-change' then exists (select 1 from project_change c where c.province_code = p.province_code and c.project_id = p.id and c.verdict is null
    and c.kind || ' ' || p.level || ' ' || p.form = any(${question.deciding}::text[]))
  when 'approve' then not exists (select 1 from plan_item i join plan on plan.province_code = i.province_code and plan.id = i.plan_id
    where i.province_code = p.province_code and i.project_id = p.id and plan.state <> 'cancelled')
  else true end`

/** The test of progress the advance itself is refused by (advance.ts): more than its row of the table asks, as last confirmed on the spot. */
const mayAdvance = ({ advances, today }: QueueQuestion): Sql => sql`exists (
    select 1 from contract c
    join unnest(${advances.map(({ level }) => level)}::text[], ${advances.map(({ kind }) => kind)}::text[],
      ${advances.map((test) => test.progressOverBasisPoints)}::int[], ${advances.map(({ progressOf }) => progressOf)}::text[]) as t (level, kind, over, measure)
      on t.level = p.level and t.kind = c.advance_kind
    left join lateral (select g.invested_dong, g.item_done_basis_points from project_progress g
      where g.province_code = p.province_code and g.project_id = p.id and g.day <= ${today} order by g.day desc, g.id desc limit 1) g on t.over is not null
    where c.province_code = p.province_code and c.project_id = p.id and case when t.over is null or t.measure is null then true
      when t.measure = 'item' then g.item_done_basis_points > t.over
      else g.invested_dong * 10000::numeric > t.over * (select coalesce(sum(l.price_dong * l.quantity), 0) from project_cost l
        where l.province_code = p.province_code and l.project_id = p.id) end)`

/**
 * What acceptance still owes: what it gives and nobody took back for good, less what is held; and the counterpart it counted, less what is
 * proven. Added up for the closing acts alone: the condition stands inside, so that other waits never pay for it.
 */
const OWED: Sql = sql`left join lateral (
  select coalesce(sum(f.earned_dong), 0) - sum(f.advanced_dong + f.paid_dong - f.recovered_dong - f.returned_dong) as left_dong,
    least(a.counterpart_dong, sum(f.pledged_dong)) - sum(f.proven_dong) as unproven_dong
  from project_fund f left join lateral (select a.counterpart_dong from acceptance a
    where a.province_code = p.province_code and a.project_id = p.id and a.verdict <> 'fail' order by a.held_on desc, a.recorded_at desc limit 1) a on true
  where w.act = 'close' and f.province_code = p.province_code and f.project_id = p.id group by a.counterpart_dong) owed on true`

function within({ when, today, weekEnd }: QueueQuestion): Sql {
  if (when === undefined) return empty
  if (when === 'none') return sql`and p.due_on is null`
  if (when === 'overdue') return sql`and p.due_on < ${today}`
  if (when === 'today') return sql`and p.due_on = ${today}`
  return when === 'week' ? sql`and p.due_on > ${today} and p.due_on <= ${weekEnd}` : sql`and p.due_on > ${weekEnd}`
}

type Pass = Pick<Wait, 'level' | 'state'> & { readonly act: string; readonly acts: string }

/** The closing acts of accepted đề án are looked for together: one of them is due at most, and its money is added up once. */
function passesOf(waits: readonly Wait[]): Pass[] {
  const closing = waits.filter(({ state, act }) => state === 'accepted' && CLOSING.includes(act))
  const single = waits.filter((wait) => !closing.includes(wait)).map((wait) => ({ ...wait, acts: '' }))
  const together = [...new Set(closing.map(({ level }) => level))].map((level): Pass => {
    const acts = closing.filter((wait) => wait.level === level).map(({ act }) => act)
    return { level, state: 'accepted', act: 'close', acts: acts.join(' ') }
  })
  return [...single, ...together]
}

/** For each wait the đề án nearest their deadline, no more than `most`; all of it follows one index. */
function waiting(province: string, question: QueueQuestion, columns: Sql, most: number): Sql {
  const passes = passesOf(question.waits)
  return sql`
    select coalesce(p.next_act, w.act) as act, p.* from unnest(${passes.map((pass) => pass.level)}::text[], ${passes.map((pass) => pass.state)}::text[],
      ${passes.map((pass) => pass.act)}::text[], ${passes.map((pass) => pass.acts)}::text[]) as w (level, state, act, acts)
    cross join lateral (
      select ${columns}, case when w.act = 'close' then ${NEXT} end as next_act from project p ${OWED}
      where p.province_code = ${province} and p.state = w.state and p.level = w.level ${within(question)}
        and (w.act <> 'submit' or p.created_by = ${question.personId}) and ${isDue(question)}
      order by p.due_on limit ${most}) p`
}

export async function listQueue(db: Db, province: string, question: QueueQuestion, most: number): Promise<QueueRow[]> {
  const columns = sql`p.id, p.code, p.name, p.level, p.state, p.due_on, p.establishment_id, p.commune_code, p.commune_valid_from, p.asked_dong`
  return await db.many<QueueRow>(sql`
    select q.act, q.id, q.code, q.name, q.level, q.state, q.due_on, e.name as establishment_name, u.kind as unit_kind, u.name as unit_name,
      ${supportNow(province, sql`q`)} as support_dong
    from (select * from (${waiting(province, question, columns, most)}) all_waits order by due_on nulls last, code, act limit ${most}) q
    left join establishment e on e.province_code = ${province} and e.id = q.establishment_id
    left join admin_unit u on u.code = q.commune_code and u.valid_from = q.commune_valid_from
    order by q.due_on nulls last, q.code, q.act`)
}

export type QueueCount = { readonly act: Task; readonly level: Level } & Readonly<Record<When, number>>

/** How many wait in each stretch of time, act by act; counting stops at `most` for each wait. */
export async function countQueue(db: Db, province: string, question: QueueQuestion, most: number): Promise<QueueCount[]> {
  const { today, weekEnd } = question
  return await db.many<QueueCount>(sql`
    select act, level, count(*) filter (where due_on < ${today})::int as overdue, count(*) filter (where due_on = ${today})::int as today,
      count(*) filter (where due_on > ${today} and due_on <= ${weekEnd})::int as week, count(*) filter (where due_on > ${weekEnd})::int as later,
      count(*) filter (where due_on is null)::int as none
    from (${waiting(province, { ...question, when: undefined }, sql`p.level, p.due_on`, most)}) q group by act, level order by act, level`)
}

/** Plans on somebody's desk: being built, with something in them, or proposed. */
export async function listWaitingPlans(db: Db, province: string, most: number): Promise<WaitingPlan[]> {
  return await db.many<WaitingPlan>(sql`
    select plan.id, plan.code, plan.name, plan.year, plan.level, plan.state, count(i.project_id)::int as items, sum(i.support_dong)::bigint as support_dong
    from plan join plan_item i on i.province_code = plan.province_code and i.plan_id = plan.id
    where plan.province_code = ${province} and plan.state in ('draft', 'proposed')
    group by plan.id, plan.code, plan.name, plan.year, plan.level, plan.state order by plan.year desc, plan.code limit ${most}`)
}

/** Remedies still open, the nearest day first. */
export async function listOpenRemedies(db: Db, province: string, most: number): Promise<OpenRemedy[]> {
  return await db.many<OpenRemedy>(sql`
    select i.project_id, p.code, p.name, i.minutes_no, i.remedy, i.remedy_due_on as due_on
    from inspection i join project p on p.province_code = i.province_code and p.id = i.project_id
    where i.province_code = ${province} and i.remedy_due_on is not null and i.remedy <> ''
      and not exists (select 1 from remedy_closing c where c.province_code = i.province_code and c.inspection_id = i.id)
    order by i.remedy_due_on, p.code limit ${most}`)
}
