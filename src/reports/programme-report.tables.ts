// The forms of the report (papers: R1, R3, R5, R6) filled from its figures. Blank: no plan. 0: planned and none done. "-": does not apply.

import { roman } from '../papers/layout/paper.ts'
import {
  BLANK,
  count,
  DASH,
  type Figure,
  money,
  type PaperColumn,
  type PaperRow,
  type PaperTable,
  percent,
  text,
} from '../papers/layout/paper-table.ts'
import { gathered, type LineAttainment } from './attainment.ts'
import { disbursed, done, type SourceMoney } from './money.ts'
import type { ContentGroup, ContentLine, ProgrammeReport } from './programme-report.ts'
import { basisWords, lineNames, periodWords, VERDICT_WORDS } from './words.vi.ts'

type Draft = Omit<PaperColumn, 'number'> & { readonly formula?: (numberOf: (key: string) => number) => string }

/** Columns numbered from (1), with the formula of those that are computed. */
function numbered(drafts: readonly Draft[]): PaperColumn[] {
  const numberOf = (key: string) => drafts.findIndex((draft) => draft.key === key) + 1
  return drafts.map(({ formula, ...column }, i) => ({ ...column, number: formula ? `(${i + 1})=${formula(numberOf)}` : `(${i + 1})` }))
}

const STT: Draft = { key: 'stt', head: 'STT', mm: 11, align: 'centre' }

function amount(key: string, head: string, mm = 21, group?: string): Draft {
  return group === undefined ? { key, head, mm, align: 'right' } : { key, head, mm, align: 'right', group }
}

function stateSources({ money: { sources } }: ProgrammeReport): SourceMoney[] {
  return sources.filter((one) => one.kind === 'state')
}

/** R1: quantities and money by content of activity. */
export function tableR1(report: ProgrammeReport): PaperTable {
  const sources = stateSources(report)
  const columns = numbered([
    STT,
    { key: 'name', head: 'Nội dung', mm: 46, align: 'left' },
    { key: 'unit', head: 'ĐVT', mm: 15, align: 'centre' },
    { key: 'planned', head: 'Kế hoạch', mm: 13, align: 'right', group: 'Khối lượng' },
    { key: 'accepted', head: 'Thực hiện', mm: 13, align: 'right', group: 'Khối lượng' },
    { key: 'rate', head: 'Tỷ lệ', mm: 15, align: 'right', group: 'Khối lượng', formula: (n) => `(${n('accepted')})/(${n('planned')})` },
    amount('approved', 'Kế hoạch', 22, 'Kinh phí hỗ trợ'),
    amount('paid', 'Thực hiện', 22, 'Kinh phí hỗ trợ'),
    { ...amount('moneyRate', 'Tỷ lệ', 15, 'Kinh phí hỗ trợ'), formula: (n) => `(${n('paid')})/(${n('approved')})` },
    ...sources.map((one) => amount(one.source, one.name, 22, 'Trong đó')),
    amount('proven', 'Đối ứng', 22),
    { ...amount('all', 'Tổng', 23), formula: (n) => `(${n('paid')})+(${n('proven')})` },
  ])
  const rows = report.content.flatMap((group, i) => [contentRow(group, i, sources), ...group.lines.map(contentLineRow(sources))])
  return {
    code: 'R1',
    title: 'Tổng hợp kết quả theo nội dung hoạt động',
    unit: 'triệu đồng',
    columns,
    rows: [...rows, contentSum(report.content, sources)],
    notes: [
      'Ghi chú: cột kế hoạch khối lượng, kinh phí là số của các đề án đã được phê duyệt; kinh phí thực hiện là số đã giải ngân, trừ phần thu hồi; đối ứng là phần có hóa đơn, chứng từ.',
      basisWords(report.period),
    ],
  }
}

function contentMoney(groups: readonly ContentGroup[], sources: readonly SourceMoney[]): Record<string, Figure> {
  const add = (of: (group: ContentGroup) => bigint) => groups.reduce((total, group) => total + of(group), 0n)
  const [approved, paid, proven] = [add((group) => group.approved), add((group) => group.disbursed), add((group) => group.proven)]
  return {
    approved: money(approved),
    paid: money(paid),
    moneyRate: percent(paid, approved),
    ...Object.fromEntries(sources.map(({ source }) => [source, money(add((group) => group.bySource[source] ?? 0n))])),
    proven: money(proven),
    all: money(paid + proven),
  }
}

function contentRow(group: ContentGroup, i: number, sources: readonly SourceMoney[]): PaperRow {
  return { kind: 'group', cells: { stt: text(roman(i + 1)), name: text(group.name), ...contentMoney([group], sources) } }
}

