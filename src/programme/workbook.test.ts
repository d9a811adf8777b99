import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { checkProgramme, digestOf } from './document.check.ts'
import { guardWorkbook } from './workbook.guard.ts'
import { readProgrammeWorkbook } from './workbook.read.ts'
import { programmeWorkbook } from './workbook.write.ts'

const FOLDER = new URL('../../programmes/', import.meta.url)
const template = readFileSync(new URL('mau-chuong-trinh.xlsx', FOLDER))
const written = checkProgramme(readFileSync(new URL('lai-chau-2021-2025.json', FOLDER), 'utf8')).written ?? assert.fail()

type Part = { readonly name: string; readonly content: Buffer; readonly saidSize?: number }

/** A zip made by hand, so that its headers may lie. */
function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, saidSize } of parts) {
    const packed = deflateRawSync(content)
    const fields = (signature: number, start: number) => {
      const header = Buffer.alloc(start)
      header.writeUInt32LE(signature)
      const at = start === 30 ? 4 : 6
      header.writeUInt16LE(20, at)
      header.writeUInt16LE(8, at + 4)
      header.writeUInt32LE(crc32(content), at + 10)
      header.writeUInt32LE(packed.length, at + 14)
      header.writeUInt32LE(saidSize ?? content.length, at + 18)
      header.writeUInt16LE(name.length, at + 22)
      return header
    }
    const central = fields(0x02014b50, 46)
    central.writeUInt32LE(offset, 42)
    locals.push(fields(0x04034b50, 30), Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

async function refusalOf(bytes: Uint8Array): Promise<string | undefined> {
  const guarded = await guardWorkbook(bytes)
  return guarded.ok ? undefined : guarded.refusals[0]?.code
}

/** The template, filled in otherwise. */
async function edited(edit: (sheet: (name: string) => ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(template).buffer)
  edit((name) => workbook.getWorksheet(name) ?? assert.fail(name))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The template with one cell changed. */
async function withCell(sheet: string, cell: string, value: ExcelJS.CellValue): Promise<Uint8Array> {
  return await edited((find) => {
    find(sheet).getCell(cell).value = value
  })
}

async function findings(bytes: Uint8Array) {
  const read = await readProgrammeWorkbook(bytes)
  assert.ok(read.ok)
  return read.value.findings
}

test('the Excel template holds the same decision as the JSON file, and writing it again reads the same', async () => {
  const read = await readProgrammeWorkbook(template)
  assert.ok(read.ok)
  assert.deepEqual(read.value.findings, [])
  assert.equal(digestOf(read.value.written ?? assert.fail()), digestOf(written))
  const again = await readProgrammeWorkbook(await programmeWorkbook(written))
  assert.equal(again.ok && again.value.written && digestOf(again.value.written), digestOf(written))
})

test('a fault in the workbook is named by sheet and row', async () => {
  const cases: [string, string, ExcelJS.CellValue, number, RegExp][] = [
    ['Theo năm', 'B3', 21005, 2, /cộng lại được 75\.301 triệu đồng/],
    ['Mục tiêu', 'D4', 'cộng dồn', 4, /"cộng dồn" không có trong danh sách: Cộng các năm, Lấy năm cuối, Tỷ lệ/],
    ['Mục tiêu', 'A5', '2', 5, /Mã mục tiêu "2" dùng hai lần/],
    ['Nguồn kinh phí', 'D4', 'nhà nước', 4, /Không có nguồn mã "nhà nước"/],
    ['Biện pháp', 'A2', '9', 2, /Không có nhóm giải pháp mã "9"/],
    ['Mục tiêu', 'B1', 'Tên', 1, /Thiếu cột "Tên mục tiêu"/],
    ['Chung', 'B12', '31/12/2026', 12, /sau khi giai đoạn kết thúc/],
  ]
  for (const [sheet, cell, value, row, reason] of cases) {
    const found = (await findings(await withCell(sheet, cell, value))).find((one) => reason.test(one.reason))
    assert.ok(found, `${sheet} ${cell}`)
    assert.equal(found.sheet, sheet)
    assert.equal(found.line, row, `${sheet} ${cell}`)
  }
})

test('a fault is named by its cell too, and the faults of all sheets are told in one run', async () => {
  const bytes = await edited((find) => {
    find('Mục tiêu').getCell('L6').value = 'machines'
    find('Nguồn kinh phí').getCell('E2').value = '75,300.00'
    find('Theo năm').getCell('A3').value = 'hai'
    find('Chung').getCell('B12').value = '32/13/2020'
  })
  assert.deepEqual(
    (await findings(bytes)).map(({ sheet, cell, label }) => [sheet, cell, label]),
    [
      ['Chung', 'B12', 'Ngày quyết định'],
      ['Mục tiêu', 'L6', 'Mã hoạt động'],
      ['Nguồn kinh phí', 'E2', 'Số tiền'],
      ['Theo năm', 'A3', 'Năm'],
    ],
  )
})

test('years typed into text cells, results of formulas, blank rows, sheet names in other letters are read as meant', async () => {
  const bytes = await edited((find) => {
    find('Chung').getCell('B18').value = '2021'
    find('Chung').getCell('B19').value = '2025'
    find('Theo năm').getCell('A2').value = '2021'
    find('Theo năm').getCell('B2').value = { formula: '10000+814', result: 10814 }
    find('Theo năm').getCell('B3').value = 21003.9 + 0.1
    find('Theo năm').insertRow(4, [])
    find('Mục tiêu').name = 'MỤC TIÊU'.normalize('NFD')
  })
  const read = await readProgrammeWorkbook(bytes)
  assert.ok(read.ok)
  assert.deepEqual(read.value.findings, [])
  assert.equal(read.value.document?.money.totalDong, 75_300_000_000n)
})

test('what Excel shows as an error, a formula never worked out, or cells made into one are never read as empty', async () => {
  const cases: [string, ExcelJS.CellValue, RegExp][] = [
    ['B2', { formula: '1+1' } as ExcelJS.CellValue, /Công thức chưa có kết quả/],
    ['B3', { error: '#REF!' }, /#REF!/],
  ]
  for (const [cell, value, reason] of cases) {
    const found = (await findings(await withCell('Theo năm', cell, value))).find((one) => reason.test(one.reason))
    assert.equal(found?.cell, cell)
  }
  const merged = await findings(await edited((find) => find('Mục tiêu').mergeCells('C2:C3')))
  assert.ok(merged.some(({ cell, reason }) => cell === 'C2' && /Các ô C2:C3 bị gộp/.test(reason)))
})

test('nothing filled in is dropped without a word: sources in a circle, unknown labels, figures a kind of goal does not use', async () => {
  const cases: [string, string, ExcelJS.CellValue, RegExp][] = [
    ['Nguồn kinh phí', 'D3', 'national', /đi ngược lên không tới nguồn lớn nào/],
    ['Chung', 'A14', 'Người kí', /Mục "Người kí" không có trong mẫu/],
    ['Chung', 'A14', 'Số quyết định', /ghi hai lần/],
    ['Mục tiêu', 'G6', 9, /không dùng cột "Đến"/],
    ['Mục tiêu', 'M8', 'có lẽ', /không có trong danh sách: Có, Không/],
  ]
  for (const [sheet, cell, value, reason] of cases)
    assert.ok(
      (await findings(await withCell(sheet, cell, value))).some((one) => reason.test(one.reason) && one.sheet === sheet),
      `${sheet} ${cell}`,
    )
})

test('a day and a decimal typed as Excel values are read as they look', async () => {
  const dated = await readProgrammeWorkbook(await withCell('Chung', 'B12', new Date('2020-05-08T00:00:00Z')))
  assert.equal(dated.ok && dated.value.document?.decision.day, '2020-05-08')
  const [reached] = await findings(await withCell('Theo năm', 'B3', 21004.5))
  assert.match(reached?.reason ?? '', /cộng lại được 75\.300,5 triệu đồng/)
})

test('a file that is no workbook, or lacks the sheets, is answered with what to do', async () => {
  for (const bytes of [Buffer.from('not a zip'), zipOf([{ name: 'a.txt', content: Buffer.from('x') }])]) {
    const read = await readProgrammeWorkbook(bytes)
    if (read.ok) assert.match(read.value.findings[0]?.reason ?? '', /Thiếu trang tính/)
    else assert.equal(read.refusals[0]?.code, 'programme.workbook-broken')
  }
})

test('a workbook that unpacks to too much, lies about its sizes, or has too many parts is refused within two seconds of work', async () => {
  const zeros = Buffer.alloc(120 * 1024 * 1024)
  const cases: [string, Buffer][] = [
    ['programme.workbook-unpacks-too-large', zipOf([{ name: 'xl/worksheets/sheet1.xml', content: zeros }])],
    ['programme.workbook-broken', zipOf([{ name: 'xl/worksheets/sheet1.xml', content: zeros, saidSize: 1000 }])],
    ['programme.workbook-too-many-parts', zipOf(Array.from({ length: 1001 }, (_, i) => ({ name: `part${i}`, content: Buffer.from('x') })))],
    ['programme.workbook-too-large', Buffer.alloc(20 * 1024 * 1024 + 1)],
  ]
  for (const [code, bytes] of cases) {
    const before = process.cpuUsage()
    assert.equal(await refusalOf(bytes), code)
    assert.ok(secondsOfWork(before) < 2, code)
  }
  assert.equal(await refusalOf(template), undefined)
})

test('a sheet swollen with a million rows is given up within twenty seconds of work, and the next file is read', async () => {
  const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
  const row = (i: number) => `<row r="${i}"><c r="A${i}"><v>${i}</v></c></row>`
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const sheet = `<worksheet xmlns="${main}"><sheetData>${Array.from({ length: 1_000_000 }, (_, i) => row(i + 1)).join('')}</sheetData></worksheet>`
  const bytes = zipOf([
    {
      name: '_rels/.rels',
      content: xml(
        `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      content: xml(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Chung" sheetId="1" r:id="r1"/></sheets></workbook>`),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: xml(
        `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: xml(sheet) },
  ])
  const before = process.cpuUsage()
  const read = await readProgrammeWorkbook(bytes)
  assert.equal(!read.ok && read.refusals[0]?.code, 'programme.workbook-too-much')
  assert.ok(secondsOfWork(before) < 20)
  assert.deepEqual(await findings(template), [])
})

/** Work of the processor, threads included: the clock on the wall would also tell what else the machine is doing. */
function secondsOfWork(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

test('a share typed in a cell formatted as a percentage is read as it is seen; a code that Excel made a number is refused with the way out', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await programmeWorkbook(written)).buffer as ArrayBuffer)
  const sheet = book.getWorksheet('Mục tiêu') ?? assert.fail()
  sheet.getCell('F2').value = 0.125
  sheet.getCell('F2').numFmt = '0.0%'
  const read = await readProgrammeWorkbook(new Uint8Array(await book.xlsx.writeBuffer()))
  assert.deepEqual(read.ok && read.value.written?.targets[0]?.goal, { kind: 'number', value: '12,5' })
  sheet.getCell('A2').value = 1.1
  const refused = await readProgrammeWorkbook(new Uint8Array(await book.xlsx.writeBuffer()))
  const said = (refused.ok ? refused.value.findings : []).filter(({ cell }) => cell === 'A2').map(({ reason }) => reason)
  assert.deepEqual(said, ['Excel đã đổi mã thành số (1,1). Định dạng ô là Văn bản (Text) rồi gõ lại mã, ví dụ 1.1.'])
})
