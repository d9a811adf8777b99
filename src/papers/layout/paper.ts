// An official paper as data: heads, blocks of text, tables, annexes, who gets it, who signs. NĐ 30/2020/NĐ-CP Phụ lục I, Mẫu 1.4.
import type { PaperTable } from './paper-table.ts'

export type Block =
  /** "Phần thứ nhất": bold, centred, its title under it in capitals. */
  | { readonly kind: 'part'; readonly name: string; readonly title: string }
  /** "I. KẾT QUẢ THỰC HIỆN" */
  | { readonly kind: 'section'; readonly text: string }
  /** "1. Phát triển cụm công nghiệp" */
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A place the drafter fills in: what the books cannot tell. Printed in italics between brackets. */
  | { readonly kind: 'to-fill'; readonly text: string }
  | { readonly kind: 'table'; readonly table: PaperTable; readonly asAt: string }

export type Paper = {
  /** "UBND TỈNH LAI CHÂU" */
  readonly over: string
  /** "SỞ CÔNG THƯƠNG" */
  readonly issuer: string
  /** "Số: …/BC-SCT": the number is given after signing (NĐ 30/2020 Art. 15). */
  readonly number: string
  /** "Lai Châu, ngày … tháng 10 năm 2025" */
  readonly placeAndDay: string
  /** "BÁO CÁO" */
  readonly kind: string
  /** Trích yếu, one line of the paper each. */
  readonly about: readonly string[]
  readonly to: readonly string[]
  readonly blocks: readonly Block[]
  readonly recipients: readonly string[]
  readonly signature: Signature
  readonly annexes: readonly Annex[]
  /** Said on every page when the data are invented. */
  readonly warning: string | null
}

/** "KT. GIÁM ĐỐC" / "PHÓ GIÁM ĐỐC"; no academic title before the name (NĐ 30/2020 Art. 8, Phụ lục I). */
export type Signature = { readonly lines: readonly string[]; readonly name: string }

export type Annex = {
  /** "Phụ lục I" */
  readonly label: string
  /** "(Kèm theo Báo cáo số …/BC-SCT …)" */
  readonly reference: string
  readonly asAt: string
  readonly table: PaperTable
}

const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** Annexes and sections are numbered in Roman figures. */
export function roman(value: number): string {
  let left = value
  let written = ''
  for (const [size, letters] of ROMAN)
    while (left >= size) {
      written += letters
      left -= size
    }
  return written
}
