// Opens one workbook apart from the server, with little memory: a file made to swell kills this worker and nothing else.
import { parentPort, workerData } from 'node:worker_threads'
import ExcelJS, { type CellValue } from 'exceljs'
import type { PlainCell, PlainSheet } from './workbook.rows.ts'

const MOST_ROWS = 5_000
const MOST_COLUMNS = 60

/** What a person sees in the cell: text of rich text, the stored result of a formula, a day as yyyy-mm-dd. */
function plain(value: CellValue): PlainCell {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return { day: value.toISOString().slice(0, 10) }
  if (typeof value !== 'object') return value
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('hyperlink' in value) return plain(value.text as CellValue)
  if ('result' in value) return plain(value.result as CellValue)
  return { error: true }
}

async function read(bytes: ArrayBuffer): Promise<PlainSheet[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  return workbook.worksheets.map((sheet) => {
    const rows: { number: number; cells: PlainCell[] }[] = []
    sheet.eachRow((row, number) => {
      if (rows.length >= MOST_ROWS) return
      rows.push({ number, cells: Array.from({ length: Math.min(row.cellCount, MOST_COLUMNS) }, (_, i) => plain(row.getCell(i + 1).value)) })
    })
    return { name: sheet.name.normalize('NFC').trim(), rows, cut: sheet.actualRowCount > MOST_ROWS }
  })
}

parentPort?.postMessage(await read(workerData as ArrayBuffer))
