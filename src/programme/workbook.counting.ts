// The columns of the sheet of targets that say what counts for a line, and what single years were given.
import { asText, partsIn } from './workbook.cells.ts'
import { SHEETS } from './workbook.layout.ts'
import type { Line, Path, WorkbookSheets } from './workbook.sheets.ts'

const CHOSEN = ['once', 'when'] as const
const WRITTEN = ['paper', 'condition'] as const

/** Nothing where the row says nothing: an earlier template has no such columns. */
export function readCounts(sheets: WorkbookSheets, line: Line, at: Path): { counts?: Record<string, unknown> } {
  const filled = (key: string) => asText(line.cells[key]) !== ''
  if (!filled('what')) {
    for (const key of [...CHOSEN, ...WRITTEN])
      if (filled(key)) sheets.fault(line, key, [...at, key], `Cột này chỉ ghi khi đã chọn cột "${headOf('what')}". Chọn thứ được đếm, hoặc xóa ô.`)
    return {}
  }
  const counts: Record<string, unknown> = { what: sheets.choice(line, 'what', 'what', [...at, 'what']) }
  for (const key of CHOSEN) if (filled(key)) counts[key] = sheets.choice(line, key, key, [...at, key])
  for (const key of WRITTEN) if (filled(key)) counts[key] = sheets.text(line, key, [...at, key])
  return { counts }
}

function headOf(key: string): string {
  return SHEETS.targets.columns.find((one) => one.key === key)?.head ?? key
}

/** "2021: 5; 2022: 6" */
export function readYearly(sheets: WorkbookSheets, line: Line, at: Path): { yearly?: unknown[] } {
  const parts = partsIn(asText(line.cells.yearly))
  if (parts.length === 0) return {}
  sheets.note(line, 'yearly', at)
  const yearly = parts.flatMap((part, i) => {
    const match = /^(\d{4})\s*[:=]\s*([\d.]+(,\d+)?)$/.exec(part)
    if (match) {
      for (const key of ['year', 'value']) sheets.note(line, 'yearly', [...at, i, key])
      return [{ year: Number(match[1]), value: /^\d+$/.test(match[2] ?? '') ? Number(match[2]) : match[2] }]
    }
    sheets.fault(line, 'yearly', [...at, i], `Không đọc được "${part}". Ghi mỗi năm một số, cách nhau bằng dấu chấm phẩy, ví dụ 2021: 5; 2022: 6.`)
    return []
  })
  return { yearly }
}
