// Sizes of NĐ 30/2020/NĐ-CP, Phụ lục I, in the units Word counts in.
import { AlignmentType, type IParagraphOptions, Paragraph, TextRun } from 'docx'

export const FONT = 'Times New Roman'

/** Millimetres to twentieths of a point. */
export function mm(length: number): number {
  return Math.round((length * 1440) / 25.4)
}

/** A margin may be wider than the law's least by a hair, never narrower. */
export function margin(length: number): number {
  return Math.ceil((length * 1440) / 25.4)
}

/** Points to Word's half points. */
export function pt(size: number): number {
  return size * 2
}

/** Points to twentieths of a point, for space between paragraphs. */
export function space(points: number): number {
  return points * 20
}

export const BODY_SIZE = 14
export const FIRST_LINE = 12.7

export type Type = { readonly size?: number; readonly bold?: boolean; readonly italics?: boolean }

/** A paragraph of one kind of type. Lines are kept single, as small papers have them. */
export function line(words: string, type: Type = {}, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
  const run = new TextRun({
    text: bound(words),
    font: FONT,
    size: pt(type.size ?? BODY_SIZE),
    bold: type.bold ?? false,
    italics: type.italics ?? false,
  })
  return new Paragraph({ spacing: { before: 0, after: 0 }, ...options, children: [run] })
}

export const CENTRE = { alignment: AlignmentType.CENTER } as const

const NBSP = '\u00a0'

/** What is read in one breath stays on one line: an amount with its unit, "Phụ lục I", "ngày 05", "năm 2024", "số 407/QĐ-UBND". */
export function bound(words: string): string {
  return words
    .replace(/(\d) (?=triệu|tỷ|nghìn|đồng|đề án|chỉ tiêu)/gu, `$1${NBSP}`)
    .replace(/(triệu|tỷ|nghìn) (?=đồng)/gu, `$1${NBSP}`)
    .replace(/(Phụ lục|Biểu|Điều|điều|khoản|Khoản|[Ss]ố|[Nn]gày|tháng|[Nn]ăm|quý|Quý) (?=[\dIVX…])/gu, `$1${NBSP}`)
}
