import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import ExcelJS from 'exceljs'
import { bound } from './measures.docx.ts'
import { paperToDocx } from './paper.docx.ts'
import { partsOf, tablesOf, wordsOf } from './paper.fixture.ts'
import { type Paper, roman } from './paper.ts'
import { BLANK, count, DASH, money, type PaperTable, percent, printFigure, text } from './paper-table.ts'
import { workbookOf } from './workbook.xlsx.ts'

const TABLE: PaperTable = {
  code: 'R0',
  title: 'Biểu thử',
  unit: 'triệu đồng',
  columns: [
    { key: 'stt', head: 'STT', number: '(1)', mm: 10, align: 'centre' },
    { key: 'name', head: 'Nội dung', number: '(2)', mm: 60, align: 'left' },
    { key: 'plan', head: 'Kế hoạch', group: 'Kinh phí', number: '(3)', mm: 30, align: 'right' },
    { key: 'done', head: 'Thực hiện', group: 'Kinh phí', number: '(4)', mm: 30, align: 'right' },
    { key: 'rate', head: 'Tỷ lệ', number: '(5)=(4)/(3)', mm: 20, align: 'right' },
  ],
  rows: [
    {
      kind: 'plain',
      cells: {
        stt: text('1'),
        name: text('=HYPERLINK("http://x","y")'),
        plan: money(123_456_789n),
        done: money(0n),
        rate: percent(0n, 123_456_789n),
      },
    },
    { kind: 'plain', cells: { stt: text('2'), name: text('Nguồn <khác> & "lạ"'), plan: money(null), done: DASH, rate: DASH } },
    { kind: 'sum', cells: { stt: BLANK, name: text('TỔNG CỘNG'), plan: money(123_456_789n), done: count(3), rate: BLANK } },
  ],
  notes: ['Ghi chú: số thử.'],
}

const PAPER: Paper = {
  over: 'UBND TỈNH LAI CHÂU',
  issuer: 'SỞ CÔNG THƯƠNG',
  number: 'Số: …/BC-SCT',
  placeAndDay: 'Lai Châu, ngày … tháng 3 năm 2024',
  kind: 'BÁO CÁO',
  about: ['Kết quả thử'],
  to: ['Ủy ban nhân dân tỉnh Lai Châu'],
  blocks: [
    { kind: 'section', text: 'I. KẾT QUẢ' },
    { kind: 'paragraph', text: 'Đoạn văn.' },
    { kind: 'table', table: TABLE, asAt: '' },
    { kind: 'table', table: TABLE, asAt: '' },
    { kind: 'paragraph', text: 'Kính báo cáo./.' },
  ],
  recipients: ['Như trên', 'Lưu: VT, QLCN'],
  signature: { lines: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], name: 'Trần Văn Thử' },
  annexes: [{ label: 'Phụ lục I', reference: '(Kèm theo Báo cáo số …/BC-SCT)', asAt: 'Số liệu tính đến ngày 01/03/2024', table: TABLE }],
  warning: 'Dữ liệu minh hoạ',
}

let parts: ReadonlyMap<string, string>
let xml = ''
before(async () => {
  parts = await partsOf(await paperToDocx(PAPER))
  xml = parts.get('word/document.xml') ?? ''
})

test('a paper is A4 upright with margins of 20, 20, 30 and 15 mm, its annexes lie across (NĐ 30/2020, Phụ lục I)', () => {
  const sizes = [...xml.matchAll(/<w:pgSz ([^/]*)\/>/g)].map((match) => match[1] ?? '')
  const attribute = (words: string, name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(words)?.[1])
  assert.deepEqual(
    sizes.map((words) => [attribute(words, 'w'), attribute(words, 'h'), /w:orient="(\w+)"/.exec(words)?.[1]]),
    [
      [11906, 16838, 'portrait'],
      [16838, 11906, 'landscape'],
    ],
  )
  const margins = [...xml.matchAll(/<w:pgMar ([^/]*)\/>/g)].map((match) => match[1] ?? '')
  for (const words of margins)
    assert.deepEqual(
      ['top', 'bottom', 'left', 'right'].map((side) => Math.round((attribute(words, side) * 25.4) / 1440)),
      [20, 20, 30, 15],
    )
})

test('pages are numbered in the upper margin but not on the first, and every annex begins at 1', () => {
  assert.equal(xml.match(/<w:titlePg\/>/g)?.length, 2)
  assert.equal(xml.match(/<w:pgNumType [^/]*w:start="1"/g)?.length, 2)
  const headers = [...parts].filter(([name]) => /^word\/header\d+\.xml$/.test(name))
  assert.equal(headers.filter(([, header]) => header.includes('PAGE')).length, 2)
  assert.ok(
    headers.every(([, header]) => wordsOf(header).includes('Dữ liệu minh hoạ')),
    'trang nào cũng nói là dữ liệu minh hoạ',
  )
})

