// A paper as a Word file: A4, margins 20/20/30/15 mm, page numbers centred in the upper margin but not on the first page, each annex numbered by itself.
import { AlignmentType, Document, type FileChild, Header, type ISectionOptions, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'
import { PAGE, USABLE } from './a4.ts'
import { body, foot } from './body.docx.ts'
import { heads, rule } from './heads.docx.ts'
import { BODY_SIZE, CENTRE, FONT, line, margin, mm, pt } from './measures.docx.ts'
import type { Annex, Paper } from './paper.ts'
import { tableParts } from './table.docx.ts'

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function paperToDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: [paper.kind, ...paper.about].join(' '),
    creator: paper.issuer,
    lastModifiedBy: paper.issuer,
    styles: { default: { document: { run: { font: FONT, size: pt(BODY_SIZE), language: { value: 'vi-VN' } } } } },
    sections: [
      section([...heads(paper), ...body(paper.blocks), ...foot(paper)], 'portrait', paper.warning),
      ...paper.annexes.map((annex) => section(annexParts(annex), 'landscape', paper.warning)),
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function section(children: FileChild[], page: 'portrait' | 'landscape', warning: string | null): ISectionOptions {
  const orientation = page === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: mm(PAGE.narrow), height: mm(PAGE.wide), orientation },
        margin: {
          top: margin(PAGE.top),
          bottom: margin(PAGE.bottom),
          left: margin(PAGE.left),
          right: margin(PAGE.right),
          header: mm(PAGE.header),
          footer: mm(PAGE.header),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { first: new Header({ children: warned(warning) }), default: new Header({ children: [pageNumber(), ...warned(warning)] }) },
    children,
  }
}

function pageNumber(): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ font: FONT, size: pt(13), children: [PageNumber.CURRENT] })] })
}

function warned(warning: string | null): Paragraph[] {
  return warning === null ? [] : [line(warning, { size: 11, italics: true }, { alignment: AlignmentType.RIGHT })]
}

/** Mẫu 2.1 of NĐ 30/2020: label, title in capitals, what it goes with. */
function annexParts({ label, reference, asAt, table }: Annex): FileChild[] {
  return [
    line(label, { bold: true }, CENTRE),
    line(table.title.toLocaleUpperCase('vi'), { bold: true, size: 13 }, CENTRE),
    line(reference, { italics: true, size: 13 }, CENTRE),
    rule(USABLE.landscape, USABLE.landscape * 0.3),
    ...tableParts(table, asAt, USABLE.landscape, 11.5),
  ]
}
