// Writes a programme as the Excel template: the same sheets the reader takes, with lists to choose from and a guide in front.
import ExcelJS, { type Row, type Worksheet } from 'exceljs'
import { type Day, formatDay, isDay } from '../basics/day.ts'
import { allActivities } from './activity.ts'
import type { WrittenDocument, WrittenSource } from './document.schema.ts'
import {
  ACTIVITIES,
  ACTIVITY_COLUMNS,
  CHOICES,
  type Choice,
  type ColumnOf,
  GENERAL,
  GENERAL_COLUMNS,
  GENERAL_ROWS,
  GUIDE,
  GUIDE_LINES,
  SHEETS,
  type SheetOf,
} from './workbook.layout.ts'

type Cell = string | number | undefined
const ROWS_WITH_LISTS = 300
const A4 = 9
const LINE_HEIGHT = 15
const LINE = { style: 'thin', color: { argb: 'FFB6C2CF' } } as const
const THIN = { top: LINE, bottom: LINE, left: LINE, right: LINE }

export async function programmeWorkbook(written: WrittenDocument): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'khuyen-cong'
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  writeGuide(workbook.addWorksheet(GUIDE))
  writeGeneral(workbook.addWorksheet(GENERAL), written)
  const { money, targets, solutions } = written
  const sheet = (layout: SheetOf, rows: readonly Readonly<Record<string, Cell>>[]) => writeSheet(workbook.addWorksheet(layout.name), layout, rows)
  sheet(SHEETS.sources, sourceRows(money.sources, ''))
  sheet(
    SHEETS.years,
    money.years.map(({ year, amount }) => ({ year, amount: amount ?? undefined })),
  )
  sheet(
    SHEETS.objectives,
    written.objectives.map((text) => ({ text })),
  )
  sheet(SHEETS.targets, targets.map(targetRow))
  sheet(
    SHEETS.solutions,
    solutions.map(({ code, name, lead, partners }) => ({ code, name, lead: lead.join('; '), partners: partners.join('; ') })),
  )
  sheet(
    SHEETS.measures,
    solutions.flatMap(({ code: solution, measures }) => measures.map((measure) => ({ solution, ...measure }))),
  )
  sheet(
    SHEETS.duties,
    written.duties.map(({ code, text, lead, partners }) => ({ code, text, lead: lead.join('; '), partners: partners.join('; ') })),
  )
  writeActivities(workbook.addWorksheet(ACTIVITIES))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function wordOf(choice: Choice, code: string): string {
  return Object.entries(CHOICES[choice]).find(([, value]) => value === code)?.[0] ?? ''
}

function sourceRows(sources: readonly WrittenSource[], parent: string): Record<string, Cell>[] {
  return sources.flatMap((source) => [
    {
      code: source.code,
      name: source.name,
      kind: wordOf('kind', source.kind),
      level: source.level && wordOf('level', source.level),
      parent,
      amount: source.amount ?? undefined,
      share: source.share,
    },
    ...sourceRows(source.parts, source.code),
  ])
}

function targetRow(target: WrittenDocument['targets'][number]): Record<string, Cell> {
  const { goal } = target
  return {
    code: target.code,
    name: target.name,
    unit: target.unit,
    measure: wordOf('measure', target.measure),
    goal: wordOf('goal', goal.kind),
    value: goal.kind === 'words' ? undefined : goal.kind === 'range' ? goal.from : goal.value,
    to: goal.kind === 'range' ? goal.to : undefined,
    words: goal.kind === 'words' ? goal.text : undefined,
    partOf: target.partOf ?? undefined,
    part: target.ratio?.part,
    whole: target.ratio?.whole,
    activities: target.activities.join('; '),
    what: target.counts && wordOf('what', target.counts.what),
    once: target.counts?.once && wordOf('once', target.counts.once),
    when: target.counts?.when && wordOf('when', target.counts.when),
    paper: target.counts?.paper,
    condition: target.counts?.condition,
    yearly: target.yearly?.map(({ year, value }) => `${year}: ${value}`).join('; '),
    provinceOnly: target.provinceOnly ? 'Có' : undefined,
    quote: target.quote,
    note: target.note,
  }
}

