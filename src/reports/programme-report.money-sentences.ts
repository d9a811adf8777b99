// Sentences about money: given, paid, settled, recovered, and what establishments put in. What did not happen is said in words, not as "0 triệu đồng".
// A rate is of one budget year: all that stands of it at the end of the period, against its own estimate.
import { formatDong } from '../basics/money.ts'
import { amountInWords } from '../papers/words/amount-in-words.ts'
import { addStages, disbursed, done, type MoneyView, NOTHING, type SourceMoney, type Stages } from './money.ts'
import { type BudgetPart, isWhole, type ProgrammeReport } from './programme-report.ts'
import type { ContentGroup } from './report-content.ts'
import { lower, shareWords, trieu, yearsWords } from './words.vi.ts'

/** "Kinh phí: ngân sách hỗ trợ 202 triệu đồng (kinh phí khuyến công quốc gia 160 triệu đồng, ngân sách tỉnh 42 triệu đồng); đối ứng của cơ sở 39 triệu đồng." */
export function contentMoneySentence(report: ProgrammeReport, { disbursed: paid, proven, approved, bySource }: ContentGroup): string {
  const own = proven > 0n ? `đối ứng của cơ sở ${trieu(proven)}` : proven < 0n ? `giảm đối ứng đã chứng minh ${trieu(-proven)}` : ''
  if (paid <= 0n) {
    const state =
      paid < 0n ? `thu hồi nhiều hơn chi ${trieu(-paid)}` : approved > 0n ? `được phê duyệt hỗ trợ ${trieu(approved)}, trong kỳ chưa giải ngân` : ''
    return `Kinh phí: ${[state, own].filter((words) => words !== '').join('; ') || 'trong kỳ chưa phát sinh'}.`
  }
  const from = report.money.sources.filter((one) => one.kind === 'state' && (bySource.get(one.source) ?? 0n) !== 0n)
  const parts = from.map((one) => `${lower(one.name)} ${trieu(bySource.get(one.source) ?? 0n)}`)
  const split = parts.length > 1 ? ` (${parts.join(', ')})` : from[0] ? `, toàn bộ từ ${lower(from[0].name)}` : ''
  return `Kinh phí: ngân sách hỗ trợ ${trieu(paid)}${split}${own === '' ? '' : `; ${own}`}.`
}

/** Section V: the plan, what happened to state money, what establishments put in, each source, and what other budget years left to the period. */
export function moneySentences(report: ProgrammeReport): string[] {
  if (report.empty) return []
  const [main, ...others] = report.parts
  return [
    [...plannedSentence(report), ...stateSentences(report, main), counterpartSentence(report), ...yearPlanSentence(report, main)].join(' '),
    ...paidInWords(disbursed(report.money.state.stages)),
    ...main.standing.sources.filter((one) => one.kind === 'state').map((one) => sourceSentence(report, main, one)),
    ...others.flatMap(leftSentence),
  ]
}

function plannedSentence(report: ProgrammeReport): string[] {
  const { planned, state, counterpart } = report.money
  if (planned === null || !isWhole(report)) return []
  const [own, theirs] = [state.planned ?? 0n, counterpart.planned ?? 0n]
  const split = own > 0n && theirs > 0n && own + theirs === planned
  return [
    `Tổng kinh phí dự kiến của Chương trình là ${trieu(planned)}${split ? `, gồm ngân sách nhà nước ${trieu(own)} và vốn đối ứng của cơ sở ${trieu(theirs)}` : ''}.`,
  ]
}

function stateSentences(report: ProgrammeReport, { years, moved, standing, before }: BudgetPart): string[] {
  const [now, all] = [moved.state.stages, standing.state.stages]
  const { estimate } = all
  const of = `dự toán ngân sách nhà nước được giao${isWhole(report) ? '' : ` năm ${yearsWords(years)}`}`
  const given = estimate > 0n ? `${of.charAt(0).toLocaleUpperCase('vi')}${of.slice(1)} là ${trieu(estimate)}.` : `Chưa có ${of}.`
  const happened = [...moveWords(now), ...movedWords('quyết toán', now.settled)]
  const share = shareWords(disbursed(all), estimate, of)
  const ofPlan = isWhole(report) ? shareWords(disbursed(all), standing.state.planned, 'kế hoạch của Chương trình').replace(/^, /, ' và ') : ''
  if (report.period.basis === 'years')
    return [given, happened.length === 0 ? 'Chưa phát sinh kinh phí ngân sách nhà nước.' : `Đã ${withShare(happened, `${share}${ofPlan}`)}.`]
  return [
    given,
    happened.length === 0 ? 'Trong kỳ chưa phát sinh kinh phí ngân sách nhà nước.' : `Trong kỳ, ngân sách nhà nước ${happened.join('; ')}.`,
    ...(disbursed(all) > 0n ? [`Lũy kế từ đầu năm giải ngân ${trieu(disbursed(all))}${share}${sameDays(before)}.`] : []),
  ]
}

/** The rate stands beside what it is the rate of. */
function withShare(parts: readonly string[], share: string): string {
  return parts.map((words) => (words.startsWith('giải ngân') ? `${words}${share}` : words)).join('; ')
}

function sameDays(before: MoneyView | undefined): string {
  if (!before) return ''
  const paid = disbursed(before.state.stages)
  return paid > 0n ? `; cùng kỳ năm trước giải ngân ${trieu(paid)}` : '; cùng kỳ năm trước chưa giải ngân'
}

