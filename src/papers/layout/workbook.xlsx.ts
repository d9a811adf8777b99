// The one port to exceljs: tables of papers as sheets that print on A4. Row heights are computed here, because the library writes none and wrapped words would be cut.
import ExcelJS from 'exceljs'
import { formulasOf } from './formulas.ts'
import { BLANK, type Figure, hasGroups, headParts, type PaperColumn, type PaperRow, type PaperTable, printFigure } from './paper-table.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type Book = {
  readonly title: string
  readonly issuer: string
  readonly under: string
  /** Said on every sheet when the data are invented. */
  readonly warning: string | null
  readonly sheets: readonly { readonly name: string; readonly label: string; readonly asAt: string; readonly table: PaperTable }[]
  /** The workbook goes out by itself, so each sheet bears who drew it up and who signs. */
  readonly signed?: { readonly placeAndDay: string; readonly signer: readonly string[] }
}

const FONT = 'Times New Roman'
const SIZE = 11
const LINE = 16
const THIN = { style: 'thin' } as const
const EDGES = { top: THIN, left: THIN, bottom: THIN, right: THIN } as const
const ALIGN = { left: 'left', centre: 'center', right: 'right' } as const
/** A column of n mm holds about this many characters of 11 pt. */
const CHARACTERS_A_MM = 0.55

export async function workbookOf(book: Book): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = book.issuer
  workbook.lastModifiedBy = book.issuer
  workbook.title = book.title
  for (const sheet of book.sheets) drawSheet(workbook, book, sheet)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function drawSheet(workbook: ExcelJS.Workbook, book: Book, { name, label, asAt, table: given }: Book['sheets'][number]): void {
  const table = { ...given, columns: given.columns.map((column) => ({ ...column, mm: Math.max(column.mm, figureMm(column, given.rows)) })) }
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true },
  })
  sheet.columns = table.columns.map((column) => ({ key: column.key, width: widthOf(column) }))
  sheet.pageSetup.margins = { left: 0.6, right: 0.6, top: 0.8, bottom: 0.6, header: 0.4, footer: 0.3 }
  sheet.headerFooter.oddFooter = '&C&"Times New Roman"&10Trang &P/&N'
  const above = [asAt, table.unit === undefined ? '' : `Đơn vị tính: ${table.unit}`].filter((words) => words !== '').join('. ')
  banner(sheet, table, book.issuer, { bold: true, align: 'left' })
  banner(sheet, table, label, { bold: true, align: 'center' })
  banner(sheet, table, table.title.toLocaleUpperCase('vi'), { bold: true, align: 'center', size: 13 })
  banner(sheet, table, [book.under, book.warning ?? ''].filter((words) => words !== '').join('. '), { italic: true, align: 'center' })
  banner(sheet, table, above, { italic: true, align: 'right' })
  const first = sheet.rowCount + 1
  drawHead(sheet, table.columns)
  const last = sheet.rowCount
  for (const row of table.rows) drawRow(sheet, table.columns, row)
  countByItself(sheet, table, last + 1)
  if (table.rows.length > 0) sheet.autoFilter = { from: { row: last, column: 1 }, to: { row: lastOfBody(table, last), column: table.columns.length } }
  for (const note of table.notes) banner(sheet, table, note, { italic: true, align: 'left' })
  if (book.signed) drawSignature(sheet, table.columns.length, book.signed)
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: last, showGridLines: false }]
  sheet.pageSetup.printTitlesRow = `${first}:${last}`
}

/** Totals and rates as formulas, so that whoever mends a cell sees the sums follow; what is shown stays the figure of the paper. */
function countByItself(sheet: ExcelJS.Worksheet, table: PaperTable, first: number): void {
  for (const { row, column, formula } of formulasOf(table, (column, row) => `${sheet.getColumn(column + 1).letter}${first + row}`)) {
    const cell = sheet.getCell(first + row, column + 1)
    cell.value = { formula, result: cell.value as number }
  }
}

/** What may be filtered: the rows, without the sums under them. */
function lastOfBody({ rows }: PaperTable, head: number): number {
  return head + rows.filter(({ kind }) => kind !== 'sum').length
}

/** "NGƯỜI LẬP BIỂU" on the left, the signer on the right half, under the place and the day. */
function drawSignature(sheet: ExcelJS.Worksheet, columns: number, { placeAndDay, signer }: NonNullable<Book['signed']>): void {
  const half = Math.max(1, Math.floor(columns / 2))
  const write = (left: string, right: string, font: Partial<ExcelJS.Font>) => {
    const row = sheet.addRow([])
    row.height = LINE
    for (const [words, from, to] of [
      [left, 1, half],
      [right, half + 1, columns],
    ] as const) {
      if (from > to) continue
      if (to > from) sheet.mergeCells(row.number, from, row.number, to)
      Object.assign(row.getCell(from), {
        value: words,
        font: { name: FONT, size: SIZE, ...font },
        alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      })
    }
  }
  write('', '', {})
  write('', placeAndDay, { italic: true })
  signer.forEach((words, i) => {
    write(i === 0 ? 'NGƯỜI LẬP BIỂU' : '', words, { bold: true })
  })
  for (let i = 0; i < 4; i++) write('', '', {})
}

function widthOf(column: PaperColumn): number {
  return Math.max(6, Math.round(column.mm * CHARACTERS_A_MM))
}

