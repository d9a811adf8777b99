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
import { CELL_SIDE, fitTable, numberSize } from './fit.ts'
import { line, mm, space, type Type } from './measures.docx.ts'
import { type Figure, hasGroups, headParts, type PaperColumn, type PaperRow, type PaperTable, printFigure } from './paper-table.ts'

const ALIGN = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const BORDERS = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE } as const

/** The unit line, the table in type of `size` or as much smaller as its figures need, its notes. A paragraph always stands between two tables: Word would merge them. */
export function tableParts(table: PaperTable, asAt: string, usable: number, size: number): FileChild[] {
  const above = [asAt, table.unit === undefined ? '' : `Đơn vị tính: ${table.unit}`].filter((words) => words !== '').join('. ')
  return [
    line(above, { size: 12, italics: true }, { alignment: AlignmentType.RIGHT, keepNext: true, spacing: { before: space(4), after: space(2) } }),
    drawTable(table, usable, size),
    ...table.notes.map((note, i) => line(note, { size: 11, italics: true }, { spacing: { before: space(i === 0 ? 4 : 1), after: 0 } })),
    new Paragraph({ spacing: { before: 0, after: space(4) }, children: [] }),
  ]
}

function drawTable(table: PaperTable, usable: number, largest: number): Table {
  const { widths, size } = fitTable(table, usable, largest)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(usable), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    borders: BORDERS,
    rows: [
      ...headRows(table.columns, widths, size),
      numberRow(table.columns, widths, numberSize(size)),
      ...table.rows.map((row) => bodyRow(row, table.columns, widths, size)),
    ],
  })
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
    margins: { left: mm(CELL_SIDE), right: mm(CELL_SIDE), top: space(1), bottom: space(1) },
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

function numberRow(columns: readonly PaperColumn[], widths: readonly number[], size: number): TableRow {
  const children = columns.map((column, i) => cell(column.number, { type: { size, italics: true }, align: 'centre', width: widths[i] as number }))
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
