// Which figures of a table count themselves in a workbook: sums of rows, sums and shares of columns. A formula stands only where it gives the figure of the
// paper to the last đồng; a figure that comes another way stays a number.
import { BLANK, type Figure, type PaperRow, type PaperTable } from './paper-table.ts'

export type Formula = { readonly row: number; readonly column: number; readonly formula: string }
export type Address = (column: number, row: number) => string

export function formulasOf(table: PaperTable, at: Address): Formula[] {
  return table.rows.flatMap((_, row) =>
    table.columns.flatMap(({ key }, column): Formula[] => {
      const formula = downward(table, { row, column, key }, at) ?? across(table, { row, column, key }, at)
      return formula === undefined ? [] : [{ row, column, formula }]
    }),
  )
}

type Place = { readonly row: number; readonly column: number; readonly key: string }

/** Whole numbers that add up: đồng of money, a count. */
function whole(figure: Figure | undefined): bigint | undefined {
  if (figure?.kind === 'money') return figure.dong
  return figure?.kind === 'count' && Number.isInteger(figure.value) ? BigInt(figure.value) : undefined
}

/** A sum row adds its groups or its lines, a group the lines under it: whichever of these gives the figure. */
function downward({ rows }: PaperTable, { row, column, key }: Place, at: Address): string | undefined {
  const figure = whole(rows[row]?.cells[key])
  if (figure === undefined) return undefined
  for (const added of choices(rows, row)) {
    const parts = added.map((one) => whole(rows[one]?.cells[key]) ?? 0n)
    const known = added.filter((one) => whole(rows[one]?.cells[key]) !== undefined)
    if (known.length < 2 && known.length < added.length) continue
    if (known.length > 0 && parts.reduce((sum, part) => sum + part, 0n) === figure) return sumOver(known, column, at)
  }
  return undefined
}

function choices(rows: readonly PaperRow[], row: number): number[][] {
  const kind = rows[row]?.kind
  const all = (wanted: (one: PaperRow) => boolean) => rows.flatMap((one, i) => (i < row && wanted(one) ? [i] : []))
  if (kind === 'sum')
    return [
      all((one) => one.kind === 'group' && one.cells.stt?.kind === 'blank'),
      all((one) => one.kind === 'group'),
      all((one) => one.kind === 'plain'),
    ]
  if (kind !== 'group') return []
  const next = rows.findIndex((one, i) => i > row && one.kind !== 'plain' && one.kind !== 'sub')
  return [rows.flatMap((one, i) => (i > row && (next === -1 || i < next) && one.kind === 'plain' ? [i] : []))]
}

/** Neighbours as a range, which leaves out what a filter hides; others one by one. */
function sumOver(rows: readonly number[], column: number, at: Address): string {
  const [first, last] = [rows[0] as number, rows.at(-1) as number]
  if (last - first === rows.length - 1) return `SUBTOTAL(9,${at(column, first)}:${at(column, last)})`
  return rows.map((row) => at(column, row)).join('+')
}

function across(table: PaperTable, { row, column, key }: Place, at: Address): string | undefined {
  const { plus, ratio } = table.columns[column] as PaperTable['columns'][number]
  const cells = table.rows[row]?.cells ?? {}
  const place = (of: string) =>
    at(
      table.columns.findIndex((one) => one.key === of),
      row,
    )
  if (plus?.every((of) => whole(cells[of]) !== undefined)) {
    const sum = plus.reduce((total, of) => total + (whole(cells[of]) as bigint), 0n)
    return sum === whole(cells[key]) ? plus.map(place).join('+') : undefined
  }
  const figure = cells[key] ?? BLANK
  if (!ratio || figure.kind !== 'percent') return undefined
  const [part, all] = [whole(cells[ratio[0]]), whole(cells[ratio[1]])]
  if (part === undefined || all === undefined || all === 0n) return undefined
  return part * figure.whole === all * figure.part ? `${place(ratio[0])}/${place(ratio[1])}` : undefined
}
