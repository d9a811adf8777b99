// Gathers the figures of a report over a period, each from where it is kept. Reads only.
import { type Day, day } from '../basics/day.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { activityGroupsOn, activityOf, groupOf } from '../programme/activity.ts'
import { programmeYears, sourcesOf, targetLines } from '../programme/programme.actions.ts'
import type { Programme } from '../programme/programme.ts'
import { listCorrections, listUntargeted } from './figures.store.ts'
import { selectCauses } from './letterhead.store.ts'
import type { FundRow } from './money.ts'
import { asAtDay, type Period, startOfYear, yearEarlier } from './period.ts'
import { type ReportFacts, yearsTold } from './programme-report.ts'
import type { ActivityGroup } from './report-content.ts'
import { byActivity, bySource, countStages, cutsIn, sumPosted, takenBack, withEstimate } from './report-money.store.ts'
import * as store from './reports.store.ts'

type MoneyFacts = Pick<ReportFacts, 'moved' | 'standing' | 'before' | 'recount' | 'activityMoved' | 'activityStanding' | 'cuts'>
type AttainedFacts = Pick<ReportFacts, 'attained' | 'soFar' | 'inYear' | 'yearBefore'>

export async function reportFacts(ask: Ask, programme: Programme, period: Period): Promise<ReportFacts> {
  const scope = { province: ask.province, programmeId: programme.id }
  const start = day(`${programme.fromYear}-01-01`)
  const money = period.basis === 'years' ? await moneyOfYears(ask, scope, period) : await moneyOfDays(ask, scope, period)
  const touched = [...new Set([...period.years, ...money.moved.map(({ year }) => year)])]
  const facts = {
    period,
    asAt: asAtDay(period, ask.today),
    today: ask.today,
    sources: await sourcesOf(ask, programme.id),
    years: await programmeYears(ask, programme.id),
    targets: await targetLines(ask, programme.id),
    partOf: await store.selectPartOf(ask.db, scope),
    corrections: await listCorrections(ask.db, scope, period.basis === 'days' ? period.to : null),
    untargeted: (await listUntargeted(ask.db, scope, Math.min(...period.years), Math.max(...period.years))).map(({ code }) => code),
    ...money,
    ...(await attainedIn(ask, { scope, start, period })),
    quantities: await store.selectQuantities(ask.db, scope, period, touched),
    fromStart: period.from <= start,
    empty: await store.isEmpty(ask.db, scope),
    causes: await selectCauses(ask.db, ask.province, programme.id, period),
    groups: numberedGroups(period.to),
    groupOf: contentGroupOf,
  }
  const told = { years: yearsTold(facts), ...(period.basis === 'days' ? { to: period.to } : {}) }
  return { ...facts, counts: await countStages(ask.db, scope, period.basis === 'years' ? told : { from: period.from, to: period.to }, told) }
}

/** Whole budget years: the kept totals, and beside them the postings those totals were made of. */
async function moneyOfYears({ db }: Ask, scope: store.Scope, { years }: Period): Promise<MoneyFacts> {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  const kept = await store.selectFunds(db, scope, first, last)
  const posted = await sumPosted(db, scope, { years })
  const activities = byActivity(posted)
  return {
    moved: kept,
    standing: kept,
    before: await store.selectFunds(db, scope, first - 1, last - 1),
    recount: bySource(posted),
    activityMoved: activities,
    activityStanding: activities,
    cuts: cutsIn(posted),
  }
}

/** By days: what was posted in them, under its budget year; and of each of those years all that stands at the last day. */
async function moneyOfDays({ db }: Ask, scope: store.Scope, period: Period): Promise<MoneyFacts> {
  const { from, to } = period
  const happened = await sumPosted(db, scope, { from, to })
  const years = [...new Set([...period.years, ...happened.map(({ year }) => year)])]
  const upTo = await sumPosted(db, scope, { years, to })
  const kept = await store.selectFunds(db, scope, Math.min(...years), Math.max(...years))
  const later = await sumPosted(db, scope, { years, after: to })
  const earlier = yearEarlier(period)
  const standing = sabotaged('R1.rates-by-days') ? happened : upTo
  return {
    moved: bySource(happened),
    standing: withEstimate(bySource(standing), standing === upTo ? bySource(later) : []),
    before: bySource(await sumPosted(db, scope, { from: earlier.from, to: earlier.to })),
    recount: takenBack(kept, bySource(later)).map((row) => estimateOf(row, kept)),
    activityMoved: byActivity(happened),
    activityStanding: byActivity(standing),
    cuts: cutsIn([...upTo, ...later]),
  }
}

/** The kept estimate of the year, unless it fell since beneath what was approved by then. */
function estimateOf(row: FundRow, kept: readonly FundRow[]): FundRow {
  const now = kept.find(({ source, year }) => source === row.source && year === row.year)?.estimate ?? row.estimate
  return now >= row.approved ? { ...row, estimate: now } : row
}

type Asked = { readonly scope: store.Scope; readonly start: Day; readonly period: Period }

async function attainedIn({ db }: Ask, { scope, start, period }: Asked): Promise<AttainedFacts> {
  const { from, to, basis, years } = period
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  const earlier = yearEarlier(period)
  const known = earlier.to >= start
  if (basis === 'days')
    return {
      attained: await store.sumAccepted(db, scope, from, to),
      soFar: await store.sumAccepted(db, scope, start, to),
      inYear: await store.sumAccepted(db, scope, startOfYear(period), to),
      yearBefore: known ? await store.sumAccepted(db, scope, earlier.from, earlier.to) : undefined,
    }
  const attained = await store.selectAttained(db, scope, first, last)
  const begun = Number(start.slice(0, 4))
  return {
    attained,
    soFar: await store.selectAttained(db, scope, begun, last),
    inYear: attained,
    yearBefore: known && first === last ? await store.selectAttained(db, scope, first - 1, last - 1) : undefined,
  }
}

/** The groups of NĐ 45/2012/NĐ-CP Art. 4, which have numbers; what later decrees added is told where there is something to tell. */
function numberedGroups(on: Day): ActivityGroup[] {
  return activityGroupsOn(on)
    .filter(({ code }) => /^\d+$/.test(code))
    .map(({ code, name }) => ({ code, name }))
}

/** An activity the catalogue does not know stands as a group of its own, so its money is never lost from a sum. */
export function contentGroupOf(activity: string): ActivityGroup {
  const group = groupOf(activityOf(activity)?.group ?? '')
  return group ? { code: group.code, name: group.name } : { code: activity, name: activity }
}