function contentLineRow(sources: readonly SourceMoney[]) {
  return ({ targetCode, name, unit, planned, accepted }: ContentLine): PaperRow => ({
    kind: 'plain',
    cells: {
      stt: text(targetCode),
      name: text(name),
      unit: text(unit),
      planned: count(planned),
      accepted: count(accepted),
      rate: percent(BigInt(accepted), BigInt(planned)),
      ...Object.fromEntries(['approved', 'paid', 'moneyRate', ...sources.map((one) => one.source), 'proven', 'all'].map((key) => [key, DASH])),
    },
  })
}

function contentSum(groups: readonly ContentGroup[], sources: readonly SourceMoney[]): PaperRow {
  return { kind: 'sum', cells: { stt: BLANK, name: text('TỔNG CỘNG'), ...contentMoney(groups, sources) } }
}

/** R3: money by source. */
export function tableR3(report: ProgrammeReport): PaperTable {
  const columns = numbered([
    STT,
    { key: 'name', head: 'Nguồn kinh phí', mm: 70, align: 'left' },
    amount('planned', 'Kế hoạch chương trình', 28),
    amount('estimate', 'Dự toán giao', 26),
    amount('paid', 'Giải ngân', 26),
    { ...amount('rate', 'Tỷ lệ so dự toán', 22), formula: (n) => `(${n('paid')})/(${n('estimate')})` },
    amount('settled', 'Quyết toán', 26),
    amount('cut', 'Giảm, chuyển nguồn', 24),
    { ...amount('planRate', 'Tỷ lệ so kế hoạch', 22), formula: (n) => `(${n('paid')})/(${n('planned')})` },
  ])
  return {
    code: 'R3',
    title: 'Kinh phí thực hiện theo nguồn',
    unit: 'triệu đồng',
    columns,
    rows: sourceRows(report),
    notes: [
      'Ghi chú: kế hoạch là kinh phí cả giai đoạn theo quyết định phê duyệt chương trình; dự toán giao là số sau khi giảm, chuyển nguồn; giải ngân gồm tạm ứng và thanh toán, trừ phần thu hồi; giải ngân của vốn đối ứng là phần có hóa đơn, chứng từ.',
      basisWords(report.period),
    ],
  }
}

const HEADS = { state: 'Ngân sách nhà nước', counterpart: 'Đối ứng của cơ sở', other: 'Nguồn khác' } as const

function sourceRows(report: ProgrammeReport): PaperRow[] {
  const kinds = (['state', 'counterpart', 'other'] as const).flatMap((kind) => {
    const own = report.money.sources.filter((one) => one.kind === kind)
    return own.length === 0 ? [] : [{ kind, own }]
  })
  const rows = kinds.flatMap(({ kind, own }, i): PaperRow[] => [
    { kind: 'group', cells: { stt: text(roman(i + 1)), name: text(HEADS[kind]), ...sourceMoney(report, own, kind === 'state') } },
    ...(own.length === 1
      ? []
      : own.map(
          (one, j): PaperRow => ({
            kind: 'plain',
            cells: { stt: text(String(j + 1)), name: text(one.name), ...sourceMoney(report, [one], kind === 'state') },
          }),
        )),
  ])
  return [...rows, { kind: 'sum', cells: { stt: BLANK, name: text('TỔNG CỘNG'), ...sourceMoney(report, report.money.sources, true) } }]
}

/** The state's stages do not apply to what establishments put in themselves. */
function sourceMoney({ cuts }: ProgrammeReport, own: readonly SourceMoney[], state: boolean): Record<string, Figure> {
  const planned = own.every((one) => one.planned !== null) ? own.reduce((total, one) => total + (one.planned ?? 0n), 0n) : null
  const add = (of: (one: SourceMoney) => bigint) => own.reduce((total, one) => total + of(one), 0n)
  const paid = add((one) => done(one.stages))
  const estimate = add((one) => one.stages.estimate)
  const mixed = state && own.some((one) => one.kind !== 'state')
  return {
    planned: money(planned),
    estimate: state ? money(estimate) : DASH,
    paid: money(paid),
    rate: state && !mixed ? percent(paid, estimate) : DASH,
    settled: state ? money(add((one) => one.stages.settled)) : DASH,
    cut: state ? money(add((one) => cuts[one.source] ?? 0n)) : DASH,
    planRate: percent(paid, planned),
  }
}

