// Báo cáo kết quả thực hiện Chương trình khuyến công: every figure of the report, once. The page, the Word file and the Excel file only draw it.
import { type Day, yearOf } from '../basics/day.ts'
import { type Dong, dong, sum } from '../basics/money.ts'
import type { ProgrammeSource, ProgrammeYear, TargetLine } from '../programme/programme.ts'
import type { Level } from '../project/lifecycle.ts'
import { type AttainedRow, type AttainmentView, attainmentView } from './attainment.ts'
import { addPlanned, addStages, disbursed, type FundRow, type MoneyView, moneyView, type Stages } from './money.ts'
import type { Period } from './period.ts'

/** Money of the đề án of one activity from one source, within the period. */
export type ActivityFund = Stages & { readonly activity: string; readonly source: string }

/** Quantities of one activity towards one target line: of đề án approved, and accepted. */
export type ActivityQuantity = { readonly activity: string; readonly targetCode: string; readonly planned: number; readonly accepted: number }

/** How many đề án came to each stage within the period. */
export type LevelCount = {
  readonly level: Level
  readonly approved: number
  readonly contracted: number
  readonly accepted: number
  readonly settled: number
}

export type ReportFacts = {
  readonly period: Period
  readonly asAt: Day
  readonly today: Day
  readonly sources: readonly ProgrammeSource[]
  readonly years: readonly ProgrammeYear[]
  readonly targets: readonly TargetLine[]
  readonly partOf: ReadonlyMap<string, string>
  readonly funds: readonly FundRow[]
  readonly attained: readonly AttainedRow[]
  /** From the first day of the programme to the last day of the period. */
  readonly soFar: readonly AttainedRow[]
  readonly activityFunds: readonly ActivityFund[]
  readonly quantities: readonly ActivityQuantity[]
  readonly counts: readonly LevelCount[]
  /** Estimate taken back or carried to the next year, by source. */
  readonly cuts: Readonly<Record<string, Dong>>
  /** The period begins with the programme, so what is counted in it is all there is. */
  readonly fromStart: boolean
  /** Group of an activity and its name: NĐ 45/2012/NĐ-CP Art. 4. */
  groupOf(activity: string): { readonly code: string; readonly name: string }
}

export type ContentLine = {
  readonly targetCode: string
  readonly name: string
  readonly unit: string
  readonly planned: number
  readonly accepted: number
}

/** One group of activities: its money, and the target lines its đề án served. */
export type ContentGroup = {
  readonly code: string
  readonly name: string
  readonly approved: Dong
  readonly disbursed: Dong
  readonly bySource: Readonly<Record<string, Dong>>
  readonly proven: Dong
  readonly lines: readonly ContentLine[]
}

export type ProgrammeReport = {
  readonly period: Period
  readonly asAt: Day
  readonly today: Day
  readonly money: MoneyView
  /** Years of the period that the decision names or that something was recorded in: the columns of the forms. */
  readonly toldYears: readonly number[]
  /** Every year of the decision, whatever the period. */
  readonly decidedYears: readonly ProgrammeYear[]
  readonly attainment: AttainmentView
  readonly content: readonly ContentGroup[]
  readonly counts: readonly LevelCount[]
  readonly cuts: Readonly<Record<string, Dong>>
  readonly fromStart: boolean
}

export function programmeReport(facts: ReportFacts): ProgrammeReport {
  const { period, asAt, today, sources, years, funds, targets, attained, soFar, partOf, counts, cuts, fromStart } = facts
  const toldYears = yearsTold(facts)
  return {
    period,
    asAt,
    today,
    money: moneyView({ sources, years: years.filter(({ year }) => toldYears.includes(year)), funds }),
    toldYears,
    decidedYears: years,
    attainment: attainmentView({ targets, attained, soFar, years: toldYears, lastYear: lastYearOf(facts), partOf }),
    content: contentGroups(facts),
    counts,
    cuts,
    fromStart,
  }
}

function yearsTold(facts: ReportFacts): number[] {
  const { period, years, funds, attained } = facts
  const known = new Set([...years, ...funds, ...attained].map(({ year }) => year))
  const told = period.years.filter((year) => known.has(year))
  return told.length > 0 ? told : [lastYearOf(facts)]
}

/** The last year of the period that has begun. */
function lastYearOf({ period, asAt }: Pick<ReportFacts, 'period' | 'asAt'>): number {
  return Math.min(yearOf(period.to), yearOf(asAt))
}

/** The report tells all the years of the programme, so amounts planned for the whole of it are what they compare with. */
export function isWhole({ period, decidedYears }: Pick<ProgrammeReport, 'period' | 'decidedYears'>): boolean {
  return period.basis === 'years' && decidedYears.every(({ year }) => period.years.includes(year))
}

/** A group is told when đề án of it were approved, paid or accepted; mere applications stay out. */
function contentGroups(facts: ReportFacts): ContentGroup[] {
  const codes = [...new Set([...facts.activityFunds, ...facts.quantities].map((row) => row.activity))]
  const groups = new Map(codes.map((activity) => [facts.groupOf(activity).code, facts.groupOf(activity).name]))
  return [...groups]
    .sort(([a], [b]) => byNumber(a, b))
    .map(([code, name]) => contentGroup(facts, code, name))
    .filter(hasSomething)
}

function hasSomething({ approved, disbursed: paid, proven, lines, bySource }: ContentGroup): boolean {
  return approved !== 0n || paid !== 0n || proven !== 0n || lines.length > 0 || Object.values(bySource).some((amount) => amount !== 0n)
}

/** "2" before "10", numbers before words. */
function byNumber(a: string, b: string): number {
  const [x, y] = [Number.parseInt(a, 10), Number.parseInt(b, 10)]
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) === Number.isNaN(y) ? (a < b ? -1 : 1) : Number.isNaN(x) ? 1 : -1
  return x - y
}

