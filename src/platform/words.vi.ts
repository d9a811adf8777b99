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
  'request.body-too-large': () => 'Nội dung gửi lên dài hơn mức biểu mẫu này nhận. Rút gọn nội dung; tệp thì tải lên ở bước Giấy tờ của hồ sơ.',
  'request.too-many-fields': () => 'Yêu cầu có quá nhiều mục nên chưa được nhận. Mở lại trang, nhập ít dòng hơn rồi gửi lại.',
  'request.kind-unknown': () => 'Hệ thống không đọc kiểu nội dung này. Gửi bằng biểu mẫu trên trang, hoặc JSON nếu là phần mềm khác.',
  'request.headers-too-large': () => 'Phần đầu của yêu cầu quá dài. Xóa cookie của trang này trong trình duyệt rồi mở lại.',
  'request.too-often': ({ seconds }) => `Gửi yêu cầu quá nhanh nên lần này chưa được nhận. Chờ ${seconds} giây rồi thực hiện lại.`,
  'request.crowded': ({ seconds }) => `Hệ thống đang có quá nhiều yêu cầu nên lần này chưa được nhận. Chờ ${seconds} giây rồi thực hiện lại.`,
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
  'request.maybe-written': ({ keyed }) =>
    keyed === 'yes'
      ? 'Mất kết nối với cơ sở dữ liệu đúng lúc đang ghi nên chưa biết đã ghi hay chưa. Gửi lại chính biểu mẫu này: nếu đã ghi thì không ghi lần thứ hai.'
      : 'Mất kết nối với cơ sở dữ liệu đúng lúc đang ghi nên chưa biết đã ghi hay chưa. Mở lại trang để xem trước khi gửi lại.',
  'request.took-too-long': () => 'Việc này chạy quá lâu nên đã dừng; chưa có gì được ghi. Thu hẹp phạm vi cần xem rồi thử lại.',
  'request.busy': ({ ahead }) =>
    `Hệ thống đang bận${ahead === undefined || ahead === '0' ? '' : `, còn ${ahead} yêu cầu chờ trước`}. Nội dung chưa được ghi; thử lại sau ít giây.`,
  'request.database-full': () =>
    'Đĩa giữ dữ liệu của máy chủ đã đầy nên nội dung chưa được ghi; các trang vẫn xem được. Báo quản trị hệ thống giải phóng dung lượng đĩa, rồi gửi lại.',
  'request.files-full': () =>
    'Đĩa giữ tệp của máy chủ không còn chỗ nên tệp chưa được nhận; việc không kèm tệp vẫn làm được. Báo quản trị hệ thống giải phóng dung lượng đĩa, rồi tải lại.',
  'request.storage-failing': () =>
    'Đĩa của máy chủ không ghi được nên nội dung chưa được ghi. Báo ngay quản trị hệ thống kiểm tra đĩa; giữ lại nội dung để gửi sau.',
  'request.memory-short': () =>
    'Máy chủ cơ sở dữ liệu tạm hết bộ nhớ nên nội dung chưa được ghi. Gửi lại sau ít phút; nếu vẫn vậy thì báo quản trị hệ thống.',
  'request.incident': ({ ma }) => `Chưa xử lý được yêu cầu. Thử lại sau ít phút hoặc báo mã lỗi ${ma} cho quản trị.`,
}

/** What the operator reads when a database is not one this software may work on, or is not there. */
export const WORDS = {
  roleForbidden: () =>
    'Máy chủ cơ sở dữ liệu không cho chuyển sang vai trò kc_app với các giới hạn của phần mềm, nên phần mềm không làm việc. ' +
    'Kiểm tra lệnh grant kc_app cho tài khoản trong DATABASE_URL rồi khởi động lại.',
  otherRole: (role: string) =>
    `Kết nối cơ sở dữ liệu đang làm việc với vai trò ${role} thay vì kc_app, nên phần mềm không làm việc. Bỏ phần options trong DATABASE_URL và kết nối thẳng tới PostgreSQL rồi khởi động lại.`,
  mightyRole: () =>
    'Vai trò kc_app đang có quyền vượt khóa dữ liệu của từng tỉnh (SUPERUSER, BYPASSRLS, hoặc quyền của chủ cơ sở dữ liệu), nên phần mềm không làm việc. ' +
    'Người quản trị máy chủ chạy: alter role kc_app nosuperuser nobypassrls; và thu hồi các vai trò đã cấp cho kc_app; rồi khởi động lại.',
  settingForbidden: (setting: string, value: string, wanted: string) =>
    `Kết nối cơ sở dữ liệu đang đặt ${setting} = ${value}: ràng buộc hoặc dữ liệu đã báo ghi có thể mất, nên phần mềm không làm việc. ` +
    `Đặt lại ${setting} = ${wanted} (phần options trong DATABASE_URL, thiết lập riêng của tài khoản hoặc của cơ sở dữ liệu) rồi khởi động lại.`,
  manyHosts: () =>
    'DATABASE_URL nêu nhiều máy chủ; phần mềm này nhận một địa chỉ. Đặt địa chỉ chung của cụm (HAProxy, địa chỉ ảo) luôn dẫn tới máy chủ chính rồi khởi động lại.',
  noAddress: () => 'DATABASE_URL không phải địa chỉ PostgreSQL. Viết theo mẫu postgres://TÊN:MẬT_KHẨU@MÁY:5432/CƠ_SỞ_DỮ_LIỆU rồi khởi động lại.',
  waiting: (why: string) => `Chưa vào được cơ sở dữ liệu (${why}): đợi và thử lại cho đến khi vào được. Ctrl-C để thôi.`,
  away: (why: string) => `Cơ sở dữ liệu không trả lời (${why}): mọi yêu cầu được trả lời 503 cho đến khi có lại.`,
  back: () => 'Cơ sở dữ liệu đã trả lời lại.',
  newerSchema: (files: readonly string[]) =>
    `Cơ sở dữ liệu đã được một bản phần mềm mới hơn nâng cấp (${files.join(', ')}), bản này không biết nên không làm việc, tránh ghi sai. Cài bản phần mềm mới rồi khởi động lại.`,
  changedMigration: (file: string) =>
    `Bước nâng cấp ${file} đã chạy trên cơ sở dữ liệu này với nội dung khác với tệp của bản phần mềm đang chạy, nên phần mềm không làm việc. ` +
    'Cài lại đúng bản phát hành rồi khởi động lại; không sửa tệp trong thư mục migrations.',
}
