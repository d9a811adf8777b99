// "Việc của tôi": the tasks of the person who asks, the nearest deadline first.
import { type Day, yearOf } from '../basics/day.ts'
import { type Outcome, ok } from '../basics/outcome.ts'
import { calendarFor } from '../deadline/deadline.actions.ts'
import { endOfTerm } from '../deadline/deadline.ts'
import type { Ask } from '../platform/route.ts'
import { advanceTestsOn } from '../programme/norm.actions.ts'
import { overviewFor } from './overview.actions.ts'
import { countQueue, listOpenRemedies, listQueue, listWaitingPlans, type QueueCount, type QueueQuestion } from './queue.store.ts'
import { CLOSING, changesDecidedBy, dueIn, endOfWeek, planTask, WHENS, type When, waitsOf, whenOf } from './queue.ts'
import type { QueueFilter, QueueRow, QueueView } from './queue-view.ts'

const MOST_SHOWN = 100
const MOST_COUNTED = 1000
const MOST_IN_SHEET = 1000
const MOST_PLANS = 20

/** The same tasks as a workbook takes them: more than a screen shows. */
export async function queueForSheet(ask: Ask, filter: QueueFilter): Promise<Outcome<QueueView>> {
  return await viewQueue(ask, filter, MOST_IN_SHEET)
}

export async function viewQueue(ask: Ask, filter: QueueFilter, most = MOST_SHOWN): Promise<Outcome<QueueView>> {
  const { db, province, today } = ask
  const weekEnd = endOfWeek(today)
  const mine = waitsOf(ask.who.roles)
  const waits = mine.filter((wait) => (filter.act ?? wait.act) === wait.act && (filter.level ?? wait.level) === wait.level)
  const advances = waits.some(({ act }) => act === 'advance') ? await advanceTestsOn(ask, today) : []
  const deciding = changesDecidedBy(ask.who.roles)
  const question: QueueQuestion = { waits, personId: ask.who.personId, today, weekEnd, when: filter.when, deciding, advances }
  const counted = waits.length === 0 ? [] : await countQueue(db, province, question, MOST_COUNTED)
  const rows = counted.length === 0 ? [] : await listQueue(db, province, question, most)
  const calendar = await calendarFor(ask, yearOf(rows[0]?.dueOn ?? today), yearOf(latest(rows) ?? today) + 1)
  const plans = await plansFor(ask)
  return ok({
    filter,
    tasks: rows.map((row) => ({ ...row, when: whenOf(row.dueOn, today), due: row.dueOn === null ? undefined : dueIn(row.dueOn, today, calendar) })),
    counts: sumUp(counted),
    capped: isCapped(counted),
    acts: [...new Set(mine.map((wait) => wait.act))],
    plans,
    remedies: await remediesFor(ask),
    overview: mine.length === 0 && plans.length === 0 ? await overviewFor(ask) : undefined,
    today,
    weekEnd,
  })
}

/** Counting stops at so many for each wait; the closing acts are counted as one. */
function isCapped(counted: readonly QueueCount[]): boolean {
  const totals = new Map<string, number>()
  for (const count of counted) {
    const key = `${count.level} ${CLOSING.includes(count.act) ? 'close' : count.act}`
    totals.set(
      key,
      WHENS.reduce((all, when) => all + count[when], totals.get(key) ?? 0),
    )
  }
  return [...totals.values()].some((total) => total >= MOST_COUNTED)
}

function latest(rows: readonly QueueRow[]): Day | undefined {
  return rows.flatMap(({ dueOn }) => dueOn ?? []).at(-1)
}

function sumUp(counted: readonly QueueCount[]): Record<When, number> {
  const sums: Record<When, number> = { overdue: 0, today: 0, week: 0, later: 0, none: 0 }
  for (const count of counted) for (const when of WHENS) sums[when] += count[when]
  return sums
}

const MOST_REMEDIES = 50

/** Whoever inspects looks again at what was asked to be mended; a day off at the end moves the day. */
async function remediesFor(ask: Ask): Promise<QueueView['remedies']> {
  const inspects = ask.who.roles.some((role) => role === 'inspector' || role === 'department-officer')
  const open = inspects ? await listOpenRemedies(ask.db, ask.province, MOST_REMEDIES) : []
  const days = open.flatMap(({ dueOn }) => dueOn ?? [])
  if (days.length === 0) return open.map((one) => ({ ...one, due: undefined }))
  const calendar = await calendarFor(
    ask,
    Math.min(yearOf(days[0] as Day), yearOf(ask.today)),
    Math.max(yearOf(days.at(-1) as Day), yearOf(ask.today)) + 1,
  )
  return open.map((one) => {
    const dueOn = one.dueOn && endOfTerm(one.dueOn, calendar)
    return { ...one, dueOn, due: dueOn === null ? undefined : dueIn(dueOn, ask.today, calendar) }
  })
}

async function plansFor(ask: Ask): Promise<QueueView['plans']> {
  const leads = ask.who.roles.some((role) => role === 'department-leader' || role === 'provincial-leader' || role === 'ministry-officer')
  const plans = leads ? await listWaitingPlans(ask.db, ask.province, MOST_PLANS) : []
  return plans.flatMap((plan) => {
    const act = planTask(plan.level, plan.state, ask.who.roles)
    return act ? [{ ...plan, act }] : []
  })
}
