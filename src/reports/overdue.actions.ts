// What is past its deadline, for those who may open every đề án of the province.
import { yearOf } from '../basics/day.ts'
import { type Outcome, ok } from '../basics/outcome.ts'
import { calendarFor } from '../deadline/deadline.actions.ts'
import type { Ask } from '../platform/route.ts'
import { STATES } from '../project/lifecycle.ts'
import { onlyCommune } from '../registry/access.ts'
import { DUE_OF } from './dossier-words.vi.ts'
import type { Attained } from './evidence.ts'
import { selectOverdue } from './overdue.store.ts'
import { MOST_OVERDUE, type Overdue } from './overdue.ts'
import { dueIn } from './queue.ts'
import { type AskedYears, attained } from './reports.actions.ts'

const STATES_WITH_DEADLINE = STATES.filter((state) => DUE_OF[state] !== undefined)

async function overdueOf(ask: Ask, most: number): Promise<Overdue> {
  const question = { states: STATES_WITH_DEADLINE, today: ask.today, rows: most, most: MOST_OVERDUE + 1 }
  const found = await selectOverdue(ask.db, ask.province, question)
  const [oldest] = found
  if (!oldest) return { count: 0, rows: [] }
  const calendar = await calendarFor(ask, yearOf(oldest.dueOn), yearOf(ask.today))
  return { count: oldest.count, rows: found.map(({ count, ...row }) => ({ ...row, due: dueIn(row.dueOn, ask.today, calendar) })) }
}

const ON_THE_BOARD = 5

/** The attainment page with what is overdue beside it; an officer held to a commune has that in "Việc của tôi" alone. */
export async function programmeBoard(ask: Ask, asked: AskedYears): Promise<Outcome<Attained>> {
  const told = await attained(ask, asked)
  if (!told.ok || onlyCommune(ask.who) !== undefined) return told
  return ok({ ...told.value, overdue: await overdueOf(ask, ON_THE_BOARD) })
}

export async function listOverdue(ask: Ask): Promise<Outcome<Overdue>> {
  return ok(await overdueOf(ask, MOST_OVERDUE))
}
