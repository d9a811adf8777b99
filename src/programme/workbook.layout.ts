// The sheets of the Excel template: one table of names and headings that the writer, the reader and the guide all use.

export type ColumnOf = {
  readonly key: string
  readonly head: string
  readonly width: number
  readonly list?: readonly string[]
  readonly hint?: string
  /** A file made from an earlier template does not have it. */
  readonly optional?: boolean
}

export type SheetOf = { readonly name: string; readonly columns: readonly ColumnOf[] }

/** Words people choose from, and the codes they stand for. */
export const CHOICES = {
  unit: { đồng: 'đồng', 'nghìn đồng': 'nghìn đồng', 'triệu đồng': 'triệu đồng', 'tỷ đồng': 'tỷ đồng' },
  kind: { 'Ngân sách nhà nước': 'state', 'Đối ứng của cơ sở': 'counterpart', 'Nguồn khác': 'other' },
  level: { 'Quốc gia': 'national', 'Địa phương': 'local' },
  measure: { 'Cộng các năm': 'flow', 'Lấy năm cuối': 'stock', 'Tỷ lệ': 'ratio' },
  goal: { 'Một số': 'number', Khoảng: 'range', Trên: 'more-than', 'Bằng lời': 'words' },
  standing: { 'Đã kiểm chứng': 'verified', 'Có đối chiếu': 'corroborated', 'Theo bản cũ': 'old-text', 'Chưa kiểm chứng': 'unverified' },
  what: {
    'Cơ sở thụ hưởng đã nghiệm thu': 'beneficiary',
    'Hội chợ': 'fair',
    'Gian hàng': 'booth',
    Lớp: 'class',
    'Kỳ bình chọn': 'contest',
    'Doanh nghiệp thành lập mới': 'enterprise',
    'Cụm công nghiệp': 'cluster',
    'Việc có tên': 'work',
    'Khối lượng của từng việc': 'amount',
    'Số liệu theo văn bản': 'measured',
    'Theo dõi bằng lời': 'words',
  },
  once: {
    'Mỗi cơ sở': 'establishment',
    'Mỗi cơ sở trong một đề án': 'project',
    'Mỗi hội chợ': 'fair',
    'Mỗi gian hàng': 'booth',
    'Mỗi lớp': 'class',
    'Mỗi quyết định': 'decision',
    'Mỗi mã số doanh nghiệp': 'enterprise',
    'Mỗi cụm': 'cluster',
    'Mỗi việc': 'work',
    'Mỗi năm': 'year',
    'Không đếm': 'none',
  },
  when: { 'Ngày nghiệm thu': 'accepted', 'Ngày văn bản': 'decided', 'Ngày kết thúc': 'ended' },
  yes: { Có: 'yes', Không: 'no' },
} as const satisfies Record<string, Record<string, string>>

export type Choice = keyof typeof CHOICES

const list = (choice: Choice) => Object.keys(CHOICES[choice])

/** The sheet of single facts: one a row, label in the first column, value in the second. */
export const GENERAL = 'Chung'

export type GeneralRow = {
  readonly path: readonly string[]
  readonly label: string
  readonly hint: string
  readonly list?: readonly string[]
  readonly choice?: Choice
}

