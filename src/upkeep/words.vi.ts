// What who keeps the house reads of its troubles: which, how bad, what to do.
import type { Place } from './disk.ts'
import type { Quota } from './quota.ts'

type Facts = Readonly<Record<string, string>>

export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  database: 'cơ sở dữ liệu',
  files: 'tệp đính kèm',
  temporary: 'tệp tạm',
}

export function placesInWords(places: readonly string[]): string {
  return places.map((place) => PLACE_WORDS[place as Place] ?? place).join(', ')
}

const MAKE_ROOM =
  'Xóa hoặc chuyển đi bản sao lưu, nhật ký cũ, tệp của chương trình khác trên đĩa này, hoặc cấp thêm dung lượng; hệ thống tự chạy lại, không cần khởi động.'

export const QUOTA_WORDS: Readonly<Record<Quota, string>> = {
  project: 'mỗi đề án',
  applicant: 'mỗi cơ sở đăng ký',
  staff: 'mỗi cán bộ',
  province: 'toàn tỉnh',
}

export const TRAIL_WORDS: Readonly<Record<string, string>> = { 'upkeep.limit-set': 'Đặt giới hạn dung lượng tệp' }

const noRoomOf =
  (whose: string) =>
  ({ name, usedMb, mostMb, leftMb }: Facts) =>
    `Tệp "${name}" chưa được nhận: ${whose} đã dùng ${usedMb} MB trên ${mostMb} MB, còn ${leftMb} MB. Chụp lại ở cỡ ảnh nhỏ hơn hoặc quét ở 150-200 dpi, bỏ tệp gửi trùng; cần thêm thì đề nghị quản trị hệ thống nâng giới hạn.`

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'upkeep.quota-project': noRoomOf('đề án này'),
  'upkeep.quota-applicant': noRoomOf('các hồ sơ của tài khoản này'),
  'upkeep.quota-staff': noRoomOf('tài khoản này'),
  'upkeep.quota-province': ({ name, mostMb }) =>
    `Tệp "${name}" chưa được nhận: kho tệp của tỉnh đã dùng hết ${mostMb} MB được phép. Báo quản trị hệ thống nâng giới hạn ở trang Hệ thống, rồi tải lại.`,
  'upkeep.quota-raced': () => 'Có lần gửi tệp khác vừa dùng phần chỗ còn lại. Mở lại trang để xem còn bao nhiêu, rồi tải lại.',
  'upkeep.disk-filling': ({ places = '', percent, freeMb }) =>
    `Đĩa giữ ${placesInWords(places.split(' '))} đã dùng ${percent}%, còn ${freeMb} MB. ${MAKE_ROOM}`,
  'upkeep.database-full': () => `Cơ sở dữ liệu hết chỗ ghi: mọi việc ghi đang bị từ chối, xem thì vẫn được. ${MAKE_ROOM}`,
  'upkeep.files-full': () => `Đĩa giữ tệp đính kèm hết chỗ: tệp gửi lên đang bị từ chối, việc khác vẫn làm được. ${MAKE_ROOM}`,
  'upkeep.storage-failing': () =>
    'Đĩa không ghi được (chỉ đọc hoặc lỗi vào ra). Kiểm tra đĩa và nhật ký của máy, sao lưu sang đĩa khác trước khi sửa; hệ thống tự chạy lại khi đĩa ghi được.',
  'upkeep.memory-short': () => 'Máy chủ cơ sở dữ liệu hết bộ nhớ. Tắt bớt chương trình khác trên máy hoặc cấp thêm bộ nhớ.',
  'upkeep.log-failing': () =>
    'Nhật ký vận hành của tiến trình không ghi được, thường vì đĩa giữ nhật ký đã đầy. Giải phóng đĩa đó; việc của hệ thống vẫn chạy.',
}
