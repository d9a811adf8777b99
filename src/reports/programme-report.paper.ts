// The report as an official paper: outline of a programme report, bound sentences, annexes R6, R1, R3, R5. NĐ 30/2020/NĐ-CP Mẫu 1.4.
import { type Day, formatDay, formatDayInWords, yearOf } from '../basics/day.ts'
import type { Annex, Block, Paper } from '../papers/layout/paper.ts'
import { roman } from '../papers/layout/paper.ts'
import type { PaperTable } from '../papers/layout/paper-table.ts'
import type { Book } from '../papers/layout/workbook.xlsx.ts'
import { provinceOf, provinceTitle } from '../registry/province-name.ts'
import { type Letterhead, linesOf } from './letterhead.ts'
import { nameOf } from './period.ts'
import { numbered } from './programme-report.form-columns.ts'
import { tableR1 } from './programme-report.form-content.ts'
import { r3Columns, tableR3 } from './programme-report.form-sources.ts'
import { tableR6 } from './programme-report.form-targets.ts'
import { tableR5 } from './programme-report.form-years.ts'
import { attainmentSentence, strengthSentences, weaknessSentences } from './programme-report.judgement.ts'
import { leverageSentence, moneySentences } from './programme-report.money-sentences.ts'
import { inspectedSentence, papersSentence, placesSentence } from './programme-report.record-sentences.ts'
import { contentBlocks, countSentence, paragraph, toFill } from './programme-report.sentences.ts'
import { isWhole, type ProgrammeReport } from './programme-report.ts'
import type { Records } from './report-records.ts'
import { periodInText, periodWords, spanWords } from './words.vi.ts'

/** What the paper says of itself beside the figures. */
export type PaperFacts = {
  /** Who keeps the programme and reports on it today. */
  readonly province: string
  /** Whose programme it was when it was decided: another one, when that was merged since. */
  readonly decidedProvince: string
  /** Who decided the programme. */
  readonly issuer: string
  readonly letterhead: Letterhead
  readonly records: Records
  readonly programmeName: string
  readonly decisionNo: string
  readonly decidedOn: Day | null
  readonly solutions: readonly string[]
  /** Names of establishments by group of activities. */
  readonly examples: Readonly<Record<string, readonly string[]>>
  readonly demo: boolean
}

export function reportPaper(report: ProgrammeReport, facts: PaperFacts): Paper {
  const { superior, issuer, symbol, place, signer, signerName, addressees, recipients } = facts.letterhead
  const unsigned = unsignedDay(report.today)
  return {
    over: superior.toLocaleUpperCase('vi'),
    issuer: issuer.toLocaleUpperCase('vi'),
    number: `Số: …/BC-${symbol}`,
    placeAndDay: `${place}, ${unsigned}`,
    kind: 'BÁO CÁO',
    about: ['Kết quả thực hiện Chương trình khuyến công', `${provinceTitle(facts.decidedProvince)} ${periodInText(report.period)}`],
    to: linesOf(addressees),
    blocks: [
      paragraph(opening(report, facts)),
      ...(isWhole(report) ? wholeOutline(report, facts) : shortOutline(report, facts)),
      paragraph(closing(report, facts)),
    ],
    recipients: linesOf(recipients),
    signature: { lines: linesOf(signer), name: signerName },
    annexes: annexes(report, facts.letterhead, unsigned),
    warning: facts.demo ? 'Dữ liệu minh hoạ' : null,
  }
}

/** The tables of the report in the order they are annexed. */
function reportTables(report: ProgrammeReport): PaperTable[] {
  return [tableR6(report), tableR1(report), tableR3(report), tableR5(report)]
}

function asAtWords({ asAt, period }: ProgrammeReport): string {
  const years = period.basis === 'years' ? 'theo năm ngân sách ' : ''
  return `Kỳ báo cáo ${years}${spanWords(period)}; số liệu tính đến ngày ${formatDay(asAt)}`
}

/** By which day, and that a budget year goes on being paid after its last day. */
function asAtInText({ asAt, period }: ProgrammeReport): string {
  const upTo = `số liệu tính đến hết ${formatDayInWords(asAt)}`
  if (period.basis === 'days') return upTo
  const late = asAt > period.to ? ` (gồm cả phần nghiệm thu, chi sau ${formatDayInWords(period.to)} của năm ngân sách)` : ''
  return `theo năm ngân sách, ${upTo}${late}`
}

function annexes(report: ProgrammeReport, { symbol, issuer }: Letterhead, unsigned: string): Annex[] {
  const reference = `(Kèm theo Báo cáo số …/BC-${symbol} ${unsigned} của ${issuer})`
  return reportTables(report).map((table, i) => ({ label: `Phụ lục ${roman(i + 1)}`, reference, asAt: asAtWords(report), table }))
}