function moveWords(stages: Stages): string[] {
  const paid = disbursed(stages)
  return [
    ...movedWords('phê duyệt hỗ trợ', stages.approved),
    ...movedWords('cam kết theo hợp đồng', stages.committed),
    ...(paid > 0n ? [`giải ngân ${trieu(paid)}`] : []),
    ...movedWords('thu hồi', stages.recovered),
  ]
}

/** A part of a year may take back more than it gives. */
function movedWords(words: string, amount: bigint): string[] {
  return amount === 0n ? [] : [amount > 0n ? `${words} ${trieu(amount)}` : `giảm ${words} ${trieu(-amount)}`]
}

/** A year, or a reporting period of it, against what the decision plans for that year: from all sources, as the decision gives it. */
function yearPlanSentence(report: ProgrammeReport, { years, planned, standing }: BudgetPart): string[] {
  const spent = done(standing.all)
  const [year] = years
  if (isWhole(report) || years.length !== 1 || spent <= 0n) return []
  const share = shareWords(spent, planned, `kế hoạch năm ${year} của Chương trình`)
  const soFar = report.period.basis === 'days' ? ' lũy kế từ đầu năm' : ''
  return share === '' || planned === null
    ? []
    : [`Tính cả ngân sách và đối ứng, kinh phí thực hiện${soFar} là ${trieu(spent)}${share} (${trieu(planned)}).`]
}

function counterpartSentence(report: ProgrammeReport): string {
  const { counterpart } = report.money
  const { proven } = counterpart.stages
  if (proven === 0n) return 'Trong kỳ chưa có vốn đối ứng được chứng minh bằng hóa đơn, chứng từ.'
  if (proven < 0n) return `Trong kỳ, vốn đối ứng đã chứng minh ở kỳ trước được điều chỉnh giảm ${trieu(-proven)}.`
  const plan = isWhole(report) ? counterpart.planned : null
  return `Vốn đối ứng của các cơ sở đã có hóa đơn, chứng từ trong kỳ là ${trieu(proven)}${shareWords(proven, plan, 'kế hoạch')}.`
}

function paidInWords(paid: bigint): string[] {
  if (paid === 0n) return []
  const size = paid < 0n ? -paid : paid
  const what = paid < 0n ? 'Số thu hồi nhiều hơn số chi trong kỳ' : 'Số ngân sách đã giải ngân trong kỳ'
  return [`${what}: ${formatDong(size)} đồng (Bằng chữ: ${amountInWords(size)}).`]
}

function sourceSentence(report: ProgrammeReport, { moved, standing }: BudgetPart, { source, name, planned }: SourceMoney): string {
  const of = (view: MoneyView) => view.sources.find((one) => one.source === source)?.stages ?? NOTHING
  const [now, all] = [of(moved), of(standing)]
  const [plan, ofWhat] = isWhole(report) ? [planned, 'kế hoạch'] : [all.estimate, 'dự toán được giao']
  const total = disbursed(all)
  const byDays = report.period.basis === 'days'
  const parts = [
    ...movedWords('dự toán được giao', all.estimate),
    ...(byDays
      ? within(now)
      : [...movedWords('tạm ứng', now.advanced), ...movedWords('thanh toán', now.paid), ...movedWords('thu hồi', now.recovered)]),
    ...(total > 0n ? [`${byDays ? 'lũy kế ' : ''}giải ngân ${trieu(total)}${shareWords(total, plan, ofWhat)}`] : []),
    ...movedWords('quyết toán', now.settled),
  ]
  return parts.length === 0 ? `${name}: trong kỳ chưa phát sinh.` : `${name}: ${parts.join('; ')}.`
}

function within(now: Stages): string[] {
  const parts = [...movedWords('tạm ứng', now.advanced), ...movedWords('thanh toán', now.paid), ...movedWords('thu hồi', now.recovered)]
  return parts.length === 0 ? [] : [`trong kỳ ${parts.join(', ')}`]
}

/** Money of another budget year that moved in the period. */
function leftSentence({ years, moved }: BudgetPart): string[] {
  const { stages } = moved.state
  const parts = [
    ...movedWords('dự toán được giao', stages.estimate),
    ...moveWords(stages),
    ...movedWords('quyết toán', stages.settled),
    ...movedWords('đối ứng được chứng minh', addStages([moved.counterpart.stages]).proven),
  ]
  return parts.length === 0 ? [] : [`Kinh phí của năm ngân sách ${yearsWords(years)} phát sinh trong kỳ: ${parts.join('; ')}.`]
}

/** "01 đồng ngân sách hỗ trợ thu hút 1,3 đồng vốn đối ứng", one decimal, half up. */
export function leverageSentence({ money }: ProgrammeReport): string {
  const paid = disbursed(money.state.stages)
  if (paid <= 0n) return 'Chưa giải ngân ngân sách nên chưa tính được vốn đối ứng thu hút trên một đồng ngân sách.'
  if (money.all.proven <= 0n) return 'Chưa có vốn đối ứng được chứng minh bằng hóa đơn, chứng từ.'
  const tenths = (money.all.proven * 20n + paid) / (paid * 2n)
  return `Bình quân 01 đồng ngân sách hỗ trợ đã giải ngân thu hút ${tenths / 10n},${tenths % 10n} đồng vốn đối ứng của cơ sở.`
}
