// Opens one workbook apart from the server, with little memory: a file made to swell kills this worker and nothing else.
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS, { type CellValue, type Row, type Worksheet } from 'exceljs'
import { nfc } from '../basics/text.ts'
import { SHEETS } from './workbook.layout.ts'
import type { FromWorker, MergedCells, PlainCell, PlainRow, PlainSheet } from './workbook.rows.ts'

const MOST_ROWS = 5_000
const MOST_COLUMNS = 60

const NOT_WORKED_OUT = 'Công thức chưa có kết quả. Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc ghi thẳng giá trị.'

/** What a person sees in the cell: text of rich text, the stored result of a formula, a day as yyyy-mm-dd. */
function plain(value: CellValue): PlainCell {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { unreadable: 'Không đọc được ngày.' } : { day: value.toISOString().slice(0, 10) }
  if (typeof value !== 'object') return value
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('hyperlink' in value) return plain(value.text as CellValue)
  if ('formula' in value || 'sharedFormula' in value) {
    const result = plain(value.result as CellValue)
    return result === undefined ? { unreadable: NOT_WORKED_OUT } : result
  }
  return { unreadable: `Ô đang báo lỗi ${'error' in value ? value.error : ''}. Sửa công thức hoặc ghi thẳng giá trị.` }
}

/** 12,5 % is kept as 0,125 in a cell formatted as a percentage. */
function asShown(value: PlainCell, format: string | undefined): PlainCell {
  return typeof value === 'number' && /%/.test(format ?? '') ? value * 100 : value
}

/** Columns of figures and shares; in any other column such a format is an accident. */
const SHARES: ReadonlySet<string> = new Set(
  [...SHEETS.targets.columns, ...SHEETS.sources.columns].filter(({ key }) => ['value', 'to', 'share'].includes(key)).map(({ head }) => head),
)

function plainCells(row: Row): PlainCell[] {
  const head = row.worksheet.getRow(1)
  return Array.from({ length: Math.min(row.cellCount, MOST_COLUMNS) }, (_, i) => {
    const cell = row.getCell(i + 1)
    return cell.isMerged && cell.master.address !== cell.address
      ? undefined
      : SHARES.has(head.getCell(i + 1).text.trim())
        ? asShown(plain(cell.value), cell.numFmt)
        : plain(cell.value)
  })
}

function mergedIn(sheet: Worksheet): MergedCells[] {
  return (sheet.model.merges ?? []).map((range) => {
    const [first = '', last = first] = String(range).split(':')
    const rowOf = (name: string) => Number(name.replace(/\D+/g, ''))
    return { range: String(range), cell: { name: first, row: rowOf(first) }, lastRow: rowOf(last) }
  })
}

async function read(bytes: ArrayBuffer): Promise<PlainSheet[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  return workbook.worksheets.map((sheet) => {
    const rows: PlainRow[] = []
    sheet.eachRow((row, number) => {
      if (rows.length < MOST_ROWS) rows.push({ number, cells: plainCells(row) })
    })
    return { name: nfc(sheet.name).trim(), rows, merged: mergedIn(sheet), cut: sheet.actualRowCount > MOST_ROWS }
  })
}

const tell = (said: FromWorker) => parentPort?.postMessage(said)
tell('ready')
tell(await read(workerData as ArrayBuffer))
