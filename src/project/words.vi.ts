// What the screens of this room say (papers.md E: short, action first; a refusal names the way out).
import { type Day, formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { isRole, ROLE_WORDS } from '../people/role.ts'
import type { Whose } from './duplicate.ts'
import { EVIDENCE_REFUSALS } from './evidence/words.vi.ts'
import type { Act, Level, State, Step } from './lifecycle.ts'
import type { ProjectForm } from './project.ts'

export type Tone = 'good' | 'warn' | 'bad' | 'run' | 'idle'

export const STATE_WORDS: Readonly<Record<State, string>> = {
  draft: 'Chưa gửi hồ sơ',
  submitted: 'Đang chờ tiếp nhận',
  returned: 'Yêu cầu bổ sung hồ sơ',
  appraising: 'Đang thẩm định cấp cơ sở',
  ministry: 'Đang thẩm định cấp Bộ',
  appraised: 'Đạt thẩm định, chờ phê duyệt',
  rejected: 'Không đủ điều kiện hỗ trợ',
  approved: 'Đã phê duyệt, chờ giao kế hoạch',
  assigned: 'Đã phê duyệt, chưa ký hợp đồng',
  underway: 'Đang thực hiện',
  adjusting: 'Đang đề nghị điều chỉnh',
  accepted: 'Đã nghiệm thu, chờ quyết toán',
  settled: 'Đã thanh lý hợp đồng',
  withdrawn: 'Cơ sở đã rút hồ sơ',
  stopped: 'Đã ngừng thực hiện',
  cancelled: 'Đã hủy khỏi kế hoạch',
}

export const STATE_TONES: Readonly<Record<State, Tone>> = {
  draft: 'idle',
  submitted: 'idle',
  returned: 'warn',
  appraising: 'run',
  ministry: 'run',
  appraised: 'good',
  rejected: 'bad',
  approved: 'good',
  assigned: 'good',
  underway: 'run',
  adjusting: 'warn',
  accepted: 'good',
  settled: 'good',
  withdrawn: 'idle',
  stopped: 'bad',
  cancelled: 'bad',
}

/** What comes next, said to the establishment. */
export const NEXT_WORDS: Readonly<Record<State, string>> = {
  draft: 'Hồ sơ chưa gửi. Làm tiếp các bước rồi gửi.',
  submitted: 'Đã gửi. Trung tâm kiểm tra hồ sơ rồi tiếp nhận hoặc trả lại để bổ sung.',
  returned: 'Xem các mục cần bổ sung, sửa rồi gửi lại.',
  appraising: 'Đã tiếp nhận. Sở Công Thương đang thẩm định, có thể đến khảo sát tại cơ sở.',
  ministry: 'Đã qua thẩm định cấp cơ sở, đang chờ thẩm định cấp Bộ.',
  appraised: 'Đạt thẩm định. Chờ đưa vào kế hoạch năm.',
  rejected: 'Hồ sơ không đủ điều kiện hỗ trợ. Xem lý do trong hồ sơ; có thể đăng ký lại khi đủ điều kiện.',
  approved: 'Đã được phê duyệt. Chờ giao kế hoạch, dự toán.',
  assigned: 'Đã giao kế hoạch. Trung tâm sẽ mời ký hợp đồng.',
  underway: 'Đang thực hiện. Giữ hóa đơn, chứng từ; báo tiến độ hằng tháng cho Trung tâm.',
  adjusting: 'Đang chờ quyết định về đề nghị điều chỉnh. Thực hiện theo nội dung đã duyệt cho đến khi có quyết định.',
  accepted: 'Đã nghiệm thu. Nộp đủ chứng từ để quyết toán.',
  settled: 'Đã thanh lý hợp đồng. Không còn việc phải làm.',
  withdrawn: 'Hồ sơ đã rút. Có thể mở lại để sửa và gửi tiếp.',
  stopped: 'Đề án đã ngừng thực hiện. Xem quyết định trong hồ sơ.',
  cancelled: 'Đề án đã đưa khỏi kế hoạch. Xem quyết định trong hồ sơ.',
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = { local: 'Khuyến công địa phương', national: 'Khuyến công quốc gia' }

export const LEVEL_SHORT: Readonly<Record<Level, string>> = { local: 'KCĐP', national: 'KCQG' }

export const FORM_WORDS: Readonly<Record<ProjectForm, string>> = {
  single: 'Đề án đơn lẻ',
  group: 'Đề án nhóm',
  focal: 'Đề án điểm',
}

/** Written into a new application; an officer may change it. */
export const IMPLEMENTING_UNIT = 'Trung tâm Khuyến công và Xúc tiến thương mại'

/** Buttons. */
export const ACT_WORDS: Readonly<Record<Act, string>> = {
  submit: 'Gửi hồ sơ',
  receive: 'Tiếp nhận hồ sơ',
  return: 'Trả lại để bổ sung',
  appraise: 'Ghi kết quả thẩm định',
  'appraise-ministry': 'Ghi kết quả thẩm định cấp Bộ',
  reject: 'Từ chối hỗ trợ',
  approve: 'Phê duyệt',
  supplement: 'Bổ sung kinh phí',
  reduce: 'Giảm mức hỗ trợ',
  'name-beneficiaries': 'Xác định đơn vị thụ hưởng',
  'prove-counterpart': 'Xác nhận vốn đối ứng',
  'correct-counterpart': 'Điều chỉnh giảm vốn đối ứng',
  assign: 'Giao kế hoạch',
  contract: 'Ký hợp đồng',
  advance: 'Tạm ứng',
  inspect: 'Lập biên bản kiểm tra',
  'hand-in': 'Nộp hóa đơn, chứng từ',
  'name-results': 'Ghi kết quả tính cho mục tiêu',
  'ask-change': 'Đề nghị điều chỉnh',
  'decide-change': 'Quyết định điều chỉnh',
  accept: 'Nghiệm thu',
  'annul-acceptance': 'Hủy kết quả nghiệm thu',
  'annul-acceptance-of-stopped': 'Hủy kết quả nghiệm thu đề án đã ngừng',
  pay: 'Thanh toán',
  recover: 'Thu hồi kinh phí',
  settle: 'Quyết toán, thanh lý',
  withdraw: 'Rút hồ sơ',
  reopen: 'Mở lại hồ sơ',
  cancel: 'Hủy khỏi kế hoạch',
  stop: 'Ngừng thực hiện',
}

/** The page of each act, under /projects/:projectId/. */
export const ACT_PATHS: Readonly<Record<Act, string>> = {
  submit: 'submission',
  receive: 'receipt',
  return: 'return',
  appraise: 'appraisal',
  'appraise-ministry': 'ministry-appraisal',
  reject: 'rejection',
  approve: 'approval',
  supplement: 'supplements',
  reduce: 'reductions',
  'name-beneficiaries': 'beneficiaries',
  'prove-counterpart': 'counterpart',
  'correct-counterpart': 'counterpart-corrections',
  assign: 'assignment',
  contract: 'contract',
  advance: 'advances',
  'hand-in': 'vouchers',
  'name-results': 'results',
  inspect: 'inspections',
  'ask-change': 'change-request',
  'decide-change': 'change-decision',
  accept: 'acceptance',
  'annul-acceptance': 'acceptance-annulment',
  'annul-acceptance-of-stopped': 'acceptance-annulment-of-stopped',
  pay: 'payments',
  recover: 'recoveries',
  settle: 'settlement',
  withdraw: 'withdrawal',
  reopen: 'reopening',
  cancel: 'cancellation',
  stop: 'stop',
}

export const STEP_WORDS: Readonly<Record<Step, string>> = {
  registration: 'Đăng ký hồ sơ',
  appraisal: 'Thẩm định cấp cơ sở',
  ministry: 'Thẩm định cấp Bộ',
  plan: 'Phê duyệt kế hoạch',
  assignment: 'Giao kế hoạch, dự toán',
  contract: 'Ký hợp đồng',
  work: 'Thực hiện',
  inspection: 'Kiểm tra, giám sát',
  acceptance: 'Nghiệm thu',
  settlement: 'Thanh lý, quyết toán',
}

/** Lines of the trail written by this room. */
export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'project.draft-created': 'Lập hồ sơ đề án',
  'project.changed': 'Sửa hồ sơ',
  'project.files-added': 'Tải giấy tờ lên',
  'project.file-opened': 'Mở giấy tờ của hồ sơ',
  'project.item-named': 'Ghi việc tính cho mục tiêu',
  'project.item-withdrawn': 'Rút việc đã ghi cho mục tiêu',
  'project.submitted': 'Gửi hồ sơ',
  'project.received': 'Tiếp nhận hồ sơ',
  'project.returned': 'Trả lại hồ sơ để bổ sung',
  'project.withdrawn': 'Rút hồ sơ',
  'project.reopened': 'Mở lại hồ sơ',
  'project.assigned': 'Giao kế hoạch, dự toán',
  'project.change-asked': 'Đề nghị điều chỉnh đề án',
  'project.change-decided': 'Quyết định về đề nghị điều chỉnh',
}

export const COMMITMENT_WORDS: Readonly<Record<string, string>> = {
  truth: 'Số liệu và giấy tờ trong hồ sơ là trung thực.',
  counterpart: 'Cơ sở có đủ vốn đối ứng như đã khai.',
  'no-duplicate': 'Cơ sở chưa được hỗ trợ từ nguồn ngân sách nhà nước nào cho cùng nội dung chi này.',
  purpose: 'Sử dụng kinh phí đúng mục đích, báo cáo kết quả và hoàn trả nếu vi phạm.',
}

export const COMMITMENTS = ['truth', 'counterpart', 'no-duplicate', 'purpose'] as const

export const NEED_WORDS: Readonly<Record<string, string>> = {
  'complete-dossier': 'hồ sơ đầy đủ',
  reason: 'lý do',
  'appraisal-minutes': 'biên bản thẩm định',
  'decision-number': 'số quyết định',
  contract: 'hợp đồng',
  'payment-order': 'lệnh chi',
  vouchers: 'chứng từ',
  'inspection-minutes': 'biên bản kiểm tra',
  'acceptance-minutes': 'biên bản nghiệm thu',
  'settlement-file': 'hồ sơ quyết toán',
}

/** Papers of the acts, as a sentence names them. */
export const PAPER_WORDS: Readonly<Record<string, string>> = {
  A04: 'tờ trình phê duyệt kế hoạch',
  A05: 'biên bản thẩm định',
  A08: 'quyết định phê duyệt',
  'assignment-decision': 'quyết định giao kế hoạch',
  A11: 'hợp đồng',
  A18: 'biên bản kiểm tra',
  A19: 'biên bản nghiệm thu',
}

function money(digits: string | undefined): string {
  return digits === undefined ? '' : formatDong(BigInt(digits))
}

function stateWord(state: string | undefined): string {
  return (STATE_WORDS as Readonly<Record<string, string>>)[state ?? ''] ?? ''
}

function actWord(act: string | undefined): string {
  return ((ACT_WORDS as Readonly<Record<string, string>>)[act ?? ''] ?? '').toLowerCase()
}

function needs(list: string | undefined): string {
  return (list ?? '')
    .split(', ')
    .map((need) => NEED_WORDS[need] ?? need)
    .join(', ')
}

/** Days of the record as officials write them; an empty field says so. */
function storedWord(field: string | undefined, value: string | undefined): string {
  if (value === undefined || value === '') return 'để trống'
  return field === 'startsOn' || field === 'endsOn' ? formatDay(value as Day) : value
}

/** "Cơ sở HTX Nà Đon": which of those who benefit already has support, and by which record. */
export function whoseWords({ name, other }: Whose): string {
  return `Cơ sở ${name}${other ? ' (theo hồ sơ cơ sở khác cùng mã số)' : ''}`
}

/** Where all a đề án may be filed for lies behind: money of a closed year is not given any more. */
export function pastYearWords(years: readonly number[], now: number): string | undefined {
  const last = Math.max(...years)
  if (last >= now) return undefined
  return `Năm ${last} đã kết thúc. Hỏi Sở Công Thương có còn nhận đề án của năm này không trước khi làm tiếp.`
}

/** Part of a refusal, to be ended with its way out. */
export function twiceWords({ nam, ma, name = '', other }: Readonly<Record<string, string>>): string {
  return `${whoseWords({ name, other: other === 'yes' })} đã được hỗ trợ cùng nội dung năm ${nam} (đề án ${ma}). Không hỗ trợ trùng`
}

function roleWord(role: string | undefined): string {
  return role !== undefined && isRole(role) ? ROLE_WORDS[role] : 'người có thẩm quyền'
}

export const REFUSALS: Readonly<Record<string, (facts: Readonly<Record<string, string>>) => string>> = {
  'project.not-found': () => 'Không tìm thấy đề án này trong phạm vi được xem. Mở lại từ danh sách đề án.',
  'project.share-missing': () => 'Nhập mức hỗ trợ của cơ sở này; cơ sở không được hỗ trợ thì đưa ra khỏi danh sách thụ hưởng.',
  'project.share-over-ceiling': ({ most }) => `Vượt mức trần hỗ trợ một cơ sở. Nhập không quá ${formatDong(BigInt(most ?? '0'))} đồng.`,
  'project.share-of-nobody': () => 'Cơ sở này không có trong danh sách thụ hưởng. Chọn cơ sở, hoặc để trống mức hỗ trợ.',
  'project.shares-sum': ({ sum, whole }) =>
    `Cộng mức của các cơ sở được ${formatDong(BigInt(sum ?? '0'))} đồng, khác tổng mức hỗ trợ ${formatDong(BigInt(whole ?? '0'))} đồng. Sửa để hai số bằng nhau.`,
  'project.act-not-possible-now': ({ state, act }) =>
    `Đề án đang ở trạng thái "${stateWord(state)}" nên chưa thể ${actWord(act)}. Mở lại trang đề án để xem việc làm được lúc này.`,
  'project.not-your-act': ({ act }) => `Tài khoản không có quyền ${actWord(act)}. Chuyển đến người có thẩm quyền ghi ở trang đề án.`,
  'project.applicant.not-your-act': () =>
    'Hồ sơ này do cơ sở khác đứng tên; cơ sở cùng thụ hưởng được xem, không sửa, gửi hay rút. Đề nghị cơ sở đứng tên hoặc Trung tâm Khuyến công thực hiện.',
  'project.papers-missing': ({ missing }) => `Chưa đủ căn cứ: thiếu ${needs(missing)}. Bổ sung rồi thực hiện lại.`,
  'project.code-taken': () => 'Mã đề án này đã có. Lưu lại một lần nữa để hệ thống cấp mã khác.',
  'project.contract-number-taken': () => 'Số hợp đồng này đã dùng cho đề án khác. Kiểm tra lại số hợp đồng.',
  'project.contract-exists': () => 'Đề án này đã có hợp đồng. Mở hợp đồng đã ký; thay đổi thì lập phụ lục hợp đồng.',
  'project.no-programme': () => 'Tỉnh chưa có chương trình khuyến công đang thực hiện. Nạp quyết định phê duyệt chương trình trước khi lập đề án.',
  'project.year-outside-programme': ({ from, to }) => `Năm kế hoạch nằm ngoài chương trình. Chọn từ năm ${from} đến năm ${to}.`,
  'project.establishment-not-found': () => 'Không tìm thấy cơ sở này. Chọn lại cơ sở trong danh sách, hoặc đăng ký cơ sở trước.',
  'project.no-establishment': () => 'Tài khoản chưa gắn với cơ sở nào. Liên hệ Trung tâm Khuyến công để gắn cơ sở vào tài khoản.',
  'project.not-editable': ({ state }) =>
    `Đề án đang ở trạng thái "${stateWord(state)}" nên không sửa được. Nội dung chỉ sửa được khi chưa gửi hoặc khi hồ sơ được trả lại.`,
  'project.place-missing': () =>
    'Chưa xác định cơ sở nên chưa biết nơi thực hiện. Chọn xã, phường ở ô "Nơi thực hiện", hoặc tìm và chọn cơ sở thụ hưởng.',
  'project.place-not-in-force': ({ on }) =>
    `Xã, phường đã chọn không còn trong danh mục ngày ${formatDay(on as Day)}. Chọn lại theo đơn vị hành chính hiện nay.`,
  'project.stored-instead': ({ value, field }) =>
    `Người khác vừa lưu: "${storedWord(field, value)}". Muốn giữ nội dung vừa nhập thì lưu lại; muốn theo nội dung đang lưu thì sửa ô này.`,
  'project.name-missing': () => 'Chưa có tên đề án. Nhập tên ở bước "Nội dung xin hỗ trợ".',
  'project.need-missing': () => 'Chưa nêu sự cần thiết. Nhập ở bước "Nội dung xin hỗ trợ".',
  'project.goal-missing': () => 'Chưa nêu mục tiêu. Nhập ở bước "Nội dung xin hỗ trợ".',
  'project.targets-missing': () =>
    'Đề án chưa gắn với chỉ tiêu nào của chương trình. Nhập số lượng cho ít nhất một chỉ tiêu, hoặc đánh dấu "không thuộc chỉ tiêu nào" ở bước "Nội dung xin hỗ trợ".',
  'project.no-target-and-target': () => 'Đã nhập số lượng cho chỉ tiêu nên không đánh dấu "không thuộc chỉ tiêu nào". Bỏ dấu, hoặc xóa số.',
  'project.target-not-of-activity': ({ name, activities }) =>
    `Chỉ tiêu "${name}" chỉ tính đề án về: ${activities}. Xóa số ở chỉ tiêu này; chỉ tiêu của nội dung đã chọn hiện ra sau khi lưu.`,
  'project.planned-beyond': ({ name, planned, lacks, goal, unit }) =>
    `Chỉ tiêu "${name}" giao ${goal} ${unit}, còn thiếu ${lacks}; đề án đăng ký ${planned}. Kiểm tra lại số; đúng như vậy thì đánh dấu ô xác nhận rồi lưu lại.`,
  'project.target-unknown': () => 'Chỉ tiêu này không có trong chương trình. Mở lại trang rồi nhập lại.',
  'project.target-twice': () => 'Một chỉ tiêu được nhập hai lần. Gộp thành một dòng.',
  'project.source-unknown': () => 'Nguồn kinh phí này không có trong chương trình. Mở lại trang rồi nhập lại.',
  'project.norm-unknown': () => 'Mức chi đã chọn không có hiệu lực tại ngày xét. Chọn lại mức chi.',
  'project.period-backward': () => 'Ngày kết thúc sớm hơn ngày bắt đầu. Kiểm tra lại thời gian thực hiện.',
  'project.starts-outside-year': ({ year }) =>
    `Đề án dùng kinh phí kế hoạch năm ${year} nên bắt đầu trong năm ${year}. Sửa ngày bắt đầu, hoặc lập hồ sơ cho năm kế hoạch khác.`,
  'project.ends-outside-programme': ({ to }) =>
    `Chương trình kết thúc ngày 31/12/${to}. Sửa ngày kết thúc; phần việc sau đó đưa vào chương trình giai đoạn sau.`,
  'project.activity-not-in-force': () => 'Nội dung hoạt động này chưa có hoặc không còn hiệu lực tại ngày xét. Chọn nội dung khác.',
  'project.beneficiary-missing': () => 'Đề án máy móc, thiết bị phải có cơ sở thụ hưởng. Chọn cơ sở ở bước "Thông tin cơ sở".',
  'project.beneficiary-none': () => 'Chưa chọn cơ sở thụ hưởng nào. Tìm và đánh dấu ít nhất một cơ sở.',
  'project.machinery-group-needs-beneficiaries': () =>
    'Đề án nhóm về máy móc phải xác định cơ sở thụ hưởng ngay khi đăng ký. Chọn cơ sở ở bước "Thông tin cơ sở".',
  'project.focal-needs-activities': ({ from }) =>
    `Đề án điểm phải có từ ${from} nội dung khuyến công trở lên. Chọn thêm nội dung, hoặc đổi sang đề án đơn lẻ.`,
  'project.focal-needs-beneficiaries': ({ from }) =>
    `Đề án điểm phải có từ ${from} cơ sở thụ hưởng trở lên. Chọn thêm cơ sở, hoặc đổi sang đề án đơn lẻ.`,
  'project.focal-needs-years': ({ from, to }) =>
    `Đề án điểm thực hiện trong ${from} đến ${to} năm. Sửa thời gian thực hiện, hoặc đổi sang đề án đơn lẻ.`,
  'project.costs-missing': () => 'Chưa có hạng mục chi phí nào. Nhập ở bước "Máy móc và số tiền".',
  'project.cost-name-missing': () => 'Dòng này có số tiền nhưng chưa có tên hạng mục. Nhập tên, hoặc xóa số ở dòng này.',
  'project.cost-quantity-wrong': () => 'Số lượng không hợp lệ. Nhập số nguyên từ 1 đến 100.000.',
  'project.cost-price-wrong': () => 'Đơn giá không hợp lệ. Nhập số nguyên, ví dụ 96.000.000.',
  'project.support-missing': () => 'Chưa có số tiền đề nghị hỗ trợ. Nhập ở bước "Máy móc và số tiền".',
  'project.counterpart-missing': () => 'Mức chi này chỉ hỗ trợ một phần chi phí nên phải có vốn đối ứng. Nhập số vốn đối ứng lớn hơn 0.',
  'project.sum-differs': ({ a, b, c }) => `Tổng các nguồn (${money(a)}) chưa bằng tổng kinh phí (${money(b)}). Kiểm tra lại chênh lệch ${money(c)}.`,
  'project.papers-required': ({ ds }) => `Thiếu giấy tờ bắt buộc: ${ds}. Tải lên trước khi gửi.`,
  'project.commitment-missing': ({ ds }) => `Chưa cam kết: ${ds} Đánh dấu cam kết rồi gửi lại.`,
  'project.duplicate-support': (facts) => `${twiceWords(facts)}; đổi nội dung xin hỗ trợ, thay cơ sở thụ hưởng hoặc rút hồ sơ.`,
  'project.duplicate-approval': (facts) =>
    `${twiceWords(facts)}. Trả kế hoạch để đưa đề án này ra, rồi từ chối hỗ trợ đề án hoặc để đơn vị rút hồ sơ.`,
  'project.return-reason-missing': () => 'Chưa có lý do trả lại. Ghi ít nhất một mục: thiếu gì, cần bổ sung gì.',
  'project.return-problem-missing': () => 'Mục này có yêu cầu nhưng chưa nêu vấn đề. Ghi vấn đề, hoặc xóa yêu cầu.',
  'project.no-open-change': () => 'Đề án không có đề nghị điều chỉnh nào đang chờ. Mở lại trang đề án để xem.',
  'project.change.not-your-act': ({ role, kind }) => `"${kind}" không thuộc thẩm quyền của tài khoản này. Chuyển đến: ${roleWord(role)}.`,
  'project.change-day-missing': () => 'Điều chỉnh thời gian phải nêu ngày kết thúc mới. Nhập ngày kết thúc mới.',
  'project.change-place-missing': () => 'Điều chỉnh địa điểm phải nêu xã, phường mới. Chọn xã, phường mới.',
  'project.change-out-of-year': ({ year }) => `Ngày kết thúc mới đã sang năm khác với năm kế hoạch ${year}. Chọn loại "Kéo dài sang năm sau".`,
  'project.change-not-next-year': ({ year }) =>
    `"Kéo dài sang năm sau" chỉ đến hết năm ${year}. Nhập ngày trong năm ${year}, hoặc chọn loại điều chỉnh trong năm kế hoạch.`,
  'project.decision-before-request': ({ on }) => `Ngày quyết định sớm hơn ngày đề nghị (${formatDay(on as Day)}). Kiểm tra lại ngày quyết định.`,
  'project.day-in-future': () => 'Ngày văn bản sau ngày hôm nay. Kiểm tra lại ngày ghi trên văn bản.',
  'project.paper-too-early': ({ year, from }) =>
    `Đề án thuộc kế hoạch năm ${year} nên văn bản sớm nhất từ năm ${from}. Kiểm tra lại ngày ghi trên văn bản.`,
  'project.paper-before': ({ kind, number, day }) =>
    `Ngày này sớm hơn ${PAPER_WORDS[kind ?? ''] ?? 'văn bản làm căn cứ'} số ${number}, ngày ${formatDay(day as Day)}. Kiểm tra lại ngày ghi trên văn bản.`,
  'project.paper-twice': ({ number, day }) =>
    `Đề án đã có văn bản cùng loại số ${number}, ngày ${formatDay(day as Day)}. Đã ghi rồi thì quay lại đề án; nếu là văn bản khác, đánh dấu đã kiểm tra lại rồi ghi.`,
  'project.no-file': () => 'Chưa chọn tệp nào. Chọn ít nhất một tệp rồi tải lên.',
  'project.file-not-found': () => 'Không tìm thấy tệp này trong hồ sơ. Mở lại trang giấy tờ.',
  'project.paper-kind-unknown': () => 'Loại giấy tờ này không có trong danh mục. Mở lại trang giấy tờ rồi tải lên.',
  ...EVIDENCE_REFUSALS,
  'papers.file-type-refused': ({ name }) =>
    `Tệp "${name}" không đúng loại được nhận. Dùng tệp PDF, ảnh JPG hoặc PNG, Word (.docx) hoặc Excel (.xlsx).`,
  'papers.file-too-large': ({ mb, name }) =>
    `Tệp "${name}" vượt quá ${mb} MB nên chưa được nhận. Chụp lại ở cỡ ảnh nhỏ hơn, quét lại ở 150-200 dpi, hoặc tách bản quét thành nhiều tệp rồi tải lên.`,
  'papers.file-no-room': ({ mb, name }) => `Tệp "${name}" chưa được nhận vì các tệp gửi cùng lúc vượt quá ${mb} MB. Tải riêng tệp này lên ở lần sau.`,
  'papers.file-altered': ({ id }) =>
    `Tệp này không còn đúng với tệp đã nhận nên không được đưa ra. Báo quản trị hệ thống mã tệp ${id} để lấy lại tệp từ bản sao lưu; sau đó mở lại.`,
  'papers.file-missing': ({ id }) =>
    `Tệp này không còn trong kho tệp của hệ thống. Báo quản trị hệ thống mã tệp ${id} để lấy lại tệp từ bản sao lưu; sau đó mở lại.`,
  'papers.file-empty': ({ name }) => `Tệp "${name}" không có nội dung. Chọn lại tệp.`,
}

/** What a person reads after sending papers; why others were not taken stands at their fields. */
export function addedWords(kept: number, refused: number): string {
  return refused === 0 ? `Đã tải lên ${kept} tệp.` : `Đã tải lên và giữ ${kept} tệp; còn ${refused} tệp chưa nhận, lý do ghi dưới đây.`
}

/** By when a returned dossier must come again, or that the day is past and what to do then. */
export function returnDueWords(dueOn: Day, today: Day): string {
  if (dueOn >= today) return `Cần bổ sung đến hết ngày ${formatDay(dueOn)}`
  return `Đã quá hạn bổ sung (${formatDay(dueOn)}). Bổ sung và gửi lại ngay, hoặc liên hệ Trung tâm Khuyến công.`
}

/** The office has not answered in time: no fault of who asked. */
export function answerLateWords(dueOn: Day): string {
  return `Cơ quan quản lý chưa trả lời đề nghị điều chỉnh (hẹn ngày ${formatDay(dueOn)}). Tiếp tục thực hiện theo nội dung đã duyệt.`
}

/** Work that should have been finished, said to the establishment. */
export function workLateWords(dueOn: Day): string {
  return `Đã quá hạn hoàn thành (${formatDay(dueOn)}). Báo Trung tâm Khuyến công, hoặc đề nghị điều chỉnh thời gian thực hiện.`
}
