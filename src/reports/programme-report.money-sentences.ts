// Sentences about money: planned, given, paid, settled, recovered, and what establishments put in. What did not happen is said in words, not as "0 triệu đồng".
import { formatDong } from '../basics/money.ts'
import { amountInWords } from '../papers/words/amount-in-words.ts'
import { disbursed, done, type Stages } from './money.ts'
import { nameOf } from './period.ts'
import { type ContentGroup, isWhole, type ProgrammeReport } from './programme-report.ts'
import { lower, shareWords, trieu } from './words.vi.ts'

/** "Kinh phí: ngân sách hỗ trợ 202 triệu đồng (kinh phí khuyến công quốc gia 160 triệu đồng, ngân sách tỉnh 42 triệu đồng); đối ứng của cơ sở 39 triệu đồng." */
export function contentMoneySentence(report: ProgrammeReport, { disbursed: paid, proven, approved, bySource }: ContentGroup): string {
  const own = proven > 0n ? `đối ứng của cơ sở ${trieu(proven)}` : proven < 0n ? `giảm đối ứng đã chứng minh ${trieu(-proven)}` : ''
  if (paid <= 0n) {
    const state = paid < 0n ? `thu hồi nhiều hơn chi ${trieu(-paid)}` : approved > 0n ? `đã phê duyệt hỗ trợ ${trieu(approved)}, chưa giải ngân` : ''
    return `Kinh phí: ${[state, own].filter((words) => words !== '').join('; ') || 'trong kỳ chưa phát sinh'}.`
  }
  const from = report.money.sources.filter((one) => one.kind === 'state' && (bySource[one.source] ?? 0n) !== 0n)
  const parts = from.map((one) => `${lower(one.name)} ${trieu(bySource[one.source] ?? 0n)}`)
  const split = parts.length > 1 ? ` (${parts.join(', ')})` : from[0] ? `, toàn bộ từ ${lower(from[0].name)}` : ''
  return `Kinh phí: ngân sách hỗ trợ ${trieu(paid)}${split}${own === '' ? '' : `; ${own}`}.`
}

/** Section V: the plan, what happened to state money, what establishments put in, and each source. */
export function moneySentences(report: ProgrammeReport): string[] {
  const { money } = report
  const states = money.sources.filter((one) => one.kind === 'state')
  return [
    [...plannedSentence(report), stateSentence(report), counterpartSentence(report), ...yearPlanSentence(report)].join(' '),
    ...paidInWords(disbursed(money.state.stages)),
    ...states.map((one) => sourceSentence(one.name, one.stages, wholePlan(report, one.planned))),
  ]
}

/** Amounts planned for the whole programme; a part of it is not held against them: a good half-year would read as 10% of five years. */
export function wholePlan(report: ProgrammeReport, planned: bigint | null): bigint | null {
  return isWhole(report) ? planned : null
}

function plannedSentence({ money: { planned, state, counterpart } }: ProgrammeReport): string[] {
  if (planned === null) return []
  const [own, theirs] = [state.planned ?? 0n, counterpart.planned ?? 0n]
  const split = own > 0n && theirs > 0n && own + theirs === planned
  return [
    `Tổng kinh phí dự kiến của Chương trình là ${trieu(planned)}${split ? `, gồm ngân sách nhà nước ${trieu(own)} và vốn đối ứng của cơ sở ${trieu(theirs)}` : ''}.`,
  ]
}

function stateSentence(report: ProgrammeReport): string {
  const { state } = report.money
  const { estimate, approved, committed, settled, recovered } = state.stages
  const paid = disbursed(state.stages)
  if ([estimate, approved, committed, settled, recovered, paid].every((amount) => amount === 0n))
    return 'Trong kỳ chưa phát sinh kinh phí ngân sách nhà nước.'
  const ofEstimate = report.period.basis === 'years' ? shareWords(paid, estimate, 'dự toán giao') : ''
  const ofPlan = shareWords(paid, wholePlan(report, state.planned), 'kế hoạch của Chương trình')
  const out =
    paid > 0n
      ? [`giải ngân ${trieu(paid)}${ofEstimate}${ofEstimate === '' ? ofPlan : ofPlan.replace(/^, /, ' và ')}`]
      : paid < 0n
        ? []
        : ['chưa giải ngân']
  const parts = [...given(estimate), ...moved('phê duyệt hỗ trợ', approved), ...moved('cam kết theo hợp đồng', committed)]
  return `Trong kỳ, ngân sách nhà nước ${[...parts, ...out, ...moved('thu hồi', recovered), ...moved('quyết toán', settled)].join('; ')}.`
}