test('every letter is Times New Roman, the text 14 point and justified with the first line 1,27 cm in', () => {
  assert.ok(!/w:ascii="(?!Times New Roman)/.test(xml))
  const paragraph = xml.split('<w:p>').find((one) => wordsOf(one.split('</w:p>')[0] ?? '') === 'Đoạn văn.') ?? ''
  assert.match(paragraph, /<w:jc w:val="both"\/>/)
  assert.match(paragraph, /w:firstLine="720"/)
  assert.match(paragraph, /<w:sz w:val="28"\/>/)
})

test('the head carries Quốc hiệu, Tiêu ngữ, issuer, number and day; the foot recipients and signer', () => {
  const [head] = tablesOf(xml)
  assert.deepEqual(head, [
    ['UBND TỈNH LAI CHÂUSỞ CÔNG THƯƠNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc'],
    ['Số: …/BC-SCT', 'Lai Châu, ngày … tháng 3 năm 2024'],
  ])
  assert.deepEqual(tablesOf(xml)[3], [['Nơi nhận:- Như trên;- Lưu: VT, QLCN.', 'KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCTrần Văn Thử']])
})

test('heads of tables repeat on every page, the row of column numbers too, and no row breaks between pages', () => {
  const table = xml.split('<w:tbl>')[2] ?? ''
  const rows = table.split(/<w:tr[ >]/).slice(1)
  assert.deepEqual(
    rows.map((row) => row.includes('<w:tblHeader/>')),
    [true, true, true, false, false, false],
  )
  assert.ok(rows.every((row) => row.includes('<w:cantSplit/>')))
})

test('between two tables there is always a paragraph, so Word does not merge them', () => {
  assert.ok(!/<\/w:tbl>\s*<w:tbl>/.test(xml))
})

test('no signature stands alone on a page: the last sentence goes with it', () => {
  const before = xml.split('Nơi nhận:')[0] ?? ''
  const closing = before.split('<w:p>').find((one) => one.includes('Kính báo cáo./.')) ?? ''
  assert.match(closing, /<w:keepNext\/>/)
  assert.match(closing, /<w:keepLines\/>/)
})

test('giữa các đoạn văn có 6 pt; số tiền không tách khỏi đơn vị, "Phụ lục I", "năm 2024" không tách dòng', () => {
  const body = xml.split('<w:p>').find((one) => one.includes('Kính báo cáo./.')) ?? ''
  assert.match(body, /<w:spacing [^>]*w:after="120"/)
  assert.equal(
    bound('giải ngân 155,4 triệu đồng năm 2024, 07 đề án tại Phụ lục I'),
    'giải ngân 155,4\u00a0triệu\u00a0đồng năm\u00a02024, 07\u00a0đề án tại Phụ lục\u00a0I',
  )
})

test('figures of the table are printed with Vietnamese marks and nothing is rounded away', () => {
  assert.deepEqual(tablesOf(xml)[1]?.slice(3), [
    ['1', '=HYPERLINK("http://x","y")', '123,456789', '0', '0,0%'],
    ['2', 'Nguồn <khác> & "lạ"', '', '-', '-'],
    ['', 'TỔNG CỘNG', '123,456789', '3', ''],
  ])
})

test('in Excel money is a number exact to the đồng, and words are never a formula', async () => {
  const bytes = await workbookOf({
    title: 'Thử',
    issuer: 'SỞ CÔNG THƯƠNG',
    under: 'Kèm theo',
    warning: 'Dữ liệu minh hoạ',
    sheets: [{ name: 'R0', label: 'Phụ lục I', asAt: '', table: TABLE }],
  })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  const sheet = workbook.getWorksheet('R0')
  assert.ok(sheet)
  const row = sheet.getRow(9)
  assert.equal(Math.round(Number(row.getCell(3).value) * 1e6), 123_456_789)
  assert.equal(row.getCell(2).value, '=HYPERLINK("http://x","y")')
  assert.equal(row.getCell(2).type, ExcelJS.ValueType.String)
  assert.equal(row.getCell(2).numFmt, '@')
  assert.equal(row.getCell(3).numFmt, '[$-42A]#,##0.000000', 'dấu chấm ngăn nghìn, dấu phẩy ngăn lẻ theo tiếng Việt')
  assert.equal(sheet.pageSetup.printTitlesRow, '6:8')
  assert.deepEqual(
    [sheet.pageSetup.paperSize, sheet.pageSetup.orientation, sheet.pageSetup.fitToWidth, sheet.pageSetup.fitToHeight],
    [9, 'landscape', 1, 0],
  )
  assert.equal(sheet.views[0]?.state, 'frozen')
  for (let number = 1; number <= sheet.rowCount; number++) assert.ok(sheet.getRow(number).height > 0, `hàng ${number} có chiều cao`)
})

test('annexes are numbered I, II, III, IV, IX, XIV', () => {
  assert.deepEqual([1, 2, 3, 4, 9, 14].map(roman), ['I', 'II', 'III', 'IV', 'IX', 'XIV'])
})

test('a share is rounded half up once, from the unrounded amounts', () => {
  assert.equal(printFigure(percent(48_400n, 75_300n)), '64,3%')
  assert.equal(printFigure(percent(26_900n, 75_300n)), '35,7%')
  assert.equal(printFigure(percent(1n, 2000n)), '0,1%')
  assert.equal(printFigure(percent(1n, 0n)), '-')
})
