// What the funding room says. Amounts arrive as digits and are printed with dots.
import { type Day, formatDay, isDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { Figure, TotalFigure } from './books.ts'
import type { Kind } from './ledger.ts'
import type { Ground } from './order-of-days.ts'

type Facts = Readonly<Record<string, string>>

function dated(day: string | undefined): string {
  return isDay(day ?? '') ? formatDay(day as Day) : ''
}

/** "Đề án KCĐP-2024-03: " before a refusal that could be about any of a plan's. */
function about(code: string | undefined): string {
  return code === undefined || code === '' ? '' : `Đề án ${code}: `
}

function amount(digits: string | undefined): string {
  return `${formatDong(BigInt(digits ?? '0'))} đồng`
}

const OUT_OF_PLAN = 'Trả lại kế hoạch để Sở Công Thương bỏ đề án này ra khỏi danh mục.'

/** Whoever approves a plan types no amount: it goes back to the department, which lowers the one that does not fit. */
function fitTo(plan: string | undefined, byAmount: string): string {
  return plan ? 'Trả lại kế hoạch để Sở Công Thương giảm mức hỗ trợ của đề án xuống không quá số này, hoặc bỏ đề án ra khỏi danh mục.' : byAmount
}

/** The way out of a cap: with something left one may ask for less, with nothing left one must go another way. */
function wayOut(left: string | undefined, less: string, instead: string): string {
  return BigInt(left ?? '0') > 0n ? less : instead
}

/** What a day is compared with. */
const GROUND_WORDS: Readonly<Record<Ground, string>> = {
  estimate: 'quyết định giao dự toán',
  appraisal: 'biên bản thẩm định',
  approval: 'quyết định phê duyệt kinh phí',
  assignment: 'quyết định giao kế hoạch',
  contract: 'hợp đồng',
  change: 'quyết định điều chỉnh',
  inspection: 'biên bản kiểm tra',
  acceptance: 'biên bản nghiệm thu',
  advance: 'chứng từ tạm ứng',
  payment: 'chứng từ thanh toán',
  recovery: 'quyết định thu hồi',
  proof: 'bảng kê vốn đối ứng',
  correction: 'chứng từ điều chỉnh giảm vốn đối ứng',
  settlement: 'biên bản thanh lý, quyết toán',
}

export const SOURCE_WORDS: Readonly<Record<string, string>> = {
  national: 'Kinh phí khuyến công quốc gia',
  provincial: 'Ngân sách tỉnh',
  counterpart: 'Đối ứng của cơ sở',
}

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'funding.programme-year-cap': ({ left, year, plan }) =>
    `Vượt kinh phí Chương trình dự kiến cho năm${year ? ` ${year}` : ''}: còn ${amount(left)}. ${wayOut(left, fitTo(plan, 'Nhập không quá số này hoặc chuyển đề án sang năm sau.'), 'Chuyển đề án sang năm sau hoặc trình điều chỉnh Chương trình.')}`,
  'funding.estimate-cap': ({ left, year, sourceName }) =>
    `Vượt dự toán ${sourceName ?? 'của nguồn'}${year ? ` năm ${year}` : ''}: còn được phê duyệt ${amount(left)}. Giảm số tiền hoặc bổ sung dự toán trước.`,
  'funding.no-estimate': ({ year, sourceName }) =>
    `Năm ${year} chưa giao dự toán nguồn ${sourceName}. Ghi quyết định giao dự toán tại mục Kinh phí trước.`,
  'funding.fund-committed-cap': ({ left }) => `Vượt số đã phê duyệt của nguồn: còn được cam kết ${amount(left)}.`,
  'funding.fund-paid-cap': ({ left }) => `Vượt số đã cam kết của nguồn: còn được chi ${amount(left)}.`,
  'funding.appraised-cap': ({ left, code, plan }) =>
    `${about(code)}Vượt mức hỗ trợ đã thẩm định: còn được phê duyệt ${amount(left)}. ${wayOut(left, fitTo(plan, 'Nhập không quá số này.'), 'Mức thẩm định đã phê duyệt đủ; nhu cầu thêm lập thành đề án khác.')}`,
  'funding.approved-cap': ({ left, more }) =>
    `Vượt mức hỗ trợ được phê duyệt của đề án: còn được cam kết ${amount(left)}. Nhập không quá số này${more ? ' hoặc trình phê duyệt bổ sung' : ''}.`,
  'funding.committed-cap': ({ left }) => `Vượt kinh phí hỗ trợ theo hợp đồng: còn được chi ${amount(left)}.`,
  'funding.settled-cap': ({ left }) => `Vượt số đã nhận: còn được quyết toán hoặc thu hồi ${amount(left)}.`,
  'funding.establishment-cap': ({ left, ceiling, code, name, together, plan }) =>
    `${about(code)}Vượt mức trần hỗ trợ một cơ sở${ceiling ? ` (${ceiling} đồng)` : ''}${name ? ` của ${name}` : ''}: còn được hỗ trợ ${amount(left)}${together ? ` cho ${together} cơ sở cùng thụ hưởng, mỗi cơ sở theo phần của mình` : ''}. ${wayOut(left, fitTo(plan, 'Nhập không quá số này hoặc đề nghị cấp có thẩm quyền xem xét.'), plan ? OUT_OF_PLAN : 'Chọn cơ sở khác hoặc đề nghị cấp có thẩm quyền xem xét.')}`,
  'funding.below-zero': () => 'Số tiền giảm lớn hơn số đang có. Kiểm tra lại số tiền.',
  'funding.books-differ': () =>
    'Sổ kinh phí không khớp số tổng đang giữ nên chưa ghi được. Đề nghị quản trị chạy lệnh khuyen-cong verify để tìm chỗ sai lệch.',
  'funding.busy': () => 'Có người vừa ghi cùng khoản kinh phí này. Gửi lại yêu cầu.',
  'funding.source-not-appraised': () => 'Nguồn này chưa có trong kết quả thẩm định của đề án. Chọn nguồn khác.',
  'funding.source-not-state': () => 'Chỉ giao dự toán cho nguồn ngân sách nhà nước. Chọn nguồn khác.',
  'funding.year-not-found': ({ year }) => `Năm ${year} nằm ngoài giai đoạn của Chương trình. Chọn năm khác.`,
  'funding.year-closed': ({ year }) =>
    `Năm ngân sách${year ? ` ${year}` : ''} đã khóa sổ nên không ghi thêm bút toán. Ghi vào năm đang mở hoặc chuyển dự toán sang năm sau.`,
  'funding.year-not-over': ({ year }) => `Năm ${year} chưa kết thúc nên chưa khóa sổ được. Khóa sổ sau ngày 31/12/${year}.`,
  'funding.estimate-in-use': ({ left, year, sourceName }) =>
    `Không giảm được dự toán ${sourceName ?? 'của nguồn'}${year ? ` năm ${year}` : ''} xuống dưới số đã phê duyệt cho đề án: phần chưa phê duyệt còn ${amount(left)}. Nhập không quá số này, hoặc hủy, ngừng đề án trước.`,
  'funding.corrections-open': ({ year, day, article }) =>
    `Thời gian chỉnh lý quyết toán năm ${year} kéo dài đến hết ngày ${dated(day)} (${article}). Khóa sổ sau ngày này.`,
  'funding.carry-too-early': ({ year, next }) =>
    `Năm ${year} chưa hết nên chưa xác định được phần dự toán không dùng. Ghi chuyển nguồn theo quyết định ban hành từ ngày 01/01/${next}.`,
  'funding.no-programme': () => 'Chưa nạp chương trình khuyến công nào. Quản trị nạp quyết định phê duyệt chương trình trước.',
  'funding.contract-empty': () => 'Hợp đồng chưa có kinh phí hỗ trợ. Nhập số tiền của ít nhất một nguồn.',
  'funding.no-contract': () => 'Đề án chưa có hợp đồng hoặc nguồn này chưa được cam kết. Ghi hợp đồng trước.',
  'funding.no-advance-rule': ({ day }) => `Chưa có quy định tạm ứng áp dụng ngày ${dated(day)}. Quản trị bổ sung bảng quy định tạm ứng trước.`,
  'funding.over-advance': ({ left, article }) =>
    `Vượt mức tạm ứng cho phép: còn được tạm ứng ${amount(left)} (${article}). ${wayOut(left, 'Nhập không quá số này; phần còn lại thanh toán sau nghiệm thu.', 'Phần còn lại thanh toán sau nghiệm thu.')}`,
  'funding.not-accepted': () => 'Đề án chưa nghiệm thu nên chưa thanh toán, quyết toán được. Lập biên bản nghiệm thu trước.',
  'funding.over-payable': ({ left }) =>
    `Vượt số còn được thanh toán: còn ${amount(left)} theo kết quả nghiệm thu. ${wayOut(left, 'Nhập không quá số này.', 'Đã thanh toán đủ; việc tiếp theo là quyết toán.')}`,
  'funding.over-recoverable': ({ left }) => `Vượt số đã nhận, chưa thu hồi: còn được thu hồi ${amount(left)}. Nhập không quá số này.`,
  'funding.over-recoverable-of': ({ what, left }) =>
    `Vượt số ${what === 'payment' ? 'đã thanh toán' : 'đã tạm ứng'} chưa thu hồi: còn ${amount(left)}. Nhập không quá số này hoặc chọn khoản thu hồi khác.`,
  'funding.excess-first': ({ excess }) =>
    `Đã chi vượt kết quả nghiệm thu ${amount(excess)} nên không thanh toán thêm. Ghi thu hồi số này trước, sau đó quyết toán.`,
  'funding.no-counterpart': () => 'Đề án chưa cam kết vốn đối ứng trong hợp đồng. Ghi hợp đồng có vốn đối ứng trước.',
  'funding.excess-not-recovered': ({ excess }) => `Chưa quyết toán được: đã chi vượt kết quả nghiệm thu ${amount(excess)}. Ghi thu hồi số này trước.`,
  'funding.day-to-come': ({ day }) => `Ngày ${dated(day)} chưa đến. Nhập ngày của văn bản, chứng từ, không sau hôm nay.`,
  'funding.before-ground': ({ ground, number, day, code }) =>
    `${about(code)}Ngày nhập sớm hơn ngày ${dated(day)} của ${GROUND_WORDS[ground as Ground]} số ${number}. Nhập ngày này hoặc ngày sau đó.`,
  'funding.estimate-too-early': ({ year, from }) => `Dự toán năm ${year} được giao từ năm ${from}. Kiểm tra lại ngày quyết định hoặc năm ngân sách.`,
  'funding.estimate-over-decision': ({ planned, given }) =>
    `Cộng với ${amount(given)} đã giao thì vượt ${amount(planned)} mà Quyết định phê duyệt Chương trình dành cho nguồn này trong cả giai đoạn. Kiểm tra lại số tiền; nếu đúng, đánh dấu đã kiểm tra lại rồi ghi.`,
  'funding.estimate-tiny': ({ amount: digits, planned }) =>
    `${amount(digits)} chưa bằng một phần nghìn của ${amount(planned)} mà Quyết định phê duyệt Chương trình dành cho nguồn này. Số tiền nhập bằng đồng; nếu đúng là ${amount(digits)}, đánh dấu đã kiểm tra lại rồi ghi.`,
  'funding.voucher-twice': ({ paperNo, day, amount: digits }) =>
    `Đề án đã có chứng từ ${paperNo} ngày ${dated(day)}, số tiền ${amount(digits)}. Đã ghi rồi thì quay lại đề án; nếu là khoản khác, đánh dấu đã kiểm tra lại rồi ghi.`,
  'funding.decision-twice': ({ paperNo, day, amount: digits }) =>
    `Quyết định số ${paperNo} ngày ${dated(day)} đã được ghi cho nguồn và năm này với ${amount(digits)}. Đã ghi rồi thì không ghi lại; nếu quyết định có thêm khoản khác, đánh dấu đã kiểm tra lại rồi ghi.`,
  'funding.over-reducible': ({ left }) => `Chỉ giảm được phần chưa chi: còn ${amount(left)}. Nhập không quá số này; phần đã chi thì ghi thu hồi.`,
  'funding.reduced-to-nothing': () => 'Giảm như vậy thì đề án không còn kinh phí hỗ trợ. Nhập số nhỏ hơn, hoặc hủy, ngừng thực hiện đề án.',
  'funding.reduced-all-accepted': () =>
    'Giảm như vậy thì đề án không còn được hưởng khoản nào. Nhập số nhỏ hơn, hoặc hủy kết quả nghiệm thu rồi ngừng thực hiện đề án.',
  'funding.before-closing': ({ year, day }) =>
    `Năm ngân sách ${year} đã khóa sổ ngày ${dated(day)}. Khoản thu hồi của năm này ghi theo quyết định từ ngày đó trở đi; nhập lại ngày quyết định.`,
  'funding.no-later-year': ({ year }) =>
    `Năm ngân sách ${year} đã khóa sổ và chưa có năm nào sau đó đang mở để ghi khoản thu hồi. Nạp quyết định phê duyệt Chương trình của giai đoạn tiếp theo rồi ghi.`,
  'funding.closed-year-permission': ({ year, booked }) =>
    `Năm ngân sách ${year} đã khóa sổ nên khoản thu hồi ghi vào năm ${booked}. Nhập số văn bản cho phép điều chỉnh số liệu của năm đã khóa sổ.`,
  'funding.ends-before-signed': ({ from, to }) => `Thời hạn hoàn thành sớm hơn ngày ký hợp đồng. Nhập ngày từ ${dated(from)} đến ${dated(to)}.`,
  'funding.ends-too-late': ({ to }) =>
    `Thời hạn hoàn thành chỉ đến hết ngày ${dated(to)}, như khi được kéo dài sang năm sau. Nhập ngày không sau ngày này; phần việc dài hơn lập thành đề án khác.`,
  'funding.ends-after-year': ({ year, within }) =>
    `Thời hạn hoàn thành sau năm ngân sách ${year}. Nhập số văn bản cho phép kéo dài thời gian thực hiện, chuyển nguồn${within ? `, hoặc nhập thời hạn không sau ngày ${dated(within)}` : ''}.`,
  'funding.advance-kind': ({ kind }) =>
    `Nội dung của đề án thuộc loại "${ADVANCE_KIND_WORDS[kind ?? ''] ?? kind}" khi xét tạm ứng. Chọn đúng loại này.`,
  'funding.counterpart-short': ({ needed }) =>
    `Vốn đối ứng chưa đủ: dự toán cần đối ứng ít nhất ${amount(needed)} ngoài phần hỗ trợ. Nhập không thấp hơn số này; cơ sở không đủ vốn thì trình cấp phê duyệt hủy đề án.`,
  'funding.over-proven': ({ whole, left }) =>
    `Cộng cả số đã ghi, vốn đối ứng chứng minh vượt tổng kinh phí của đề án ${amount(whole)}. ${wayOut(left, `Nhập không quá ${amount(left)}; phần cơ sở đầu tư thêm ngoài đề án không tính là đối ứng.`, 'Phần cơ sở đầu tư thêm ngoài đề án không tính là đối ứng.')} Số đã ghi trước đây mà sai thì điều chỉnh giảm vốn đối ứng trước.`,
  'funding.over-corrected': ({ left }) =>
    `Vượt số vốn đối ứng đã chứng minh: còn giảm được ${amount(left)}. ${wayOut(left, 'Nhập phần ghi thừa, không quá số này.', 'Đề án không có số đã chứng minh nào để giảm.')}`,
  'funding.counterpart-not-proven': ({ missing }) =>
    `Chưa quyết toán được: còn ${amount(missing)} vốn đối ứng chưa chứng minh bằng hóa đơn, chứng từ. Ghi vốn đối ứng trước.`,
  'funding.source-twice': () => 'Một nguồn được nhập hai lần. Gộp thành một dòng.',
  'funding.year-has-open-money': ({ year, ds }) =>
    `Chưa khóa sổ năm ${year} được: còn đề án chưa quyết toán hoặc chưa trả lại kinh phí (${ds}). Quyết toán, ngừng hoặc hủy các đề án này trước.`,
  'funding.rest-not-paid': ({ rest }) =>
    `Chưa quyết toán được: còn ${amount(rest)} chưa thanh toán theo kết quả nghiệm thu. Thanh toán đủ trước; không chi nữa thì Sở Công Thương điều chỉnh giảm mức hỗ trợ số này.`,
}

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  estimate: 'Giao dự toán',
  'estimate-cut': 'Giảm dự toán',
  'carry-over': 'Chuyển dự toán sang năm sau',
  allocation: 'Phê duyệt kinh phí hỗ trợ',
  'allocation-release': 'Hủy phần phê duyệt chưa cam kết',
  commitment: 'Cam kết theo hợp đồng',
  'commitment-release': 'Hủy phần cam kết không sử dụng',
  advance: 'Tạm ứng',
  payment: 'Thanh toán',
  'advance-settlement': 'Quyết toán phần đã tạm ứng',
  'payment-settlement': 'Quyết toán phần đã thanh toán',
  recovery: 'Thu hồi tạm ứng',
  'recovery-paid': 'Thu hồi phần đã thanh toán',
  'recovery-settled': 'Thu hồi sau quyết toán, phần đã tạm ứng',
  'recovery-settled-paid': 'Thu hồi sau quyết toán, phần đã thanh toán',
  'recovery-closed': 'Thu hồi kinh phí của năm đã khóa sổ',
  'counterpart-pledge': 'Cam kết vốn đối ứng',
  'counterpart-proof': 'Chứng minh vốn đối ứng',
  'counterpart-proof-extra': 'Chứng minh vốn đối ứng vượt cam kết',
  'counterpart-correction': 'Điều chỉnh giảm vốn đối ứng đã chứng minh',
  'counterpart-correction-extra': 'Điều chỉnh giảm vốn đối ứng vượt cam kết',
}

