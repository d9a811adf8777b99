// What the administrator reads when the embedded database will not start. Each sentence names the way out.

export const WORDS = {
  secondStart: (dataDir: string, pid: number) =>
    `Thư mục dữ liệu ${dataDir} đang được một phần mềm khuyến công khác sử dụng (tiến trình ${pid}). ` +
    `Hãy dừng tiến trình đó (Ctrl-C ở cửa sổ đang chạy, hoặc lệnh: kill ${pid}) rồi khởi động lại, hoặc chọn thư mục dữ liệu khác.`,
  notWritable: (dataDir: string) =>
    `Không tạo được hoặc không ghi được vào thư mục dữ liệu ${dataDir}. ` +
    'Hãy đặt biến DATA_DIR trỏ tới một thư mục mà người dùng này ghi được, hoặc đổi quyền của thư mục.',
  otherMajor: (dataDir: string, found: string, ours: number) =>
    `Thư mục dữ liệu ${dataDir} do PostgreSQL ${found} tạo ra, còn phần mềm này dùng PostgreSQL ${ours}; hai bản không đọc được dữ liệu của nhau. ` +
    'Dữ liệu chưa bị thay đổi. Hãy dùng phiên bản phần mềm cũ chạy lệnh backup, rồi dùng phiên bản này phục hồi vào một thư mục dữ liệu mới bằng lệnh restore.',
  notADataFolder: (cluster: string) =>
    `Thư mục ${cluster} đã có nhưng không phải dữ liệu PostgreSQL nguyên vẹn (thiếu tệp PG_VERSION). Phần mềm không xóa gì trong đó. ` +
    'Hãy chuyển thư mục này sang nơi khác rồi khởi động lại, hoặc phục hồi từ bản sao lưu bằng lệnh restore.',
  passwordMissing: (file: string) =>
    `Không tìm thấy tệp mật khẩu cơ sở dữ liệu ${file}, trong khi dữ liệu vẫn còn. Hãy chép lại tệp này từ bản sao lưu của thư mục dữ liệu rồi khởi động lại.`,
  noEngine: (platform: string) =>
    `Không có PostgreSQL cho máy này (${platform}): gói cài kèm không hỗ trợ và cũng không tìm thấy PostgreSQL 15 trở lên trên máy. ` +
    'Hãy cài PostgreSQL (Debian/Ubuntu: apt-get install postgresql), hoặc đặt biến DATABASE_URL trỏ tới một máy chủ PostgreSQL.',
  notOurs: (dataDir: string) =>
    `Người dùng đang chạy phần mềm không sở hữu thư mục dữ liệu ${dataDir} nên không mở được. ` +
    'Hãy chạy bằng đúng người dùng đã tạo thư mục đó, hoặc đổi chủ sở hữu thư mục (chown -R) cho người dùng hiện tại.',
  unreachable: (path: string, account: string) =>
    `PostgreSQL không được chạy bằng quyền quản trị (root), còn người dùng ${account} không vào được thư mục ${path}. ` +
    'Hãy đặt thư mục dữ liệu ở nơi khác (ví dụ /var/lib/khuyen-cong), hoặc chạy phần mềm bằng một người dùng thường.',
  noAccount: () =>
    'PostgreSQL không được chạy bằng quyền quản trị (root), và trên máy không có người dùng postgres hay nobody để thay. Hãy chạy phần mềm bằng một người dùng thường.',
  notDurable: (setting: string, value: string) =>
    `Cơ sở dữ liệu đang chạy với ${setting} = ${value}: dữ liệu đã báo ghi xong có thể mất khi mất điện, nên phần mềm không khởi động. ` +
    `Hãy bật lại ${setting} (tệp postgresql.conf, postgresql.auto.conf, hoặc thiết lập riêng của cơ sở dữ liệu hay người dùng) rồi khởi động lại.`,
  noChecksums: () =>
    'Dữ liệu được tạo khi chưa bật mã kiểm tra trang (data checksums), nên hỏng dữ liệu có thể không bị phát hiện và phần mềm không khởi động. ' +
    'Hãy sao lưu, phục hồi vào một thư mục dữ liệu mới do phần mềm này tạo, hoặc chạy pg_checksums --enable khi cơ sở dữ liệu đã dừng.',
  didNotStart: (log: string, tail: string) =>
    `Cơ sở dữ liệu không khởi động được. Nhật ký đầy đủ ở ${log}; những dòng cuối:\n${tail}\nHãy xử lý nguyên nhân nêu trên (thường là hết dung lượng đĩa hoặc thiếu quyền) rồi khởi động lại.`,
  initFailed: (tail: string) =>
    `Không tạo được dữ liệu PostgreSQL mới:\n${tail}\nHãy kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu rồi khởi động lại.`,
  noAnswer: (pid: number, seconds: number) =>
    `PostgreSQL của thư mục dữ liệu này đang chạy (tiến trình ${pid}) nhưng sau ${seconds} giây vẫn chưa trả lời. ` +
    `Có thể nó đang khôi phục sau sự cố: hãy đợi rồi khởi động lại. Nếu vẫn vậy, dừng nó bằng lệnh kill -INT ${pid} trước khi khởi động lại.`,
  stillRecovering: () => 'Cơ sở dữ liệu đang khôi phục sau sự cố, xin đợi thêm.',
  restarting: () => 'Cơ sở dữ liệu vừa dừng đột ngột; đang khởi động lại.',
}
