// The report as a workbook of its own: its totals count themselves, its sheets bear the names of the paper, and it can be signed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import { type House, openHouse } from '../test-house.ts'
import { keepBooks } from './books.fixture.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
})
after(() => house.close())

async function bookOf(path: string): Promise<ExcelJS.Workbook> {
  const { token } = await house.as('department-officer')
  const reply = await house.app.inject({ method: 'GET', url: path, headers: { cookie: `kc_session=${token}` } })
  assert.equal(reply.statusCode, 200, path)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(reply.rawPayload as unknown as ArrayBuffer)
  return workbook
}

const QUERIES = ['', '?from=2024-01-01&to=2024-12-31', '?from=2023-12-15&to=2024-06-14', '?from=2023-12-15&to=2024-03-14'] as const

/** "SUBTOTAL(9,C10:C13)", "C10+C15", "F9/E9": what these formulas give with the cells as they are shown. */
function evaluated(sheet: ExcelJS.Worksheet, formula: string): number {
  const shown = (address: string) => Number(sheet.getCell(address).result ?? sheet.getCell(address).value ?? 0)
  const range = /^SUBTOTAL\(9,([A-Z]+)(\d+):[A-Z]+(\d+)\)$/.exec(formula)
  if (range) {
    const [first, last] = [Number(range[2]), Number(range[3])]
    return Array.from({ length: last - first + 1 }, (_, i) => shown(`${range[1]}${first + i}`)).reduce((sum, one) => sum + one, 0)
  }
  const [left, right] = formula.split('/')
  if (right !== undefined) return shown(left as string) / shown(right)
  return formula.split('+').reduce((sum, address) => sum + shown(address), 0)
}

test('trong tệp Excel của báo cáo, số tổng và tỷ lệ là công thức cho ra đúng số đã in', async () => {
  for (const query of QUERIES) {
    const workbook = await bookOf(`/reports/programme.xlsx${query}`)
    let formulas = 0
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (!cell.formula) return
          formulas++
          assert.ok(Math.abs(evaluated(sheet, cell.formula) - Number(cell.result)) < 1e-6, `${query} ${sheet.name} ${cell.address} ${cell.formula}`)
        }),
      )
    assert.ok(formulas > 20, `${query}: ${formulas}`)
    for (const label of ['Phụ lục II', 'Phụ lục III', 'Phụ lục IV'])
      assert.ok(
        sumOf(workbook, label).some((cell) => cell.formula),
        `${query} ${label}`,
      )
  }
})

function sumOf(workbook: ExcelJS.Workbook, label: string): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = []
  workbook.getWorksheet(label)?.eachRow((row) => {
    if ([2, 3].some((column) => String(row.getCell(column).value).startsWith('TỔNG CỘNG'))) row.eachCell((cell) => cells.push(cell))
  })
  return cells
}

test('mỗi trang tính mang tên phụ lục, giữ tiêu đề khi cuộn, lọc được, có dòng ký khi gửi riêng', async () => {
  const { worksheets } = await bookOf('/reports/programme.xlsx')
  assert.deepEqual(
    worksheets.map(({ name }) => name),
    ['Phụ lục I', 'Phụ lục II', 'Phụ lục III', 'Phụ lục IV'],
  )
  for (const sheet of worksheets) {
    assert.equal(sheet.views[0]?.state, 'frozen', sheet.name)
    assert.ok(sheet.autoFilter, sheet.name)
    const words = JSON.stringify(sheet.getSheetValues())
    assert.ok(words.includes('NGƯỜI LẬP BIỂU') && words.includes('GIÁM ĐỐC') && words.includes('Lai Châu, ngày …'), sheet.name)
    for (let number = 1; number <= sheet.rowCount; number++) assert.ok(sheet.getRow(number).height > 0, `${sheet.name} hàng ${number}`)
  }
})

test('trong danh sách đề án, ngày là ngày và dòng cuối cộng tiền theo phần đang lọc', async () => {
  const sheet = (await bookOf('/projects.xlsx')).worksheets[0]
  assert.ok(sheet)
  const sum = sumOf({ getWorksheet: () => sheet } as unknown as ExcelJS.Workbook, '').find((cell) => cell.formula)
  assert.match(sum?.formula ?? '', /^SUBTOTAL\(9,/)
  let days = 0
  sheet.eachRow((row) => {
    const { value, numFmt } = row.getCell(12)
    if (value instanceof Date) {
      days++
      assert.equal(numFmt, 'dd/mm/yyyy')
    }
  })
  assert.equal(days, 4)
})