/** The accounts a posting moves money between. */
export const ACCOUNT_WORDS: Readonly<Record<string, string>> = {
  authority: 'Cấp giao dự toán',
  estimate: 'Dự toán',
  carried: 'Chuyển năm sau',
  allocated: 'Đã phê duyệt',
  committed: 'Đã cam kết',
  advanced: 'Đã tạm ứng',
  paid: 'Đã thanh toán',
  settled: 'Đã quyết toán',
  recovered: 'Đã thu hồi',
  budget: 'Nộp ngân sách',
  beneficiary: 'Cơ sở',
  pledged: 'Đối ứng cam kết',
  proven: 'Đối ứng đã chứng minh',
}

export const FIGURE_WORDS: Readonly<Record<(Figure | TotalFigure)['key'], string>> = {
  estimateDong: 'Dự toán',
  approvedDong: 'Phê duyệt',
  committedDong: 'Cam kết',
  advancedDong: 'Tạm ứng',
  paidDong: 'Thanh toán',
  settledDong: 'Quyết toán',
  recoveredDong: 'Thu hồi',
  pledgedDong: 'Đối ứng cam kết',
  provenDong: 'Đối ứng đã chứng minh',
  disbursedDong: 'Giải ngân',
  doneDong: 'Thực hiện',
}

