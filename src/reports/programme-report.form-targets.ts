// Form R6: the target lines of the programme, planned and counted.
import { BLANK, count, type Figure, type PaperRow, type PaperTable, percent, text } from '../papers/layout/paper-table.ts'
import { gathered, type LineAttainment, overBlock } from './attainment.ts'
import { type Draft, numbered, STT, sumOf } from './programme-report.form-columns.ts'
import type { ProgrammeReport } from './programme-report.ts'
import { basisWords, lineNames, periodWords, VERDICT_WORDS } from './words.vi.ts'

/** R6: the target lines of the programme. */
export function tableR6(report: ProgrammeReport): PaperTable {
  const { attainment, period, fromStart } = report
  const blocks = yearBlocks(report.toldYears)
  const periodColumns: Draft[] = fromStart
    ? []
    : [
        {
          key: 'inPeriod',
          head: 'Cộng',
          mm: 16,
          align: 'right',
          group: 'Thực hiện trong kỳ',
          formula: (n) => sumOf(n(blockKey(blocks[0])), n('inPeriod') - 1),
        },
      ]
  const columns = numbered([
    STT,
    { key: 'name', head: 'Mục tiêu', mm: 66, align: 'left' },
    { key: 'unit', head: 'ĐVT', mm: 20, align: 'centre' },
    { key: 'goal', head: 'Kế hoạch giai đoạn', mm: 18, align: 'right' },
    ...blocks.map(
      (block): Draft => ({
        key: blockKey(block),
        head: blockWords(block),
        mm: block.length > 1 ? 16 : 12,
        align: 'right',
        group: fromStart ? 'Thực hiện từng năm' : 'Thực hiện trong kỳ',
      }),
    ),
    ...periodColumns,
    {
      key: 'total',
      head: fromStart ? 'Lũy kế' : 'Lũy kế từ đầu giai đoạn',
      mm: 22,
      align: 'right',
      ...(fromStart ? { formula: (n: (key: string) => number) => sumOf(n(blockKey(blocks[0])), n('total') - 1) } : {}),
    },
    { key: 'rate', head: 'Tỷ lệ', mm: 22, align: 'right', formula: (n) => `(${n('total')})/(${n('goal')})` },
    { key: 'verdict', head: 'Đánh giá', mm: 24, align: 'centre' },
    { key: 'cause', head: 'Nguyên nhân', mm: 30, align: 'centre' },
  ])
  return {
    code: 'R6',
    title: `Kết quả thực hiện mục tiêu chương trình khuyến công ${periodWords(period)}`,
    columns,
    rows: gathered(attainment.lines).map((lines) => targetRow(lines, blocks)),
    notes: [
      `Ghi chú: đạt ${attainment.reached}/${attainment.counted} mục tiêu có giao số lượng; dòng không giao số lượng ghi "thường xuyên", dòng quyết định nêu bằng lời ghi "bằng lời", không tính vào số mục tiêu đạt. Số liệu đếm từ hồ sơ nghiệm thu.`,
      ...(attainment.lines.some((line) => line.kind === 'stock')
        ? [
            `Mục tiêu ${attainment.lines.flatMap((line) => (line.kind === 'stock' ? [line.code] : [])).join(', ')} tính theo thời điểm: lũy kế là số của năm gần nhất, không cộng các năm.`,
          ]
        : []),
      basisWords(period),
    ],
  }
}

/** Years beyond these columns are told together in the first: "2016-2020". */
const MOST_TARGET_YEARS = 8

function yearBlocks(years: readonly number[]): (readonly number[])[] {
  const early = Math.max(0, years.length - MOST_TARGET_YEARS)
  const single = years.slice(early === 0 ? 0 : early + 1).map((year) => [year])
  return early === 0 ? single : [years.slice(0, early + 1), ...single]
}

function blockWords(block: readonly number[]): string {
  return block.length > 1 ? `${block[0]}-${block.at(-1)}` : String(block[0])
}

function blockKey(block: readonly number[] | undefined): string {
  return `y-${block?.[0]}`
}

function targetRow(lines: readonly LineAttainment[], blocks: readonly (readonly number[])[]): PaperRow {
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
      name: text(first.verdict === 'worded' ? `${first.name} (mục tiêu: ${first.goalWords})` : first.name),
      unit: text(first.unit),
      goal: goalFigure(first),
      ...Object.fromEntries(blocks.map((block) => [blockKey(block), count(overBlock(first, block))])),
      inPeriod: count(first.inPeriod),
      total: count(first.total),
      rate: first.share ? percent(first.share.part, first.share.whole) : BLANK,
      verdict: text(VERDICT_WORDS[first.verdict]),
    },
  }
}

function goalFigure({ goal, goalWords, verdict }: LineAttainment): Figure {
  if (verdict === 'worded') return text(VERDICT_WORDS.worded)
  if (goal.kind === 'number' && verdict !== 'withdrawn') return count(goal.value)
  return goalWords === '' ? BLANK : text(goalWords)
}
