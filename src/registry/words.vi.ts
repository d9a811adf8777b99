// What the register of establishments and places says, in the words of officials.
import type { Reason } from './duplicates.ts'
import type { IdentityDoubt, Kind, Sector } from './establishment.ts'

type Facts = Readonly<Record<string, string>>

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  company: 'Công ty',
  'private-enterprise': 'Doanh nghiệp tư nhân',
  cooperative: 'Hợp tác xã',
  'cooperative-union': 'Liên hiệp hợp tác xã',
  'cooperative-group': 'Tổ hợp tác',
  'business-household': 'Hộ kinh doanh',
  artisan: 'Nghệ nhân',
  other: 'Loại hình khác',
}

export const SECTOR_WORDS: Readonly<Record<Sector, string>> = {
  'agro-processing': 'Chế biến nông, lâm, thủy sản và thực phẩm',
  'consumer-goods': 'Hàng tiêu dùng, xuất khẩu, thay thế nhập khẩu',
  'chemicals-materials': 'Hóa chất phục vụ nông nghiệp, vật liệu xây dựng',
  'mechanical-electronic': 'Cơ khí, điện, điện tử; công nghiệp hỗ trợ',
  handicraft: 'Tiểu thủ công nghiệp',
  'mining-processing': 'Khai thác, chế biến khoáng sản ở địa bàn khó khăn',
  'cleaner-production': 'Sản xuất sạch hơn, xử lý ô nhiễm',
  other: 'Ngành nghề khác',
}

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'same-number': 'Cùng mã số',
  'same-enterprise': 'Cùng mã số doanh nghiệp, khác đơn vị phụ thuộc',
  'same-phone': 'Cùng số điện thoại',
  'same-name': 'Cùng tên, không kể loại hình',
  'tone-placement': 'Cùng tên, chỉ khác cách đặt dấu thanh (hoà, hòa)',
  'marks-differ': 'Tên trùng nhau khi bỏ dấu',
  'look-alike-letters': 'Tên nhìn giống nhau nhưng có chữ cái của bảng chữ khác',
  'alike-name': 'Tên gần giống nhau',
}

export const DOUBT_WORDS: Readonly<Record<IdentityDoubt, string>> = {
  'check-digit-wrong': 'Số kiểm tra của mã số không khớp. Đối chiếu với giấy đăng ký; nếu đúng thì giữ nguyên.',
  'check-digit-open': 'Không kết luận được số kiểm tra của mã số này. Đối chiếu với giấy đăng ký.',
}

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'registry.not-found': () => 'Không tìm thấy cơ sở này. Tìm lại theo tên hoặc mã số trong danh sách cơ sở.',
  'registry.commune-unknown': () => 'Chưa xác định được xã, phường. Chọn một đơn vị hành chính đang hoạt động trong danh sách.',
  'registry.not-your-commune': ({ commune = '' }) =>
    `Tài khoản chỉ lập hồ sơ cơ sở trên địa bàn được phân công. Chuyển cho ${commune} hoặc chuyên viên Trung tâm Khuyến công.`,
  'registry.founded-later': () => 'Ngày thành lập ở sau ngày hôm nay. Ghi theo giấy đăng ký hoặc để trống.',
  'registry.identity-by-officer': () => 'Mã số của cơ sở do cơ quan quản lý ghi. Gửi bản chụp giấy đăng ký cho Trung tâm Khuyến công để được sửa.',
  'registry.contact-covered': () => 'Thông tin liên hệ và mã số đang được che. Mở trang của cơ sở, bấm "Xem thông tin liên hệ", rồi sửa.',
}

export const IDENTITY_UNREADABLE = 'Mã số gồm 10 chữ số, 13 chữ số (10-3) hoặc 12 chữ số của số định danh. Kiểm tra lại hoặc để trống.'
export const PHONE_UNREADABLE = 'Số điện thoại không hợp lệ. Nhập 10 chữ số, ví dụ 0912 345 214.'
export const EMAIL_UNREADABLE = 'Thư điện tử không hợp lệ. Nhập theo dạng ten@tenmien.vn hoặc để trống.'

export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'registry.establishment-created': 'Lập hồ sơ cơ sở',
  'registry.establishment-changed': 'Sửa hồ sơ cơ sở',
  'registry.contact-changed': 'Sửa thông tin liên hệ, mã số của cơ sở',
  'registry.contact-disclosed': 'Xem thông tin liên hệ, mã số của cơ sở',
}
