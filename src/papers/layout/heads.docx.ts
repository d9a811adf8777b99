// The head of a paper: who issues it and Quốc hiệu side by side, number and day, kind and abstract, addressee. Boxes 1-5a and 9a of NĐ 30/2020.
import { AlignmentType, BorderStyle, type FileChild, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx'
import { USABLE } from './a4.ts'
import { CENTRE, line, mm, space } from './measures.docx.ts'
import type { Paper } from './paper.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE } as const
const LEFT = 62
const RIGHT = USABLE.portrait - LEFT

export function heads(paper: Paper): FileChild[] {
  const rows = [
    [
      [line(paper.over, { size: 13 }, CENTRE), line(paper.issuer, { size: 13, bold: true }, CENTRE), rule(LEFT, LEFT * 0.4)],
      [
        line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12.5, bold: true }, CENTRE),
        line('Độc lập - Tự do - Hạnh phúc', { size: 13.5, bold: true }, CENTRE),
        rule(RIGHT, 57),
      ],
    ],
    [[line(paper.number, { size: 13 }, CENTRE)], [line(paper.placeAndDay, { size: 13.5, italics: true }, CENTRE)]],
  ]
  return [sideBySide(rows, [LEFT, RIGHT]), ...title(paper), ...addressees(paper.to)]
}

/** Two columns without lines: the frame of heads and of the signature. */
export function sideBySide(rows: readonly (readonly (readonly Paragraph[])[])[], widths: readonly number[]): Table {
  return new Table({
    borders: NO_BORDERS,
    layout: TableLayoutType.FIXED,
    width: { size: mm(widths.reduce((a, b) => a + b, 0)), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({
                borders: NO_BORDERS,
                verticalAlign: VerticalAlign.TOP,
                margins: { left: 0, right: 0, top: 0, bottom: space(3) },
                width: { size: mm(widths[i] as number), type: WidthType.DXA },
                children: [...children],
              }),
          ),
        }),
    ),
  })
}

/** The thin line under names: a paragraph whose only mark is its upper border, pulled in from both sides. */
export function rule(within: number, length: number): Paragraph {
  const side = mm((within - length) / 2)
  return new Paragraph({
    spacing: { before: space(4), after: 0, line: 80, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [],
  })
}

function title(paper: Paper): Paragraph[] {
  return [
    line(paper.kind, { bold: true }, { ...CENTRE, spacing: { before: space(18), after: 0 } }),
    ...paper.about.map((words) => line(words, { bold: true }, CENTRE)),
    rule(USABLE.portrait, USABLE.portrait * 0.36),
  ]
}

/** One addressee on one line; several each on a line of its own (box 9a). */
function addressees(to: readonly string[]): Paragraph[] {
  const spacing = { before: space(12), after: space(10) }
  if (to.length <= 1) return to.map((name) => line(`Kính gửi: ${name}.`, {}, { ...CENTRE, spacing }))
  const left = mm(52)
  return [
    line('Kính gửi:', {}, { indent: { left: mm(32) }, spacing: { before: space(12), after: 0 } }),
    ...to.map((name, i) => line(`- ${name}${i === to.length - 1 ? '.' : ';'}`, {}, { indent: { left }, alignment: AlignmentType.LEFT })),
  ]
}
