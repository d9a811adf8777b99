// Form R6: the target lines of the programme, planned and counted.
import { BLANK, count, type Figure, type PaperRow, type PaperTable, percent, text } from '../papers/layout/paper-table.ts'
import { countingBrief } from '../programme/counting.ts'
import { gathered, type LineAttainment, overBlock } from './attainment.ts'
import { correctionWords } from './figures.ts'
import { amount, type Draft, numbered, STT, sumOf } from './programme-report.form-columns.ts'
import { isWhole, type ProgrammeReport } from './programme-report.ts'
import { basisWords, counted, lineNames, lower, periodWords, VERDICT_WORDS } from './words.vi.ts'

/** R6: the target lines of the programme. The whole of it is judged; a part tells what was done, beside the same days a year before. */
export function tableR6(report: ProgrammeReport): PaperTable {
  const { attainment, period } = report
  const blocks = period.basis === 'days' ? [] : yearBlocks(report.parts[0].years)
  return {
    code: 'R6',
    title: `Kết quả thực hiện mục tiêu chương trình khuyến công ${periodWords(period)}`,
    columns: numbered(columnsOf(report, blocks)),
    rows: gathered(attainment.lines).map((lines) => targetRow(report, lines, blocks)),
    notes: [
      `Ghi chú: ${counted(attainment.reached)}/${counted(attainment.counted)} chỉ tiêu định lượng đã hoàn thành${report.fromStart ? '' : ', lũy kế từ đầu giai đoạn'}; dòng không giao số lượng ghi "thường xuyên", dòng quyết định nêu bằng lời ghi "bằng lời", không tính vào số chỉ tiêu. Số liệu đếm từ hồ sơ nghiệm thu.`,
      ...(attainment.lines.some((line) => line.kind === 'stock')
        ? [
            `Mục tiêu ${attainment.lines.flatMap((line) => (line.kind === 'stock' ? [line.code] : [])).join(', ')} tính theo thời điểm: lũy kế là số của năm gần nhất, không cộng các năm.`,
          ]
        : []),
      ...attainment.lines.flatMap((line) => line.corrections.map((one) => `Mục tiêu ${line.code}: ${lower(correctionWords(one))}.`)),
      ...(report.untargeted.length > 0 ? [untargetedWords(report.untargeted)] : []),
      countedWords(attainment.lines),
      basisWords(period),
    ],
  }
}

/** Which đề án stand outside the targets: their money is told, no line counts them. */
function untargetedWords(codes: readonly string[]): string {
  const named = codes.length > MOST_NAMED ? `${codes.slice(0, MOST_NAMED).join(', ')} …` : codes.join(', ')
  return `Đề án đã nghiệm thu không thuộc chỉ tiêu nào: ${counted(codes.length)} (${named}); không tính vào mục tiêu.`
}

const MOST_NAMED = 20

function countedWords(lines: readonly LineAttainment[]): string {
  return `Cách tính: ${lines.map(({ code, counting }) => `${code}: ${lower(countingBrief(counting))}`).join('. ')}.`
}

function columnsOf(report: ProgrammeReport, blocks: readonly (readonly number[])[]): Draft[] {
  const judged: Draft[] = isWhole(report) ? [{ key: 'verdict', head: 'Đánh giá', mm: 24, align: 'centre' }] : []
  const total = report.fromStart && blocks.length > 0
  return [
    STT,
    { key: 'name', head: 'Mục tiêu', mm: 66, align: 'left' },
    { key: 'unit', head: 'ĐVT', mm: 20, align: 'centre' },
    { key: 'goal', head: 'Kế hoạch giai đoạn', mm: 18, align: 'right' },
    ...(blocks.length === 0 ? dayColumns() : yearColumns(report, blocks)),
    {
      ...amount('total', total ? 'Lũy kế' : 'Lũy kế từ đầu giai đoạn', 22),
      ...(total ? { formula: (n: (key: string) => number) => sumOf(n(blockKey(blocks[0])), n('total') - 1) } : {}),
    },
    { ...amount('rate', 'Tỷ lệ', 22), formula: (n) => `(${n('total')})/(${n('goal')})`, ratio: ['total', 'goal'] },
    ...judged,
    { key: 'cause', head: 'Nguyên nhân', mm: 30, align: 'left' },
  ]
}

function dayColumns(): Draft[] {
  const group = 'Thực hiện'
  return [amount('inPeriod', 'Kỳ này', 16, group), amount('inYear', 'Lũy kế từ đầu năm', 18, group), amount('before', 'Cùng kỳ năm trước', 18, group)]
}

function yearColumns({ fromStart, parts, yearBefore }: ProgrammeReport, blocks: readonly (readonly number[])[]): Draft[] {
  const group = fromStart ? 'Thực hiện từng năm' : 'Thực hiện trong kỳ'
  const each = blocks.map((block): Draft => amount(blockKey(block), blockWords(block), block.length > 1 ? 16 : 12, group))
  const single = parts[0].years.length === 1
  const sum: Draft[] =
    fromStart || single ? [] : [{ ...amount('inPeriod', 'Cộng', 16, group), formula: (n) => sumOf(n(blockKey(blocks[0])), n('inPeriod') - 1) }]
  return [...each, ...sum, ...(single && yearBefore ? [amount('before', 'Năm trước', 16)] : [])]
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

function targetRow(report: ProgrammeReport, lines: readonly LineAttainment[], blocks: readonly (readonly number[])[]): PaperRow {
  const [first] = lines as readonly [LineAttainment]
  const last = lines.at(-1) ?? first
  if (lines.length > 1)
    return {
      kind: 'plain',
      cells: {
        stt: text(`${first.code}-${last.code}`),
        name: text(lineNames(lines, false)),
        goal: text(VERDICT_WORDS.ongoing),
        verdict: text(VERDICT_WORDS.ongoing),
      },
    }
  const inPeriod = (view: ProgrammeReport['attainment'] | undefined) => view?.lines.find(({ code }) => code === first.code)?.inPeriod
  return {
    kind: first.partOf === null ? 'plain' : 'sub',
    cells: {
      stt: text(first.partOf === null ? first.code : ''),
      name: text(first.verdict === 'worded' ? `${first.name} (mục tiêu: ${first.goalWords})` : first.name),
      unit: text(first.unit),
      goal: goalFigure(first),
      ...Object.fromEntries(blocks.map((block) => [blockKey(block), count(overBlock(first, block))])),
      inPeriod: count(first.inPeriod),
      inYear: count(inPeriod(report.inYear)),
      before: report.yearBefore ? count(inPeriod(report.yearBefore)) : text('…'),
      total: count(first.total),
      rate: first.share ? percent(first.share.part, first.share.whole) : BLANK,
      verdict: text(VERDICT_WORDS[first.verdict]),
      cause: text(report.causes.get(first.code) ?? ''),
    },
  }
}

function goalFigure({ goal, goalWords, verdict }: LineAttainment): Figure {
  if (verdict === 'worded') return text(VERDICT_WORDS.worded)
  if (goal.kind === 'number' && verdict !== 'withdrawn') return count(goal.value)
  return goalWords === '' ? BLANK : text(goalWords)
}
