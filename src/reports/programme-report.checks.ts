// Figures that come by different ways and must be equal, to the đồng; and what the caps of the ledger make impossible. One that fails refuses the paper.
import { type Day, formatDay } from '../basics/day.ts'
import { dong, formatDong, permille, sum } from '../basics/money.ts'
import { type Outcome, ok, refusal, refuseAll } from '../basics/outcome.ts'
import { BLANK, type PaperRow, type PaperTable, printFigure } from '../papers/layout/paper-table.ts'
import { addPlanned, disbursed, type MoneyView, STAGES } from './money.ts'
import { tableR3 } from './programme-report.form-sources.ts'
import { tableR5 } from './programme-report.form-years.ts'
import type { BudgetPart, ProgrammeReport } from './programme-report.ts'
import { stageTold } from './stage-count.ts'
import { STAGE_WORDS, yearsWords } from './words.vi.ts'

export type Finding = {
  readonly code: string
  readonly what: string
  readonly left: bigint
  readonly right: bigint
  readonly ties: boolean
  readonly days?: readonly [Day, Day]
  /** Both are tenths of a percent. */
  readonly rate?: true
}

export function crossChecks(report: ProgrammeReport): Finding[] {
  return [
    ...decisionChecks(report),
    ...report.parts.flatMap((part) => partChecks(part)),
    ...wholeChecks(report),
    ...rateChecks(report),
    ...quantityChecks(report),
    dayCheck(report),
  ]
}

const MOST_NAMED = 5

/** No paper goes out with a figure that another count contradicts. */
export function failedFigures(report: ProgrammeReport): Outcome<void> {
  const failed = crossChecks(report).filter((one) => !one.ties)
  if (failed.length === 0) return ok(undefined)
  return refuseAll(failed.slice(0, MOST_NAMED).map((one) => refusal('reports.figure-fails', { what: one.what, ...printed(one) })))
}

