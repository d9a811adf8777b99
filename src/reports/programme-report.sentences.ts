// The sentences of the report. Every number in them comes from the report's figures; what the books cannot tell is left for the drafter to fill in.
import { formatDong } from '../basics/money.ts'
import type { Block } from '../papers/layout/paper.ts'
import { count, printFigure } from '../papers/layout/paper-table.ts'
import { amountInWords } from '../papers/words/amount-in-words.ts'
import { disbursed } from './money.ts'
import type { ContentGroup, LevelCount, ProgrammeReport } from './programme-report.ts'
import { LEVEL_WORDS, lineNames, lower, periodWords, shareWords, trieu } from './words.vi.ts'

export function paragraph(words: string): Block {
  return { kind: 'paragraph', text: words }
}

export function toFill(words: string): Block {
  return { kind: 'to-fill', text: words }
}

/** "2/12 mục tiêu có giao số lượng đã đạt; 8 mục tiêu đang thực hiện; 2 mục tiêu chưa thực hiện (…)." */
export function attainmentSentence({ attainment, fromStart }: ProgrammeReport, annex: string): string {
  const { counted, reached, short, notBegun, lines } = attainment
  if (counted === 0) return 'Chương trình không giao mục tiêu bằng số lượng.'
  const idle = lineNames(lines.filter((line) => line.partOf === null && line.verdict === 'not-begun'))
  const parts = [`${reached}/${counted} mục tiêu có giao số lượng đã đạt`]
  if (short > 0) parts.push(`${short} mục tiêu đang thực hiện, chưa đạt`)
  if (notBegun > 0) parts.push(`${notBegun} mục tiêu chưa thực hiện (${idle})`)
  return `${fromStart ? 'Đến kỳ báo cáo' : 'Lũy kế từ đầu giai đoạn đến hết kỳ báo cáo'}, ${parts.join('; ')}. Chi tiết tại ${annex}.`
}

/** "Đã phê duyệt 30 đề án (10 quốc gia, 20 địa phương); ký hợp đồng 30 đề án; …" */
export function countSentence({ counts, period }: ProgrammeReport): string {
  const stages = [
    ['approved', 'phê duyệt'],
    ['contracted', 'ký hợp đồng'],
    ['accepted', 'nghiệm thu'],
    ['settled', 'quyết toán'],
  ] as const
  const parts = stages.map(([stage, words]) => `${words} ${stageCount(counts, stage)}`)
  return `Trong ${periodWords(period)}, toàn tỉnh đã ${parts.join('; ')}.`
}

function stageCount(counts: readonly LevelCount[], stage: 'approved' | 'contracted' | 'accepted' | 'settled'): string {
  const total = counts.reduce((sum, one) => sum + one[stage], 0)
  const byLevel = counts.filter((one) => one[stage] > 0).map((one) => `${one[stage]} ${LEVEL_WORDS[one.level]}`)
  return `${total} đề án${byLevel.length > 1 ? ` (${byLevel.join(', ')})` : byLevel.length === 1 ? ` khuyến công ${byLevel[0]?.replace(/^\d+ /, '')}` : ''}`
}

/** One item of section III: what was done, at what cost, for whom. */
export function contentBlocks(report: ProgrammeReport, group: ContentGroup, i: number, examples: readonly string[]): Block[] {
  const results = group.lines.map((line) => resultWords(report, line.targetCode, line.accepted)).join('; ')
  const sources = report.money.sources
    .filter((one) => one.kind === 'state')
    .map((one) => `${lower(one.name)} ${trieu(group.bySource[one.source] ?? 0n)}`)
  const money = `Kinh phí: ngân sách hỗ trợ ${trieu(group.disbursed)}${sources.length > 1 ? ` (${sources.join(', ')})` : ''}; đối ứng của cơ sở ${trieu(group.proven)}.`
  const short = group.lines.some(({ targetCode }) => {
    const line = report.attainment.lines.find((one) => one.code === targetCode)
    return line?.verdict === 'short' || line?.verdict === 'not-begun'
  })
  return [
    { kind: 'item', text: `${i + 1}. ${group.name}` },
    paragraph(results === '' ? 'Kết quả: chưa có khối lượng nghiệm thu trong kỳ.' : `Kết quả: ${results}.`),
    paragraph(money),
    ...(examples.length === 0 ? [] : [paragraph(`Đơn vị thụ hưởng tiêu biểu: ${examples.join('; ')}.`)]),
    ...(short ? [toFill('Đơn vị soạn thảo ghi đánh giá và lý do chưa đạt')] : []),
  ]
}

