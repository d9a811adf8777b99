// A table of an official paper as data: drawn alike on the page, in Word and in Excel. A figure keeps its exact value; only the drawing prints it.
import { type Day, formatDay } from '../../basics/day.ts'
import { formatFigure } from '../../basics/figure.ts'
import { formatPercent, formatTrieu } from '../../basics/money.ts'

/** blank: nothing was planned. dash: does not apply. Money is in đồng, whatever unit the table prints. */
export type Figure =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly dong: bigint }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'percent'; readonly part: bigint; readonly whole: bigint }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'blank' }
  | { readonly kind: 'dash' }

export type PaperColumn = {
  readonly key: string
  readonly head: string
  /** Neighbours of one group stand under one head. */
  readonly group?: string
  /** "(6)=(5)/(4)" */
  readonly number: string
  /** Width in mm on the widest page; drawings scale it. */
  readonly mm: number
  readonly align: 'left' | 'centre' | 'right'
  /** Keys of the columns it adds up, or divides: a workbook counts it by itself. */
  readonly plus?: readonly string[]
  readonly ratio?: readonly [string, string]
}

export type PaperRow = {
  readonly kind: 'plain' | 'group' | 'sub' | 'sum'
  readonly cells: Readonly<Record<string, Figure>>
}

export type PaperTable = {
  /** "R3" */
  readonly code: string
  readonly title: string
  /** "triệu đồng"; left out where every line has its own unit. */
  readonly unit?: string
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly PaperRow[]
  readonly notes: readonly string[]
}

export const BLANK: Figure = { kind: 'blank' }
export const DASH: Figure = { kind: 'dash' }

export function text(value: string): Figure {
  return { kind: 'text', text: value }
}

/** null: the decision gives no amount. */
export function money(dong: bigint | null): Figure {
  return dong === null ? BLANK : { kind: 'money', dong }
}

export function count(value: number | undefined): Figure {
  return value === undefined ? BLANK : { kind: 'count', value }
}

/** The row under lines: their money and counts added up. */
export function sumRow(rows: readonly PaperRow[], { named, keys }: { readonly named: string; readonly keys: readonly string[] }): PaperRow {
  const added = (key: string) => rows.reduce((total, { cells }) => total + (cells[key]?.kind === 'money' ? cells[key].dong : 0n), 0n)
  return { kind: 'sum', cells: { [named]: text('TỔNG CỘNG'), ...Object.fromEntries(keys.map((key) => [key, money(added(key))])) } }
}

export function onDay(day: Day | null): Figure {
  return day === null ? BLANK : { kind: 'day', day }
}

/** A share of nothing does not apply. */
export function percent(part: bigint | null, whole: bigint | null): Figure {
  return part === null || whole === null || whole <= 0n ? DASH : { kind: 'percent', part, whole }
}

/** Triệu đồng to the last đồng, so that printing loses nothing. */
export function printFigure(figure: Figure): string {
  switch (figure.kind) {
    case 'text':
      return figure.text
    case 'money':
      return formatTrieu(figure.dong, 6)
    case 'count':
      return formatFigure(figure.value)
    case 'percent':
      return formatPercent(figure.part, figure.whole)
    case 'day':
      return formatDay(figure.day)
    case 'blank':
      return ''
    case 'dash':
      return '-'
  }
}

export type HeadPart = { readonly group: string | undefined; readonly columns: readonly PaperColumn[] }

/** Columns gathered under their common heads, for a head of two rows. */
export function headParts(columns: readonly PaperColumn[]): HeadPart[] {
  const parts: { group: string | undefined; columns: PaperColumn[] }[] = []
  for (const column of columns) {
    const last = parts.at(-1)
    if (column.group !== undefined && last?.group === column.group) last.columns.push(column)
    else parts.push({ group: column.group, columns: [column] })
  }
  return parts
}

export function hasGroups(columns: readonly PaperColumn[]): boolean {
  return columns.some((column) => column.group !== undefined)
}