/** A part of a year may take back more than it gives. */
function moved(words: string, amount: bigint): string[] {
  return amount === 0n ? [] : [amount > 0n ? `${words} ${trieu(amount)}` : `giảm ${words} ${trieu(-amount)}`]
}

/** Estimate, in one wording for the whole and for each source. */
function given(estimate: bigint): string[] {
  return estimate < 0n ? [`giảm dự toán giao ${trieu(-estimate)}`] : moved('giao dự toán', estimate)
}

/** A year, or a reporting period of it, against what the decision plans for that year: from all sources, as the decision gives it. */
function yearPlanSentence(report: ProgrammeReport): string[] {
  const name = nameOf(report.period)
  const spent = done(report.money.all)
  if (!('year' in name) || spent <= 0n) return []
  const planned = report.decidedYears.find(({ year }) => year === name.year)?.plannedDong ?? null
  const share = shareWords(spent, planned, `kế hoạch năm ${name.year} của Chương trình`)
  return share === '' || planned === null ? [] : [`Tính cả ngân sách và đối ứng, kinh phí thực hiện là ${trieu(spent)}${share} (${trieu(planned)}).`]
}

function counterpartSentence(report: ProgrammeReport): string {
  const { counterpart } = report.money
  const { proven } = counterpart.stages
  if (proven === 0n) return 'Trong kỳ chưa có vốn đối ứng được chứng minh bằng hóa đơn, chứng từ.'
  if (proven < 0n) return `Trong kỳ, vốn đối ứng đã chứng minh ở kỳ trước được điều chỉnh giảm ${trieu(-proven)}.`
  return `Vốn đối ứng của các cơ sở đã có hóa đơn, chứng từ là ${trieu(proven)}${shareWords(proven, wholePlan(report, counterpart.planned), 'kế hoạch')}.`
}

function paidInWords(paid: bigint): string[] {
  if (paid === 0n) return []
  const size = paid < 0n ? -paid : paid
  const what = paid < 0n ? 'Số thu hồi nhiều hơn số chi trong kỳ' : 'Số ngân sách đã giải ngân'
  return [`${what}: ${formatDong(size)} đồng (Bằng chữ: ${amountInWords(size)}).`]
}

function sourceSentence(name: string, stages: Stages, planned: bigint | null): string {
  const paid = disbursed(stages)
  const parts = [
    ...given(stages.estimate),
    ...moved('tạm ứng', stages.advanced),
    ...moved('thanh toán', stages.paid),
    ...moved('thu hồi', stages.recovered),
    ...(paid > 0n ? [`giải ngân ${trieu(paid)}${shareWords(paid, planned, 'kế hoạch')}`] : []),
    ...moved('quyết toán', stages.settled),
  ]
  return parts.length === 0 ? `${name}: trong kỳ chưa phát sinh.` : `${name}: ${parts.join('; ')}.`
}

/** "1 đồng ngân sách hỗ trợ gắn với 1,3 đồng vốn đối ứng", one decimal, half up. */
export function leverageSentence({ money }: ProgrammeReport): string {
  const paid = disbursed(money.state.stages)
  if (paid <= 0n) return 'Trong kỳ chưa giải ngân ngân sách nên chưa tính được vốn đối ứng huy động trên một đồng ngân sách.'
  if (money.all.proven <= 0n) return 'Trong kỳ chưa có vốn đối ứng được chứng minh bằng hóa đơn, chứng từ.'
  const tenths = (money.all.proven * 20n + paid) / (paid * 2n)
  return `Bình quân 1 đồng ngân sách hỗ trợ đã giải ngân gắn với ${tenths / 10n},${tenths % 10n} đồng vốn đối ứng của cơ sở.`
}
