// What one cell says: a number typed in Excel is unambiguous, text keeps its Vietnamese spelling for the check to read.
import { nfc, withoutTail } from '../basics/text.ts'
import type { PlainCell } from './workbook.rows.ts'

export function asText(cell: PlainCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'object') return 'day' in cell ? cell.day : ''
  return typeof cell === 'number' ? numberText(cell) : nfc(String(cell)).trim()
}

/** Empty: not given. */
export function asAmount(cell: PlainCell): number | string | null {
  if (typeof cell === 'number' && Number.isInteger(exact(cell))) return exact(cell)
  const text = asText(cell)
  return text === '' ? null : text
}

/** A year stands in a text cell as often as in a number cell. */
export function asWhole(cell: PlainCell): number | string | null {
  const amount = asAmount(cell)
  return typeof amount === 'string' && /^\d{1,9}$/.test(amount) ? Number(amount) : amount
}

/** "64,3", "64.3", "64,3 %" and the number 64,3 are one share. */
export function asShare(cell: PlainCell): string {
  return asText(cell).replace(/%$/, '').trimEnd().replace('.', ',')
}

/** One entry a line of the cell. */
export function linesIn(text: string): string[] {
  return filled(text.split('\n'))
}

/** Entries between semicolons. */
export function partsIn(text: string): string[] {
  return filled(text.split(/[;\n]/))
}

function filled(texts: readonly string[]): string[] {
  return texts.map((one) => one.trim()).filter((one) => one !== '')
}

/** Excel shows fifteen digits and keeps a little noise behind them: 0,1 + 0,2 is 0,3. */
function exact(value: number): number {
  return Number(value.toPrecision(15))
}

function numberText(value: number): string {
  const text = String(exact(value))
  return (text.includes('e') ? withoutTail(exact(value).toFixed(12), '0') : text).replace('.', ',')
}
