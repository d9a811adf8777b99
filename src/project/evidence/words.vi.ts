// What naming and counting the results of a đề án says on screens and in refusals.
import { formatDay, isDay } from '../../basics/day.ts'
import type { NamedKind } from '../../programme/counting.ts'
import type { Item, ItemField } from './item.ts'
import type { Again } from './offer.ts'

type Facts = Readonly<Record<string, string>>

/** What each field is called, by the kind of thing. */
const LABELS: Readonly<Record<ItemField, string>> = {
  name: 'Tên',
  place: 'Địa điểm',
  startsOn: 'Ngày',
  endsOn: 'Ngày kết thúc',
  number: 'Số',
  codes: 'Gian hàng',
  quantity: 'Khối lượng',
}

const OWN_LABELS: Readonly<Record<NamedKind, Partial<Record<ItemField, string>>>> = {
  fair: { name: 'Tên hội chợ, triển lãm', startsOn: 'Ngày khai mạc', endsOn: 'Ngày bế mạc' },
  booth: { name: 'Hội chợ có các gian hàng', startsOn: 'Ngày khai mạc', endsOn: 'Ngày bế mạc', codes: 'Ký hiệu từng gian hàng có cơ sở sử dụng' },
  class: { name: 'Tên lớp', startsOn: 'Ngày khai giảng', endsOn: 'Ngày bế giảng' },
  contest: { name: 'Kỳ bình chọn', number: 'Số quyết định công nhận kết quả', startsOn: 'Ngày quyết định' },
  enterprise: { name: 'Tên doanh nghiệp', number: 'Mã số doanh nghiệp', startsOn: 'Ngày cấp đăng ký lần đầu' },
  cluster: { name: 'Tên cụm công nghiệp', number: 'Số quyết định, biên bản', startsOn: 'Ngày quyết định, biên bản' },
  work: { name: 'Tên việc, sản phẩm', startsOn: 'Ngày hoàn thành' },
  amount: { name: 'Tên việc', startsOn: 'Ngày văn bản', quantity: 'Khối lượng ghi trong văn bản' },
}

export function labelOf(kind: NamedKind, field: ItemField): string {
  return OWN_LABELS[kind][field] ?? LABELS[field]
}

export const HINTS: Readonly<Partial<Record<ItemField, string>>> = {
  codes: 'Ví dụ A01-A90; B01, B02. Mỗi gian tiêu chuẩn một ký hiệu; gian bỏ trống không ghi.',
  quantity: 'Số nguyên, theo đơn vị tính của mục tiêu',
}

/** The fair with its place and days, the enterprise with its number: enough to know which. */
export function itemWords({ kind, place, startsOn, endsOn, number, codes, quantity }: Item): string {
  const days = startsOn === endsOn ? formatDay(startsOn) : `${formatDay(startsOn)} - ${formatDay(endsOn)}`
  const many = kind === 'booth' ? `${codes.length} gian: ${shortList(codes)}` : kind === 'amount' ? `khối lượng ${quantity}` : ''
  return [number === '' ? '' : `số ${number}`, place, days, many].filter((one) => one !== '').join('; ')
}

function shortList(codes: readonly string[]): string {
  return codes.length <= 6 ? codes.join(', ') : `${codes.slice(0, 3).join(', ')} … ${codes.slice(-2).join(', ')}`
}

/** Said to whoever accepts: counted for the line already, so not a second time. */
export function againWords(again: readonly Again[]): string {
  return again
    .map(({ called, targetCode, projectCode }) => `${called} đã được tính cho mục tiêu ${targetCode} ở đề án ${projectCode}, không tính lần hai.`)
    .join(' ')
}

export const EVIDENCE_REFUSALS: Record<string, (facts: Facts) => string> = {
  'project.evidence.unknown': () => 'Mục đã đánh dấu không có trong đề án này. Mở lại trang nghiệm thu rồi đánh dấu lại.',
  'project.evidence.not-over': ({ thing, overOn }) =>
    `${thing} kết thúc ngày ${dayWords(overOn)}, sau ngày nghiệm thu. Sửa ngày nghiệm thu, hoặc bỏ dấu.`,
  'project.evidence.serves-other-line': ({ thing, line }) =>
    `${thing} đã được đánh dấu cho mục tiêu "${line}" với cùng nội dung. Bỏ dấu ở một trong hai mục tiêu.`,
  'project.item.missing': ({ kind, field }) => `Nhập ${lower(labelOf(kind as NamedKind, field as ItemField))}.`,
  'project.item.enterprise-number': () =>
    'Mã số doanh nghiệp gồm 10 chữ số; chi nhánh không phải doanh nghiệp mới. Nhập đúng số trên giấy chứng nhận đăng ký.',
  'project.item.number-doubtful': ({ number }) =>
    `Mã số ${number} sai chữ số kiểm tra nên có thể gõ nhầm. So lại với giấy chứng nhận đăng ký; đúng thì đánh dấu ô xác nhận rồi ghi lại.`,
  'project.item.backward': () => 'Ngày kết thúc sớm hơn ngày bắt đầu. Kiểm tra lại ngày.',
  'project.item.not-over': ({ today }) =>
    `Việc chưa xong thì chưa được tính: ngày này sau hôm nay (${dayWords(today)}). Ghi khi đã xong, hoặc sửa lại ngày.`,
  'project.item.outside-programme': ({ from, to }) =>
    `Ngày này ngoài giai đoạn ${from}-${to} của chương trình nên không được tính. Kiểm tra lại ngày.`,
  'project.item.codes-unreadable': ({ part }) =>
    `Không đọc được "${part}". Ghi từng ký hiệu hoặc một dãy, cách nhau bằng dấu chấm phẩy, ví dụ A01-A90; B01.`,
  'project.item.codes-too-many': ({ most }) => `Quá ${most} gian hàng. Kiểm tra lại dãy ký hiệu.`,
  'project.item.codes-twice': ({ code }) => `Gian hàng ${code} ghi hai lần. Bỏ một lần.`,
  'project.item.paper-missing': () => 'Chưa có giấy tờ chứng minh. Chọn tệp của giấy tờ rồi ghi lại.',
  'project.item.line-unknown': () => 'Đề án không có mục tiêu ghi từng việc này. Mở lại trang kết quả của đề án.',
  'project.item.same': ({ name, code }) =>
    `"${name}" đã ghi ở đề án ${code} cho mục tiêu này. Một việc chỉ ghi một lần; ghi sai thì rút dòng cũ trước.`,
  'project.item.alike': ({ name, code }) =>
    `Đề án ${code} đã ghi "${name}" có vẻ là cùng một việc. Cùng một việc thì không ghi lần hai; là việc khác thì đánh dấu ô xác nhận rồi ghi lại.`,
  'project.item.serves-other-line': ({ line, code }) =>
    `Việc này đã ghi cho mục tiêu "${line}" (đề án ${code}). Chỉ tính cho mục tiêu thứ hai khi hai mục tiêu khác nội dung và có giấy tờ khác chứng minh; chọn giấy tờ khác, hoặc không ghi.`,
  'project.item.not-found': () => 'Dòng này không còn trong đề án. Mở lại trang kết quả để xem.',
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

function dayWords(text: string | undefined): string {
  return text !== undefined && isDay(text) ? formatDay(text) : ''
}
