// Form R5: money by year.
import { BLANK, DASH, type Figure, money, type PaperRow, type PaperTable, percent, text } from '../papers/layout/paper-table.ts'
import { disbursed, done, NOTHING, type SourceMoney } from './money.ts'
import { amount, numbered, STT, sourceKey, sumOf } from './programme-report.form-columns.ts'
import type { BudgetPart, ProgrammeReport } from './programme-report.ts'
import { basisWords, lower, yearsWords } from './words.vi.ts'

/** More years than this stand as rows: as columns their amounts would break. */
const MOST_YEAR_COLUMNS = 6

/** R5: money by year. The decision gives no plan by source and year, so those cells stay blank. */
export function tableR5(report: ProgrammeReport): PaperTable {
  if (report.period.basis === 'days') return budgetYears(report)
  return report.money.years.length > MOST_YEAR_COLUMNS ? yearsAsRows(report) : yearsAsColumns(report)
}

const R5 = { code: 'R5', title: 'Kinh phí thực hiện theo năm', unit: 'triệu đồng' } as const
const DONE_WORDS = 'Thực hiện gồm ngân sách đã giải ngân và đối ứng đã chứng minh.'

/** A period of days: the budget years it touches, each with its own plan; only what happened in the period is added. */
function budgetYears(report: ProgrammeReport): PaperTable {
  const { sources } = report.money
  const columns = numbered([
    STT,
    { key: 'name', head: 'Năm ngân sách', mm: 26, align: 'left' },
    amount('plan', 'Kế hoạch năm', 24),
    amount('estimate', 'Dự toán được giao', 24),
    ...sources.map((one) => amount(sourceKey(one.source), one.name, 26, 'Thực hiện kỳ này')),
    {
      ...amount('moved', 'Cộng', 24, 'Thực hiện kỳ này'),
      formula: (n) => sumOf(5, n('moved') - 1),
      plus: sources.map(({ source }) => sourceKey(source)),
    },
    amount('done', 'Lũy kế từ đầu năm', 24),
    amount('before', 'Cùng kỳ năm trước', 24),
    { ...amount('rate', 'Tỷ lệ so kế hoạch năm', 20), formula: (n) => `(${n('done')})/(${n('plan')})`, ratio: ['done', 'plan'] },
  ])
  const happened = (view: BudgetPart['moved']): Record<string, Figure> => ({
    ...Object.fromEntries(
      sources.map(({ source }) => [sourceKey(source), money(done(view.sources.find((one) => one.source === source)?.stages ?? NOTHING))]),
    ),
    moved: money(done(view.all)),
  })
  const rows = report.parts.map(
    (part, i): PaperRow => ({
      kind: 'plain',
      cells: { stt: text(String(i + 1)), name: text(yearsWords(part.years)), ...happened(part.moved), ...standingOf(part) },
    }),
  )
  const none = Object.fromEntries(['plan', 'estimate', 'done', 'before', 'rate'].map((key) => [key, DASH]))
  const sum = { stt: BLANK, name: text('TỔNG CỘNG'), ...happened(report.money), ...none }
  const notes = [
    `Ghi chú: kế hoạch, dự toán, lũy kế và tỷ lệ thuộc từng năm ngân sách nên không cộng các năm. ${DONE_WORDS}`,
    basisWords(report.period),
  ]
  return { ...R5, columns, rows: [...rows, { kind: 'sum', cells: sum }], notes }
}

function standingOf({ planned, standing, before }: BudgetPart): Record<string, Figure> {
  const total = done(standing.all)
  return {
    plan: money(planned),
    estimate: money(standing.state.stages.estimate),
    done: money(total),
    before: before ? money(done(before.all)) : text('…'),
    rate: planned === null ? BLANK : percent(total, planned),
  }
}

