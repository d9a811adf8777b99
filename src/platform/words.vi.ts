// What the adapter itself says, in words that name the way out.

type Facts = Readonly<Record<string, string>>

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'input.invalid': ({ text }) => text ?? 'Nội dung nhập chưa hợp lệ. Kiểm tra lại các mục được đánh dấu.',
  'input.unknown-field': ({ field }) => `Biểu mẫu không có mục "${field}". Mở lại trang rồi nhập lại.`,
  'input.unreadable': () => 'Nội dung có ký tự không đọc được. Xóa mục này, nhập lại rồi gửi.',
  'input.too-long': () => 'Nội dung mục này quá dài. Rút gọn rồi gửi lại.',
  'input.out-of-range': () => 'Có số hoặc ngày nằm ngoài phạm vi ghi được. Kiểm tra lại các mục đã nhập.',
  'request.malformed': () => 'Yêu cầu gửi lên không đọc được. Mở lại trang rồi gửi lại; nếu gõ địa chỉ thì kiểm tra lại địa chỉ.',
  'request.too-slow': () => 'Yêu cầu gửi lên quá chậm nên chưa được nhận. Kiểm tra đường truyền rồi gửi lại.',
  'request.body-too-large': () => 'Nội dung gửi lên vượt quá 1 MB. Rút gọn nội dung; tệp thì tải lên ở bước Giấy tờ của hồ sơ.',
  'request.too-many-fields': () => 'Yêu cầu có quá nhiều mục nên chưa được nhận. Mở lại trang, nhập ít dòng hơn rồi gửi lại.',
  'request.kind-unknown': () => 'Hệ thống không đọc kiểu nội dung này. Gửi bằng biểu mẫu trên trang, hoặc JSON nếu là phần mềm khác.',
  'request.headers-too-large': () => 'Phần đầu của yêu cầu quá dài. Xóa cookie của trang này trong trình duyệt rồi mở lại.',
  'request.foreign': () => 'Yêu cầu gửi từ trang khác nên không được nhận. Mở trang này trong hệ thống rồi thực hiện lại.',
  'request.not-allowed': () => 'Tài khoản không có quyền thực hiện việc này. Chuyển cho người được phân công hoặc liên hệ quản trị hệ thống.',
  'request.sign-in-first': () => 'Chưa đăng nhập hoặc phiên làm việc đã hết hạn. Đăng nhập lại rồi thực hiện tiếp.',
  'request.not-found': () => 'Không tìm thấy nội dung này. Kiểm tra lại đường dẫn, hoặc mở lại từ trang đầu.',
  'request.version-missing': () => 'Yêu cầu chưa nêu phiên bản của bản ghi. Mở lại trang để lấy phiên bản mới nhất rồi gửi lại.',
  'request.stale': ({ version }) =>
    `Có người vừa sửa bản ghi này (hiện là phiên bản ${version}). Xem thay đổi rồi gửi lại; nội dung đã nhập vẫn được giữ.`,
  'request.key-reused': () => 'Biểu mẫu này đã được gửi với nội dung khác. Mở lại trang để lấy biểu mẫu mới.',
  'request.key-malformed': () =>
    'Khóa của biểu mẫu không đúng dạng nên yêu cầu chưa được nhận. Mở lại trang rồi gửi lại; phần mềm khác gửi thì mỗi yêu cầu dùng một khóa UUID.',
  'request.upload-too-large': ({ mb }) => `Các tệp gửi cùng lúc vượt quá ${mb} MB nên chưa nhận tệp nào. Chọn ít tệp hơn và gửi thành nhiều lần.`,
  'request.too-many-files': ({ most }) => `Một lần gửi có quá ${most} tệp nên chưa nhận tệp nào. Chọn ít tệp hơn và gửi thành nhiều lần.`,
  'request.files-not-taken': () => 'Mục này không nhận tệp. Tải tệp lên ở bước Giấy tờ của hồ sơ.',
  'request.uploads-busy': () => 'Nhiều người đang tải tệp lên cùng lúc. Tệp chưa được nhận; gửi lại sau ít giây.',
  'request.database-away': () => 'Cơ sở dữ liệu tạm thời chưa trả lời. Nội dung chưa được ghi; thử lại sau ít giây.',
  'request.incident': ({ ma }) => `Chưa xử lý được yêu cầu. Thử lại sau ít phút hoặc báo mã lỗi ${ma} cho quản trị.`,
}
