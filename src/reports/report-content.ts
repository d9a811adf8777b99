// What the đề án of each group of activities did and cost: NĐ 45/2012/NĐ-CP Art. 4. All nine groups stand in the report, whatever happened in them.
import type { Dong } from '../basics/money.ts'
import type { ProgrammeSource, TargetLine } from '../programme/programme.ts'
import { addStages, disbursed, type Stages } from './money.ts'

/** Money of the đề án of one activity from one source in one budget year. */
export type ActivityFund = Stages & { readonly activity: string; readonly source: string; readonly year: number }

/** Quantities of the đề án of one activity and plan year towards one target line. */
export type ActivityQuantity = {
  readonly activity: string
  readonly targetCode: string
  readonly year: number
  /** Of the đề án that hold support at the end of the period. */
  readonly planned: number
  /** Accepted within the period. */
  readonly accepted: number
  /** Accepted up to the end of the period. */
  readonly standing: number
}

export type ActivityGroup = { readonly code: string; readonly name: string }

export type ContentFacts = {
  readonly sources: readonly ProgrammeSource[]
  readonly targets: readonly TargetLine[]
  /** What happened in the period. */
  readonly activityMoved: readonly ActivityFund[]
  /** All there is of the budget years told, at the end of the period. */
  readonly activityStanding: readonly ActivityFund[]
  readonly quantities: readonly ActivityQuantity[]
  /** The groups of the decree in force, in their order. */
  readonly groups: readonly ActivityGroup[]
  /** Group of an activity; one the catalogue does not know is a group of its own. */
  groupOf(activity: string): ActivityGroup
}

export type ContentLine = {
  readonly targetCode: string
  readonly name: string
  readonly unit: string
  readonly planned: number
  readonly accepted: number
  readonly standing: number
}

/** Money of a group: what happened in the period by source, and what stands at its end. */
export type ContentMoney = {
  /** Support of the đề án of these years, at the end of the period. */
  readonly approved: Dong
  readonly disbursed: Dong
  readonly bySource: ReadonlyMap<string, Dong>
  readonly proven: Dong
  readonly disbursedSoFar: Dong
}

/** One group of activities: its money, and the target lines its đề án served. */
export type ContentGroup = ActivityGroup & ContentMoney & { readonly lines: readonly ContentLine[] }

/** Of budget years told together: every group of the decree, and others that something is to be told of. */
export function contentGroups(facts: ContentFacts, years: readonly number[]): ContentGroup[] {
  const rows = [...facts.activityMoved, ...facts.activityStanding, ...facts.quantities].filter(({ year }) => years.includes(year))
  const known = new Set(facts.groups.map(({ code }) => code))
  const others = new Map(rows.map(({ activity }) => facts.groupOf(activity)).map((group) => [group.code, group]))
  const rest = [...others.values()].filter(({ code }) => !known.has(code)).sort((a, b) => (a.code < b.code ? -1 : 1))
  return [...facts.groups, ...rest].map((group) => contentGroup(facts, years, group)).filter((group) => known.has(group.code) || hasSomething(group))
}

/** Something happened in the period. */
export function hasMoved({ disbursed: paid, proven, bySource, lines }: ContentGroup): boolean {
  return paid !== 0n || proven !== 0n || lines.some(({ accepted }) => accepted > 0) || [...bySource.values()].some((amount) => amount !== 0n)
}

export function hasSomething(group: ContentGroup): boolean {
  return hasMoved(group) || group.approved !== 0n || group.disbursedSoFar !== 0n || group.lines.length > 0
}

function contentGroup(facts: ContentFacts, years: readonly number[], { code, name }: ActivityGroup): ContentGroup {
  const ofGroup = (row: { readonly activity: string; readonly year: number }) => years.includes(row.year) && facts.groupOf(row.activity).code === code
  const state = new Set(facts.sources.filter(({ kind }) => kind === 'state').map(({ source }) => source))
  const moved = facts.activityMoved.filter(ofGroup)
  const standing = facts.activityStanding.filter((row) => ofGroup(row) && state.has(row.source))
  const paid = (rows: readonly ActivityFund[]) => disbursed(addStages(rows))
  return {
    code,
    name,
    approved: addStages(standing).approved,
    disbursed: paid(moved.filter(({ source }) => state.has(source))),
    bySource: new Map(facts.sources.map(({ source }) => [source, paid(moved.filter((row) => row.source === source))])),
    proven: addStages(moved).proven,
    disbursedSoFar: paid(standing),
    lines: contentLines(facts, facts.quantities.filter(ofGroup)),
  }
}

function contentLines({ targets }: ContentFacts, own: readonly ActivityQuantity[]): ContentLine[] {
  return targets.flatMap(({ code: targetCode, name, unit }) => {
    const rows = own.filter((row) => row.targetCode === targetCode)
    if (rows.length === 0) return []
    const add = (of: 'planned' | 'accepted' | 'standing') => rows.reduce((total, row) => total + row[of], 0)
    return [{ targetCode, name, unit, planned: add('planned'), accepted: add('accepted'), standing: add('standing') }]
  })
}
