// Vietnamese words of the programme room: refusals, findings of the check, and the names on its pages.
import type { z } from 'zod'
import { type Day, formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { withoutTail } from '../basics/text.ts'
import type { Change } from './changes.ts'
import type { NormLevel, NormVerdict } from './norm.ts'
import { STANDING_WORDS } from './standing.ts'

/** Holds for every norm, so it is said once (TTLT 26/2014/TTLT-BTC-BCT, Art. 7). */
export const COMMON_CONDITIONS =
  'Điều kiện chung (Điều 7 Thông tư liên tịch 26/2014/TTLT-BTC-BCT): đúng nội dung và ngành nghề được hưởng; đã được cấp có thẩm quyền phê duyệt; cơ sở đã đầu tư hoặc cam kết đầu tư đủ vốn đối ứng; cam kết không dùng vốn nhà nước khác cho cùng nội dung.'

type Facts = Readonly<Record<string, string>>

export const LEVEL_WORDS: Readonly<Record<NormLevel, string>> = { national: 'Khuyến công quốc gia', local: 'Khuyến công địa phương' }

export const CHANGE_WORDS: Readonly<Record<Change['kind'], string>> = { added: 'Thêm', removed: 'Bỏ', changed: 'Sửa' }

const dong = (facts: Facts, name: string) => formatDong(BigInt(facts[name] ?? '0'))
const onDay = (facts: Facts, name: string) => formatDay((facts[name] ?? '') as Day)

/** 7000 is "70 %", 6140 is "61,4 %". */
export function percentWords(basisPoints: number | bigint): string {
  const hundredths = BigInt(basisPoints)
  const rest = withoutTail((hundredths % 100n).toString().padStart(2, '0'), '0')
  return `${formatDong(hundredths / 100n)}${rest === '' ? '' : `,${rest}`}%`
}

const OF_WORDS: Readonly<Record<string, string>> = { item: 'hạng mục được hỗ trợ', investment: 'tổng vốn đầu tư của dự án' }

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'programme.not-found': () =>
    'Chưa có chương trình nào được nạp. Nhờ quản trị hệ thống chạy lệnh khuyen-cong programme load với tệp của quyết định.',
  'programme.chosen.not-found': ({ code }) => `Tỉnh không có chương trình mã "${code}". Chọn lại chương trình ở đầu trang.`,
  'programme.version-not-found': ({ version, last }) =>
    `Quyết định không có bản ${version}; bản mới nhất là bản ${last}. Mở lại trang quyết định và chọn trong mục Các bản đã nạp.`,
  'programme.other-province': ({ code, province }) =>
    `Tệp là chương trình của tỉnh mã ${code}, hệ thống này đang phục vụ tỉnh mã ${province}. Chọn đúng tệp, hoặc ghi tỉnh tiếp nhận (successor) nếu tỉnh đã sáp nhập.`,
  'programme.year-below-approved': (facts) =>
    `Năm ${facts.year} đã phê duyệt hỗ trợ ${dong(facts, 'approvedDong')} đồng, quyết định sửa chỉ cho ${dong(facts, 'plannedDong')} đồng. Hủy bớt đề án của năm đó trước, hoặc sửa lại số tiền trong tệp.`,
  'programme.source-below-approved': (facts) =>
    `Nguồn "${facts.source}" đã phê duyệt hỗ trợ ${dong(facts, 'approvedDong')} đồng, quyết định sửa chỉ cho ${dong(facts, 'plannedDong')} đồng. Hủy bớt đề án của nguồn đó trước, hoặc sửa lại số tiền trong tệp.`,
  'programme.source-gone': (facts) =>
    `Tệp không còn nguồn "${facts.source}" (mã ${facts.code}), nhưng sổ kinh phí đã ghi dự toán ${dong(facts, 'estimateDong')} đồng, phê duyệt ${dong(facts, 'approvedDong')} đồng của nguồn này. Giữ nguyên mã nguồn trong tệp; không tách, không gộp nguồn đã có tiền.`,
  'programme.source-moved': (facts) =>
    `Nguồn "${facts.source}" (mã ${facts.code}) đã có dự toán ${dong(facts, 'estimateDong')} đồng, phê duyệt ${dong(facts, 'approvedDong')} đồng nên không đổi được loại nguồn hoặc cấp ngân sách. Giữ nguyên hai mục này trong tệp.`,
  'programme.source-renamed': (facts) =>
    `Nguồn mã ${facts.code} đã có dự toán ${dong(facts, 'estimateDong')} đồng, phê duyệt ${dong(facts, 'approvedDong')} đồng dưới tên "${facts.source}"; tệp đổi tên thành "${facts.name}". Giữ nguyên tên; nguồn khác thì ghi mã khác.`,
  'programme.source-emptied': (facts) =>
    `Nguồn "${facts.source}" (mã ${facts.code}) đã phê duyệt hỗ trợ ${dong(facts, 'approvedDong')} đồng, tệp để trống số tiền. Ghi số tiền của nguồn theo quyết định.`,
  'programme.money-doubtful': (facts) =>
    `${facts.doubts} Chưa nạp. Đối chiếu với quyết định; nếu đúng, chạy lại lệnh nạp và ghi thêm tổng kinh phí bằng đồng: --total ${dong(facts, 'total').replaceAll('.', '')}`,
  'programme.total-stated-otherwise': (facts) =>
    `Tổng kinh phí nêu ở --total là ${dong(facts, 'stated')} đồng, tổng trong tệp là ${dong(facts, 'total')} đồng. Chưa nạp. Kiểm tra đơn vị tiền trong tệp.`,
  'programme.file-missing': ({ path }) => `Không thấy tệp ${path}. Kiểm tra lại đường dẫn.`,
  'programme.file-kind': ({ path }) =>
    `Tệp ${path} không phải .json hoặc .xlsx. Dùng mẫu programmes/mau-chuong-trinh.xlsx hoặc tệp JSON theo programmes/README.md.`,
  'programme.file-too-large': ({ mb }) => `Tệp lớn hơn ${mb} MB, không giống một chương trình. Kiểm tra lại tệp đã chọn.`,
  'programme.workbook-too-large': ({ mb }) => `Tệp lớn hơn ${mb} MB. Xóa ảnh và các trang không thuộc mẫu rồi thử lại.`,
  'programme.workbook-too-many-parts': ({ entries }) =>
    `Tệp có quá ${entries} thành phần, không giống mẫu chương trình. Chép nội dung sang mẫu mới tải về.`,
  'programme.workbook-unpacks-too-large': ({ mb }) => `Nội dung tệp khi mở ra vượt ${mb} MB. Chép riêng phần đã nhập sang mẫu mới tải về.`,
  'programme.workbook-broken': () =>
    'Không mở được tệp như một sổ Excel (.xlsx). Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi thử lại.',
  'programme.workbook-too-much': () =>
    'Tệp có quá nhiều ô so với mẫu nên đã dừng đọc. Chép nội dung sang mẫu mới tải về, bỏ các dòng và công thức thừa.',
  'programme.norm-national-not-yours': () =>
    'Mức chi của trung ương dùng chung cho mọi tỉnh, chỉ quản trị hệ thống được thêm. Chọn cấp khuyến công địa phương để thêm mức chi của tỉnh.',
  'programme.norm-later-exists': (facts) =>
    `Đã có mức chi áp dụng từ ngày ${onDay(facts, 'from')} (${facts.article}). Nhập ngày áp dụng sau ngày đó.`,
  'programme.year-over': (facts) =>
    `Thời gian chỉnh lý quyết toán năm ngân sách ${facts.year} đã hết ngày ${onDay(facts, 'day')} (${facts.article}). Nhập số văn bản cho phép kéo dài thời gian thực hiện, chuyển nguồn; chưa có văn bản thì đề nghị cấp có thẩm quyền cho phép trước.`,
  'programme.advance-after-acceptance': ({ article }) =>
    `Loại đề án này chỉ được chi sau nghiệm thu cơ sở (${article}). Nghiệm thu trước, rồi lập đề nghị thanh toán.`,
  'programme.advance-no-progress': (facts) =>
    `Chưa có báo cáo tiến độ được xác nhận; phải đạt trên ${percentWords(Number(facts.needed))} ${OF_WORDS[facts.of ?? ''] ?? ''} (${facts.article}). Ghi biên bản kiểm tra tiến độ trước, rồi đề nghị tạm ứng lại.`,
  'programme.advance-progress-short': (facts) =>
    `Mới đạt ${percentWords(Number(facts.found))} ${OF_WORDS[facts.of ?? ''] ?? ''}, yêu cầu trên ${percentWords(Number(facts.needed))} (${facts.article}). Ghi tiến độ mới khi đã đạt, rồi đề nghị tạm ứng lại.`,
}

