// What inspection and acceptance say on screens, in refusals and in the trail.
import { formatDay, isDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { Tone } from '../project/words.vi.ts'
import type { Verdict } from './acceptance.ts'
import type { Conclusion } from './inspection.ts'

type Facts = Readonly<Record<string, string>>

export const CONCLUSION_WORDS: Readonly<Record<Conclusion, string>> = {
  'on-schedule': 'Đúng tiến độ',
  late: 'Chậm tiến độ',
  'at-risk': 'Có nguy cơ không hoàn thành',
  violation: 'Vi phạm',
}

export const CONCLUSION_TONES: Readonly<Record<Conclusion, Tone>> = { 'on-schedule': 'good', late: 'warn', 'at-risk': 'warn', violation: 'bad' }

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { pass: 'Đạt', 'pass-with-conditions': 'Đạt có điều kiện', fail: 'Không đạt' }

/** Where a value typed to count again cannot be read; the same sentence as on saving. */
export const AMOUNT_UNREADABLE = 'Số tiền không hợp lệ. Nhập số nguyên lớn hơn 0, ví dụ 300.000.000.'

export function overEstimateWords(estimateDong: bigint): string {
  return `Giá trị hợp lệ vượt tổng kinh phí của đề án (${formatDong(estimateDong)} đồng). Kiểm tra lại số tiền; đúng như vậy thì nêu giải trình khi lưu.`
}

export function sameMinutesWords(codes: readonly string[]): string {
  return `Lưu ý: số biên bản này đã dùng cho đề án ${codes.join(', ')} trong năm; kiểm tra lại số.`
}

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'inspection.day-to-come': ({ today }) => `Ngày ghi trong biên bản sau hôm nay (${dayWords(today)}). Sửa lại ngày.`,
  'inspection.remedy-missing': () => 'Nêu yêu cầu khắc phục khi kết luận không phải là "Đúng tiến độ".',
  'inspection.remedy-day-missing': () => 'Nhập thời hạn khắc phục cho yêu cầu đã nêu.',
  'inspection.remedy-day-early': ({ heldOn }) => `Thời hạn khắc phục sớm hơn ngày kiểm tra ${dayWords(heldOn)}. Sửa lại thời hạn.`,
  'inspection.no-remedy': () => 'Biên bản này không có yêu cầu khắc phục. Mở lại danh sách các lần kiểm tra của đề án.',
  'inspection.remedy-closed': ({ minutesNo }) => `Yêu cầu khắc phục tại biên bản ${minutesNo} đã được xác nhận xong. Mở lại trang để xem.`,
  'inspection.remedy-closed-early': ({ heldOn }) => `Ngày xác nhận sớm hơn ngày kiểm tra ${dayWords(heldOn)}. Sửa lại ngày.`,
  'inspection.over-invested': ({ total }) =>
    `Vốn đã đầu tư vượt tổng vốn của đề án ${formatDong(BigInt(total ?? '0'))} đồng. Kiểm tra lại số; phần đầu tư thêm ngoài đề án ghi ở kết quả kiểm tra.`,
  'inspection.not-inspected': () => 'Đề án chưa có biên bản kiểm tra nên chưa nghiệm thu được. Ghi biên bản kiểm tra trước.',
  'inspection.accepted-before-inspected': ({ inspectedOn }) =>
    `Ngày nghiệm thu sớm hơn lần kiểm tra đầu tiên (${dayWords(inspectedOn)}). Sửa lại ngày.`,
  'inspection.accepted-before-contract': ({ signedOn }) => `Ngày nghiệm thu sớm hơn ngày ký hợp đồng (${dayWords(signedOn)}). Sửa lại ngày.`,
  'inspection.before-planned': ({ from, to }) =>
    `Đề án dự kiến thực hiện từ ${dayWords(from)} đến ${dayWords(to)}, chưa xong vào ngày nghiệm thu này. Kiểm tra lại ngày, hoặc nêu giải trình vì sao xong sớm.`,
  'inspection.over-planned': ({ planned }) =>
    `Khối lượng nghiệm thu vượt khối lượng được duyệt (${planned}). Nhập không quá ${planned} hoặc nêu giải trình.`,
  'inspection.over-estimate': ({ estimate }) =>
    `Giá trị hợp lệ vượt tổng kinh phí của đề án (${formatDong(BigInt(estimate ?? '0'))} đồng). Kiểm tra lại số tiền, hoặc nêu giải trình.`,
  'inspection.conditions-missing': () => 'Nêu việc phải làm tiếp và thời hạn khi kết luận "Đạt có điều kiện".',
  'inspection.paid-on-acceptance': ({ paid }) =>
    `Còn ${formatDong(BigInt(paid ?? '0'))} đồng đã thanh toán theo kết quả nghiệm thu này, chưa thu hồi, nên chưa hủy được. Kế toán thu hồi số này trước; phần chi đúng thì quyết toán theo số được hưởng.`,
  'inspection.no-acceptance': () => 'Đề án chưa có kết quả nghiệm thu để hủy. Mở lại trang đề án để xem.',
  'inspection.nothing-accepted': () =>
    'Chưa đánh dấu kết quả nào đạt. Đánh dấu cơ sở hoặc việc đạt (việc chưa có thì ghi ở trang "Ghi kết quả tính cho mục tiêu"), hoặc kết luận "Không đạt".',
}

export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'inspection.recorded': 'Kiểm tra tại cơ sở',
  'inspection.remedy-closed': 'Xác nhận khắc phục xong',
  'inspection.accepted': 'Nghiệm thu cơ sở',
  'inspection.acceptance-annulled': 'Hủy kết quả nghiệm thu',
  'inspection.acceptance-failed': 'Nghiệm thu cơ sở, kết luận không đạt',
}

function dayWords(text: string | undefined): string {
  return text !== undefined && isDay(text) ? formatDay(text) : ''
}
