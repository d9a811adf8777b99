// Tables of papers with amounts odd to the đồng: whatever they are, no figure breaks inside and the table stays on the page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { USABLE } from './a4.ts'
import { CELL_SIDE, fitTable, numberSize } from './fit.ts'
import { money, type PaperTable, printFigure, text } from './paper-table.ts'
import { workbookOf } from './workbook.xlsx.ts'

/** Digits of Times New Roman are half as wide as the type is high; marks a quarter. */
function printedMm(words: string, size: number): number {
  return ([...words].reduce((total, sign) => total + (/\d/.test(sign) ? 0.5 : 0.25), 0) * size * 25.4) / 72
}

/** As wide as R1 with five sources: words, counts and eight columns of money. */
function wide(amounts: readonly bigint[]): PaperTable {
  const columns = [
    { key: 'stt', head: 'STT', number: '(1)', mm: 11, align: 'centre' as const },
    { key: 'name', head: 'Nội dung', number: '(2)', mm: 58, align: 'left' as const },
    ...amounts.map((_, i) => ({ key: `m${i}`, head: 'Giải ngân', number: `(${i + 3})`, mm: 21, align: 'right' as const })),
  ]
  const cells = { stt: text('1'), name: text('Chuyển giao công nghệ'), ...Object.fromEntries(amounts.map((one, i) => [`m${i}`, money(one)])) }
  return { code: 'R1', title: 'Thử', unit: 'triệu đồng', columns, rows: [{ kind: 'sum', cells }], notes: [] }
}

test('9.999.999,999999 triệu đồng đứng trọn trong một dòng, ở bảng dọc ba cột tiền và bảng ngang tám cột tiền', () => {
  const most = 9_999_999_999_999n
  for (const [columns, usable, largest] of [
    [3, USABLE.portrait, 12],
    [8, USABLE.landscape, 11.5],
  ] as const) {
    const { widths, size } = fitTable(wide(Array.from({ length: columns }, () => most)), usable, largest)
    assert.ok(size >= 7.5, `${size} pt`)
    for (const width of widths.slice(2)) assert.ok(width >= printedMm('9.999.999,999999', size) + 2 * CELL_SIDE, `${width} mm, ${size} pt`)
    assert.ok((widths[1] ?? 0) > 25, `tên còn ${widths[1]} mm`)
  }
})

test('số tiền bình thường giữ nguyên cỡ chữ lớn nhất', () => {
  assert.equal(fitTable(wide([75_300_000_000n, 4_784_500_000n, 1_000_000n]), USABLE.portrait, 12).size, 12)
})

test('số tiền nào cũng vậy: bảng rộng đúng bằng khổ giấy và không số nào bị ngắt', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -9_999_999_999_999n, max: 9_999_999_999_999n }), { minLength: 1, maxLength: 8 }), (amounts) => {
      const table = wide(amounts)
      const { widths, size } = fitTable(table, USABLE.landscape, 11.5)
      assert.ok(Math.abs(widths.reduce((a, b) => a + b) - USABLE.landscape) < 0.001)
      amounts.forEach((amount, i) => {
        assert.ok((widths[i + 2] ?? 0) >= printedMm(printFigure(money(amount)), size) + 2 * CELL_SIDE)
      })
    }),
  )
})

test('trong Excel cột đủ rộng cho số dài nhất: không ô nào hiện "####"', async () => {
  const table = wide([9_999_999_999_999n, 1n, 75_300_000_000n])
  const sheets = [{ name: 'R1', label: 'Phụ lục I', asAt: '', table }]
  const workbook = new ExcelJS.Workbook()
  const bytes = await workbookOf({ title: 'Thử', issuer: 'SỞ CÔNG THƯƠNG', under: '', warning: null, sheets })
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  const sheet = workbook.getWorksheet('R1')
  for (const [i, printed] of ['9.999.999,999999', '0,000001', '75.300'].entries())
    assert.ok((sheet?.getColumn(i + 3).width ?? 0) > printed.length, `${printed}: ${sheet?.getColumn(i + 3).width}`)
})

test('số cột kèm công thức "(15)=(9)+(14)" nằm gọn một dòng, chữ nghiêng kể cả', () => {
  const table = wide([1n])
  const columns = table.columns.map((column, i) => (i === 2 ? { ...column, mm: 5, number: '(15)=(9)+(14)' } : column))
  const { widths, size } = fitTable({ ...table, columns }, USABLE.landscape, 11.5)
  // Italic Times: signs of sums take 0,675 of the type, brackets 0,333, figures 0,5.
  const needed = ((6 * 0.333 + 5 * 0.5 + 2 * 0.675) * numberSize(size) * 25.4) / 72
  assert.ok((widths[2] ?? 0) >= needed + 2 * CELL_SIDE, `${widths[2]} ${needed}`)
})
