// Form R3: money by source.
import { roman } from '../papers/layout/paper.ts'
import { BLANK, DASH, type Figure, money, type PaperRow, type PaperTable, percent, text } from '../papers/layout/paper-table.ts'
import { done, planOf, type SourceMoney } from './money.ts'
import { amount, numbered, STT } from './programme-report.form-columns.ts'
import { isWhole, type ProgrammeReport } from './programme-report.ts'
import { basisWords } from './words.vi.ts'

/** R3: money by source. */
export function tableR3(report: ProgrammeReport): PaperTable {
  const plan = isWhole(report) ? 'kế hoạch' : 'kế hoạch cả giai đoạn'
  const columns = numbered([
    STT,
    { key: 'name', head: 'Nguồn kinh phí', mm: 70, align: 'left' },
    amount('planned', isWhole(report) ? 'Kế hoạch chương trình' : 'Kế hoạch cả giai đoạn', 28),
    amount('estimate', 'Dự toán giao', 26),
    amount('paid', 'Giải ngân', 26),
    { ...amount('rate', 'Tỷ lệ so dự toán', 22), formula: (n) => `(${n('paid')})/(${n('estimate')})` },
    amount('settled', 'Quyết toán', 26),
    amount('cut', 'Giảm, chuyển nguồn', 24),
    { ...amount('planRate', `Tỷ lệ so ${plan}`, 22), formula: (n) => `(${n('paid')})/(${n('planned')})` },
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
  const planned = planOf(own)
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
