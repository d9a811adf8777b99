// What was promised against what was done: each target line, counted from its evidence, by year and over the years.

import { fold } from '../basics/text.ts'
import { type Counting, countingOf } from '../programme/counting.ts'
import { figureOf, formatGoal, type Goal, isExceeded, isReached, saysNoQuantity } from '../programme/goal.ts'
import { type MeasureKind, valueOver } from '../programme/measure.ts'
import type { TargetLine } from '../programme/programme.ts'
import type { Correction } from './figures.ts'

/** The sum of what counts. `whole` stands only for a ratio: its lower part; `changed`: what of it a decision added or took off. */
export type AttainedRow = {
  readonly targetCode: string
  readonly year: number
  readonly accepted: number
  readonly whole?: number
  readonly changed?: number
}

/** Vượt · Đạt · Chưa đạt · Chưa thực hiện · Chưa có số liệu (a ratio or a stock nobody recorded) · thường xuyên (no quantity was set) · bằng lời (a promise without a figure) · đã rút (the decision in force no longer names it) · Chưa nhập dữ liệu (nothing was ever entered). */
export type Verdict = 'exceeded' | 'reached' | 'short' | 'not-begun' | 'unmeasured' | 'ongoing' | 'worded' | 'withdrawn' | 'not-entered'

export type LineAttainment = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly kind: MeasureKind
  readonly goal: Goal
  /** "30", "từ 5 đến 10", "trên 50", or the words of a goal without a figure; '' where no quantity was set. */
  readonly goalWords: string
  /** The line it measures another side of; such a line is told but not counted among the targets. */
  readonly partOf: string | null
  /** What counts for it, once per what, by which paper. */
  readonly counting: Counting
  /** Figures of years set by decision, told wherever the figure is. */
  readonly corrections: readonly Correction[]
  /** What decisions added to or took off the figure of these years. */
  readonly changed: number
  readonly years: readonly { readonly year: number; readonly value: number | undefined }[]
  /** Over the years told. */
  readonly inPeriod: number | undefined
  /** From the first day of the programme on: what the verdict is about. */
  readonly total: number | undefined
  /** Counted against the goal, as two whole numbers so that the share is rounded once. */
  readonly share: { readonly part: bigint; readonly whole: bigint } | undefined
  readonly verdict: Verdict
}

export type AttainmentView = {
  readonly lines: readonly LineAttainment[]
  /** Lines in force with a quantity, sides of other lines left out: the m of "đạt n/m". */
  readonly counted: number
  /** Those exceeded among them. */
  readonly reached: number
  readonly exceeded: number
  readonly short: number
  readonly notBegun: number
  readonly unmeasured: number
}

export type AttainmentFacts = {
  readonly targets: readonly TargetLine[]
  /** Within the years told. */
  readonly attained: readonly AttainedRow[]
  /** From the first day of the programme on; the same rows when the whole programme is told. */
  readonly soFar: readonly AttainedRow[]
  readonly years: readonly number[]
  /** Years after this one have not come: they stay blank. */
  readonly lastYear: number
  readonly partOf?: ReadonlyMap<string, string>
  readonly corrections?: readonly Correction[]
  /** Nothing was ever entered for the programme: no line is said to be undone. */
  readonly empty?: boolean
}

const UNJUDGED: ReadonlySet<Verdict> = new Set<Verdict>(['ongoing', 'worded', 'withdrawn'])

/** A line the decision no longer names is told only where something was accepted for it. */
export function attainmentView(facts: AttainmentFacts): AttainmentView {
  const { targets, soFar, partOf = new Map() } = facts
  const told = targets.filter((line) => !line.withdrawn || soFar.some((row) => row.targetCode === line.code && row.accepted > 0))
  const lines = told.map((line) => lineAttainment(line, facts, partOf.get(line.code) ?? null))
  const judged = lines.filter((line) => !UNJUDGED.has(line.verdict) && line.partOf === null)
  const having = (verdict: Verdict) => judged.filter((line) => line.verdict === verdict).length
  return {
    lines,
    counted: judged.length,
    reached: having('reached') + having('exceeded'),
    exceeded: having('exceeded'),
    short: having('short'),
    notBegun: having('not-begun'),
    unmeasured: having('unmeasured'),
  }
}

