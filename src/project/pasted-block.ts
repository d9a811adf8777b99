// A block of cells copied from a spreadsheet, as the clipboard gives it: tabs between cells, a line a row. Pure.
import { withoutTail } from '../basics/text.ts'

/** A cell with a line break or a quotation mark comes in quotation marks, its own doubled; a row ends with a line break. */
const CELL = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g

/** Rows of cells, each on one line; one cell of plain text is no block. */
export function blockOf(text: string): string[][] | undefined {
  if (!/[\t\r\n]/.test(withoutTail(text, '\r\n'))) return undefined
  const rows: string[][] = [[]]
  for (const [whole, quoted, plain = '', end] of text.replace(/(\r\n|\r|\n)$/, '').matchAll(CELL)) {
    if (whole === '' && end === '' && rows.at(-1)?.length === 0 && rows.length > 1) break
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, ' ').trim())
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows
}
