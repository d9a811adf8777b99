// The sheets of a filled template by their names and headings; remembers where every value came from and what could not be read.
import { fold } from '../basics/text.ts'
import { type Place, type PlacedFault, pathText } from './json-places.ts'
import { asText } from './workbook.cells.ts'
import { ACTIVITIES, CHOICES, type Choice, type ColumnOf, GENERAL, GUIDE, SHEETS } from './workbook.layout.ts'
import type { PlainCell, PlainSheet } from './workbook.rows.ts'

export type Path = readonly (string | number)[]
export type SheetKey = keyof typeof SHEETS

/** One filled row; `at` gives the column of every key, counted from 1, and the name people know it by. */
export type Line = {
  readonly sheet: string
  readonly row: number
  readonly cells: Readonly<Record<string, PlainCell>>
  readonly at: Readonly<Record<string, { readonly column: number; readonly label: string }>>
}

/** Columns of codes: "1.1" typed into a cell that is not formatted as text becomes a number. */
const CODES: ReadonlySet<string> = new Set(['code', 'partOf', 'solution'])

export class WorkbookSheets {
  readonly places = new Map<string, Place>()
  readonly faults: PlacedFault[] = []
  readonly #sheets: ReadonlyMap<string, PlainSheet>
  readonly #read = new Map<SheetKey, readonly Line[] | undefined>()

  constructor(sheets: readonly PlainSheet[]) {
    this.#sheets = new Map(sheets.map((sheet) => [fold(sheet.name), sheet]))
  }

  sheet(name: string): PlainSheet | undefined {
    const sheet = this.#sheets.get(fold(name))
    if (!sheet) this.#refuse(name, 1, `Thiếu trang tính "${name}". ${this.#strangers()}Giữ nguyên tên các trang của mẫu.`)
    else if (sheet.cut) this.#refuse(name, 1, 'Trang tính quá dài (trên 5.000 dòng). Xóa các dòng thừa.')
    return sheet
  }

  #strangers(): string {
    const known = new Set([GENERAL, GUIDE, ACTIVITIES, ...Object.values(SHEETS).map((one) => one.name)].map(fold))
    const names = [...this.#sheets].filter(([key]) => !known.has(key)).map(([, { name }]) => `"${name}"`)
    return names.length === 0 ? '' : `Trong tệp có trang không thuộc mẫu: ${names.join(', ')}. `
  }

  /** The filled rows of a sheet, cells named by their headings; none when the sheet or one of its columns is missing. */
  lines(key: SheetKey): readonly Line[] {
    return this.#linesOf(key) ?? []
  }

  isReadable(key: SheetKey): boolean {
    return this.#linesOf(key) !== undefined
  }

  #linesOf(key: SheetKey): readonly Line[] | undefined {
    if (!this.#read.has(key)) this.#read.set(key, this.#readLines(SHEETS[key]))
    return this.#read.get(key)
  }

  #readLines({ name, columns }: { readonly name: string; readonly columns: readonly ColumnOf[] }): Line[] | undefined {
    const sheet = this.sheet(name)
    const [head, ...rows] = sheet?.rows ?? []
    if (!sheet) return undefined
    const heads = head?.cells.map((cell) => fold(asText(cell))) ?? []
    const at = Object.fromEntries(columns.map(({ key, head: label }) => [key, { column: heads.indexOf(fold(label)) + 1, label }]))
    const missing = columns.filter(({ key, optional }) => !optional && at[key]?.column === 0)
    for (const one of missing) this.#refuse(name, head?.number ?? 1, `Thiếu cột "${one.head}". Giữ nguyên hàng tiêu đề của mẫu.`)
    if (missing.length > 0) return undefined
    this.#mergedCells(sheet, (head?.number ?? 0) + 1)
    return rows
      .map((row) => ({
        sheet: name,
        row: row.number,
        cells: Object.fromEntries(Object.entries(at).map(([key, { column }]) => [key, row.cells[column - 1]])),
        at,
      }))
      .filter((line) => Object.values(line.cells).some((cell) => cell !== undefined && (typeof cell === 'object' || asText(cell) !== '')))
  }

  /** One value over several cells: nobody can say which of them it is for. */
  #mergedCells({ name, merged }: PlainSheet, firstRow: number): void {
    for (const { range, cell, lastRow } of merged)
      if (lastRow >= firstRow)
        this.faults.push({ sheet: name, line: cell.row, cell: cell.name, path: '', reason: `Các ô ${range} bị gộp. Bỏ gộp và ghi riêng từng ô.` })
  }

  /** Notes where a value stands, and what holds it where that is not yet known. */
  note(line: Line, key: string, path: Path): void {
    const place = this.placeOf(line, key)
    for (let length = path.length; length > 0; length--) {
      const name = pathText(path.slice(0, length))
      if (length === path.length || !this.places.has(name)) this.places.set(name, place)
    }
  }

  /** Notes the place and answers the value; a cell that shows an error or a formula not yet worked out is a fault. */
  at<T>(line: Line, key: string, path: Path, value: T): T {
    this.note(line, key, path)
    const cell = line.cells[key]
    if (typeof cell === 'object' && 'unreadable' in cell) this.fault(line, key, path, cell.unreadable)
    return value
  }

  placeOf({ row, sheet, at }: Line, key: string): Place {
    const known = at[key]
    return known && known.column > 0 ? { line: row, sheet, cell: `${columnName(known.column)}${row}`, label: known.label } : { line: row, sheet }
  }

  text(line: Line, key: string, path: Path): string {
    const cell = line.cells[key]
    if (CODES.has(key) && typeof cell === 'number' && !Number.isInteger(cell))
      this.fault(line, key, path, `Excel đã đổi mã thành số (${asText(cell)}). Định dạng ô là Văn bản (Text) rồi gõ lại mã, ví dụ ${String(cell)}.`)
    return this.at(line, key, path, asText(line.cells[key]))
  }

  /** Answers the code of the word chosen; nothing where the word is not on the list, which is then a fault. */
  choice(line: Line, key: string, choice: Choice, path: Path): string | undefined {
    const text = asText(line.cells[key])
    const words: Readonly<Record<string, string>> = CHOICES[choice]
    const known = Object.entries(words).find(([word]) => fold(word) === fold(text))
    const list = Object.keys(words).join(', ')
    const reason = text === '' ? `Chưa chọn giá trị. Chọn một trong: ${list}.` : `Giá trị "${text}" không có trong danh sách: ${list}.`
    if (!known) this.fault(line, key, path, reason)
    return this.at(line, key, path, known?.[1])
  }

  fault(line: Line, key: string, path: Path, reason: string): void {
    this.faults.push({ ...this.placeOf(line, key), path: pathText(path), reason })
  }

  #refuse(sheet: string, line: number, reason: string): void {
    this.faults.push({ line, sheet, path: '', reason })
  }
}

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  const before = Math.floor((column - 1) / 26)
  return `${before > 0 ? columnName(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