export const GENERAL_ROWS: readonly GeneralRow[] = [
  { path: ['code'], label: 'Mã chương trình', hint: 'Chữ không dấu, số, gạch nối; giữ nguyên khi nạp bản sửa. Ví dụ: lai-chau-2021-2025' },
  { path: ['name'], label: 'Tên chương trình', hint: '' },
  { path: ['province', 'code'], label: 'Mã tỉnh', hint: '2 chữ số, ví dụ 12' },
  { path: ['province', 'name'], label: 'Tên tỉnh', hint: '' },
  { path: ['province', 'on'], label: 'Ngày lấy mã tỉnh', hint: 'Một ngày mà mã tỉnh trên còn hiệu lực' },
  { path: ['province', 'successor', 'code'], label: 'Mã tỉnh tiếp nhận', hint: 'Chỉ ghi khi tỉnh đã sáp nhập hoặc giải thể' },
  { path: ['province', 'successor', 'name'], label: 'Tên tỉnh tiếp nhận', hint: '' },
  { path: ['province', 'successor', 'from'], label: 'Ngày sáp nhập', hint: '' },
  { path: ['province', 'successor', 'note'], label: 'Căn cứ sáp nhập', hint: '' },
  { path: ['decision', 'number'], label: 'Số quyết định', hint: 'Ví dụ 407/QĐ-UBND' },
  { path: ['decision', 'day'], label: 'Ngày quyết định', hint: 'Để trống nếu chưa biết; không đoán' },
  { path: ['decision', 'issuer'], label: 'Cơ quan ban hành', hint: '' },
  { path: ['decision', 'signer'], label: 'Người ký', hint: '' },
  { path: ['decision', 'note'], label: 'Ghi chú về quyết định', hint: '' },
  {
    path: ['decision', 'standing'],
    label: 'Mức kiểm chứng',
    hint: 'Đã đối chiếu với bản chính hay chưa',
    list: list('standing'),
    choice: 'standing',
  },
  { path: ['decision', 'sources'], label: 'Nguồn tài liệu', hint: 'Nhiều nguồn: mỗi nguồn một dòng trong ô (Alt+Enter)' },
  { path: ['period', 'from'], label: 'Năm bắt đầu', hint: '' },
  { path: ['period', 'to'], label: 'Năm kết thúc', hint: '' },
  { path: ['unit'], label: 'Đơn vị tiền', hint: 'Đơn vị của mọi số tiền trong tệp này', list: list('unit') },
  { path: ['money', 'total'], label: 'Tổng kinh phí', hint: 'Để trống nếu quyết định không cho số' },
  { path: ['money', 'note'], label: 'Ghi chú về kinh phí', hint: '' },
]

export const GENERAL_COLUMNS: readonly ColumnOf[] = [
  { key: 'label', head: 'Mục', width: 26 },
  { key: 'value', head: 'Nội dung', width: 70 },
  { key: 'hint', head: 'Cách ghi', width: 60 },
]

const AGENCIES = 'Nhiều cơ quan: cách nhau bằng dấu chấm phẩy'