/** Both sides as they are read: days, percentages, or đồng. */
export function printed({ left, right, days, rate }: Finding): { readonly left: string; readonly right: string } {
  if (days) return { left: formatDay(days[0]), right: formatDay(days[1]) }
  const print = (value: bigint) => (rate ? printFigure({ kind: 'percent', part: value, whole: 1000n }) : formatDong(value))
  return { left: print(left), right: print(right) }
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

/** Budget years told together: by source against by activity, kept totals against postings, and the order no money can turn around. */
function partChecks(part: BudgetPart): Finding[] {
  const key = part.years.join('-')
  const head = `Năm ngân sách ${yearsWords(part.years)}`
  return [...contentChecks(part, key, head), ...recountChecks(part, key, head), ...orderChecks(part, key, head)]
}

function contentChecks({ content, moved, standing }: BudgetPart, key: string, head: string): Finding[] {
  const paid = disbursed(moved.state.stages)
  const states = moved.sources.filter((one) => one.kind === 'state')
  const told = (of: (group: BudgetPart['content'][number]) => bigint) => sum(content.map(of))
  return [
    finding(
      `R1-R3 ${key}`,
      `${head}: giải ngân trong kỳ theo nội dung (R1) = theo nguồn (R3)`,
      told((group) => group.disbursed),
      paid,
    ),
    finding(
      `R1-R3-proven ${key}`,
      `${head}: đối ứng theo nội dung (R1) = theo nguồn (R3)`,
      told((group) => group.proven),
      moved.all.proven,
    ),
    finding(`R3-state ${key}`, `${head}: tổng ngân sách nhà nước = cộng các nguồn ngân sách`, sum(states.map((one) => disbursed(one.stages))), paid),
    ...states.map((one) =>
      finding(
        `R1-${one.source} ${key}`,
        `${head}, ${one.name}: giải ngân theo nội dung (R1) = theo nguồn (R3)`,
        told((group) => group.bySource.get(one.source) ?? dong(0n)),
        disbursed(one.stages),
      ),
    ),
    finding(
      `R1-R3-approved ${key}`,
      `${head}: hỗ trợ được phê duyệt theo nội dung (R1) = theo nguồn`,
      told((group) => group.approved),
      standing.state.stages.approved,
    ),
    finding(
      `R1-R3-so-far ${key}`,
      `${head}: giải ngân lũy kế theo nội dung (R1) = theo nguồn (R3)`,
      told((group) => group.disbursedSoFar),
      disbursed(standing.state.stages),
    ),
  ]
}

/** Every stage of every source, from the kept totals of the ledger and from its postings. */
function recountChecks({ standing, recount }: BudgetPart, key: string, head: string): Finding[] {
  const stagesOf = (view: MoneyView, source: string) => view.sources.find((one) => one.source === source)?.stages
  const named = new Map([...standing.sources, ...recount.sources].map(({ source, name }) => [source, name]))
  return [...named].flatMap(([source, name]) =>
    STAGES.map((stage) =>
      finding(
        `ledger-${source}-${stage} ${key}`,
        `${head}, ${name}: ${STAGE_WORDS[stage].toLocaleLowerCase('vi')} theo bút toán = theo số tổng của sổ`,
        stagesOf(standing, source)?.[stage] ?? 0n,
        stagesOf(recount, source)?.[stage] ?? 0n,
      ),
    ).filter(({ left, right }) => left !== 0n || right !== 0n),
  )
}

/** Of one budget year no stage passes the one before it, at any day: what passed it must be nothing. */
function orderChecks({ standing, content }: BudgetPart, key: string, head: string): Finding[] {
  const over = (a: bigint, b: bigint) => (a > b ? a - b : 0n)
  const steps = (name: string, { estimate, approved, committed, paid }: Record<'estimate' | 'approved' | 'committed' | 'paid', bigint>) => [
    [`${name}: phần phê duyệt vượt dự toán được giao`, over(approved, estimate)] as const,
    [`${name}: phần cam kết vượt mức được phê duyệt`, over(committed, approved)] as const,
    [`${name}: phần giải ngân vượt mức cam kết`, over(paid, committed)] as const,
  ]
  const sources = standing.sources
    .filter((one) => one.kind === 'state')
    .flatMap(({ source, name, stages }) => steps(name, { ...stages, paid: disbursed(stages) }).map((step, i) => [`${source}-${i}`, ...step] as const))
  const groups = content.map(
    ({ code, name, approved, disbursedSoFar }) =>
      [`group-${code}`, `${name}: phần giải ngân vượt mức được phê duyệt`, over(disbursedSoFar, approved)] as const,
  )
  return [...sources, ...groups].map(([code, what, passed]) => finding(`order-${code} ${key}`, `${head}, ${what}`, passed, 0n))
}

/** What happened is told once: under its budget year, all years together, and as the forms add it up. */
function wholeChecks({ money, parts, counts }: ProgrammeReport): Finding[] {
  const paid = sum(parts.map(({ moved }) => disbursed(moved.all)))
  const held = stageTold(counts, 'holding').amount
  return [
    finding('parts', 'Giải ngân trong kỳ của các năm ngân sách = giải ngân trong kỳ', paid, disbursed(money.all)),
    finding(
      'R3-R5',
      'Thực hiện trong kỳ theo nguồn (R3) = theo năm (R5)',
      paid + sum(parts.map(({ moved }) => moved.all.proven)),
      money.years.reduce((total, { stages }) => total + disbursed(stages) + stages.proven, 0n),
    ),
    finding('held', 'Hỗ trợ còn hiệu lực cộng theo đề án = theo nguồn', held, sum(parts.map(({ standing }) => standing.state.stages.approved))),
  ]
}

/** Every printed rate of money against the same rate made from the ledger counted another way; none is more than the caps allow. */
function rateChecks(report: ProgrammeReport): Finding[] {
  const again: ProgrammeReport = {
    ...report,
    parts: report.parts.map((part) => ({ ...part, standing: part.recount })) as unknown as ProgrammeReport['parts'],
  }
  return [tableR3, tableR5].flatMap((draw) => ratesOf(draw(report), draw(again)))
}

function ratesOf(table: PaperTable, again: PaperTable): Finding[] {
  return table.rows.flatMap((row, i) =>
    table.columns.flatMap((column): Finding[] => {
      const [one, other] = [row.cells[column.key] ?? BLANK, again.rows[i]?.cells[column.key] ?? BLANK]
      if (one.kind !== 'percent' && other.kind !== 'percent') return []
      const rate = (figure: typeof one) => (figure.kind === 'percent' ? (permille(figure.part, figure.whole) ?? 0n) : -1n)
      const what = `${table.code}, ${nameOfRow(row)}: ${[column.group, column.head].filter(Boolean).join(' ').toLocaleLowerCase('vi')}`
      return [{ ...finding(`${table.code}-${i}-${column.key}`, what, rate(one), rate(other)), rate: true }]
    }),
  )
}

function nameOfRow({ cells }: PaperRow): string {
  return printFigure(cells.name ?? BLANK)
}

function quantityChecks({ attainment, parts }: ProgrammeReport): Finding[] {
  const lines = attainment.lines.filter((line) => line.kind === 'flow')
  const counted = lines.reduce((total, line) => total + (line.inPeriod ?? 0) - line.changed, 0)
  const flows = new Set(lines.map((line) => line.code))
  const behind = parts.flatMap(({ content }) => content.flatMap((group) => group.lines)).filter((line) => flows.has(line.targetCode))
  const accepted = behind.reduce((total, line) => total + line.accepted, 0)
  return [finding('R6-R1', 'Khối lượng thực hiện trong kỳ theo mục tiêu (R6) = theo nội dung (R1)', BigInt(counted), BigInt(accepted))]
}

function dayCheck({ asAt, today }: ProgrammeReport): Finding {
  const days = (value: Day) => BigInt(value.replaceAll('-', ''))
  const what = 'Ngày số liệu không sau ngày lập báo cáo'
  return { code: 'as-at', what, left: days(asAt), right: days(today), ties: asAt <= today, days: [asAt, today] }
}
