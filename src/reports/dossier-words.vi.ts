// What the 360 page, "Việc của tôi" and the search say.
import * as appraisal from '../appraisal/words.vi.ts'
import { formatDong } from '../basics/money.ts'
import type { Refusal } from '../basics/outcome.ts'
import * as funding from '../funding/words.vi.ts'
import * as inspection from '../inspection/words.vi.ts'
import { isRole, ROLE_WORDS } from '../people/role.ts'
import type { PlanAct } from '../plan/lifecycle.ts'
import * as plan from '../plan/words.vi.ts'
import * as programme from '../programme/words.vi.ts'
import type { Act, State } from '../project/lifecycle.ts'
import * as project from '../project/words.vi.ts'
import type { TrailFacts, Waiting } from './dossier.ts'
import type { Due, Task, When } from './queue.ts'

const TRAIL_WORDS: Readonly<Record<string, string>> = {
  ...project.TRAIL_WORDS,
  ...appraisal.TRAIL_WORDS,
  ...plan.TRAIL_WORDS,
  ...funding.TRAIL_WORDS,
  ...inspection.TRAIL_WORDS,
}

/** What an act of the trail is called; its own name where no room has words for it. */
export function trailWord(act: string): string {
  return TRAIL_WORDS[act] ?? act
}

const REFUSALS = { ...programme.REFUSALS, ...project.REFUSALS, ...funding.REFUSALS, ...inspection.REFUSALS }

/** Why an act is not possible, in the sentence its own refusal would use. */
export function whyWords({ code, facts }: Refusal): string {
  if (code === 'funding.over-payable' && facts.left === '0') return 'Đã thanh toán đủ theo kết quả nghiệm thu.'
  return REFUSALS[code]?.(facts) ?? code
}

const MONEY_FACTS = ['amountDong', 'supportDong', 'proposedDong', 'settledDong'] as const
const PAPER_FACTS = ['minutesNo', 'decisionNo', 'paperNo', 'number'] as const

function textOf(facts: TrailFacts, names: readonly string[]): string | undefined {
  return names.map((name) => facts[name]).find((value): value is string => typeof value === 'string' && value !== '')
}

/** "191.800.000 đồng": the amount an act was about. */
export function moneyOfAct(facts: TrailFacts): string | undefined {
  const digits = textOf(facts, MONEY_FACTS)
  return digits !== undefined && /^\d+$/.test(digits) ? `${formatDong(BigInt(digits))} đồng` : undefined
}

export function paperOfAct(facts: TrailFacts): string | undefined {
  const number = textOf(facts, PAPER_FACTS)
  return number && `số ${number}`
}

export function rolesWords(roles: string): string {
  return roles
    .split(' ')
    .map((role) => (isRole(role) ? ROLE_WORDS[role] : role))
    .join(', ')
}

/** "Quá 3 ngày làm việc", "Hết hôm nay", "Còn 5 ngày làm việc". */
export function dueWords({ when, workingDays }: Due): string {
  if (when === 'today') return 'Hết hôm nay'
  if (when === 'overdue') return workingDays === 0 ? 'Quá hạn' : `Quá ${workingDays} ngày làm việc`
  return workingDays === 0 ? 'Hết hạn trong ngày nghỉ' : `Còn ${workingDays} ngày làm việc`
}

export function dueTone({ when }: Due): 'bad' | 'warn' | 'idle' {
  return when === 'overdue' ? 'bad' : when === 'today' ? 'warn' : 'idle'
}

/** What a deadline in each state is the deadline of. */
export const DUE_OF: Readonly<Partial<Record<State, string>>> = {
  submitted: 'Hạn tiếp nhận hồ sơ',
  returned: 'Hạn gửi lại hồ sơ',
  appraising: 'Hạn trả kết quả thẩm định',
  ministry: 'Hạn thẩm định cấp Bộ',
  underway: 'Hạn hoàn thành theo hợp đồng',
  adjusting: 'Hạn quyết định điều chỉnh',
  accepted: 'Hạn quyết toán, thanh lý',
}