/** A number too wide for its column is shown as "####": its column is made as wide as the longest. */
function figureMm({ key }: PaperColumn, rows: readonly PaperRow[]): number {
  const lengths = rows.map(({ cells }) => cells[key] ?? BLANK).map((figure) => (figure.kind === 'text' ? 0 : printFigure(figure).length))
  return rows.length === 0 ? 0 : Math.max(...lengths.map((length) => (length === 0 ? 0 : length + 2))) / CHARACTERS_A_MM
}

type BannerType = { readonly bold?: boolean; readonly italic?: boolean; readonly size?: number; readonly align: 'left' | 'center' | 'right' }

/** A line over the whole width of the table. */
function banner(sheet: ExcelJS.Worksheet, table: PaperTable, words: string, { bold = false, italic = false, size = SIZE, align }: BannerType): void {
  const row = sheet.addRow([words])
  sheet.mergeCells(row.number, 1, row.number, table.columns.length)
  const cell = row.getCell(1)
  cell.font = { name: FONT, size, bold, italic }
  cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true }
  const room = table.columns.reduce((total, column) => total + widthOf(column), 0)
  row.height = (LINE + size - SIZE) * linesOf(words, room)
}

function drawHead(sheet: ExcelJS.Worksheet, columns: readonly PaperColumn[]): void {
  const grouped = hasGroups(columns)
  const top = sheet.addRow(columns.map((column) => column.group ?? column.head))
  if (grouped) {
    const lower = sheet.addRow(columns.map((column) => column.head))
    let at = 1
    for (const { group, columns: under } of headParts(columns)) {
      if (group !== undefined) sheet.mergeCells(top.number, at, top.number, at + under.length - 1)
      else for (const [i] of under.entries()) sheet.mergeCells(top.number, at + i, lower.number, at + i)
      at += under.length
    }
    styleHead(lower, columns, true)
  }
  styleHead(top, columns, !grouped)
  const numbers = sheet.addRow(columns.map((column) => column.number))
  numbers.eachCell((cell) => {
    Object.assign(cell, {
      font: { name: FONT, size: 9, italic: true },
      border: EDGES,
      alignment: { horizontal: 'center', vertical: 'middle', shrinkToFit: true },
    })
  })
  numbers.height = LINE
}

function styleHead(row: ExcelJS.Row, columns: readonly PaperColumn[], tall: boolean): void {
  columns.forEach((_, i) => {
    Object.assign(row.getCell(i + 1), {
      font: { name: FONT, size: SIZE, bold: true },
      border: EDGES,
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    })
  })
  row.height = LINE * (tall ? Math.max(...columns.map((column) => linesOf(column.head, widthOf(column) * 0.9))) : 1.2)
}

function drawRow(sheet: ExcelJS.Worksheet, columns: readonly PaperColumn[], { kind, cells }: PaperRow): void {
  const figures = columns.map((column) => cells[column.key] ?? BLANK)
  const row = sheet.addRow(figures.map(cellValue))
  figures.forEach((figure, i) => {
    row.getCell(i + 1).style = styleOf(kind, (columns[i] as PaperColumn).align, formatOf(figure))
  })
  // Letters of Times are slimmer than the figure Excel measures columns by; bold ones are about as wide.
  const room = kind === 'group' || kind === 'sum' ? 1.05 : 1.15
  row.height = LINE * Math.max(...figures.map((figure, i) => linesOf(printFigure(figure), widthOf(columns[i] as PaperColumn) * room)))
}

const STYLES = new Map<string, Partial<ExcelJS.Style>>()

/** One object for all cells that look alike: the library numbers a style by its object, and thousands of rows are written in about half the time. */
function styleOf(kind: PaperRow['kind'], align: PaperColumn['align'], numFmt: string): Partial<ExcelJS.Style> {
  const key = `${kind} ${align} ${numFmt}`
  const known = STYLES.get(key)
  if (known) return known
  const style = {
    font: { name: FONT, size: SIZE, bold: kind === 'group' || kind === 'sum', italic: kind === 'sub' },
    border: EDGES,
    alignment: { horizontal: ALIGN[align], vertical: 'middle', wrapText: true },
    numFmt,
  } as const
  STYLES.set(key, style)
  return style
}

/** Money in triệu đồng, exact to the đồng: at most 11 whole and 6 decimal figures pass through a double unharmed below a nghìn tỷ đồng. */
function cellValue(figure: Figure): string | number | Date | null {
  switch (figure.kind) {
    case 'money':
      return Number(figure.dong) / 1e6
    case 'count':
      return figure.value
    case 'percent':
      return Number(figure.part) / Number(figure.whole)
    case 'day':
      return new Date(`${figure.day}T00:00:00Z`)
    case 'blank':
      return null
    default:
      return printFigure(figure)
  }
}

/** Numbers of a Vietnamese paper: "4.784,5" wherever the program can follow the locale of a cell, else as the computer is set. */
const VIETNAMESE = '[$-42A]'

/** Words are text whatever they begin with: "=" from an applicant stays a sign, also when the cell is edited. */
function formatOf(figure: Figure): string {
  if (figure.kind === 'percent') return `${VIETNAMESE}#,##0.0%`
  if (figure.kind === 'count') return `${VIETNAMESE}${Number.isInteger(figure.value) ? '#,##0' : '#,##0.###'}`
  if (figure.kind === 'day') return 'dd/mm/yyyy'
  if (figure.kind !== 'money') return '@'
  const decimals = printFigure(figure).split(',')[1]?.length ?? 0
  return `${VIETNAMESE}#,##0${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`
}

function linesOf(words: string, room: number): number {
  return Math.max(1, Math.ceil(words.length / Math.max(1, room)))
}