function writeActivities(sheet: Worksheet): void {
  setColumns(sheet, ACTIVITY_COLUMNS)
  for (const { code, name, article } of allActivities()) asTableRow(sheet.addRow([code, name, article]))
}

/** LibreOffice does not stretch a row to its wrapped text by itself, so the height is reckoned from the longest cell. */
function asTableRow(row: Row): void {
  row.alignment = { wrapText: true, vertical: 'top' }
  let lines = 1
  row.eachCell((cell, column) => {
    const width = row.worksheet.getColumn(column).width ?? 10
    for (const [i, part] of String(cell.value ?? '')
      .split('\n')
      .entries())
      lines = Math.max(lines, i + Math.ceil((part.length * 1.1) / width))
  })
  row.height = LINE_HEIGHT * lines
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.border = THIN
  })
}

function writeGuide(sheet: Worksheet): void {
  sheet.columns = [{ width: 120 }]
  Object.assign(sheet.pageSetup, { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
  for (const line of GUIDE_LINES) asTableRow(sheet.addRow([line]))
  sheet.getRow(1).font = { bold: true, size: 14 }
}

function writeGeneral(sheet: Worksheet, written: WrittenDocument): void {
  setColumns(sheet, GENERAL_COLUMNS)
  for (const { path, label, hint, list, choice } of GENERAL_ROWS) {
    const raw = path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], written)
    const row = sheet.addRow([label, generalCell(raw, choice), hint])
    asTableRow(row)
    row.getCell(2).numFmt = typeof raw === 'number' && path[0] === 'money' ? '#,##0' : '@'
    row.getCell(3).font = { italic: true, color: { argb: 'FF5A5A5A' } }
    if (list) row.getCell(2).dataValidation = validation(list)
  }
}

function generalCell(raw: unknown, choice: Choice | undefined): Cell {
  if (raw === null || raw === undefined) return undefined
  if (Array.isArray(raw)) return raw.join('\n')
  if (typeof raw === 'number') return raw
  const text = String(raw)
  if (choice) return wordOf(choice, text)
  return isDay(text) ? formatDay(text as Day) : text
}

function writeSheet(sheet: Worksheet, { columns }: SheetOf, rows: readonly Readonly<Record<string, Cell>>[]): void {
  setColumns(sheet, columns)
  for (const row of rows) asTableRow(sheet.addRow(columns.map(({ key }) => row[key] ?? null)))
  columns.forEach(({ list, key }, i) => {
    if (key === 'code' || key === 'solution' || key === 'parent' || key === 'partOf' || key === 'share') sheet.getColumn(i + 1).numFmt = '@'
    if (key === 'amount' || key === 'value' || key === 'to') sheet.getColumn(i + 1).numFmt = '#,##0'
    if (list) for (let row = 2; row <= ROWS_WITH_LISTS; row++) sheet.getCell(row, i + 1).dataValidation = validation(list)
  })
}

function setColumns(sheet: Worksheet, columns: readonly ColumnOf[]): void {
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width }))
  const head = sheet.getRow(1)
  head.font = { bold: true }
  head.alignment = { wrapText: true, vertical: 'middle' }
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } }
  columns.forEach(({ hint }, i) => {
    if (hint) head.getCell(i + 1).note = hint
  })
  head.eachCell((cell) => {
    cell.border = THIN
  })
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  Object.assign(sheet.pageSetup, { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' })
}

function validation(list: readonly string[]): ExcelJS.DataValidation {
  return {
    type: 'list',
    allowBlank: true,
    formulae: [`"${list.join(',')}"`],
    showErrorMessage: true,
    errorTitle: 'Chọn trong danh sách',
    error: list.join(', '),
  }
}
