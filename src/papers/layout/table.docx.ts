// Tables of papers: heads that repeat on every page, the row of column numbers, sums in bold. Rows never break between pages.
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { line, mm, space, type Type } from './measures.docx.ts'
import { type Figure, hasGroups, headParts, type PaperColumn, type PaperRow, type PaperTable, printFigure } from './paper-table.ts'

const ALIGN = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const BORDERS = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE } as const
/** Under 12 mm a number of two digits breaks at 12 pt. */
const NARROWEST = 12

/** The unit line, the table, its notes. A paragraph always stands between two tables: Word would merge them. */
export function tableParts(table: PaperTable, asAt: string, usable: number, size: number): FileChild[] {
  const above = [asAt, table.unit === undefined ? '' : `Đơn vị tính: ${table.unit}`].filter((words) => words !== '').join('. ')
  return [
    line(above, { size: 12, italics: true }, { alignment: AlignmentType.RIGHT, keepNext: true, spacing: { before: space(4), after: space(2) } }),
    drawTable(table, usable, size),
    ...table.notes.map((note, i) => line(note, { size: 11, italics: true }, { spacing: { before: space(i === 0 ? 4 : 1), after: 0 } })),
    new Paragraph({ spacing: { before: 0, after: space(4) }, children: [] }),
  ]
}

function drawTable(table: PaperTable, usable: number, size: number): Table {
  const widths = fitted(table.columns, usable)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(usable), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    borders: BORDERS,
    rows: [
      ...headRows(table.columns, widths, size),
      numberRow(table.columns, widths),
      ...table.rows.map((row) => bodyRow(row, table.columns, widths, size)),
    ],
  })
}

/** Widths scaled to the page; no column falls under the narrowest readable one while there is room, and the table never leaves the page. */
function fitted(columns: readonly PaperColumn[], usable: number): number[] {
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)
  const least = Math.min(NARROWEST, usable / columns.length)
  const whole = sum(columns.map((column) => column.mm))
  const scaled = columns.map((column) => Math.max(least, (column.mm * usable) / whole))
  const spare = sum(scaled.map((width) => width - least))
  const over = sum(scaled) - usable
  return spare <= 0 ? scaled : scaled.map((width) => width - (over * (width - least)) / spare)
}

type CellOptions = {
  readonly type: Type
  readonly align: PaperColumn['align']
  readonly width: number
  readonly span?: number
  readonly merge?: 'restart' | 'continue'
}

function cell(words: string, { type, align, width, span, merge }: CellOptions): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: mm(1), right: mm(1), top: space(1), bottom: space(1) },
    width: { size: mm(width), type: WidthType.DXA },
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(merge === undefined ? {} : { verticalMerge: merge === 'restart' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
    children: [line(words, type, { alignment: ALIGN[align] })],
  })
}

function headRows(columns: readonly PaperColumn[], widths: readonly number[], size: number): TableRow[] {
  const type = { size, bold: true }
  const head = (column: PaperColumn, merge?: 'restart' | 'continue') =>
    cell(merge === 'continue' ? '' : column.head, {
      type,
      align: 'centre',
      width: widths[columns.indexOf(column)] as number,
      ...(merge === undefined ? {} : { merge }),
    })
  if (!hasGroups(columns)) return [new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column) => head(column)) })]
  const upper = headParts(columns).map((part) => {
    const [first] = part.columns
    if (part.group === undefined && first) return head(first, 'restart')
    const width = part.columns.reduce((total, column) => total + (widths[columns.indexOf(column)] as number), 0)
    return cell(part.group ?? '', { type, align: 'centre', width, span: part.columns.length })
  })
  const lower = columns.map((column) => head(column, column.group === undefined ? 'continue' : undefined))
  return [upper, lower].map((children) => new TableRow({ tableHeader: true, cantSplit: true, children }))
}

function numberRow(columns: readonly PaperColumn[], widths: readonly number[]): TableRow {
  const children = columns.map((column, i) => cell(column.number, { type: { size: 9, italics: true }, align: 'centre', width: widths[i] as number }))
  return new TableRow({ tableHeader: true, cantSplit: true, children })
}

function bodyRow(row: PaperRow, columns: readonly PaperColumn[], widths: readonly number[], size: number): TableRow {
  const type = { size, bold: row.kind === 'group' || row.kind === 'sum' }
  const children = columns.map((column, i) => {
    const figure: Figure = row.cells[column.key] ?? { kind: 'blank' }
    return cell(printFigure(figure), {
      type: row.kind === 'sub' ? { ...type, italics: true } : type,
      align: column.align,
      width: widths[i] as number,
    })
  })
  return new TableRow({ cantSplit: true, children })
}