export const SHEETS = {
  sources: {
    name: 'Nguồn kinh phí',
    columns: [
      { key: 'code', head: 'Mã nguồn', width: 16 },
      { key: 'name', head: 'Tên nguồn', width: 50 },
      { key: 'kind', head: 'Loại', width: 22, list: list('kind') },
      { key: 'parent', head: 'Thuộc nguồn', width: 16, hint: 'Mã của nguồn lớn; để trống nếu là nguồn lớn' },
      { key: 'amount', head: 'Số tiền', width: 16 },
      { key: 'share', head: 'Tỷ lệ in trong quyết định (%)', width: 16, hint: 'Để đối chiếu, ví dụ 64,3' },
      {
        key: 'level',
        head: 'Cấp',
        width: 14,
        list: list('level'),
        hint: 'Chỉ của ngân sách nhà nước. Để trống: theo nguồn lớn, không có thì theo tên nguồn',
        optional: true,
      },
    ],
  },
  years: {
    name: 'Theo năm',
    columns: [
      { key: 'year', head: 'Năm', width: 10 },
      { key: 'amount', head: 'Số tiền', width: 16 },
    ],
  },
  objectives: { name: 'Mục tiêu chung', columns: [{ key: 'text', head: 'Nội dung', width: 120 }] },
  targets: {
    name: 'Mục tiêu',
    columns: [
      { key: 'code', head: 'Mã', width: 8 },
      { key: 'name', head: 'Tên mục tiêu', width: 50 },
      { key: 'unit', head: 'Đơn vị tính', width: 18 },
      { key: 'measure', head: 'Cách cộng qua các năm', width: 18, list: list('measure') },
      { key: 'goal', head: 'Kiểu mục tiêu', width: 14, list: list('goal') },
      { key: 'value', head: 'Số (từ)', width: 12 },
      { key: 'to', head: 'Đến', width: 12, hint: 'Chỉ ghi khi kiểu là Khoảng' },
      { key: 'words', head: 'Bằng lời', width: 24, hint: 'Chỉ ghi khi kiểu là Bằng lời' },
      { key: 'partOf', head: 'Thuộc dòng', width: 10, hint: 'Mã dòng mà dòng này đo thêm một mặt' },
      { key: 'part', head: 'Tử số', width: 20, hint: 'Chỉ ghi khi cách cộng là Tỷ lệ' },
      { key: 'whole', head: 'Mẫu số', width: 20, hint: 'Chỉ ghi khi cách cộng là Tỷ lệ' },
      { key: 'activities', head: 'Mã hoạt động', width: 24, hint: 'Mã ở trang Danh mục hoạt động; nhiều mã cách nhau bằng dấu chấm phẩy' },
      { key: 'provinceOnly', head: 'Riêng của tỉnh', width: 10, list: list('yes') },
      { key: 'quote', head: 'Nguyên văn', width: 50 },
      { key: 'note', head: 'Ghi chú', width: 30 },
      {
        key: 'what',
        head: 'Đếm cái gì',
        width: 26,
        list: list('what'),
        hint: 'Để trống: lấy theo đơn vị tính. Theo dõi bằng lời: chỉ khi quyết định không giao số lượng',
        optional: true,
      },
      { key: 'once', head: 'Tính một lần cho', width: 22, list: list('once'), hint: 'Để trống: theo cột Đếm cái gì', optional: true },
      { key: 'when', head: 'Ngày tính', width: 16, list: list('when'), hint: 'Để trống: ngày nghiệm thu đề án', optional: true },
      { key: 'paper', head: 'Giấy tờ chứng minh', width: 30, optional: true },
      { key: 'condition', head: 'Điều kiện', width: 30, optional: true },
      { key: 'yearly', head: 'Số giao từng năm', width: 24, hint: 'Ví dụ 2021: 5; 2022: 6', optional: true },
    ],
  },
  solutions: {
    name: 'Giải pháp',
    columns: [
      { key: 'code', head: 'Mã nhóm', width: 10 },
      { key: 'name', head: 'Tên nhóm giải pháp', width: 70 },
      { key: 'lead', head: 'Cơ quan chủ trì', width: 30, hint: AGENCIES },
      { key: 'partners', head: 'Cơ quan phối hợp', width: 50, hint: AGENCIES },
    ],
  },
  measures: {
    name: 'Biện pháp',
    columns: [
      { key: 'solution', head: 'Mã nhóm', width: 10 },
      { key: 'code', head: 'Mã biện pháp', width: 12 },
      { key: 'topic', head: 'Tiểu mục', width: 30 },
      { key: 'text', head: 'Biện pháp', width: 100 },
    ],
  },
  duties: {
    name: 'Tổ chức thực hiện',
    columns: [
      { key: 'code', head: 'Mã', width: 8 },
      { key: 'text', head: 'Nhiệm vụ', width: 80 },
      { key: 'lead', head: 'Cơ quan chủ trì', width: 30, hint: AGENCIES },
      { key: 'partners', head: 'Cơ quan phối hợp', width: 50, hint: AGENCIES },
    ],
  },
} as const satisfies Record<string, SheetOf>

export const GUIDE = 'Hướng dẫn'

/** For looking up only: the codes that the sheet of targets asks for. */
export const ACTIVITIES = 'Danh mục hoạt động'

export const ACTIVITY_COLUMNS: readonly ColumnOf[] = [
  { key: 'code', head: 'Mã hoạt động', width: 32 },
  { key: 'name', head: 'Hoạt động khuyến công', width: 70 },
  { key: 'article', head: 'Căn cứ', width: 50 },
]

export const GUIDE_LINES = [
  'Mẫu nhập chương trình khuyến công của một tỉnh',
  'Mẫu đang chứa chương trình Lai Châu 2021-2025 làm ví dụ. Xóa hoặc ghi đè mọi dòng ví dụ bằng nội dung của quyết định cần nhập.',
  'Giữ nguyên tên trang tính và hàng tiêu đề. Thêm dòng thì ghi tiếp ngay bên dưới; dòng trống được bỏ qua.',
  'Ô nào quyết định không cho số thì để trống: không ghi 0, không đoán.',
  'Ngày ghi theo dạng ngày/tháng/năm. Số lẻ dùng dấu phẩy theo cách viết Việt Nam.',
  'Cột có mũi tên chọn chỉ nhận các giá trị trong danh sách. Mã hoạt động tra ở trang Danh mục hoạt động; nội dung chỉ riêng tỉnh có thì để trống mã, chọn Có ở cột Riêng của tỉnh.',
  'Không gộp ô. Ô có công thức phải có kết quả: mở tệp bằng Excel hoặc LibreOffice rồi lưu trước khi nạp.',
  'Kiểm tra tệp: khuyen-cong programme check TỆP.xlsx. Nạp vào hệ thống: khuyen-cong programme load TỆP.xlsx.',
] as const
