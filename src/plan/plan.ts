// What this year holds: the đề án chosen for one source of money, each once, none above its appraisal. Pure.
import type { Day } from '../basics/day.ts'
import { type Dong, dong, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { ProgrammeSource } from '../programme/programme.ts'
import type { Level, State } from '../project/lifecycle.ts'
import type { PlanState } from './lifecycle.ts'

export type Plan = {
  readonly id: string
  readonly version: number
  readonly programmeId: string
  /** "KH-2024-01" */
  readonly code: string
  readonly year: number
  readonly level: Level
  readonly source: string
  readonly name: string
  readonly state: PlanState
  readonly decisionNo: string | null
  readonly decidedOn: Day | null
}

export type PlanItem = { readonly projectId: string; readonly supportDong: Dong }

export type PlanWithItems = { readonly plan: Plan; readonly items: readonly PlanItem[] }

/** "KH-2024-01": year of the plan, number in that year. */
export function planCodeOf(year: number, number: number): string {
  return `KH-${year}-${String(number).padStart(2, '0')}`
}

/** A plan is of one state source, and of a source its level may spend: khuyến công quốc gia for national đề án, the others for local ones. */
export function checkSource(
  { level, source }: Pick<Plan, 'level' | 'source'>,
  sources: readonly ProgrammeSource[],
  ofLevel: readonly ProgrammeSource[],
): Outcome<string> {
  const found = sources.find((one) => one.source === source)
  if (found?.kind !== 'state') return refuse('plan.not-a-state-source', {}, 'source')
  if (ofLevel.some((one) => one.source === source)) return ok(source)
  const fit = ofLevel.filter(({ kind }) => kind === 'state').map(({ name }) => name)
  return refuse('plan.source-of-other-level', { level, source: found.name, fit: fit.join(', ') }, 'source')
}

/** A đề án as a plan sees it. */
export type Candidate = {
  readonly projectId: string
  readonly code: string
  readonly year: number
  readonly level: Level
  readonly state: State
  readonly appraisedDong: Dong
  /** Code of the live plan of the same source that holds it already. */
  readonly heldBy: string | undefined
}

/** May this đề án stand in this plan with this support? */
export function checkItem(plan: Plan, candidate: Candidate, supportDong: Dong): Outcome<PlanItem> {
  const { code, projectId } = candidate
  if (candidate.heldBy === plan.code) return refuse('plan.item-twice', { code }, 'projectId')
  if (candidate.heldBy !== undefined) return refuse('plan.held-by-another', { code, plan: candidate.heldBy }, 'projectId')
  if (candidate.year !== plan.year) return refuse('plan.other-year', { code, year: String(candidate.year), planYear: String(plan.year) }, 'projectId')
  if (candidate.level !== plan.level) return refuse('plan.other-level', { code, level: candidate.level }, 'projectId')
  if (candidate.state !== 'appraised') return refuse('plan.not-appraised', { code }, 'projectId')
  if (candidate.appraisedDong === 0n) return refuse('plan.no-money-of-source', { code }, 'projectId')
  if (supportDong > candidate.appraisedDong) return refuse('plan.over-appraised', { code, most: String(candidate.appraisedDong) }, 'supportDong')
  return ok({ projectId, supportDong })
}

/** Money of one đề án as row of the annex to the decision: (8) = (9) + (10) + (11). */
export type ItemMoney = { readonly totalDong: Dong; readonly supportDong: Dong; readonly counterpartDong: Dong; readonly otherDong: Dong }

/** What neither this plan nor another state source gives is the beneficiary's own. */
export function itemMoney(totalDong: Dong, supportDong: Dong, otherDong: Dong): ItemMoney {
  const counterpart = totalDong - supportDong - otherDong
  return { totalDong, supportDong, otherDong, counterpartDong: counterpart > 0n ? dong(counterpart) : ZERO }
}

export function totalsOf(rows: readonly ItemMoney[]): ItemMoney {
  return {
    totalDong: sum(rows.map((row) => row.totalDong)),
    supportDong: sum(rows.map((row) => row.supportDong)),
    counterpartDong: sum(rows.map((row) => row.counterpartDong)),
    otherDong: sum(rows.map((row) => row.otherDong)),
  }
}
