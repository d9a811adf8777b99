// Báo cáo kết quả thực hiện Chương trình khuyến công: every figure of the report, once. The page, the Word file and the Excel file only draw it.
// Estimate, plan and rates belong to a budget year; only what happens on a day is counted by days, so a period over two budget years tells them apart.
import { type Day, yearOf } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { ProgrammeYear } from '../programme/programme.ts'
import { type AttainedRow, type AttainmentView, attainmentView } from './attainment.ts'
import type { Correction } from './figures.ts'
import { addPlanned, type FundRow, type MoneyView, moneyView } from './money.ts'
import { nameOf, type Period, reportedYear } from './period.ts'
import { type ContentFacts, type ContentGroup, contentGroups } from './report-content.ts'
import type { StageCount } from './stage-count.ts'

export type ReportFacts = ContentFacts & {
  readonly period: Period
  readonly asAt: Day
  readonly today: Day
  readonly years: readonly ProgrammeYear[]
  readonly partOf: ReadonlyMap<string, string>
  /** Figures set by decision up to the end of the period. */
  readonly corrections?: readonly Correction[]
  /** Accepted đề án of the years told that serve no line of the programme, by their codes. */
  readonly untargeted?: readonly string[]
  /** What happened in the period, by source and budget year. */
  readonly moved: readonly FundRow[]
  /** All there is of the budget years told at the end of the period; whole years: the kept totals, the same as what happened. */
  readonly standing: readonly FundRow[]
  /** The same days of the year before, under their own budget year. */
  readonly before: readonly FundRow[]
  /** What stands, counted another way: from the kept totals of the ledger, and from the postings. */
  readonly recount: readonly FundRow[]
  readonly attained: readonly AttainedRow[]
  /** From the first day of the programme to the last day of the period. */
  readonly soFar: readonly AttainedRow[]
  /** From the first day of the year reported on. */
  readonly inYear: readonly AttainedRow[]
  /** The same days of the year before; undefined when the programme had not begun. */
  readonly yearBefore: readonly AttainedRow[] | undefined
  readonly counts: readonly StageCount[]
  /** Estimate taken back or carried to the next year, by source and budget year. */
  readonly cuts: readonly CutRow[]
  /** The period begins with the programme, so what is counted in it is all there is. */
  readonly fromStart: boolean
  /** Nothing was ever entered: no đề án, no posting. */
  readonly empty: boolean
  readonly causes: ReadonlyMap<string, string>
}

export type CutRow = { readonly source: string; readonly year: number; readonly amount: Dong }

/** Budget years told together: one each in a report by days, all of them in a report over whole years. */
export type BudgetPart = {
  readonly years: readonly number[]
  /** What the decision plans for these years, from all sources. */
  readonly planned: Dong | null
  readonly moved: MoneyView
  readonly standing: MoneyView
  /** Undefined: nothing to compare with. */
  readonly before: MoneyView | undefined
  readonly recount: MoneyView
  readonly content: readonly ContentGroup[]
  readonly cuts: ReadonlyMap<string, Dong>
}

export type ProgrammeReport = {
  readonly period: Period
  readonly asAt: Day
  readonly today: Day
  /** What happened in the period, whatever its budget year. */
  readonly money: MoneyView
  /** The budget year reported on first, then those it shares the period with. */
  readonly parts: readonly [BudgetPart, ...BudgetPart[]]
  /** Every year of the decision, whatever the period. */
  readonly decidedYears: readonly ProgrammeYear[]
  readonly attainment: AttainmentView
  /** By target line: since the first day of the year, and in the same days a year before. */
  readonly inYear: AttainmentView
  readonly yearBefore: AttainmentView | undefined
  readonly counts: readonly StageCount[]
  readonly fromStart: boolean
  readonly empty: boolean
  readonly untargeted: readonly string[]
  /** Why a target line fell behind in this period, by its code, as recorded. */
  readonly causes: ReadonlyMap<string, string>
}

