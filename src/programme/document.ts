// The decision as data: what it says, with its amounts in whole đồng.
import type { Day } from '../basics/day.ts'
import { type Dong, dong, sum } from '../basics/money.ts'
import type { StatedCounts } from './counting.ts'
import type { Goal } from './goal.ts'
import type { MeasureKind } from './measure.ts'
import type { SourceKind } from './programme.ts'
import type { SourceLevel } from './source-level.ts'
import type { Standing } from './standing.ts'

export type ProgrammeDocument = {
  readonly code: string
  readonly name: string
  readonly province: DecidedProvince
  readonly decision: Decision
  readonly period: { readonly from: number; readonly to: number }
  readonly money: DecidedMoney
  readonly objectives: readonly string[]
  readonly targets: readonly Target[]
  readonly solutions: readonly Solution[]
  readonly duties: readonly Duty[]
}

/** The province as it was on a day. A successor takes the programme over when the province is merged or dissolved. */
export type DecidedProvince = {
  readonly code: string
  readonly name: string
  readonly on: Day
  readonly successor: { readonly code: string; readonly name: string; readonly from: Day; readonly note: string } | null
}

export type Decision = {
  readonly number: string
  readonly day: Day | null
  readonly issuer: string
  readonly signer: string
  readonly note: string
  readonly standing: Standing
  readonly sources: readonly string[]
}

/** Money by source and money by year: two sums of one total. The decision gives no cross table, so none is kept. */
export type DecidedMoney = {
  readonly totalDong: Dong | null
  readonly sources: readonly MoneySource[]
  readonly years: readonly { readonly year: number; readonly amountDong: Dong | null }[]
  readonly note: string
}

export type MoneySource = {
  readonly code: string
  readonly name: string
  readonly kind: SourceKind
  readonly level: SourceLevel
  readonly amountDong: Dong | null
  /** The share the decision prints, "64,3"; '' where it prints none. */
  readonly share: string
  readonly parts: readonly MoneySource[]
}

export type Target = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly measure: MeasureKind
  readonly goal: Goal
  /** Code of the line it measures another side of: the booths of a fair. */
  readonly partOf: string | null
  /** The two parts of a ratio, in words. */
  readonly ratio: { readonly part: string; readonly whole: string } | null
  /** Codes of the catalogue of activities; empty for what only this province does. */
  readonly activities: readonly string[]
  /** What counts for it; null: the file does not say. */
  readonly counts: StatedCounts | null
  /** What the decision gives single years. */
  readonly yearly: readonly { readonly year: number; readonly value: number }[]
  readonly provinceOnly: boolean
  /** The words of the decision. */
  readonly quote: string
  readonly note: string
}

export type Solution = {
  readonly code: string
  readonly name: string
  readonly measures: readonly { readonly code: string; readonly topic: string; readonly text: string }[]
  readonly lead: readonly string[]
  readonly partners: readonly string[]
}

export type Duty = { readonly code: string; readonly text: string; readonly lead: readonly string[]; readonly partners: readonly string[] }

/** The province whose books the programme is kept in today. */
export function keeperOf({ province }: Pick<ProgrammeDocument, 'province'>): string {
  return province.successor?.code ?? province.code
}

/** The sources money can be posted to: those without parts. */
export function leavesOf(sources: readonly MoneySource[]): MoneySource[] {
  return sources.flatMap((source) => (source.parts.length === 0 ? [source] : leavesOf(source.parts)))
}

/** An amount as far as the decision tells it: exactly, or only that it is no less. */
export type Told = { readonly dong: Dong; readonly exact: boolean }

/** A source without an amount of its own is worth what its parts are. */
export function told(source: MoneySource): Told {
  if (source.amountDong !== null) return { dong: source.amountDong, exact: true }
  return toldBySources(source.parts) ?? { dong: dong(0n), exact: false }
}

export function toldBySources(sources: readonly MoneySource[]): Told | undefined {
  if (sources.length === 0) return undefined
  const each = sources.map(told)
  return { dong: sum(each.map((one) => one.dong)), exact: each.every((one) => one.exact) }
}

/** Where in the document, and what does not hold together there. */
export type Fault = { readonly path: readonly (string | number)[]; readonly reason: string }