/** Number and day are given when the paper is signed. */
function unsignedDay(today: Day): string {
  return formatDayInWords(today).replace(/^ngày \d\d/, 'ngày …')
}

function opening(report: ProgrammeReport, { issuer, letterhead, programmeName, decisionNo, decidedOn }: PaperFacts): string {
  const when = decidedOn === null ? 'ngày … tháng … năm …' : formatDayInWords(decidedOn)
  return `Thực hiện Quyết định số ${decisionNo} ${when} của ${issuer.replace(/^UBND /, 'Ủy ban nhân dân ')} phê duyệt ${programmeName}, ${letterhead.issuer} báo cáo kết quả thực hiện ${periodInText(report.period)}${report.period.basis === 'years' ? ' ' : ', '}${asAtInText(report)}, như sau:`
}

function closing(report: ProgrammeReport, { letterhead, decidedProvince }: PaperFacts): string {
  const [to = ''] = linesOf(letterhead.addressees)
  return `Trên đây là báo cáo kết quả thực hiện Chương trình khuyến công ${provinceTitle(decidedProvince)} ${periodInText(report.period)}, ${letterhead.issuer} kính báo cáo ${to} xem xét, chỉ đạo./.`
}

type Section = { readonly title: string; readonly blocks: readonly Block[] }

function sections(list: readonly Section[]): Block[] {
  return list.flatMap(({ title, blocks }, i): Block[] => [{ kind: 'section', text: `${roman(i + 1)}. ${title}` }, ...blocks])
}

function items(names: readonly (readonly [string, readonly Block[]])[]): Block[] {
  return names.flatMap(([name, blocks], i): Block[] => [{ kind: 'item', text: `${i + 1}. ${name}` }, ...blocks])
}

const FILL = toFill('Đơn vị soạn thảo bổ sung')

/** Outline of a report over the whole programme, in three parts. */
function wholeOutline(report: ProgrammeReport, facts: PaperFacts): Block[] {
  const years = report.decidedYears.map(({ year }) => year)
  const last = Math.max(...years, yearOf(report.period.to))
  return [
    { kind: 'part', name: 'Phần thứ nhất', title: `KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH ${periodWords(report.period).toLocaleUpperCase('vi')}` },
    ...sections([
      {
        title: 'KHÁI QUÁT TÌNH HÌNH',
        blocks: items([
          ['Điều kiện tự nhiên, kinh tế - xã hội', [FILL]],
          ['Thực trạng công nghiệp, tiểu thủ công nghiệp nông thôn', [FILL]],
          ['Thuận lợi, khó khăn', [FILL]],
        ]),
      },
      {
        title: 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
        blocks: items([
          ['Văn bản đã ban hành', [paragraph(papersSentence(facts.records.papers))]],
          ['Tổ chức bộ máy, cộng tác viên', [FILL]],
          ['Tuyên truyền, phổ biến', [FILL]],
          ['Phối hợp giữa sở, ngành, địa phương', [FILL]],
          ['Kiểm tra, giám sát', [paragraph(inspectedSentence(facts.records.inspected))]],
        ]),
      },
      { title: 'KẾT QUẢ THỰC HIỆN MỤC TIÊU, NHIỆM VỤ', blocks: resultBlocks(report, facts) },
      { title: 'KẾT QUẢ THỰC HIỆN GIẢI PHÁP', blocks: facts.solutions.length === 0 ? [FILL] : items(facts.solutions.map((name) => [name, [FILL]])) },
      { title: 'KINH PHÍ THỰC HIỆN', blocks: moneyBlocks(report) },
      {
        title: 'HIỆU QUẢ',
        blocks: items([
          ['Về kinh tế', [paragraph(leverageSentence(report)), FILL]],
          ['Về xã hội', [FILL]],
          ['Về môi trường', [FILL]],
          ['Tính bền vững, khả năng nhân rộng', [FILL]],
        ]),
      },
      { title: 'ĐÁNH GIÁ CHUNG', blocks: judgementBlocks(report) },
    ]),
    { kind: 'part', name: 'Phần thứ hai', title: `ĐỊNH HƯỚNG GIAI ĐOẠN ${last + 1}-${last + Math.max(1, years.length)}` },
    ...sections(
      ['BỐI CẢNH', 'QUAN ĐIỂM, MỤC TIÊU', 'NHIỆM VỤ', 'KINH PHÍ, PHÂN KỲ', 'GIẢI PHÁP', 'TỔ CHỨC THỰC HIỆN'].map((title) => ({
        title,
        blocks: [FILL],
      })),
    ),
    { kind: 'part', name: 'Phần thứ ba', title: 'KIẾN NGHỊ' },
    ...items([
      ['Với Chính phủ, Bộ Công Thương', [FILL]],
      ['Với Bộ Tài chính', [FILL]],
      [`Với Hội đồng nhân dân, Ủy ban nhân dân ${provinceOf(facts.province).kind}`, [FILL]],
    ]),
  ]
}

