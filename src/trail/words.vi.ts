// What the trail says: refusals, and the first thing `verify` finds wrong.
type Facts = Readonly<Record<string, string>>

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'trail.anchors-disagree': () =>
    'Sổ neo ngoài cơ sở dữ liệu có trang mà cơ sở dữ liệu không có. Không ký tiếp; chạy "khuyen-cong verify" và báo người phụ trách an toàn thông tin.',
  'trail.chain-torn': ({ chain }) => `Chuỗi nhật ký ${chain} thiếu mục nên không được ký. Chạy "khuyen-cong verify" để biết mục nào.`,
}

const entryWords = ({ chain, seq, act, when, person }: Facts) =>
  `Mục ${seq} của chuỗi ${chain}${act ? ` (việc “${act}” lúc ${when}, người thực hiện: ${person || 'không ghi'})` : ''}`

export const FAULT_WORDS: Readonly<Record<string, (facts: Facts) => string>> = {
  'entry-changed': (facts) => `${entryWords(facts)} đã bị sửa: nội dung không khớp mã băm của chính mục đó.`,
  'entry-missing': (facts) => `${entryWords(facts)} không còn: số thứ tự bị đứt quãng.`,
  'entry-link': (facts) => `${entryWords(facts)} không nối với mục trước: mục này hoặc mục ngay trước đã bị thay.`,
  'entry-replaced': (facts) => `${entryWords(facts)} đã bị viết lại: mã băm khác với trang neo đã ký.`,
  'tail-cut': (facts) => `${entryWords(facts)} không còn: đuôi của chuỗi đã bị cắt.`,
  'chain-missing': ({ chain }) => `Chuỗi ${chain} đã bị xóa cả chuỗi, mất từ mục 1.`,
  'head-missing': ({ chain, seq }) => `Chuỗi ${chain} mất dòng đầu chuỗi sau mục ${seq}.`,
  'head-differs': ({ chain, seq }) => `Đầu chuỗi ${chain} không khớp mục cuối cùng là mục ${seq}: có mục bị chèn thêm hoặc dòng đầu chuỗi bị sửa.`,
  'head-anchor': ({ chain, seq }) => `Dấu đã neo của chuỗi ${chain} bị sửa thành ${seq}, không khớp sổ neo.`,
  'anchor-overlap': ({ chain }) => `Các trang neo của chuỗi ${chain} không nối tiếp nhau.`,
  'checkpoint-number': ({ number }) => `Trang neo ${number} không còn hoặc sai số thứ tự.`,
  'checkpoint-link': ({ number }) => `Trang neo ${number} không nối với trang trước.`,
  'checkpoint-changed': ({ number }) => `Trang neo ${number} đã bị sửa.`,
  'checkpoint-signature': ({ number }) => `Chữ ký của trang neo ${number} không đúng.`,
  'checkpoint-missing': ({ number }) => `Trang neo ${number} có trong sổ ngoài nhưng đã mất trong cơ sở dữ liệu.`,
  'anchors-missing': () => 'Không thấy sổ neo ngoài cơ sở dữ liệu. Khôi phục tệp trong thư mục anchors từ bản sao.',
  'in-file': () => '(trong sổ neo ngoài cơ sở dữ liệu)',
}
