// Form R3: money by source. In a report by days each budget year stands apart with its own estimate, plan and rates; only what happened is added over years.
import { roman } from '../papers/layout/paper.ts'
import { BLANK, DASH, type Figure, money, type PaperRow, type PaperTable, percent, text } from '../papers/layout/paper-table.ts'
import { SOURCE_KIND_WORDS } from '../programme/programme.ts'
import { addStages, done, type MoneyView, planOf, type SourceMoney } from './money.ts'
import { amount, type Draft, numbered, STT } from './programme-report.form-columns.ts'
import { type BudgetPart, isWhole, type ProgrammeReport } from './programme-report.ts'
import { basisWords, yearsWords } from './words.vi.ts'

/** R3: money by source. */
export function tableR3(report: ProgrammeReport): PaperTable {
  return {
    code: 'R3',
    title: 'Kinh phí thực hiện theo nguồn',
    unit: 'triệu đồng',
    columns: numbered(r3Columns(report)),
    rows: report.parts.length === 1 ? partRows(report, report.parts[0]) : apart(report),
    notes: [notesOf(report), basisWords(report.period)],
  }
}

export function r3Columns(report: ProgrammeReport): Draft[] {
  const plan = isWhole(report) ? 'kế hoạch chương trình' : isSingle(report) ? 'kế hoạch năm' : 'kế hoạch các năm'
  return [
    STT,
    { key: 'name', head: 'Nguồn kinh phí', mm: 62, align: 'left' },
    amount('planned', `${plan.charAt(0).toLocaleUpperCase('vi')}${plan.slice(1)}`, 25),
    amount('estimate', 'Dự toán được giao', 24),
    ...doneColumns(report),
    { ...amount('rate', 'Tỷ lệ so dự toán', 20), formula: (n) => `(${n('done')})/(${n('estimate')})`, ratio: ['done', 'estimate'] },
    amount('settled', 'Quyết toán', 24),
    amount('cut', 'Giảm, chuyển nguồn', 24),
    { ...amount('planRate', `Tỷ lệ so ${plan}`, 22), formula: (n) => `(${n('done')})/(${n('planned')})`, ratio: ['done', 'planned'] },
  ]
}

/** What was done: in the period, since the first day of the year, a year before. */
function doneColumns(report: ProgrammeReport): Draft[] {
  if (report.period.basis === 'days')
    return [
      amount('moved', 'Kỳ này', 22, 'Thực hiện'),
      amount('done', 'Lũy kế từ đầu năm', 22, 'Thực hiện'),
      amount('before', 'Cùng kỳ năm trước', 22, 'Thực hiện'),
    ]
  return [amount('done', 'Thực hiện', 25), ...(isSingle(report) ? [amount('before', 'Năm trước', 24)] : [])]
}

function isSingle({ parts }: ProgrammeReport): boolean {
  return parts[0].years.length === 1
}

function notesOf(report: ProgrammeReport): string {
  const plan = isWhole(report)
    ? 'kế hoạch là kinh phí cả giai đoạn theo quyết định phê duyệt chương trình'
    : 'kế hoạch là kinh phí của năm theo quyết định phê duyệt chương trình, không phân theo nguồn'
  return `Ghi chú: ${plan}; dự toán được giao là của cả năm ngân sách, sau khi giảm, chuyển nguồn; thực hiện gồm ngân sách đã giải ngân (tạm ứng và thanh toán, trừ phần thu hồi) và vốn đối ứng có hóa đơn, chứng từ.`
}

/** Budget years one under the other; under them what happened in all of them, and nothing else. */
function apart(report: ProgrammeReport): PaperRow[] {
  const years = report.parts.flatMap((part): PaperRow[] => [
    {
      kind: 'group',
      cells: { stt: BLANK, name: text(`Năm ngân sách ${yearsWords(part.years)}`), ...cellsOf(report, part, everySource(part), 'all') },
    },
    ...kindRows(report, part),
  ])
  const happened = done(report.money.all)
  const none = Object.fromEntries(['planned', 'estimate', 'done', 'before', 'rate', 'settled', 'cut', 'planRate'].map((key) => [key, DASH]))
  return [...years, { kind: 'sum', cells: { stt: BLANK, name: text('TỔNG CỘNG phát sinh trong kỳ'), ...none, moved: money(happened) } }]
}

function partRows(report: ProgrammeReport, part: BudgetPart): PaperRow[] {
  const sum: PaperRow = { kind: 'sum', cells: { stt: BLANK, name: text('TỔNG CỘNG'), ...cellsOf(report, part, everySource(part), 'all') } }
  return [...kindRows(report, part), sum]
}

/** A kind with one source goes by the name of that source, as every page calls it. */
function kindRows(report: ProgrammeReport, part: BudgetPart): PaperRow[] {
  const sources = everySource(part)
  const kinds = (['state', 'counterpart', 'other'] as const).map((kind) => ({ kind, own: sources.filter((one) => one.kind === kind) }))
  return kinds
    .filter(({ own }) => own.length > 0)
    .flatMap(({ kind, own }, i): PaperRow[] => [
      {
        kind: 'group',
        cells: {
          stt: text(roman(i + 1)),
          name: text(own.length === 1 ? (own[0]?.name ?? '') : SOURCE_KIND_WORDS[kind]),
          ...cellsOf(report, part, own, kind),
        },
      },
      ...(own.length === 1
        ? []
        : own.map(
            (one, j): PaperRow => ({
              kind: 'plain',
              cells: { stt: text(String(j + 1)), name: text(one.name), ...cellsOf(report, part, [one], kind) },
            }),
          )),
    ])
}

function everySource({ moved, standing, before }: BudgetPart): SourceMoney[] {
  const all = [...standing.sources, ...moved.sources, ...(before?.sources ?? [])]
  return [...new Map(all.map((one) => [one.source, one])).values()]
}

/** The state's stages do not apply to what establishments put in themselves; the decision plans years for all sources together. */
function cellsOf(report: ProgrammeReport, part: BudgetPart, own: readonly SourceMoney[], kind: SourceMoney['kind'] | 'all'): Record<string, Figure> {
  const named = new Set(own.map(({ source }) => source))
  const of = (view: MoneyView) => addStages(view.sources.filter(({ source }) => named.has(source)).map(({ stages }) => stages))
  const [moved, standing] = [of(part.moved), of(part.standing)]
  const planned = isWhole(report) ? planOf(own) : kind === 'all' ? part.planned : null
  const stateful = kind === 'state' || kind === 'all'
  return {
    planned: money(planned),
    estimate: stateful ? money(standing.estimate) : DASH,
    moved: money(done(moved)),
    done: money(done(standing)),
    before: part.before ? money(done(of(part.before))) : text('…'),
    rate: kind === 'state' ? percent(done(standing), standing.estimate) : DASH,
    settled: stateful ? money(standing.settled) : DASH,
    cut: stateful ? money([...named].reduce((total, source) => total + (part.cuts.get(source) ?? 0n), 0n)) : DASH,
    planRate: planned === null ? BLANK : percent(done(standing), planned),
  }
}