export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'funding.estimate-given': 'Giao dự toán',
  'funding.estimate-cut': 'Giảm dự toán',
  'funding.carried-over': 'Chuyển dự toán sang năm sau',
  'funding.year-closed': 'Khóa sổ năm ngân sách',
  'funding.approved': 'Phê duyệt đề án',
  'funding.supplemented': 'Phê duyệt bổ sung kinh phí',
  'funding.beneficiaries-named': 'Xác định đơn vị thụ hưởng',
  'funding.reduced': 'Điều chỉnh giảm mức hỗ trợ',
  'plan.approved': 'Phê duyệt kế hoạch',
  'funding.contracted': 'Ký hợp đồng',
  'funding.advanced': 'Tạm ứng',
  'funding.paid': 'Thanh toán',
  'funding.recovered': 'Thu hồi kinh phí',
  'funding.counterpart-proven': 'Chứng minh vốn đối ứng',
  'funding.counterpart-corrected': 'Điều chỉnh giảm vốn đối ứng đã chứng minh',
  'funding.settled': 'Quyết toán, thanh lý hợp đồng',
  'funding.cancelled': 'Hủy đề án',
  'funding.stopped': 'Ngừng thực hiện đề án',
}

/** Kinds of content by which the advance is set: TT 36/2013/TT-BCT Art. 13. */
export const ADVANCE_KIND_WORDS: Readonly<Record<string, string>> = {
  equipment: 'Mô hình trình diễn, máy móc, xử lý ô nhiễm tại cơ sở',
  promotion: 'Hội chợ, truyền thông, quy hoạch chi tiết cụm công nghiệp',
  capacity: 'Tư vấn, tập huấn, thương hiệu, liên kết, đánh giá sản xuất sạch hơn',
  'vocational-training': 'Đào tạo nghề',
  'cluster-works': 'Hạ tầng, xử lý ô nhiễm cụm công nghiệp',
  founding: 'Thành lập doanh nghiệp',
  interest: 'Hỗ trợ lãi suất',
}
