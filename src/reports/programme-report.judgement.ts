// What is judged in the report: targets reached and missed, the rate of the budget. The whole programme is judged by its targets, a part of it by what was
// approved for its own year: nobody is praised or blamed for what lies outside the period.
import { printFigure } from '../papers/layout/paper-table.ts'
import type { LineAttainment, Verdict } from './attainment.ts'
import { disbursed } from './money.ts'
import { isRunning, isWhole, type ProgrammeReport } from './programme-report.ts'
import type { ContentLine } from './report-content.ts'
import { counted, figureWords, lineNames, lower, shareWords, trieu, yearsWords } from './words.vi.ts'

const NOTHING_ENTERED = 'Chưa nhập dữ liệu đề án và kinh phí của Chương trình vào phần mềm nên chưa có số liệu.'

function having({ attainment }: ProgrammeReport, verdicts: readonly Verdict[]): LineAttainment[] {
  return attainment.lines.filter((line) => line.partOf === null && verdicts.includes(line.verdict))
}

/** "Đến hết kỳ báo cáo, 02/12 chỉ tiêu định lượng đã hoàn thành; 08 chỉ tiêu đã thực hiện, chưa hoàn thành; 02 chỉ tiêu chưa thực hiện (…)." */
export function attainmentSentence(report: ProgrammeReport, annex: string): string {
  const { counted: all, reached, exceeded } = report.attainment
  if (report.empty) return NOTHING_ENTERED
  if (all === 0) return 'Chương trình không giao chỉ tiêu định lượng.'
  const parts = [reachedWords(all, reached, exceeded), ...(isWhole(report) ? missedWords(report) : [])]
  return `${report.fromStart ? 'Đến hết kỳ báo cáo' : 'Lũy kế từ đầu giai đoạn đến hết kỳ báo cáo'}, ${parts.join('; ')}. Chi tiết tại ${annex}.`
}

function reachedWords(all: number, reached: number, exceeded: number): string {
  if (reached === 0) return `chưa có chỉ tiêu nào trong số ${counted(all)} chỉ tiêu định lượng hoàn thành`
  const over = exceeded > 0 ? `, trong đó ${counted(exceeded)} chỉ tiêu vượt kế hoạch` : ''
  return `${counted(reached)}/${counted(all)} chỉ tiêu định lượng đã hoàn thành${over}`
}

function missedWords(report: ProgrammeReport): string[] {
  const { short, notBegun, unmeasured } = report.attainment
  return [
    ...(short > 0 ? [`${counted(short)} chỉ tiêu đã thực hiện, chưa hoàn thành`] : []),
    ...(notBegun > 0 ? [`${counted(notBegun)} chỉ tiêu chưa thực hiện (${lineNames(having(report, ['not-begun']))})`] : []),
    ...(unmeasured > 0 ? [`${counted(unmeasured)} chỉ tiêu chưa có số liệu (${lineNames(having(report, ['unmeasured']))})`] : []),
  ]
}

/** Targets passed and reached; of a part, what its own year was given and did. */
export function strengthSentences(report: ProgrammeReport): string[] {
  if (report.empty) return []
  if (!isWhole(report))
    return yearSentence(report, 'Đã nghiệm thu đủ khối lượng được phê duyệt', ({ planned, standing }) => planned > 0 && standing >= planned)
  const [exceeded, reached] = [having(report, ['exceeded']), having(report, ['reached'])]
  if (report.attainment.counted === 0) return []
  if (exceeded.length + reached.length === 0) return ['Đến hết kỳ báo cáo chưa có chỉ tiêu nào hoàn thành số lượng được giao.']
  return [
    ...(exceeded.length === 0 ? [] : [`Các chỉ tiêu vượt kế hoạch: ${listed(exceeded)}.`]),
    ...(reached.length === 0 ? [] : [`Các chỉ tiêu đã hoàn thành: ${listed(reached)}.`]),
  ]
}

/** Targets not reached and the rate of the budget: said, not hidden. A part whose year still runs is told what is left to do. */
export function weaknessSentences(report: ProgrammeReport): string[] {
  if (report.empty) return []
  const behind = isRunning(report) ? 'Khối lượng được phê duyệt còn phải thực hiện' : 'Chưa nghiệm thu đủ khối lượng được phê duyệt'
  const targets = isWhole(report) ? missedSentences(report) : yearSentence(report, behind, ({ planned, standing }) => standing < planned)
  const [main] = report.parts
  const paid = disbursed(main.standing.state.stages)
  const years = yearsWords(main.years)
  const [planned, of] = isWhole(report)
    ? [main.standing.state.planned, 'kế hoạch của Chương trình']
    : [main.standing.state.stages.estimate, `dự toán ngân sách nhà nước được giao năm ${years}`]
  if (planned === null || planned <= 0n || paid >= planned) return targets
  if (paid <= 0n) return [...targets, `Chưa giải ngân kinh phí ngân sách nhà nước năm ${years}.`]
  return [...targets, `Ngân sách nhà nước đã giải ngân ${trieu(paid)}${shareWords(paid, planned, of)}.`]
}

function missedSentences(report: ProgrammeReport): string[] {
  const [short, unmeasured] = [having(report, ['short', 'not-begun']), having(report, ['unmeasured'])]
  const none = report.attainment.counted > 0 && short.length + unmeasured.length === 0
  return [
    ...(none ? ['Không còn chỉ tiêu chưa hoàn thành.'] : []),
    ...(short.length === 0 ? [] : [`Các chỉ tiêu chưa hoàn thành: ${listed(short)}.`]),
    ...(unmeasured.length === 0 ? [] : [`Các chỉ tiêu chưa có số liệu để đánh giá: ${lineNames(unmeasured)}.`]),
  ]
}

function yearSentence(report: ProgrammeReport, words: string, chosen: (line: ContentLine) => boolean): string[] {
  const [main] = report.parts
  const lines = main.content.flatMap((group) => group.lines).filter(chosen)
  const each = lines.map(
    ({ name, planned, standing, unit }) => `${lower(name)} (${quantity(`${figureWords(standing)}/${figureWords(planned)}`, unit)})`,
  )
  return each.length === 0 ? [] : [`${words} năm ${yearsWords(main.years)}: ${each.join('; ')}.`]
}

function listed(lines: readonly LineAttainment[]): string {
  return lines.map((line) => `${line.code} ${lower(line.name)} (${againstGoal(line)}${rateOf(line, ', ', '')})`).join('; ')
}

export function rateOf({ share, goal }: LineAttainment, before: string, after: string): string {
  return share && goal.kind === 'number' ? `${before}${printFigure({ kind: 'percent', ...share })}${after}` : ''
}

/** "04/05 lớp"; where the goal is a range or a floor: "07 lớp, mục tiêu từ 5 đến 10 lớp". */
export function againstGoal({ goal, goalWords, total, unit }: LineAttainment): string {
  const done = figureWords(total ?? 0)
  return goal.kind === 'number'
    ? quantity(`${done}/${figureWords(goal.value)}`, unit)
    : `${quantity(done, unit)}, mục tiêu ${quantity(goalWords, unit)}`
}

export function quantity(figure: number | string, unit: string): string {
  return `${typeof figure === 'number' ? figureWords(figure) : figure} ${unit}`.trim()
}
