// Sentences about results. Every number in them comes from the report's figures; what the books cannot tell is left for the drafter.
import type { Block } from '../papers/layout/paper.ts'
import { figureOf } from '../programme/goal.ts'
import type { LineAttainment } from './attainment.ts'
import { correctionWords } from './figures.ts'
import { againstGoal, quantity, rateOf } from './programme-report.judgement.ts'
import { contentMoneySentence } from './programme-report.money-sentences.ts'
import { isRunning, isWhole, type ProgrammeReport } from './programme-report.ts'
import { type ContentGroup, type ContentLine, hasMoved, hasSomething } from './report-content.ts'
import { type StageTold, stageTold, type Told } from './stage-count.ts'
import { counted, figureWords, LEVEL_WORDS, lower, trieu, withinWords, yearsWords } from './words.vi.ts'

export function paragraph(words: string): Block {
  return { kind: 'paragraph', text: words }
}

export function toFill(words: string): Block {
  return { kind: 'to-fill', text: words }
}

const STAGES = [
  ['approved', 'phê duyệt'],
  ['contracted', 'ký hợp đồng'],
  ['accepted', 'nghiệm thu'],
  ['settled', 'quyết toán'],
] as const satisfies readonly (readonly [StageTold, string])[]

/** "Theo kế hoạch năm 2023, toàn tỉnh đã phê duyệt 30 đề án (…), kinh phí 4.700 triệu đồng; …": number and money of the same đề án. */
export function countSentence(report: ProgrammeReport): string {
  const told = STAGES.map(([stage, words]) => ({ words, ...stageTold(report.counts, stage) }))
  const some = told.filter(({ count }) => count > 0).map((one) => `${one.words} ${counted(one.count)} đề án${levelWords(one)}, ${trieu(one.amount)}`)
  const none = told.filter(({ count }) => count === 0).map(({ words }) => words)
  const within = withinWords(report.period)
  if (some.length === 0 && endedWords(report) === '')
    return `${within}, toàn tỉnh chưa phát sinh đề án được phê duyệt, ký hợp đồng, nghiệm thu hoặc quyết toán.`
  const unborn = none.length === 0 ? '' : `chưa ${none.join(', ')} đề án nào`
  return `${within}, toàn tỉnh ${some.length > 0 ? `đã ${some.join('; ')}` : ''}${some.length > 0 && unborn ? '; ' : ''}${unborn}.${endedWords(report)}${holdingWords(report)}`
}

function levelWords({ levels }: Told): string {
  if (levels.length === 1) return ` khuyến công ${LEVEL_WORDS[levels[0]?.level ?? 'local']}`
  return ` (${levels.map((one) => `${counted(one.count)} đề án khuyến công ${LEVEL_WORDS[one.level]}`).join(', ')})`
}

/** What was stopped, cancelled, cut and recovered is named, so that nobody looks for it among what goes on. */
function endedWords({ counts }: ProgrammeReport): string {
  const of = (stage: StageTold, words: string, money: boolean) => {
    const { count, amount } = stageTold(counts, stage)
    return count === 0 ? [] : [money ? `${words} ${trieu(amount)} của ${counted(count)} đề án` : `${words} ${counted(count)} đề án`]
  }
  const parts = [
    ...of('stopped', 'ngừng', false),
    ...of('cancelled', 'hủy', false),
    ...of('reduced', 'giảm, trả lại kinh phí hỗ trợ', true),
    ...of('recovered', 'thu hồi', true),
  ]
  return parts.length === 0 ? '' : ` Cũng trong kỳ, đã ${parts.join('; ')}.`
}

function holdingWords({ counts, parts }: ProgrammeReport): string {
  const { count, amount } = stageTold(counts, 'holding')
  const years = yearsWords([...new Set(parts.flatMap((part) => part.years))].sort())
  return count === 0 ? '' : ` Đến hết kỳ báo cáo, ${counted(count)} đề án thuộc dự toán năm ${years} còn hiệu lực hỗ trợ, kinh phí ${trieu(amount)}.`
}

/** Section of results: the nine groups by their numbers, each with what was done, at what cost, for whom; then what earlier years left to the period. */
export function contentBlocks(report: ProgrammeReport, examples: Readonly<Record<string, readonly string[]>>): Block[] {
  const [main] = report.parts
  return [
    ...main.content.flatMap((group, i) => groupBlocks(report, group, i + 1, examples[group.code] ?? [])),
    ...report.parts.slice(1).flatMap(({ years, content }) => leftBlocks(report, years, content.filter(hasMoved))),
  ]
}

