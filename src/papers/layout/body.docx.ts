// The text of a paper: justified, the first line 1,27 cm in, 6 pt between paragraphs; and the foot with recipients and signature.
import { AlignmentType, type FileChild, Paragraph } from 'docx'
import { USABLE } from './a4.ts'
import { sideBySide } from './heads.docx.ts'
import { BODY_SIZE, CENTRE, FIRST_LINE, line, mm, space } from './measures.docx.ts'
import type { Block, Paper, Signature } from './paper.ts'
import { tableParts } from './table.docx.ts'

const SPACING = { before: 0, after: space(6), line: 264, lineRule: 'auto' } as const
const INDENT = { firstLine: mm(FIRST_LINE) } as const

export function body(blocks: readonly Block[]): FileChild[] {
  return blocks.flatMap((block, i) => drawBlock(block, i === blocks.length - 1))
}

/** The last paragraph stays with the signature: no signature stands alone on a page. */
function drawBlock(block: Block, last: boolean): FileChild[] {
  switch (block.kind) {
    case 'part':
      return [
        line(block.name, { bold: true }, { ...CENTRE, keepNext: true, outlineLevel: OUTLINE.part, spacing: { before: space(12), after: 0 } }),
        line(block.title, { bold: true }, { ...CENTRE, keepNext: true, spacing: { before: 0, after: space(6) } }),
      ]
    case 'section':
    case 'item':
      return [heading(block)]
    case 'paragraph':
      return [line(block.text, {}, { alignment: AlignmentType.JUSTIFIED, keepNext: last, keepLines: last, indent: INDENT, spacing: SPACING })]
    case 'to-fill':
      return [line(`[${block.text}]`, { italics: true }, { alignment: AlignmentType.JUSTIFIED, indent: INDENT, spacing: SPACING })]
    case 'table':
      return tableParts(block.table, block.asAt, USABLE.portrait, 12)
  }
}

/** Levels the navigation pane of Word lists; the look stays that of NĐ 30/2020. */
const OUTLINE = { part: 0, section: 1, item: 2 } as const

function heading({ kind, text }: { readonly kind: 'section' | 'item'; readonly text: string }): Paragraph {
  const outlineLevel = OUTLINE[kind]
  return line(text, { bold: true }, { keepNext: true, outlineLevel, alignment: AlignmentType.JUSTIFIED, indent: INDENT, spacing: SPACING })
}

const LEFT = 75
const SIGN = USABLE.portrait - LEFT

/** Boxes 9b and 7: recipients on the left, the signer on the right half, on one level. */
export function foot({ recipients, signature }: Pick<Paper, 'recipients' | 'signature'>): FileChild[] {
  const list = [
    line('Nơi nhận:', { size: 12, bold: true, italics: true }),
    ...recipients.map((name, i) => line(`- ${name}${i === recipients.length - 1 ? '.' : ';'}`, { size: 11 })),
  ]
  return [
    new Paragraph({ keepNext: true, spacing: { before: 0, after: space(6) }, children: [] }),
    sideBySide([[list, signer(signature)]], [LEFT, SIGN]),
  ]
}

function signer({ lines, name }: Signature): Paragraph[] {
  const gap = Array.from({ length: 4 }, () => line('', { size: BODY_SIZE }, CENTRE))
  return [...lines.map((words) => line(words, { bold: true }, CENTRE)), ...gap, line(name, { bold: true }, CENTRE)]
}
