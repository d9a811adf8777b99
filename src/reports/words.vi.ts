// Vietnamese words of the reports room: names of periods, verdicts and stages, heads of the forms, and the refusals.
import { type Day, formatDay, formatDayInWords } from '../basics/day.ts'
import { formatDong, formatPercent, formatTrieu, permille } from '../basics/money.ts'
import { count, printFigure } from '../papers/layout/paper-table.ts'
import type { Level } from '../project/lifecycle.ts'
import type { Verdict } from './attainment.ts'
import type { Stage } from './money.ts'
import { nameOf, type Period } from './period.ts'

type Facts = Readonly<Record<string, string>>

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'reports.no-programme': () =>
    'Chưa có chương trình nào được nạp nên chưa có số liệu để báo cáo. Nhờ quản trị hệ thống chạy lệnh khuyen-cong programme load với tệp của quyết định.',
  'reports.period-backward': () => 'Ngày kết thúc sớm hơn ngày bắt đầu. Kiểm tra lại thời gian của kỳ báo cáo.',
  'reports.period-before': ({ fromYear, toYear }) =>
    `Kỳ báo cáo kết thúc trước khi Chương trình giai đoạn ${fromYear}-${toYear} bắt đầu nên chưa có số liệu. Chọn kỳ từ ngày 01/01/${fromYear} trở đi.`,
  'reports.period-not-begun': ({ from, today }) =>
    `Kỳ báo cáo bắt đầu ngày ${from}, sau ngày hôm nay (${today}), nên chưa có số liệu. Chọn kỳ đã bắt đầu.`,
  'reports.period-too-long': ({ years }) => `Kỳ báo cáo không quá ${years} năm. Chọn khoảng thời gian ngắn hơn.`,
  'reports.years-backward': () => 'Năm kết thúc sớm hơn năm bắt đầu. Chọn lại khoảng năm.',
  'reports.years-outside': ({ fromYear, toYear }) => `Chương trình thực hiện trong giai đoạn ${fromYear}-${toYear}. Chọn năm trong giai đoạn đó.`,
  'reports.figure-fails': ({ what, left, right }) =>
    `Chưa lập được báo cáo vì số liệu không khớp. ${what}: ${left} và ${right}. Kiểm tra ngày và số tiền của các chứng từ liên quan; nếu đều đúng, nhờ quản trị hệ thống chạy lệnh khuyen-cong verify.`,
  'reports.letterhead-degree': () => 'Bỏ học hàm, học vị trước tên người ký (Nghị định 30/2020/NĐ-CP, Phụ lục I).',
  'reports.place.not-found': () => 'Không có xã, phường này trong danh mục của tỉnh. Mở lại từ bảng đề án theo xã, phường.',
  'reports.correction.not-counted': () =>
    'Chỉ điều chỉnh được số của mục tiêu đếm từng việc và cộng các năm. Số theo văn bản thì ghi ở phần Số liệu theo văn bản.',
  'reports.correction.nothing': ({ counted }) => `Số đang đếm được đúng bằng ${counted} nên không có gì để điều chỉnh.`,
  'reports.measure.counted': () => 'Mục tiêu này đếm từng việc khi nghiệm thu, không ghi số tổng. Ghi từng việc ở đề án.',
  'reports.measure.whole-missing': () => 'Mục tiêu là tỷ lệ nên phải có mẫu số. Nhập mẫu số theo văn bản.',
  'reports.measure.over': () => 'Tử số lớn hơn mẫu số nên có thể hai ô ghi ngược. So lại với văn bản; đúng thì đánh dấu ô xác nhận rồi ghi lại.',
  'reports.year-goal.words': () => 'Mục tiêu bằng lời không có số giao từng năm. Chọn mục tiêu có số lượng.',
  'reports.figure.year': ({ from, to }) => `Chọn năm từ ${from} đến ${to}.`,
  'reports.figure.day-to-come': ({ today }) => `Ngày này sau hôm nay (${formatDay(today as Day)}). Kiểm tra lại ngày.`,
  'reports.figure.day-outside': ({ from, to }) => `Ngày này ngoài giai đoạn ${from}-${to} của chương trình. Kiểm tra lại ngày.`,
  'reports.target.not-found': ({ code }) => `Chương trình không có mục tiêu mã "${code}". Mở lại từ bảng mục tiêu.`,
}

export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'reports.letterhead-set': 'Đặt thể thức báo cáo',
  'reports.cause-recorded': 'Ghi nguyên nhân vào báo cáo',
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exceeded: 'Vượt',
  reached: 'Đạt',
  short: 'Chưa đạt',
  'not-begun': 'Chưa thực hiện',
  unmeasured: 'Chưa có số liệu',
  ongoing: 'thường xuyên',
  worded: 'bằng lời',
  withdrawn: 'đã rút khỏi quyết định',
  'not-entered': 'Chưa nhập dữ liệu',
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = { national: 'quốc gia', local: 'địa phương' }

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  estimate: 'Dự toán được giao',
  approved: 'Phê duyệt',
  committed: 'Cam kết',
  advanced: 'Tạm ứng',
  paid: 'Thanh toán',
  recovered: 'Thu hồi',
  settled: 'Quyết toán',
  pledged: 'Đối ứng cam kết',
  proven: 'Đối ứng đã chứng minh',
}