/** R5: money by year. The decision gives no plan by source and year, so those cells stay blank. */
export function tableR5(report: ProgrammeReport): PaperTable {
  const { money: view, decidedYears } = report
  const years = view.years.map((one) => one.year)
  const whole = decidedYears.every(({ year }) => years.includes(year))
  const columns = numbered([
    STT,
    { key: 'name', head: 'Nguồn kinh phí', mm: 42, align: 'left' },
    ...years.map((year) => amount(`plan-${year}`, String(year), 15, 'Kế hoạch')),
    { ...amount('plan', 'Cộng', 17, 'Kế hoạch'), formula: (n) => sumOf(n(`plan-${years[0]}`), n('plan') - 1) },
    ...years.map((year) => amount(`done-${year}`, String(year), 19, 'Thực hiện')),
    { ...amount('done', 'Cộng', 21, 'Thực hiện'), formula: (n) => sumOf(n(`done-${years[0]}`), n('done') - 1) },
    { ...amount('rate', 'Tỷ lệ', 15), formula: (n) => `(${n('done')})/(${n('plan')})` },
  ])
  const rows = view.sources.map((one, i): PaperRow => {
    const planned = whole ? one.planned : null
    const byYear = years.map((year) => [`done-${year}`, money(done(one.byYear[year] ?? emptyStages(one)))] as const)
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
    code: 'R5',
    title: 'Kinh phí thực hiện theo năm',
    unit: 'triệu đồng',
    columns,
    rows: [...rows, yearSum(report)],
    notes: [
      'Ghi chú: quyết định phê duyệt chương trình không phân bổ chéo từng nguồn theo từng năm nên các ô đó để trống. Thực hiện gồm ngân sách đã giải ngân và đối ứng đã chứng minh.',
      basisWords(report.period),
    ],
  }
}

function sumOf(first: number, last: number): string {
  return first === last ? `(${first})` : `Σ(${first}÷${last})`
}

function emptyStages(one: SourceMoney): SourceMoney['stages'] {
  return Object.fromEntries(Object.keys(one.stages).map((stage) => [stage, 0n])) as SourceMoney['stages']
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

/** R6: the target lines of the programme. */
export function tableR6(report: ProgrammeReport): PaperTable {
  const { attainment, period, fromStart } = report
  const years = period.years
  const periodColumns: Draft[] = fromStart
    ? []
    : [
        {
          key: 'inPeriod',
          head: 'Cộng',
          mm: 16,
          align: 'right',
          group: 'Thực hiện trong kỳ',
          formula: (n) => sumOf(n(`y-${years[0]}`), n('inPeriod') - 1),
        },
      ]
  const columns = numbered([
    STT,
    { key: 'name', head: 'Mục tiêu', mm: 66, align: 'left' },
    { key: 'unit', head: 'ĐVT', mm: 20, align: 'centre' },
    { key: 'goal', head: 'Kế hoạch giai đoạn', mm: 18, align: 'right' },
    ...years.map(
      (year): Draft => ({
        key: `y-${year}`,
        head: String(year),
        mm: 12,
        align: 'right',
        group: fromStart ? 'Thực hiện từng năm' : 'Thực hiện trong kỳ',
      }),
    ),
    ...periodColumns,
    {
      key: 'total',
      head: fromStart ? 'Lũy kế' : 'Lũy kế từ đầu giai đoạn',
      mm: 19,
      align: 'right',
      ...(fromStart ? { formula: (n: (key: string) => number) => sumOf(n(`y-${years[0]}`), n('total') - 1) } : {}),
    },
    { key: 'rate', head: 'Tỷ lệ', mm: 18, align: 'right', formula: (n) => `(${n('total')})/(${n('goal')})` },
    { key: 'verdict', head: 'Đánh giá', mm: 24, align: 'centre' },
    { key: 'cause', head: 'Nguyên nhân', mm: 30, align: 'centre' },
  ])
  return {
    code: 'R6',
    title: `Kết quả thực hiện mục tiêu chương trình khuyến công ${periodWords(period)}`,
    columns,
    rows: gathered(attainment.lines).map((lines) => targetRow(lines)),
    notes: [
      `Ghi chú: đạt ${attainment.reached}/${attainment.counted} mục tiêu có giao số lượng; dòng không giao số lượng ghi "thường xuyên" và không tính vào số mục tiêu đạt. Số liệu đếm từ hồ sơ nghiệm thu.`,
      basisWords(period),
    ],
  }
}

function targetRow(lines: readonly LineAttainment[]): PaperRow {
  const [first] = lines as readonly [LineAttainment]
  const last = lines.at(-1) ?? first
  if (lines.length > 1)
    return {
      kind: 'plain',
      cells: { stt: text(`${first.code}-${last.code}`), name: text(lineNames(lines, false)), verdict: text(VERDICT_WORDS.ongoing) },
    }
  return {
    kind: first.partOf === null ? 'plain' : 'sub',
    cells: {
      stt: text(first.partOf === null ? first.code : ''),
      name: text(first.name),
      unit: text(first.unit),
      goal: goalFigure(first),
      ...Object.fromEntries(first.years.map(({ year, value }) => [`y-${year}`, count(value)])),
      inPeriod: count(first.inPeriod),
      total: count(first.total),
      rate: first.share ? percent(first.share.part, first.share.whole) : BLANK,
      verdict: text(VERDICT_WORDS[first.verdict]),
    },
  }
}

function goalFigure({ goal, goalWords }: LineAttainment): Figure {
  if (goal.kind === 'number') return count(goal.value)
  return goalWords === '' ? BLANK : text(goalWords)
}