/** Outline of a report over a part of the programme. */
function shortOutline(report: ProgrammeReport, facts: PaperFacts): Block[] {
  return sections([
    {
      title: 'CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
      blocks: [paragraph(papersSentence(facts.records.papers)), paragraph(inspectedSentence(facts.records.inspected))],
    },
    { title: 'KẾT QUẢ THỰC HIỆN MỤC TIÊU, NHIỆM VỤ', blocks: resultBlocks(report, facts) },
    { title: 'KINH PHÍ THỰC HIỆN', blocks: moneyBlocks(report) },
    { title: 'ĐÁNH GIÁ CHUNG', blocks: judgementBlocks(report) },
    ...outlookOf(report),
    { title: 'NHIỆM VỤ KỲ TỚI', blocks: [FILL] },
    { title: 'KIẾN NGHỊ, ĐỀ XUẤT', blocks: [FILL] },
  ])
}

/** Reports of six and nine months look ahead to the end of the year. */
function outlookOf({ period }: ProgrammeReport): Section[] {
  const { kind } = nameOf(period)
  return kind === 'first-half' || kind === 'nine-months' ? [{ title: 'ƯỚC THỰC HIỆN CẢ NĂM', blocks: [FILL] }] : []
}

function resultBlocks(report: ProgrammeReport, { examples, records }: PaperFacts): Block[] {
  return [
    paragraph(attainmentSentence(report, 'Phụ lục I')),
    paragraph(`${countSentence(report)} Kết quả theo nội dung hoạt động tại Phụ lục II.`),
    ...placesSentence(records.places).map(paragraph),
    ...contentBlocks(report, examples),
  ]
}

/** The columns of R3 that a portrait page has room for; the full form is annexed. */
const NARROW_R3 = {
  whole: ['stt', 'name', 'planned', 'estimate', 'done', 'planRate'],
  part: ['stt', 'name', 'estimate', 'moved', 'done', 'rate'],
} as const

function moneyBlocks(report: ProgrammeReport): Block[] {
  const full = tableR3(report)
  const kept: readonly string[] = NARROW_R3[isWhole(report) ? 'whole' : 'part']
  const columns = numbered(r3Columns(report).filter(({ key }) => kept.includes(key)))
  return [
    ...moneySentences(report).map(paragraph),
    { kind: 'table', table: { ...full, code: 'R3 rút gọn', columns, notes: [] }, asAt: '' },
    paragraph('Chi tiết theo nguồn tại Phụ lục III, theo năm tại Phụ lục IV.'),
  ]
}

function judgementBlocks(report: ProgrammeReport): Block[] {
  return items([
    ['Kết quả nổi bật', [...strengthSentences(report).map(paragraph), FILL]],
    ['Tồn tại, hạn chế', weaknessSentences(report).map(paragraph)],
    ['Nguyên nhân', causesTold(report)],
    ['Bài học kinh nghiệm', [FILL]],
  ])
}

/** As recorded for each line of this period; asked of the drafter only while none is recorded. */
function causesTold({ causes, attainment }: ProgrammeReport): Block[] {
  const told = attainment.lines.flatMap(({ code, name }) => (causes.has(code) ? [paragraph(`${name}: ${causes.get(code)}`)] : []))
  return told.length > 0 ? told : [toFill('Đơn vị soạn thảo bổ sung nguyên nhân khách quan, chủ quan')]
}

/** The annexes as a workbook: the same tables, the same figures. */
export function reportBook(report: ProgrammeReport, facts: PaperFacts): Book {
  const paper = reportPaper(report, facts)
  return {
    title: [paper.kind, ...paper.about].join(' '),
    issuer: `${facts.letterhead.issuer} ${provinceTitle(facts.province)}`.toLocaleUpperCase('vi'),
    under: `Kèm theo ${paper.kind.charAt(0)}${paper.kind.slice(1).toLocaleLowerCase('vi')} kết quả thực hiện Chương trình khuyến công ${periodWords(report.period)}`,
    warning: paper.warning,
    sheets: paper.annexes.map(({ label, asAt, table }) => ({ name: label, label, asAt, table })),
    signed: { placeAndDay: paper.placeAndDay, signer: paper.signature.lines },
  }
}