function lineAttainment(
  line: TargetLine,
  { attained, soFar, years, lastYear, empty = false, corrections = [] }: AttainmentFacts,
  partOf: string | null,
): LineAttainment {
  const { code, name, unit, kind, goal } = line
  const own = attained.filter((row) => row.targetCode === code && years.includes(row.year))
  const figure = line.withdrawn ? undefined : figureOf(goal)
  const none = figure === undefined || kind !== 'flow' || empty ? undefined : 0
  const total =
    overYears(
      line,
      soFar.filter((row) => row.targetCode === code),
    ) ?? none
  return {
    code,
    name,
    unit,
    kind,
    goal,
    goalWords: line.withdrawn || saysNoQuantity(goal) ? '' : formatGoal(goal),
    partOf,
    counting: countingOf(line),
    corrections: corrections.filter(({ targetCode }) => targetCode === code),
    changed: own.reduce((sum, row) => sum + (row.changed ?? 0), 0),
    years: years.map((year) => ({ year, value: empty ? undefined : inYear(line, own, year, lastYear) })),
    inPeriod: overYears(line, own) ?? none,
    total,
    share: figure === undefined || figure <= 0 || total === undefined ? undefined : shareOf(total, figure),
    verdict: line.withdrawn ? 'withdrawn' : verdictOf(goal, total, empty),
  }
}

/** A line in per cent is told in per cent: 3 of 4 is 75. */
function overYears({ kind, unit }: Pick<TargetLine, 'kind' | 'unit'>, rows: readonly AttainedRow[]): number | undefined {
  if (kind !== 'ratio') return valueOver({ kind, years: rows.map((row) => ({ year: row.year, value: row.accepted })) })
  const parts = rows.flatMap((row) =>
    row.whole === undefined
      ? []
      : [{ year: row.year, part: row.accepted * (PER_CENT.test(fold(unit)) || unit.includes('%') ? 100 : 1), whole: row.whole }],
  )
  const value = valueOver({ kind, years: parts })
  return value === undefined ? undefined : Math.round(value * RATIO_PLACES) / RATIO_PLACES
}

const PER_CENT = /^phan tram\b/
/** A ratio is told to four places. */
const RATIO_PLACES = 10_000

/** 0 where a quantity to be summed was promised and none was done; blank where it is measured and was not, where nothing was promised or the year has not come. */
function inYear(line: TargetLine, rows: readonly AttainedRow[], year: number, lastYear: number): number | undefined {
  const own = rows.filter((row) => row.year === year)
  if (own.length > 0) return overYears(line, own)
  return line.withdrawn || line.kind !== 'flow' || figureOf(line.goal) === undefined || year > lastYear ? undefined : 0
}

/** As fine as a decision may write a figure: nine digits after the comma. */
const SCALE = 1_000_000_000

function shareOf(counted: number, figure: number): { part: bigint; whole: bigint } {
  return { part: BigInt(Math.round(counted * SCALE)), whole: BigInt(Math.round(figure * SCALE)) }
}

function verdictOf(goal: Goal, total: number | undefined, empty: boolean): Verdict {
  if (goal.kind === 'words') return saysNoQuantity(goal) ? 'ongoing' : 'worded'
  if (empty) return 'not-entered'
  if (total === undefined) return 'unmeasured'
  if (isReached(goal, total)) return isExceeded(goal, total) ? 'exceeded' : 'reached'
  return total > 0 ? 'short' : 'not-begun'
}

/** One value for several of the years told: a flow summed, a stock read last; a ratio cannot be made of ratios. */
export function overBlock({ kind, years }: Pick<LineAttainment, 'kind' | 'years'>, block: readonly number[]): number | undefined {
  if (kind === 'ratio') return block.length === 1 ? years.find(({ year }) => year === block[0])?.value : undefined
  const known = years.flatMap(({ year, value }) => (value === undefined || !block.includes(year) ? [] : [{ year, value }]))
  return known.length === 0 ? undefined : valueOver({ kind, years: known })
}

/** Neighbouring lines without a quantity and without a count stand as one: "7-9". */
export function gathered(lines: readonly LineAttainment[]): (readonly LineAttainment[])[] {
  const groups: LineAttainment[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last && isSilent(line) && last.every(isSilent)) last.push(line)
    else groups.push([line])
  }
  return groups
}

function isSilent(line: LineAttainment): boolean {
  return line.verdict === 'ongoing' && line.total === undefined
}