function groupBlocks(report: ProgrammeReport, group: ContentGroup, number: number, examples: readonly string[]): Block[] {
  const head: Block = { kind: 'item', text: `${number}. ${group.name}` }
  if (!hasSomething(group)) return [head, paragraph(report.empty ? 'Chưa nhập dữ liệu.' : 'Không có đề án thuộc nội dung này.')]
  const results = group.lines.map((line) => resultWords(report, line)).join('; ')
  return [
    head,
    paragraph(results === '' ? 'Kết quả: chưa có khối lượng nghiệm thu.' : `${results.charAt(0).toLocaleUpperCase('vi')}${results.slice(1)}.`),
    paragraph(contentMoneySentence(report, group)),
    ...(examples.length === 0 ? [] : [paragraph(`Đơn vị thụ hưởng tiêu biểu: ${examples.join('; ')}.`)]),
    ...causeBlocks(report, group),
  ]
}

/** Why a line fell behind, as recorded for the line and the period; asked for only where something fell behind and its time is over. */
function causeBlocks(report: ProgrammeReport, { lines }: ContentGroup): Block[] {
  if (isRunning(report)) return []
  const behind = lines.filter((line) => isBehind(report, line))
  const said = behind.flatMap(({ targetCode, name }) => (report.causes.has(targetCode) ? [`${lower(name)}: ${report.causes.get(targetCode)}`] : []))
  const unsaid = behind.length > said.length
  return [
    ...(said.length > 0 ? [paragraph(`Nguyên nhân chưa đạt: ${said.join('; ')}.`)] : []),
    ...(unsaid ? [toFill('Đơn vị soạn thảo ghi lý do chưa đạt')] : []),
  ]
}

function isBehind(report: ProgrammeReport, { targetCode, planned, standing }: ContentLine): boolean {
  if (!isWhole(report)) return standing < planned
  const verdict = report.attainment.lines.find((line) => line.code === targetCode)?.verdict
  return verdict === 'short' || verdict === 'not-begun'
}

/** What đề án of other budget years did in the period: told apart, added to nothing of this year. */
function leftBlocks(report: ProgrammeReport, years: readonly number[], groups: readonly ContentGroup[]): Block[] {
  if (groups.length === 0) return []
  const words = groups.map((group) => {
    const done = group.lines.filter(({ accepted }) => accepted > 0).map(({ name, accepted, unit }) => `${lower(name)} ${quantity(accepted, unit)}`)
    return [...done, lower(contentMoneySentence(report, group).replace(/\.$/, ''))].join(', ')
  })
  return [paragraph(`Đề án thuộc năm ngân sách ${yearsWords(years)} phát sinh trong kỳ: ${words.join('; ')}.`)]
}

/** "tổ chức tập huấn …: đã thực hiện 04/05 lớp, đạt 80,0% mục tiêu giai đoạn"; of a part: "trong kỳ nghiệm thu 01 lớp, lũy kế từ đầu năm 02/03 lớp được phê duyệt". */
function resultWords(report: ProgrammeReport, line: ContentLine): string {
  const set = report.attainment.lines.find((one) => one.code === line.targetCode)?.corrections ?? []
  return `${doneWords(report, line)}${set.map((one) => ` (${lower(correctionWords(one))})`).join('')}`
}

function doneWords(report: ProgrammeReport, { targetCode, name, unit, planned, accepted, standing }: ContentLine): string {
  const line = report.attainment.lines.find((one) => one.code === targetCode)
  const why = line && whyUnjudged(line)
  if (why !== undefined)
    return accepted > 0 ? `${lower(name)}: đã thực hiện ${quantity(accepted, unit)} (${why})` : `${lower(name)}: chưa có khối lượng nghiệm thu`
  if (isWhole(report) && line)
    return `${lower(name)}: ${accepted > 0 ? `đã thực hiện ${againstGoal(line)}${rateOf(line, ', đạt ', ' mục tiêu giai đoạn')}` : `chưa thực hiện, mục tiêu ${quantity(line.goalWords, unit)}`}`
  const given = planned > 0 ? ` được phê duyệt` : ''
  const approved = planned > 0 ? `${quantity(`${figureWords(standing)}/${figureWords(planned)}`, unit)}${given}` : quantity(standing, unit)
  const none = `chưa nghiệm thu ${quantity(planned, unit)}${given}`
  if (report.period.basis === 'years') return `${lower(name)}: ${standing > 0 ? `nghiệm thu ${approved}` : none}`
  if (standing === 0) return `${lower(name)}: ${none}`
  const done = accepted > 0 ? `trong kỳ nghiệm thu ${quantity(accepted, unit)}` : 'trong kỳ không nghiệm thu thêm'
  return `${lower(name)}: ${done}, lũy kế từ đầu năm ${approved}`
}

function whyUnjudged({ verdict, goal, goalWords }: LineAttainment): string | undefined {
  if (verdict === 'withdrawn') return 'mục tiêu đã rút khỏi quyết định'
  if (verdict === 'worded') return `mục tiêu: ${goalWords}`
  return figureOf(goal) === undefined ? 'Chương trình không giao chỉ tiêu cụ thể' : undefined
}
