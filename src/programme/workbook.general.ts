// The sheet of single facts: rows are found by their label, so their order may change.
import { addDays, day, parseDay } from '../basics/day.ts'
import { fold } from '../basics/text.ts'
import { asAmount, asText, asWhole, linesIn } from './workbook.cells.ts'
import { type Choice, GENERAL, GENERAL_ROWS } from './workbook.layout.ts'
import type { PlainRow, PlainSheet } from './workbook.rows.ts'
import type { Line, Path, WorkbookSheets } from './workbook.sheets.ts'

/** A day typed into a cell that is not formatted as a day comes as Excel's count of days. */
const EXCEL_DAY_ZERO = day('1899-12-30')
const VALUE_COLUMN = 2

/** undefined: the sheet is not there, and nothing can be said about the rest. */
export function readGeneral(sheets: WorkbookSheets): Record<string, unknown> | undefined {
  const sheet = sheets.sheet(GENERAL)
  if (!sheet) return undefined
  const rows = labelled(sheet, sheets)
  const value: Record<string, unknown> = { province: {}, decision: {}, period: {}, money: {} }
  for (const { path, label, choice } of GENERAL_ROWS) {
    const row = rows.get(fold(label))
    const line = lineOf(row, label)
    const read = factIn(sheets, line, path, choice)
    if (read !== undefined) put(value, path, read)
    if (row === undefined) sheets.places.set(path.join('.'), { line: 1, sheet: GENERAL, label })
  }
  return value
}

function lineOf(row: PlainRow | undefined, label: string): Line {
  return { row: row?.number ?? 1, sheet: GENERAL, cells: { value: row?.cells[VALUE_COLUMN - 1] }, at: { value: { column: VALUE_COLUMN, label } } }
}

/** A label nobody knows, or one written twice, would lose what was filled in beside it. */
function labelled(sheet: PlainSheet, sheets: WorkbookSheets): Map<string, PlainRow> {
  const known = new Set(GENERAL_ROWS.map(({ label }) => fold(label)))
  const found = new Map<string, PlainRow>()
  const [, ...rows] = sheet.rows
  for (const row of rows) {
    const label = asText(row.cells[0])
    const key = fold(label)
    const line: Line = { row: row.number, sheet: GENERAL, cells: {}, at: { label: { column: 1, label: 'Mục' } } }
    if (found.has(key) && known.has(key)) sheets.fault(line, 'label', [], `Mục "${label}" ghi hai lần. Bỏ một dòng.`)
    else if (known.has(key)) found.set(key, row)
    else if (row.cells[VALUE_COLUMN - 1] !== undefined)
      sheets.fault(line, 'label', [], `Mục "${label}" không có trong mẫu. Giữ nguyên cột Mục của mẫu.`)
  }
  for (const { range, cell, lastRow } of sheet.merged)
    if (lastRow > cell.row || /^A\d+:B/.test(range))
      sheets.faults.push({ sheet: GENERAL, line: cell.row, cell: cell.name, path: '', reason: `Các ô ${range} bị gộp. Bỏ gộp và ghi riêng từng ô.` })
  return found
}

function factIn(sheets: WorkbookSheets, line: Line, path: readonly string[], choice: Choice | undefined): unknown {
  const name = path.join('.')
  const cell = line.cells.value
  const at = <T>(value: T) => sheets.at(line, 'value', path, value)
  if (name === 'period.from' || name === 'period.to') return at(asWhole(cell) ?? undefined)
  if (name === 'money.total') return at(asAmount(cell))
  if (name === 'decision.sources') return at(linesIn(asText(cell)))
  const isEmpty = asText(cell) === ''
  if (isEmpty) return at(name === 'decision.day' ? null : undefined)
  if (/\.(on|from|day)$/.test(name)) return dayIn(sheets, line, path)
  if (name === 'province.code' || name === 'province.successor.code') return at(asText(cell).padStart(2, '0'))
  return choice ? sheets.choice(line, 'value', choice, path) : sheets.text(line, 'value', path)
}

function dayIn(sheets: WorkbookSheets, line: Line, path: Path): string {
  const cell = line.cells.value
  if (typeof cell === 'number' && cell > 0 && cell < 100_000) return sheets.at(line, 'value', path, addDays(EXCEL_DAY_ZERO, Math.floor(cell)))
  const text = asText(cell)
  const read = parseDay(text)
  if (read === undefined) sheets.fault(line, 'value', path, `Không đọc được ngày "${text}". Ghi ngày/tháng/năm, ví dụ 22/04/2025.`)
  return sheets.at(line, 'value', path, read ?? text)
}

function put(value: Record<string, unknown>, path: readonly string[], item: unknown): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) value[first] = item
  else {
    const inner = (value[first] ?? {}) as Record<string, unknown>
    value[first] = inner
    put(inner, rest, item)
  }
}
