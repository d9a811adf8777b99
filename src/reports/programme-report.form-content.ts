// Form R1: quantities and money by content of activity.
import { roman } from '../papers/layout/paper.ts'
import { BLANK, count, DASH, type Figure, money, type PaperRow, type PaperTable, percent, text } from '../papers/layout/paper-table.ts'
import type { SourceMoney } from './money.ts'
import { amount, numbered, STT } from './programme-report.form-columns.ts'
import type { ContentGroup, ContentLine, ProgrammeReport } from './programme-report.ts'
import { basisWords } from './words.vi.ts'

function stateSources({ money: { sources } }: ProgrammeReport): SourceMoney[] {
  return sources.filter((one) => one.kind === 'state')
}

/** R1: quantities and money by content of activity. */
export function tableR1(report: ProgrammeReport): PaperTable {
  const sources = stateSources(report)
  const columns = numbered([
    STT,
    { key: 'name', head: 'Nội dung', mm: 58, align: 'left' },
    { key: 'unit', head: 'ĐVT', mm: 15, align: 'centre' },
    { key: 'planned', head: 'Kế hoạch', mm: 13, align: 'right', group: 'Khối lượng' },
    { key: 'accepted', head: 'Thực hiện', mm: 13, align: 'right', group: 'Khối lượng' },
    { key: 'rate', head: 'Tỷ lệ', mm: 15, align: 'right', group: 'Khối lượng', formula: (n) => `(${n('accepted')})/(${n('planned')})` },
    amount('approved', 'Kế hoạch', 21, 'Kinh phí hỗ trợ'),
    amount('paid', 'Thực hiện', 21, 'Kinh phí hỗ trợ'),
    { ...amount('moneyRate', 'Tỷ lệ', 15, 'Kinh phí hỗ trợ'), formula: (n) => `(${n('paid')})/(${n('approved')})` },
    ...sources.map((one) => amount(one.source, one.name, 21, 'Trong đó')),
    amount('proven', 'Đối ứng', 21),
    { ...amount('all', 'Tổng', 22), formula: (n) => `(${n('paid')})+(${n('proven')})` },
  ])
  const sides = new Set(report.attainment.lines.filter((line) => line.partOf !== null).map(({ code }) => code))
  const rows = report.content.flatMap((group, i) => [contentRow(group, i, sources), ...group.lines.map(contentLineRow(sources, sides))])
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

function contentLineRow(sources: readonly SourceMoney[], sides: ReadonlySet<string>) {
  return ({ targetCode, name, unit, planned, accepted }: ContentLine): PaperRow => ({
    kind: sides.has(targetCode) ? 'sub' : 'plain',
    cells: {
      stt: text(sides.has(targetCode) ? '' : targetCode),
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
