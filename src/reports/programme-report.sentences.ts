// Sentences about results and their judgement. Every number in them comes from the report's figures; what the books cannot tell is left for the drafter.
import type { Block } from '../papers/layout/paper.ts'
import { count, printFigure } from '../papers/layout/paper-table.ts'
import { figureOf } from '../programme/goal.ts'
import type { LineAttainment, Verdict } from './attainment.ts'
import { disbursed } from './money.ts'
import { contentMoneySentence } from './programme-report.money-sentences.ts'
import { type ContentGroup, isWhole, type LevelCount, type ProgrammeReport } from './programme-report.ts'
import { LEVEL_WORDS, lineNames, lower, shareWords, trieu, withinWords } from './words.vi.ts'

export function paragraph(words: string): Block {
  return { kind: 'paragraph', text: words }
}

export function toFill(words: string): Block {
  return { kind: 'to-fill', text: words }
}

function having({ attainment }: ProgrammeReport, verdicts: readonly Verdict[]): LineAttainment[] {
  return attainment.lines.filter((line) => line.partOf === null && verdicts.includes(line.verdict))
}

/** "Đến hết kỳ báo cáo, 2/12 mục tiêu có giao số lượng đã đạt; 8 mục tiêu đã thực hiện, chưa đạt; 2 mục tiêu chưa thực hiện (…)." */
export function attainmentSentence(report: ProgrammeReport, annex: string): string {
  const { counted, reached, exceeded, short, notBegun, unmeasured } = report.attainment
  if (counted === 0) return 'Chương trình không giao mục tiêu bằng số lượng.'
  const parts = [reachedWords(counted, reached, exceeded)]
  if (short > 0) parts.push(`${short} mục tiêu đã thực hiện, chưa đạt`)
  if (notBegun > 0) parts.push(`${notBegun} mục tiêu chưa thực hiện (${lineNames(having(report, ['not-begun']))})`)
  if (unmeasured > 0) parts.push(`${unmeasured} mục tiêu chưa có số liệu (${lineNames(having(report, ['unmeasured']))})`)
  return `${report.fromStart ? 'Đến hết kỳ báo cáo' : 'Lũy kế từ đầu giai đoạn đến hết kỳ báo cáo'}, ${parts.join('; ')}. Chi tiết tại ${annex}.`
}

function reachedWords(counted: number, reached: number, exceeded: number): string {
  if (reached === 0) return `chưa có mục tiêu nào trong số ${counted} mục tiêu có giao số lượng đạt kế hoạch`
  const over = exceeded > 0 ? `, trong đó ${exceeded} mục tiêu vượt kế hoạch` : ''
  return reached === counted
    ? `toàn bộ ${counted} mục tiêu có giao số lượng đã đạt${over}`
    : `${reached}/${counted} mục tiêu có giao số lượng đã đạt${over}`
}

const STAGES = [
  ['approved', 'phê duyệt'],
  ['contracted', 'ký hợp đồng'],
  ['accepted', 'nghiệm thu'],
  ['settled', 'quyết toán'],
] as const

/** "Theo kế hoạch năm 2023, toàn tỉnh đã phê duyệt 30 đề án (10 đề án khuyến công quốc gia, 20 đề án khuyến công địa phương); …" */
export function countSentence({ counts, period }: ProgrammeReport): string {
  const told = STAGES.map(([stage, words]) => ({ words, total: counts.reduce((sum, one) => sum + one[stage], 0), levels: levelWords(counts, stage) }))
  const some = told.filter(({ total }) => total > 0).map(({ words, total, levels }) => `${words} ${total} đề án${levels}`)
  const none = told.filter(({ total }) => total === 0).map(({ words }) => words)
  const within = withinWords(period)
  if (some.length === 0) return `${within}, toàn tỉnh chưa phát sinh đề án được phê duyệt, ký hợp đồng, nghiệm thu hoặc quyết toán.`
  return `${within}, toàn tỉnh đã ${some.join('; ')}${none.length === 0 ? '' : `; chưa ${none.join(', ')} đề án nào`}.`
}

function levelWords(counts: readonly LevelCount[], stage: (typeof STAGES)[number][0]): string {
  const own = counts.filter((one) => one[stage] > 0)
  if (own.length === 1) return ` khuyến công ${LEVEL_WORDS[own[0]?.level ?? 'local']}`
  return own.length === 0 ? '' : ` (${own.map((one) => `${one[stage]} đề án khuyến công ${LEVEL_WORDS[one.level]}`).join(', ')})`
}