function contentGroup(facts: ReportFacts, code: string, name: string): ContentGroup {
  const funds = facts.activityFunds.filter((row) => facts.groupOf(row.activity).code === code)
  const state = funds.filter((row) => kindOf(facts, row.source) === 'state')
  return {
    code,
    name,
    approved: addStages(state).approved,
    disbursed: disbursed(addStages(state)),
    bySource: Object.fromEntries(facts.sources.map(({ source }) => [source, disbursed(addStages(funds.filter((row) => row.source === source)))])),
    proven: addStages(funds).proven,
    lines: contentLines(facts, code),
  }
}

function kindOf({ sources }: ReportFacts, source: string): string | undefined {
  return sources.find((one) => one.source === source)?.kind
}

function contentLines(facts: ReportFacts, code: string): ContentLine[] {
  const own = facts.quantities.filter((row) => facts.groupOf(row.activity).code === code)
  return facts.targets.flatMap(({ code: targetCode, name, unit }) => {
    const rows = own.filter((row) => row.targetCode === targetCode)
    if (rows.length === 0) return []
    const add = (of: 'planned' | 'accepted') => rows.reduce((total, row) => total + row[of], 0)
    return [{ targetCode, name, unit, planned: add('planned'), accepted: add('accepted') }]
  })
}

export type Finding = {
  readonly code: string
  readonly what: string
  readonly left: bigint
  readonly right: bigint
  readonly ties: boolean
  readonly days?: readonly [Day, Day]
}

/** Figures that come by different ways and must be equal, to the đồng. One that does not tie is shown with both its numbers. */
export function crossChecks(report: ProgrammeReport): Finding[] {
  return [...decisionChecks(report), ...moneyChecks(report), ...orderChecks(report), ...quantityChecks(report), dayCheck(report)]
}

function finding(code: string, what: string, left: bigint, right: bigint): Finding {
  return { code, what, left, right, ties: left === right }
}

/** The decision's own sums, where it gives every part. */
function decisionChecks({ money, decidedYears }: ProgrammeReport): Finding[] {
  const byYear = addPlanned(decidedYears.map((one) => one.plannedDong))
  if (money.planned === null || byYear === null) return []
  return [finding('decision', 'Tổng kinh phí theo nguồn = tổng kinh phí theo năm của quyết định', money.planned, byYear)]
}

/** By source and year on one side, by activity on the other: two different tables of kept totals, or two different sums of the postings. */
function moneyChecks({ money, content }: ProgrammeReport): Finding[] {
  const states = money.sources.filter((one) => one.kind === 'state')
  const paid = disbursed(money.state.stages)
  return [
    finding('R1-R3', 'R1 cột (8) = R3 giải ngân ngân sách nhà nước', sum(content.map((group) => group.disbursed)), paid),
    finding(
      'R1-R3-approved',
      'R1 cột (7) = kinh phí hỗ trợ được phê duyệt theo nguồn',
      sum(content.map((group) => group.approved)),
      money.state.stages.approved,
    ),
    finding('R1-R3-proven', 'R1 đối ứng = R3 đối ứng đã chứng minh', sum(content.map((group) => group.proven)), money.all.proven),
    finding('R3-state', 'R3 tổng ngân sách nhà nước = cộng các nguồn ngân sách', sum(states.map((one) => disbursed(one.stages))), paid),
    ...states.map((one) =>
      finding(
        `R1-${one.source}`,
        `R1 và R3: giải ngân nguồn ${one.name}`,
        sum(content.map((group) => group.bySource[one.source] ?? dong(0n))),
        disbursed(one.stages),
      ),
    ),
    finding('R3-R5', 'R3 cột (5) tổng cộng = R5 thực hiện các năm', disbursed(money.all) + money.all.proven, money.years.at(-1)?.doneSoFar ?? 0n),
  ]
}

/** Within whole years no stage may pass the one before it; within a part of a year money of earlier papers may be paid. */
function orderChecks({ money, period }: ProgrammeReport): Finding[] {
  if (period.basis === 'days') return []
  const over = (a: bigint, b: bigint) => (a > b ? a - b : 0n)
  return money.sources
    .filter((one) => one.kind === 'state')
    .map(({ source, name, stages }) => {
      const { estimate, approved, committed } = stages
      const passed = over(approved, estimate) + over(committed, approved) + over(disbursed(stages), committed)
      return finding(`order-${source}`, `${name}: chi ≤ cam kết ≤ phê duyệt ≤ dự toán (phần vượt)`, passed, 0n)
    })
}

function quantityChecks({ attainment, content }: ProgrammeReport): Finding[] {
  const lines = attainment.lines.filter((line) => line.kind === 'flow')
  const counted = lines.reduce((total, line) => total + (line.inPeriod ?? 0), 0)
  const flows = new Set(lines.map((line) => line.code))
  const behind = content.flatMap((group) => group.lines).filter((line) => flows.has(line.targetCode))
  return [
    finding(
      'R6-R1',
      'R6 thực hiện trong kỳ = khối lượng nghiệm thu của các đề án (R1 cột 5)',
      BigInt(counted),
      BigInt(behind.reduce((total, line) => total + line.accepted, 0)),
    ),
  ]
}

function dayCheck({ asAt, today }: ProgrammeReport): Finding {
  const days = (value: Day) => BigInt(value.replaceAll('-', ''))
  return {
    code: 'as-at',
    what: 'Ngày số liệu không sau ngày lập báo cáo',
    left: days(asAt),
    right: days(today),
    ties: asAt <= today,
    days: [asAt, today],
  }
}