export function programmeReport(facts: ReportFacts): ProgrammeReport {
  const { period, asAt, today, sources, years, moved, counts, fromStart, empty, causes } = facts
  const told = yearsTold(facts)
  const [first, ...others] = period.basis === 'years' ? [[...told].sort()] : told.map((year) => [year])
  const lines = (attained: readonly AttainedRow[]) => attainmentOf(facts, attained)
  return {
    period,
    asAt,
    today,
    money: moneyView({ sources, years: years.filter(({ year }) => told.includes(year)), funds: moved }),
    parts: [budgetPart(facts, first ?? told), ...others.map((one) => budgetPart(facts, one))],
    decidedYears: years,
    attainment: lines(facts.attained),
    inYear: lines(facts.inYear),
    yearBefore: facts.yearBefore && lines(facts.yearBefore),
    counts,
    fromStart,
    empty,
    untargeted: facts.untargeted ?? [],
    causes,
  }
}

function attainmentOf(facts: ReportFacts, attained: readonly AttainedRow[]): AttainmentView {
  const { targets, soFar, partOf, empty, corrections = [] } = facts
  const years = facts.period.basis === 'years' ? [...yearsTold(facts)].sort() : [...new Set(attained.map(({ year }) => year))].sort()
  return attainmentView({ targets, attained, soFar, years, lastYear: lastYearOf(facts), partOf, empty, corrections })
}

/** The budget year reported on first. By days the others are told only where something happened in them, or where days were chosen that lie in them. */
export function yearsTold(facts: Pick<ReportFacts, 'period' | 'asAt' | 'years' | 'moved' | 'quantities'>): number[] {
  const { period, years, moved, quantities } = facts
  const happened = new Set([...moved, ...quantities.filter(({ accepted }) => accepted > 0)].map(({ year }) => year))
  const known = new Set([...happened, ...years.map(({ year }) => year)])
  const main = reportedYear(period)
  const within = period.years.filter((year) => known.has(year) && (period.basis === 'years' || year === main || happened.has(year)))
  const told = [...new Set(period.basis === 'years' ? within : [...within, ...happened])].sort((a, b) => rank(b, main) - rank(a, main))
  return told.length > 0 ? told : [lastYearOf(facts)]
}

function rank(year: number, main: number): number {
  return year === main ? Number.POSITIVE_INFINITY : year
}

/** The last year of the period that has begun. */
function lastYearOf({ period, asAt }: Pick<ReportFacts, 'period' | 'asAt'>): number {
  return Math.min(yearOf(period.to), yearOf(asAt))
}

function budgetPart(facts: ReportFacts, told: readonly number[]): BudgetPart {
  const decided = facts.years.filter(({ year }) => told.includes(year))
  const view = (funds: readonly FundRow[], of = told) =>
    moneyView({
      sources: facts.sources,
      years: facts.years.filter(({ year }) => of.includes(year)),
      funds: funds.filter(({ year }) => of.includes(year)),
    })
  const earlier = told.map((year) => year - 1)
  const comparable = told.length === 1 && facts.years.some(({ year }) => earlier.includes(year))
  const cuts = facts.cuts.filter(({ year }) => told.includes(year))
  return {
    years: told,
    planned: addPlanned(decided.map(({ plannedDong }) => plannedDong)),
    moved: view(facts.moved),
    standing: view(facts.standing),
    before: comparable ? view(facts.before, earlier) : undefined,
    recount: view(facts.recount),
    content: contentGroups(facts, told),
    cuts: new Map(facts.sources.map(({ source }) => [source, addCuts(cuts.filter((row) => row.source === source))])),
  }
}

function addCuts(rows: readonly CutRow[]): Dong {
  return rows.reduce((total, { amount }) => total + amount, 0n) as Dong
}

/** The year reported on, or the programme, still goes on after the last day told: what is not done yet is not late. */
export function isRunning({ period, today }: Pick<ProgrammeReport, 'period' | 'today'>): boolean {
  return period.basis === 'years' ? today <= period.to : nameOf(period).kind !== 'report-year' || today <= period.to
}

/** The report tells all the years of the programme, so amounts planned for the whole of it are what they compare with. */
export function isWhole({ period, decidedYears }: Pick<ProgrammeReport, 'period' | 'decidedYears'>): boolean {
  return period.basis === 'years' && decidedYears.every(({ year }) => period.years.includes(year))
}