function resultWords({ attainment }: ProgrammeReport, targetCode: string, accepted: number): string {
  const line = attainment.lines.find((one) => one.code === targetCode)
  if (!line) return ''
  const done = `${lower(line.name)} nghiệm thu ${printFigure(count(accepted))} ${line.unit}`
  if (!line.share || line.goalWords === '') return done
  const rate = printFigure({ kind: 'percent', ...line.share })
  return `${done} (lũy kế ${printFigure(count(line.total))}/${line.goalWords} ${line.unit}, đạt ${rate} mục tiêu giai đoạn)`
}

/** Section V: what was planned, given, paid, settled, and what establishments put in. */
export function moneySentences({ money }: ProgrammeReport): Block[] {
  const { state, counterpart, planned } = money
  const paid = disbursed(state.stages)
  const whole = planned === null ? '' : `Tổng kinh phí dự kiến của Chương trình là ${trieu(planned)}. `
  const given = `Ngân sách nhà nước đã giao dự toán ${trieu(state.stages.estimate)}, phê duyệt hỗ trợ ${trieu(state.stages.approved)}, cam kết theo hợp đồng ${trieu(state.stages.committed)}`
  const out = `giải ngân ${trieu(paid)}${shareWords(paid, state.stages.estimate, 'dự toán giao')}${shareWords(paid, state.planned, 'kế hoạch của Chương trình')}`
  const own = `Vốn đối ứng của các cơ sở đã có hóa đơn, chứng từ là ${trieu(counterpart.stages.proven)}${shareWords(counterpart.stages.proven, counterpart.planned, 'kế hoạch')}.`
  const sources = money.sources.filter((one) => one.kind === 'state')
  return [
    paragraph(`${whole}${given}; ${out}; quyết toán ${trieu(state.stages.settled)}. ${own}`),
    paragraph(`Số ngân sách đã giải ngân: ${formatDong(paid)} đồng (Bằng chữ: ${amountInWords(paid)}).`),
    ...sources.map((one) => paragraph(sourceSentence(one.name, one.stages, one.planned))),
  ]
}

function sourceSentence(name: string, stages: ProgrammeReport['money']['all'], planned: bigint | null): string {
  const paid = disbursed(stages)
  const back = stages.recovered > 0n ? `; thu hồi ${trieu(stages.recovered)}` : ''
  return `${name}: dự toán giao ${trieu(stages.estimate)}; tạm ứng ${trieu(stages.advanced)}; thanh toán ${trieu(stages.paid)}${back}; giải ngân ${trieu(paid)}${shareWords(paid, planned, 'kế hoạch')}; quyết toán ${trieu(stages.settled)}.`
}

/** "1 đồng ngân sách hỗ trợ gắn với 1,3 đồng vốn đối ứng", one decimal, half up. */
export function leverageSentence({ money }: ProgrammeReport): string {
  const paid = disbursed(money.state.stages)
  if (paid <= 0n) return 'Trong kỳ chưa giải ngân ngân sách nên chưa tính được vốn đối ứng huy động trên một đồng ngân sách.'
  const tenths = (money.all.proven * 20n + paid) / (paid * 2n)
  return `Bình quân 1 đồng ngân sách hỗ trợ đã giải ngân gắn với ${tenths / 10n},${tenths % 10n} đồng vốn đối ứng của cơ sở.`
}

/** Targets reached, one sentence. */
export function strengthSentence({ attainment }: ProgrammeReport): string {
  const reached = attainment.lines.filter((line) => line.partOf === null && line.verdict === 'reached')
  return reached.length === 0 ? 'Đến kỳ báo cáo chưa có mục tiêu nào đạt số lượng được giao.' : `Các mục tiêu đã đạt: ${lineNames(reached)}.`
}

/** Targets not reached and the rate of the budget: said, not hidden. */
export function weaknessSentences({ attainment, money }: ProgrammeReport): string[] {
  const short = attainment.lines.filter((line) => line.partOf === null && (line.verdict === 'short' || line.verdict === 'not-begun'))
  const listed = short.map((line) => {
    const rate = line.share ? printFigure({ kind: 'percent', ...line.share }) : '-'
    return `${line.code} ${lower(line.name)} (${printFigure(count(line.total))}/${line.goalWords} ${line.unit}, ${rate})`
  })
  const paid = disbursed(money.state.stages)
  const rate =
    money.state.planned === null ? [] : [`Ngân sách giải ngân ${trieu(paid)}${shareWords(paid, money.state.planned, 'kế hoạch của Chương trình')}.`]
  return [listed.length === 0 ? 'Không còn mục tiêu chưa đạt.' : `Các mục tiêu chưa đạt: ${listed.join('; ')}.`, ...rate]
}
