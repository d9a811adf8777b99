// What the province promised, as the other rooms read it: the programme, its target lines, its sources of money and its years.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { StatedCounts } from './counting.ts'
import type { Goal } from './goal.ts'
import type { MeasureKind } from './measure.ts'
import type { SourceLevel } from './source-level.ts'

/** As many as a decision may name, and so as many as a form about them may list. */
export const MOST_TARGETS = 500
export const MOST_SOURCES = 100

export type Programme = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly decisionNo: string
  /** null: the day of the decision is not known. */
  readonly decidedOn: Day | null
  readonly fromYear: number
  readonly toYear: number
  readonly currentVersion: number
  /** Its code, where it was asked for and is not the one at work: what an address carries on to stay with it. */
  readonly kept?: string | undefined
}

export type ProgrammeChoice = Pick<Programme, 'code' | 'fromYear' | 'toYear'> & {
  /** The province that decided it, when another keeps it since a merger. */
  readonly inheritedFrom: string | null
}

/** The programme a page is about, and those it could be about, the one at work first. */
export type Chosen = { readonly programme: Programme; readonly choices: readonly ProgrammeChoice[] }

/** "?programme=…&year=2024", or nothing: what else the address carries, and the programme where it must be named. */
export function withProgramme({ kept }: Pick<Programme, 'kept'>, more: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries({ ...(kept === undefined ? {} : { programme: kept }), ...more })
  return all.length === 0 ? '' : `?${all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}

/** The one most years of a period belong to, the later of two alike; undefined where none does. */
export function coveringProgramme<P extends Pick<Programme, 'fromYear' | 'toYear'>>(all: readonly P[], from: number, to: number): P | undefined {
  const shared = (one: P) => Math.min(one.toYear, to) - Math.max(one.fromYear, from) + 1
  return [...all].filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a) || b.toYear - a.toYear)[0]
}

export type TargetLine = {
  readonly code: string
  readonly position: number
  readonly name: string
  readonly unit: string
  readonly kind: MeasureKind
  readonly goal: Goal
  /** What counts for it, as the file says; null: taken from the unit. */
  readonly counts: StatedCounts | null
  /** Only đề án of these activities serve it; none named: of any. */
  readonly activities: readonly string[]
  readonly yearly: readonly { readonly year: number; readonly value: number }[]
  /** A corrected decision no longer names it; what was counted for it stays. */
  readonly withdrawn: boolean
}

export type SourceKind = 'state' | 'counterpart' | 'other'

export const SOURCE_KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  state: 'Ngân sách nhà nước',
  counterpart: 'Đối ứng của cơ sở',
  other: 'Nguồn khác',
}

/** A source that money can be posted to. Groups ("ngân sách Nhà nước") stand in the decision, not here. */
export type ProgrammeSource = {
  readonly source: string
  readonly position: number
  readonly name: string
  readonly kind: SourceKind
  /** Of a state source: which đề án it supports. */
  readonly level: SourceLevel
  /** null: the decision names the source without an amount. */
  readonly plannedDong: Dong | null
  readonly withdrawn: boolean
}

export type ProgrammeYear = {
  readonly year: number
  /** All sources together, as the decision gives it; null where it gives none. */
  readonly plannedDong: Dong | null
  readonly approvedDong: Dong
  readonly closedOn: Day | null
}

export function yearsOfPeriod({ fromYear, toYear }: Pick<Programme, 'fromYear' | 'toYear'>): number[] {
  return Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i)
}
