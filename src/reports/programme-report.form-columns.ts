// Columns of the report's forms: numbered from (1), with the formula of those that are computed. Blank: no plan. 0: planned and none done. "-": does not apply.
import type { PaperColumn } from '../papers/layout/paper-table.ts'

/** A column before it is numbered. */
export type Draft = Omit<PaperColumn, 'number'> & { readonly formula?: (numberOf: (key: string) => number) => string }

/** Columns numbered from (1), with the formula of those that are computed. */
export function numbered(drafts: readonly Draft[]): PaperColumn[] {
  const twice = drafts.find(({ key }, i) => drafts.findIndex((draft) => draft.key === key) < i)
  if (twice) throw new RangeError(`two columns would show the figures of one: ${twice.key}`)
  const numberOf = (key: string) => drafts.findIndex((draft) => draft.key === key) + 1
  return drafts.map(({ formula, ...column }, i) => ({ ...column, number: formula ? `(${i + 1})=${formula(numberOf)}` : `(${i + 1})` }))
}

export const STT: Draft = { key: 'stt', head: 'STT', mm: 11, align: 'centre' }

export function amount(key: string, head: string, mm = 21, group?: string): Draft {
  return group === undefined ? { key, head, mm, align: 'right' } : { key, head, mm, align: 'right', group }
}

/** The key of a source's own column: no code of a source, whatever a decision calls it, is the key of another column. */
export function sourceKey(source: string): string {
  return `source:${source}`
}

/** "Σ(5÷9)" */
export function sumOf(first: number, last: number): string {
  return first === last ? `(${first})` : `Σ(${first}÷${last})`
}
