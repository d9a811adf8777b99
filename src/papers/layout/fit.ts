// How wide the columns of a table must be, and how small its type, so that no figure and no word is broken inside.
import { BLANK, type PaperColumn, type PaperRow, type PaperTable, printFigure } from './paper-table.ts'

export type Fit = {
  /** In mm, together as wide as the page. */
  readonly widths: readonly number[]
  /** In points, of heads and figures. */
  readonly size: number
}

/** Of one side of a cell, in mm. */
export const CELL_SIDE = 1
/** Smaller than this nobody reads: wider amounts than it can hold are those of no province. */
const SMALLEST = 7
/** Room a drawing program may want more than the type itself, in mm. */
const SLACK = 0.6
const MM_A_POINT = 25.4 / 72

/** Times New Roman in parts of the size of the type; letters as the wider of their kind, bold. */
const EM: readonly (readonly [RegExp, number])[] = [
  [/[.,:;]/u, 0.25],
  [/[-()/]/u, 0.34],
  // Slanted, as numbers of columns are set.
  [/[=+÷Σ]/u, 0.68],
  [/\p{Nd}/u, 0.5],
  [/[mMwWƯƠ%]/u, 0.95],
  [/\p{Lu}/u, 0.75],
]

function emOf(sign: string): number {
  return EM.find(([kind]) => kind.test(sign))?.[1] ?? 0.56
}

/** The widest piece of the words that must stay on one line, in mm at one size. */
function widest(words: string, size: number): number {
  const pieces = words.split(/\s+/u).map((piece) => [...piece].reduce((total, sign) => total + emOf(sign), 0))
  return Math.max(...pieces) * size * MM_A_POINT
}

/** The largest type at which everything stays whole, no larger than `size`; the columns keep their shares where there is room. */
export function fitTable(table: PaperTable, usable: number, size: number): Fit {
  const shares = table.columns.reduce((total, column) => total + column.mm, 0)
  const wanted = table.columns.map((column) => (column.mm * usable) / shares)
  for (let tried = size; tried > SMALLEST; tried -= 0.5) {
    const widths = shared(wanted, leastWidths(table, wanted, tried), usable)
    if (widths) return { widths, size: tried }
  }
  return { widths: shared(wanted, leastWidths(table, wanted, SMALLEST), usable) ?? wanted, size: SMALLEST }
}

/** Words keep two thirds of the width they were given beside figures that take more. */
function leastWidths({ columns, rows }: PaperTable, wanted: readonly number[], size: number): number[] {
  return columns.map((column, i) => {
    const printed = rows.map((row: PaperRow) => widest(printFigure(row.cells[column.key] ?? BLANK), size))
    const whole = Math.max(widest(column.head, size), numberWidth(column, size), ...printed) + 2 * CELL_SIDE + SLACK
    return column.align === 'left' ? Math.max(whole, ((wanted[i] as number) * 2) / 3) : whole
  })
}

/** The row of column numbers is set smaller: "(12)=(8)+(11)". */
export function numberSize(size: number): number {
  return Math.max(6, Math.min(9, size - 1.5))
}

function numberWidth({ number }: PaperColumn, size: number): number {
  return widest(number, numberSize(size))
}

/** Undefined when not even the least widths stand beside each other. What a column takes beyond its share the others give of what they can spare. */
function shared(wanted: readonly number[], least: readonly number[], usable: number): number[] | undefined {
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)
  if (sum(least) > usable) return undefined
  const widths = wanted.map((width, i) => Math.max(width, least[i] as number))
  const over = sum(widths) - usable
  const spare = sum(widths) - sum(least)
  return spare <= 0 ? widths : widths.map((width, i) => width - (over * (width - (least[i] as number))) / spare)
}
