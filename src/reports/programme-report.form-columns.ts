// Columns of the report's forms: numbered from (1), with the formula of those that are computed. Blank: no plan. 0: planned and none done. "-": does not apply.
import type { PaperColumn } from '../papers/layout/paper-table.ts'

/** A column before it is numbered. */
export type Draft = Omit<PaperColumn, 'number'> & { readonly formula?: (numberOf: (key: string) => number) => string }

/** Columns numbered from (1), with the formula of those that are computed. */
export function numbered(drafts: readonly Draft[]): PaperColumn[] {
  const numberOf = (key: string) => drafts.findIndex((draft) => draft.key === key) + 1
  return drafts.map(({ formula, ...column }, i) => ({ ...column, number: formula ? `(${i + 1})=${formula(numberOf)}` : `(${i + 1})` }))
}

export const STT: Draft = { key: 'stt', head: 'STT', mm: 11, align: 'centre' }

export function amount(key: string, head: string, mm = 21, group?: string): Draft {
  return group === undefined ? { key, head, mm, align: 'right' } : { key, head, mm, align: 'right', group }
}

/** "Σ(5÷9)" */
export function sumOf(first: number, last: number): string {
  return first === last ? `(${first})` : `Σ(${first}÷${last})`
}
