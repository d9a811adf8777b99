// Sources of money from their sheet: one a row, each naming the larger source it belongs to.
import { asAmount, asShare, asText } from './workbook.cells.ts'
import type { Line, Path, WorkbookSheets } from './workbook.sheets.ts'

export function readSources(sheets: WorkbookSheets): unknown[] {
  const lines = sheets.lines('sources')
  const codes = new Set(lines.map((line) => asText(line.cells.code)))
  const read = new Set<Line>()
  const under = (parent: string, path: Path): unknown[] =>
    lines
      .filter((line) => asText(line.cells.parent) === parent)
      .map((line, i) => {
        const at = [...path, i]
        const code = asText(line.cells.code)
        const first = lines.find((one) => asText(one.cells.code) === code)
        read.add(line)
        sheets.note(line, 'amount', [...at, 'parts'])
        return { ...source(sheets, line, at), parts: code === '' || first !== line ? [] : under(code, [...at, 'parts']) }
      })
  const first = lines[0]
  if (first) sheets.note(first, 'amount', ['money', 'sources'])
  const sources = under('', ['money', 'sources'])
  for (const line of lines.filter((line) => !read.has(line))) sheets.fault(line, 'parent', [], whyLost(line, codes))
  return sources
}

function source(sheets: WorkbookSheets, line: Line, at: Path): object {
  return {
    code: sheets.text(line, 'code', [...at, 'code']),
    name: sheets.text(line, 'name', [...at, 'name']),
    kind: sheets.choice(line, 'kind', 'kind', [...at, 'kind']),
    ...(asText(line.cells.level) === '' ? {} : { level: sheets.choice(line, 'level', 'level', [...at, 'level']) }),
    amount: sheets.at(line, 'amount', [...at, 'amount'], asAmount(line.cells.amount)),
    share: sheets.at(line, 'share', [...at, 'share'], asShare(line.cells.share)),
  }
}

/** A row that no larger source leads to would be dropped, and its money with it. */
function whyLost(line: Line, codes: ReadonlySet<string>): string {
  const [code, parent] = [asText(line.cells.code), asText(line.cells.parent)]
  if (!codes.has(parent)) return `Không có nguồn mã "${parent}" ở cột Thuộc nguồn.`
  return `Nguồn "${code}" thuộc "${parent}", nhưng đi ngược lên không tới nguồn lớn nào. Sửa cột Thuộc nguồn.`
}