/** One item of section III: what was done, at what cost, for whom. */
export function contentBlocks(report: ProgrammeReport, group: ContentGroup, i: number, examples: readonly string[]): Block[] {
  const lines = group.lines.map(({ targetCode, accepted }) => ({ accepted, line: report.attainment.lines.find((one) => one.code === targetCode) }))
  const results = lines.flatMap(({ line, accepted }) => (line ? [resultWords(line, accepted)] : [])).join('; ')
  const behind = lines.some(({ line }) => line?.verdict === 'short' || line?.verdict === 'not-begun')
  return [
    { kind: 'item', text: `${i + 1}. ${group.name}` },
    paragraph(
      results === '' ? 'Kết quả: chưa có khối lượng nghiệm thu trong kỳ.' : `${results.charAt(0).toLocaleUpperCase('vi')}${results.slice(1)}.`,
    ),
    paragraph(contentMoneySentence(report, group)),
    ...(examples.length === 0 ? [] : [paragraph(`Đơn vị thụ hưởng tiêu biểu: ${examples.join('; ')}.`)]),
    ...(behind ? [toFill('Đơn vị soạn thảo ghi đánh giá và lý do chưa đạt')] : []),
  ]
}

/** "tổ chức tập huấn …: nghiệm thu 4 lớp (lũy kế 4/5 lớp, đạt 80,0% mục tiêu giai đoạn)" */
function resultWords(line: LineAttainment, accepted: number): string {
  const name = lower(line.name)
  const why = whyUnjudged(line)
  if (why !== undefined)
    return accepted > 0 ? `${name}: nghiệm thu khối lượng ${quantity(accepted, line.unit)} (${why})` : `${name}: chưa có khối lượng nghiệm thu`
  const done = accepted > 0 ? `nghiệm thu ${quantity(accepted, line.unit)}` : 'chưa có khối lượng nghiệm thu trong kỳ'
  const rate = line.share && line.goal.kind === 'number' ? `, đạt ${printFigure({ kind: 'percent', ...line.share })} mục tiêu giai đoạn` : ''
  return line.total === undefined ? `${name}: ${done}` : `${name}: ${done} (lũy kế ${againstGoal(line)}${rate})`
}

function whyUnjudged({ verdict, goal, goalWords }: LineAttainment): string | undefined {
  if (verdict === 'withdrawn') return 'mục tiêu đã rút khỏi quyết định'
  if (verdict === 'worded') return `mục tiêu: ${goalWords}`
  return figureOf(goal) === undefined ? 'không giao số lượng' : undefined
}

/** "4/5 lớp"; where the goal is a range or a floor: "7 lớp, mục tiêu từ 5 đến 10 lớp". */
function againstGoal({ goal, goalWords, total, unit }: LineAttainment): string {
  const counted = printFigure(count(total ?? 0))
  return goal.kind === 'number' ? quantity(`${counted}/${goalWords}`, unit) : `${quantity(counted, unit)}, mục tiêu ${quantity(goalWords, unit)}`
}

function quantity(figure: number | string, unit: string): string {
  return `${typeof figure === 'number' ? printFigure(count(figure)) : figure} ${unit}`.trim()
}

/** Targets passed and reached. */
export function strengthSentences(report: ProgrammeReport): string[] {
  const [exceeded, reached] = [having(report, ['exceeded']), having(report, ['reached'])]
  if (report.attainment.counted === 0) return []
  if (exceeded.length + reached.length === 0) return ['Đến hết kỳ báo cáo chưa có mục tiêu nào đạt số lượng được giao.']
  return [
    ...(exceeded.length === 0 ? [] : [`Các mục tiêu vượt kế hoạch: ${listed(exceeded)}.`]),
    ...(reached.length === 0 ? [] : [`Các mục tiêu đã đạt: ${listed(reached)}.`]),
  ]
}

/** Targets not reached and the rate of the budget: said, not hidden. */
export function weaknessSentences(report: ProgrammeReport): string[] {
  const { money, attainment } = report
  const [short, unmeasured] = [having(report, ['short', 'not-begun']), having(report, ['unmeasured'])]
  const none = attainment.counted > 0 && short.length + unmeasured.length === 0
  const targets = [
    ...(none ? ['Không còn mục tiêu chưa đạt.'] : []),
    ...(short.length === 0 ? [] : [`Các mục tiêu chưa đạt: ${listed(short)}.`]),
    ...(unmeasured.length === 0 ? [] : [`Các mục tiêu chưa có số liệu để đánh giá: ${lineNames(unmeasured)}.`]),
  ]
  const paid = disbursed(money.state.stages)
  if (paid <= 0n) return money.state.planned === null ? targets : [...targets, 'Trong kỳ chưa giải ngân kinh phí ngân sách.']
  const [planned, of] = isWhole(report) ? [money.state.planned, 'kế hoạch của Chương trình'] : [givenInYears(report), 'dự toán giao']
  if (planned === null || paid >= planned) return targets
  return [...targets, `Ngân sách giải ngân ${trieu(paid)}${shareWords(paid, planned, of)}.`]
}

/** What years of the programme were given to spend; days of a year have no such amount of their own. */
function givenInYears({ money, period }: ProgrammeReport): bigint | null {
  return period.basis === 'years' ? money.state.stages.estimate : null
}

function listed(lines: readonly LineAttainment[]): string {
  return lines.map((line) => `${line.code} ${lower(line.name)} (${againstGoal(line)}${rateOf(line)})`).join('; ')
}

function rateOf({ share, goal }: LineAttainment): string {
  return share && goal.kind === 'number' ? `, ${printFigure({ kind: 'percent', ...share })}` : ''
}
