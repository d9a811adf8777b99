// Form R1: quantities and money by content of activity. All nine groups stand in it; what other budget years shared of the period is told after them.
import { roman } from '../papers/layout/paper.ts'
import { BLANK, count, DASH, type Figure, money, type PaperRow, type PaperTable, percent, text } from '../papers/layout/paper-table.ts'
import type { SourceMoney } from './money.ts'
import { amount, type Draft, numbered, STT, sourceKey } from './programme-report.form-columns.ts'
import type { ProgrammeReport } from './programme-report.ts'
import { type ContentGroup, type ContentLine, hasMoved } from './report-content.ts'
import { basisWords, yearsWords } from './words.vi.ts'

function stateSources({ money: { sources } }: ProgrammeReport): SourceMoney[] {
  return sources.filter((one) => one.kind === 'state')
}

/** R1: quantities and money by content of activity. */
export function tableR1(report: ProgrammeReport): PaperTable {
  const sources = stateSources(report)
  const sides = new Set(report.attainment.lines.filter((line) => line.partOf !== null).map(({ code }) => code))
  const [main, ...others] = report.parts
  const draw = (groups: readonly ContentGroup[]) => groups.flatMap((group) => groupRows(group, sources, sides))
  const rest = others.flatMap(({ years, content }): PaperRow[] => [
    {
      kind: 'group',
      cells: { stt: BLANK, name: text(`Phát sinh trong kỳ của năm ngân sách ${yearsWords(years)}`), ...moneyCells(content, sources) },
    },
    ...draw(content.filter(hasMoved)),
  ])
  const all = report.parts.flatMap(({ content }) => content)
  const sum = rest.length === 0 ? sumRow(main.content, sources) : happenedRow(all, sources)
  const own: PaperRow[] =
    rest.length === 0
      ? []
      : [{ kind: 'group', cells: { stt: BLANK, name: text(`Năm ngân sách ${yearsWords(main.years)}`), ...moneyCells(main.content, sources) } }]
  return {
    code: 'R1',
    title: 'Tổng hợp kết quả theo nội dung hoạt động',
    unit: 'triệu đồng',
    columns: numbered(columnsOf(report, sources)),
    rows: [...own, ...draw(main.content), ...rest, sum],
    notes: [notes(report), basisWords(report.period)],
  }
}

function columnsOf({ period }: ProgrammeReport, sources: readonly SourceMoney[]): Draft[] {
  const byDays = period.basis === 'days'
  const done = (head: string, mm: number, group: string, key: string) =>
    byDays ? [amount(`${key}Moved`, 'Kỳ này', mm, group), amount(key, 'Lũy kế từ đầu năm', mm, group)] : [amount(key, head, mm, group)]
  const paid = byDays ? 'paidMoved' : 'paid'
  return [
    STT,
    { key: 'name', head: 'Nội dung', mm: 54, align: 'left' },
    { key: 'unit', head: 'ĐVT', mm: 15, align: 'centre' },
    amount('planned', 'Được phê duyệt', 14, 'Khối lượng'),
    ...done('Thực hiện', 13, 'Khối lượng', 'accepted'),
    { ...amount('rate', 'Tỷ lệ', 15, 'Khối lượng'), formula: (n) => `(${n('accepted')})/(${n('planned')})`, ratio: ['accepted', 'planned'] },
    amount('approved', 'Được phê duyệt', 20, 'Kinh phí hỗ trợ'),
    ...done('Thực hiện', 20, 'Kinh phí hỗ trợ', 'paid'),
    { ...amount('moneyRate', 'Tỷ lệ', 15, 'Kinh phí hỗ trợ'), formula: (n) => `(${n('paid')})/(${n('approved')})`, ratio: ['paid', 'approved'] },
    ...sources.map((one) => amount(sourceKey(one.source), one.name, 20, byDays ? 'Trong đó kỳ này' : 'Trong đó')),
    amount('proven', 'Đối ứng', 20),
    { ...amount('all', 'Tổng', 21), formula: (n) => `(${n(paid)})+(${n('proven')})`, plus: [paid, 'proven'] },
  ]
}

function notes({ period }: ProgrammeReport): string {
  const so = period.basis === 'days' ? 'lũy kế và tỷ lệ là của các đề án thuộc kế hoạch năm; ' : ''
  return `Ghi chú: được phê duyệt là của các đề án còn hiệu lực hỗ trợ; ${so}kinh phí thực hiện là số đã giải ngân, trừ phần thu hồi; đối ứng là phần có hóa đơn, chứng từ.`
}

function groupRows(group: ContentGroup, sources: readonly SourceMoney[], sides: ReadonlySet<string>): PaperRow[] {
  const number = Number.parseInt(group.code, 10)
  const stt = text(Number.isNaN(number) ? '' : roman(number))
  return [{ kind: 'group', cells: { stt, name: text(group.name), ...moneyCells([group], sources) } }, ...group.lines.map(lineRow(sources, sides))]
}

function moneyCells(groups: readonly ContentGroup[], sources: readonly SourceMoney[]): Record<string, Figure> {
  const add = (of: (group: ContentGroup) => bigint) => groups.reduce((total, group) => total + of(group), 0n)
  const [approved, soFar] = [add((group) => group.approved), add((group) => group.disbursedSoFar)]
  return { approved: money(approved), paid: money(soFar), moneyRate: percent(soFar, approved), ...movedCells(groups, sources) }
}

/** What happened in the period: the only figures that add up over budget years. */
function movedCells(groups: readonly ContentGroup[], sources: readonly SourceMoney[]): Record<string, Figure> {
  const add = (of: (group: ContentGroup) => bigint) => groups.reduce((total, group) => total + of(group), 0n)
  const [paid, proven] = [add((group) => group.disbursed), add((group) => group.proven)]
  return {
    paidMoved: money(paid),
    ...Object.fromEntries(sources.map(({ source }) => [sourceKey(source), money(add((group) => group.bySource.get(source) ?? 0n))])),
    proven: money(proven),
    all: money(paid + proven),
  }
}

const NO_MONEY = ['approved', 'paidMoved', 'paid', 'moneyRate', 'proven', 'all'] as const

function lineRow(sources: readonly SourceMoney[], sides: ReadonlySet<string>) {
  return ({ targetCode, name, unit, planned, accepted, standing }: ContentLine): PaperRow => ({
    kind: sides.has(targetCode) ? 'sub' : 'plain',
    cells: {
      stt: text(sides.has(targetCode) ? '' : targetCode),
      name: text(name),
      unit: text(unit),
      planned: count(planned),
      acceptedMoved: count(accepted),
      accepted: count(standing),
      rate: percent(BigInt(standing), BigInt(planned)),
      ...Object.fromEntries([...NO_MONEY, ...sources.map(({ source }) => sourceKey(source))].map((key) => [key, DASH])),
    },
  })
}

function sumRow(groups: readonly ContentGroup[], sources: readonly SourceMoney[]): PaperRow {
  return { kind: 'sum', cells: { stt: BLANK, name: text('TỔNG CỘNG'), ...moneyCells(groups, sources) } }
}

function happenedRow(groups: readonly ContentGroup[], sources: readonly SourceMoney[]): PaperRow {
  const name = text('TỔNG CỘNG phát sinh trong kỳ')
  return { kind: 'sum', cells: { stt: BLANK, name, approved: DASH, paid: DASH, moneyRate: DASH, ...movedCells(groups, sources) } }
}