/** The same as work to be done: "Tiếp nhận hồ sơ". */
export function workDue(state: State): string {
  const words = (DUE_OF[state] ?? '').replace(/^Hạn /, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "Kế toán: thanh toán, quyết toán, thanh lý". */
export function waitingWords(waiting: readonly Waiting[]): string {
  const acts = new Map<string, string[]>()
  for (const { act, by } of waiting) {
    const who = by.map((role) => ROLE_WORDS[role]).join(' hoặc ')
    acts.set(who, [...(acts.get(who) ?? []), lower(project.ACT_WORDS[act])])
  }
  return [...acts].map(([who, what]) => `${who}: ${what.join('; ')}`).join('. ')
}

/** What the applicant does next, state by state. */
export const APPLICANT_NEXT: Readonly<Record<State, string>> = {
  draft: 'Hoàn thiện các bước của hồ sơ, tải đủ giấy tờ rồi gửi.',
  submitted: 'Hồ sơ đã gửi. Chờ Trung tâm Khuyến công tiếp nhận; kết quả hiện tại trang này.',
  returned: 'Sửa hồ sơ theo các mục nêu dưới đây rồi gửi lại trước hạn.',
  appraising: 'Chờ kết quả thẩm định. Giữ nguyên hiện trạng máy móc, giấy tờ để đối chiếu khi đoàn đến.',
  ministry: 'Chờ Bộ Công Thương thẩm định.',
  appraised: 'Hồ sơ đạt thẩm định. Chờ cấp có thẩm quyền phê duyệt kế hoạch; chưa ký mua máy móc bằng tiền hỗ trợ.',
  approved: 'Đề án được phê duyệt. Chờ giao kế hoạch và mời ký hợp đồng.',
  assigned: 'Chuẩn bị ký hợp đồng với đơn vị thực hiện và bố trí vốn đối ứng.',
  underway: 'Thực hiện đúng hợp đồng, giữ hóa đơn, chứng từ; báo Trung tâm khi hoàn thành để kiểm tra, nghiệm thu.',
  adjusting: 'Chờ quyết định về đề nghị điều chỉnh; tiếp tục phần việc không thay đổi.',
  accepted: 'Nộp đủ hóa đơn, chứng từ để thanh toán phần còn lại và thanh lý hợp đồng.',
  settled: 'Đề án đã thanh lý. Báo cáo hiệu quả sử dụng máy móc khi được hỏi.',
  rejected: 'Hồ sơ không đủ điều kiện hỗ trợ. Có thể đăng ký đề án khác cho năm sau.',
  withdrawn: 'Hồ sơ đã rút. Mở lại nếu muốn tiếp tục.',
  stopped: 'Đề án đã ngừng. Hoàn trả phần kinh phí phải thu hồi, nếu có.',
  cancelled: 'Đề án đã hủy khỏi kế hoạch. Có thể đăng ký lại cho năm sau.',
}

/** What is to be done with a đề án: the link of each row of "Việc của tôi". */
export const TASK_WORDS: Readonly<Record<Task, string>> = {
  receive: 'Tiếp nhận hồ sơ',
  appraise: 'Thẩm định cấp cơ sở',
  'appraise-ministry': 'Thẩm định cấp Bộ',
  approve: 'Phê duyệt đề án chưa có trong kế hoạch',
  assign: 'Giao kế hoạch, dự toán',
  contract: 'Ghi hợp đồng',
  'decide-change': 'Quyết định đề nghị điều chỉnh',
  inspect: 'Kiểm tra tiến độ tại cơ sở',
  accept: 'Nghiệm thu cơ sở',
  advance: 'Tạm ứng theo hợp đồng',
  recover: 'Thu hồi kinh phí đã chi',
  pay: 'Thanh toán phần còn lại',
  'prove-counterpart': 'Xác nhận vốn đối ứng để quyết toán',
  settle: 'Quyết toán, thanh lý hợp đồng',
  submit: 'Hoàn thiện và gửi hồ sơ',
}

export const PLAN_TASK_WORDS: Readonly<Partial<Record<PlanAct, string>>> = { propose: 'Trình phê duyệt kế hoạch', approve: 'Phê duyệt kế hoạch' }

export const WHEN_WORDS: Readonly<Record<When, string>> = {
  overdue: 'Quá hạn',
  today: 'Hôm nay',
  week: 'Tuần này',
  later: 'Sau tuần này',
  none: 'Không có hạn',
}

/** The page of each act under /projects/:projectId/; more money stands in the plural, as one đề án may be given it more than once. */
export const ACT_PAGES: Readonly<Record<Act, string>> = { ...project.ACT_PATHS, supplement: 'supplements' }

export function actWords(act: Act): string {
  return project.ACT_WORDS[act]
}

export function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