function yearsAsRows(report: ProgrammeReport): PaperTable {
  const { years, sources, all } = report.money
  const columns = numbered([
    STT,
    { key: 'name', head: 'Năm', mm: 30, align: 'left' },
    amount('plan', 'Kế hoạch', 28),
    ...sources.map((one) => amount(sourceKey(one.source), one.name, 30, 'Thực hiện')),
    { ...amount('done', 'Cộng', 28, 'Thực hiện'), formula: (n) => sumOf(4, n('done') - 1), plus: sources.map(({ source }) => sourceKey(source)) },
    { ...amount('rate', 'Tỷ lệ', 20), formula: (n) => `(${n('done')})/(${n('plan')})`, ratio: ['done', 'plan'] },
  ])
  const figures = (plan: bigint | null, total: bigint, of: (one: SourceMoney) => SourceMoney['stages']) => ({
    plan: money(plan),
    ...Object.fromEntries(sources.map((one) => [sourceKey(one.source), money(done(of(one)))])),
    done: money(total),
    rate: plan === null ? BLANK : percent(total, plan),
  })
  const rows = years.map(
    ({ year, planned, stages }, i): PaperRow => ({
      kind: 'plain',
      cells: {
        stt: text(String(i + 1)),
        name: text(String(year)),
        ...figures(planned, done(stages), (one) => one.byYear[year] ?? NOTHING),
      },
    }),
  )
  const sum = { stt: BLANK, name: text('TỔNG CỘNG'), ...figures(years.at(-1)?.plannedSoFar ?? null, done(all), (one) => one.stages) }
  return { ...R5, columns, rows: [...rows, { kind: 'sum', cells: sum }], notes: [`Ghi chú: ${lower(DONE_WORDS)}`, basisWords(report.period)] }
}

function yearsAsColumns(report: ProgrammeReport): PaperTable {
  const { money: view, decidedYears } = report
  const years = view.years.map((one) => one.year)
  const whole = decidedYears.every(({ year }) => years.includes(year))
  const columns = numbered([
    STT,
    { key: 'name', head: 'Nguồn kinh phí', mm: 42, align: 'left' },
    ...years.map((year) => amount(`plan-${year}`, String(year), 15, 'Kế hoạch')),
    { ...amount('plan', 'Cộng', 17, 'Kế hoạch'), formula: (n) => sumOf(n(`plan-${years[0]}`), n('plan') - 1) },
    ...years.map((year) => amount(`done-${year}`, String(year), 19, 'Thực hiện')),
    {
      ...amount('done', 'Cộng', 21, 'Thực hiện'),
      formula: (n) => sumOf(n(`done-${years[0]}`), n('done') - 1),
      plus: years.map((year) => `done-${year}`),
    },
    { ...amount('rate', 'Tỷ lệ', 15), formula: (n) => `(${n('done')})/(${n('plan')})`, ratio: ['done', 'plan'] },
  ])
  const rows = view.sources.map((one, i): PaperRow => {
    const planned = whole ? one.planned : null
    const byYear = years.map((year) => [`done-${year}`, money(done(one.byYear[year] ?? NOTHING))] as const)
    const total = done(one.stages)
    return {
      kind: 'plain',
      cells: {
        stt: text(String(i + 1)),
        name: text(one.name),
        plan: money(planned),
        ...Object.fromEntries(byYear),
        done: money(total),
        rate: planned === null ? BLANK : percent(total, planned),
      },
    }
  })
  return {
    ...R5,
    columns,
    rows: [...rows, yearSum(report)],
    notes: [
      `Ghi chú: quyết định phê duyệt chương trình không phân bổ chéo từng nguồn theo từng năm nên các ô đó để trống. ${DONE_WORDS}`,
      basisWords(report.period),
    ],
  }
}

function yearSum({ money: view }: ProgrammeReport): PaperRow {
  const planned = view.years.at(-1)?.plannedSoFar ?? null
  const total = disbursed(view.all) + view.all.proven
  const cells = view.years.flatMap(({ year, planned: plan, stages }) => [
    [`plan-${year}`, money(plan)] as const,
    [`done-${year}`, money(done(stages))] as const,
  ])
  return {
    kind: 'sum',
    cells: {
      stt: BLANK,
      name: text('TỔNG CỘNG'),
      ...Object.fromEntries(cells),
      plan: money(planned),
      done: money(total),
      rate: planned === null ? BLANK : percent(total, planned),
    },
  }
}