const QUARTERS = ['I', 'II', 'III', 'IV'] as const

/** "giai đoạn 2021-2025", "6 tháng đầu năm 2024", "từ ngày 01/02/2024 đến ngày 20/03/2024": for screens and tables. */
export function periodWords(period: Period): string {
  const name = nameOf(period)
  switch (name.kind) {
    case 'span':
      return `giai đoạn ${name.fromYear}-${name.toYear}`
    case 'year':
      return `năm ${name.year}`
    case 'report-year':
      return `năm ${name.year}`
    case 'first-half':
      return `6 tháng đầu năm ${name.year}`
    case 'nine-months':
      return `9 tháng đầu năm ${name.year}`
    case 'quarter':
      return `quý ${QUARTERS[name.quarter - 1]} năm ${name.year}`
    case 'month':
      return `tháng ${name.month < 3 ? `0${name.month}` : name.month} năm ${name.year}`
    case 'days':
      return name.from === name.to ? `ngày ${name.from}` : `từ ngày ${name.from} đến ngày ${name.to}`
  }
}

/** In a list, where the budget year and the year of reports that closes on 14/12 stand side by side. */
export function periodLabel(period: Period): string {
  const name = nameOf(period)
  const words = name.kind === 'report-year' ? `năm báo cáo ${name.year}` : periodWords(period)
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

/** "2024", "2021-2025", "2021, 2023" */
export function yearsWords(years: readonly number[]): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  if (years.length > 1 && last - first === years.length - 1) return `${first}-${last}`
  return years.join(', ')
}

/** A number of things inside a sentence: "06", as papers write what is below ten. */
export function counted(value: number): string {
  return Number.isInteger(value) && value >= 0 && value < 10 ? `0${value}` : formatDong(BigInt(value))
}

/** A quantity inside a sentence, which may have decimals. */
export function figureWords(value: number): string {
  return Number.isInteger(value) ? counted(value) : printFigure(count(value))
}

/** The same inside a sentence of a paper, where days are written out: "từ ngày 01 tháng 02 năm 2024 đến ngày 20 tháng 3 năm 2024". */
export function periodInText(period: Period): string {
  if (nameOf(period).kind !== 'days') return periodWords(period)
  const [from, to] = [formatDayInWords(period.from), formatDayInWords(period.to)]
  return from === to ? from : `từ ${from} đến ${to}`
}

/** At the head of a sentence: "Theo kế hoạch năm 2023", "Trong quý I năm 2024", "Từ ngày … đến ngày …". */
export function withinWords(period: Period): string {
  const words = periodInText(period)
  if (period.basis === 'years') return `Theo kế hoạch ${words}`
  return words.startsWith('từ ') ? `T${words.slice(1)}` : `Trong ${words}`
}

export function spanWords({ from, to }: Period): string {
  return `${formatDay(from)} - ${formatDay(to)}`
}

/** How the period is counted: said on the page and under the tables. */
export function basisWords({ basis }: Period): string {
  return basis === 'years'
    ? 'Kinh phí theo năm ngân sách, kể cả phần chi trong và sau thời gian chỉnh lý; khối lượng theo năm kế hoạch của đề án, kể cả đề án nghiệm thu sau năm ấy.'
    : 'Kỳ này tính theo ngày chứng từ, ngày nghiệm thu; dự toán, kế hoạch, lũy kế từ đầu năm và tỷ lệ thuộc năm ngân sách.'
}

/** "4.354,5 triệu đồng"; an amount that needs more than three decimals is said in đồng: "4.354.500.001 đồng". Exact either way. */
export function trieu(amount: bigint): string {
  return amount % 1000n === 0n ? `${formatTrieu(amount, 3)} triệu đồng` : `${formatDong(amount)} đồng`
}

/** "bằng 16,2%"; '' where there is nothing to compare with. */
export function shareWords(part: bigint, whole: bigint | null, of: string): string {
  return whole === null || whole <= 0n ? '' : `, bằng ${formatPercent(part, whole)} ${of}`
}

/** "4.354,5": triệu đồng to the last đồng, for tables whose unit is printed above them. */
export function inMillions(amount: bigint): string {
  return formatTrieu(amount, 6)
}

/** "4.354,5": headline figures and charts, at most one decimal, rounded half up; the đồng stands in the table beside them. */
export function inTenths(amount: bigint): string {
  return formatTrieu(amount, 1)
}

/** Tenths of a percent, for the length of a bar. */
export function shareFigure({ part, whole }: { readonly part: bigint; readonly whole: bigint }): bigint {
  return permille(part, whole) ?? 0n
}

/** "1b hỗ trợ đầu tư …; 4b hỗ trợ tổ chức …" */
export function lineNames(lines: readonly { readonly code: string; readonly name: string }[], withCode = true): string {
  return lines.map(({ code, name }, i) => (withCode ? `${code} ${lower(name)}` : i === 0 ? name : lower(name))).join('; ')
}

/** The first letter small: a name inside a sentence. */
export function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1)
}
