// Đề án past their deadline, read state by state from the index of deadlines: the count stops early, the rows are the oldest alone.
import sql, { type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { State } from '../project/lifecycle.ts'
import type { OverdueRow } from './overdue.ts'
import { supportNow } from './support-now.store.ts'

export type OverdueQuestion = { readonly states: readonly State[]; readonly today: Day; readonly rows: number; readonly most: number }

/** A wait is a level and a state; in each the oldest `most`. */
function overdueIn(province: string, { states, today }: OverdueQuestion, columns: Sql, cut: Sql): Sql {
  return sql`select p.* from unnest(array['local', 'national']) as l (level) cross join unnest(${states}::text[]) as s (state)
    cross join lateral (
      select ${columns} from project p
      where p.province_code = ${province} and p.state = s.state and p.level = l.level and p.due_on < ${today} ${cut}) p`
}

export async function selectOverdue(db: Db, province: string, question: OverdueQuestion): Promise<(OverdueRow & { readonly count: number })[]> {
  const { rows, most } = question
  const columns = sql`p.id, p.code, p.name, p.level, p.state, p.due_on, p.asked_dong`
  return await db.many(sql`
    select o.id, o.code, o.name, o.level, o.state, o.due_on,
      ${supportNow(province, sql`o`)} as support_dong,
      (select count(*) from (${overdueIn(province, question, sql`p.due_on`, sql`limit ${most}`)} limit ${most}) counted)::int as count
    from (${overdueIn(province, question, columns, sql`order by p.due_on limit ${rows}`)} order by p.due_on, p.code limit ${rows}) o
    order by o.due_on, o.code`)
}