/** One sentence for a verdict: what the norm allows, why, by which article, how far checked. */
export function verdictWords({ ok, maximumDong, overDong, limitedBy, article, standing }: NormVerdict): string {
  const why = { share: 'theo tỷ lệ hỗ trợ', ceiling: 'theo mức trần', none: 'văn bản không đặt tỷ lệ' }[limitedBy]
  const maximum = `mức tối đa ${formatDong(maximumDong)} đồng (${why})`
  const result = ok ? `Đúng mức chi, ${maximum}.` : `Vượt mức chi ${formatDong(overDong)} đồng, ${maximum}. Giảm số đề nghị xuống mức này.`
  return `${result} Căn cứ: ${article} (${STANDING_WORDS[standing].toLowerCase()}).`
}

/** "Sửa Mục tiêu 4b: … → …" */
export function changeWords({ kind, what, before, after }: Change): string {
  const detail = { added: after, removed: before, changed: `${before} → ${after}` }[kind]
  return `${CHANGE_WORDS[kind]} ${what}: ${detail}`
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách [ ]',
  object: 'nhóm mục { }',
  record: 'nhóm mục { }',
}

/** Why zod would not take a value, for somebody who fills in a file. Sentences given in the schema win. */
export function issueReason(issue: z.core.$ZodIssue, missing: boolean): string {
  if (missing && issue.code !== 'unrecognized_keys') return 'Thiếu mục này.'
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'Mục này không có trong mẫu. Xóa, hoặc sửa tên mục cho đúng mẫu.'
    case 'invalid_type':
      return `Phải là ${TYPE_WORDS[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `Chỉ nhận một trong: ${issue.values.map(String).join(', ')}.` : issue.message
    case 'too_small':
      return issue.message.startsWith('Too small') ? `Phải từ ${issue.minimum} trở lên.` : issue.message
    case 'too_big':
      return issue.message.startsWith('Too big') ? `Không quá ${issue.maximum}.` : issue.message
    default:
      return issue.message
  }
}

/** Acts of this room as the trail tells them. */
export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'programme.loaded': 'Nạp quyết định phê duyệt chương trình',
  'programme.corrected': 'Nạp bản sửa của quyết định',
  'programme.norm-added': 'Thêm mức chi',
  'programme.target-corrected': 'Điều chỉnh kết quả mục tiêu theo quyết định',
  'programme.target-measured': 'Ghi số liệu mục tiêu theo văn bản',
  'programme.year-goal-given': 'Giao số năm cho mục tiêu',
}
