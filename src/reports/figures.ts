// Figures of a target line that stand beside what is counted, each by its paper: a figure set by decision, the parts of a ratio, a year's goal. Pure.
import { type Day, formatDay } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { type Outcome, ok, type Refusal, refusal, refuseAll } from '../basics/outcome.ts'
import type { Counting } from '../programme/counting.ts'
import type { MeasureKind } from '../programme/measure.ts'
import type { Programme, TargetLine } from '../programme/programme.ts'

/** The figure of a year set by a decision; what was counted on that day stays beside it, and what counts later comes on top. */
export type Correction = {
  readonly targetCode: string
  readonly year: number
  readonly counted: number
  readonly quantity: number
  readonly decisionNo: string
  readonly decidedOn: Day
  readonly reason: string
}

/** What a line stands at on a day; `whole` only for a ratio. */
export type Measure = {
  readonly targetCode: string
  readonly asAt: Day
  readonly part: number
  readonly whole: number | null
  readonly paperNo: string
  readonly paperOn: Day
}

export type YearGoal = {
  readonly targetCode: string
  readonly year: number
  readonly value: number
  readonly decisionNo: string
  readonly decidedOn: Day
}

type Line = { readonly kind: MeasureKind; readonly counting: Pick<Counting, 'what'> }
export type Frame = { readonly today: Day; readonly fromYear: number; readonly toYear: number }

/** Only what is counted can be set otherwise, for a year of the programme that has begun, by a decision already taken. */
export function checkCorrection(given: Omit<Correction, 'targetCode' | 'counted'>, line: Line, { today, fromYear, toYear }: Frame): Outcome<void> {
  const wrong: Refusal[] = []
  if (line.kind !== 'flow' || line.counting.what === 'words') wrong.push(refusal('reports.correction.not-counted', {}, 'quantity'))
  if (given.year < fromYear || given.year > Math.min(toYear, Number(today.slice(0, 4))))
    wrong.push(refusal('reports.figure.year', { from: String(fromYear), to: String(Math.min(toYear, Number(today.slice(0, 4)))) }, 'year'))
  if (given.decidedOn > today) wrong.push(refusal('reports.figure.day-to-come', { today }, 'decidedOn'))
  return wrong.length > 0 ? refuseAll(wrong) : ok(undefined)
}

export function checkMeasure(given: Omit<Measure, 'targetCode'>, line: Line, { today, fromYear, toYear }: Frame): Outcome<void> {
  const wrong: Refusal[] = []
  if (line.counting.what !== 'measured') wrong.push(refusal('reports.measure.counted', {}, 'part'))
  if (line.kind === 'ratio' && given.whole === null) wrong.push(refusal('reports.measure.whole-missing', {}, 'whole'))
  if (given.asAt > today) wrong.push(refusal('reports.figure.day-to-come', { today }, 'asAt'))
  else if (given.asAt < `${fromYear}-01-01` || given.asAt > `${toYear}-12-31`)
    wrong.push(refusal('reports.figure.day-outside', { from: String(fromYear), to: String(toYear) }, 'asAt'))
  if (given.paperOn > today) wrong.push(refusal('reports.figure.day-to-come', { today }, 'paperOn'))
  return wrong.length > 0 ? refuseAll(wrong) : ok(undefined)
}

/** A part above the whole has most often the two fields the wrong way round. */
export function isOver({ part, whole }: Pick<Measure, 'part' | 'whole'>): boolean {
  return whole !== null && part > whole
}

/** "năm 2024 đếm được 3, ghi 5 theo Quyết định 12/QĐ-SCT ngày 05/02/2025: …" — beside the figure wherever it is told. */
export function correctionWords({ year, counted, quantity, decisionNo, decidedOn, reason }: Correction): string {
  return `Năm ${year} đếm được ${formatFigure(counted)}, ghi ${formatFigure(quantity)} theo ${decisionNo} ngày ${formatDay(decidedOn)}: ${reason}`
}

/** What the page of one line is given to draw. */
export type FiguresView = {
  readonly programme: Programme
  readonly line: TargetLine
  readonly counting: Counting
  readonly corrections: readonly Correction[]
  readonly measures: readonly Measure[]
  readonly goals: readonly YearGoal[]
  readonly keys: readonly [string, string, string]
}
