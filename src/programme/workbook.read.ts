// Reads the Excel template into the same shape as a JSON file, remembering the sheet, row and cell of every value.
import { type Outcome, ok } from '../basics/outcome.ts'
import { type Checked, checkPlaced } from './document.check.ts'
import { FORMAT } from './document.schema.ts'
import type { PlacedJson } from './json-places.ts'
import { asAmount, asText, asWhole, partsIn } from './workbook.cells.ts'
import { readCounts, readYearly } from './workbook.counting.ts'
import { readGeneral } from './workbook.general.ts'
import { SHEETS } from './workbook.layout.ts'
import { rowsOfWorkbook } from './workbook.rows.ts'
import { type Line, type Path, WorkbookSheets } from './workbook.sheets.ts'
import { readSources } from './workbook.sources.ts'

/** Checked as a JSON file is; refused only when it cannot be opened at all. */
export async function readProgrammeWorkbook(bytes: Uint8Array): Promise<Outcome<Checked>> {
  const sheets = await rowsOfWorkbook(bytes)
  return sheets.ok ? ok(checkPlaced(documentIn(new WorkbookSheets(sheets.value)))) : sheets
}

function documentIn(sheets: WorkbookSheets): PlacedJson {
  const general = readGeneral(sheets)
  const value = {
    format: FORMAT,
    ...general,
    money: { ...(general?.money as object), sources: readSources(sheets), years: years(sheets) },
    objectives: sheets.lines('objectives').map((line, i) => sheets.text(line, 'text', ['objectives', i])),
    targets: sheets.lines('targets').map((line, i) => target(sheets, line, ['targets', i])),
    solutions: sheets.lines('solutions').map((line, i) => solution(sheets, line, ['solutions', i])),
    duties: sheets.lines('duties').map((line, i) => duty(sheets, line, ['duties', i])),
  }
  orphans(sheets)
  return { value: general === undefined ? undefined : value, places: sheets.places, faults: sheets.faults }
}

function years(sheets: WorkbookSheets): unknown[] {
  const lines = sheets.lines('years')
  const first = lines[0]
  if (first) sheets.note(first, 'amount', ['money', 'years'])
  return lines.map((line, i) => {
    const at = ['money', 'years', i]
    return {
      year: sheets.at(line, 'year', [...at, 'year'], asWhole(line.cells.year) ?? undefined),
      amount: sheets.at(line, 'amount', [...at, 'amount'], asAmount(line.cells.amount)),
    }
  })
}

function target(sheets: WorkbookSheets, line: Line, at: Path): unknown {
  const text = (key: string) => sheets.text(line, key, [...at, key])
  return {
    code: text('code'),
    name: text('name'),
    unit: text('unit'),
    measure: sheets.choice(line, 'measure', 'measure', [...at, 'measure']),
    goal: goal(sheets, line, [...at, 'goal']),
    partOf: text('partOf') || null,
    ratio: ratio(sheets, line, [...at, 'ratio']),
    activities: activities(sheets, line, [...at, 'activities']),
    provinceOnly: asText(line.cells.provinceOnly) === '' ? false : sheets.choice(line, 'provinceOnly', 'yes', [...at, 'provinceOnly']) === 'yes',
    quote: text('quote'),
    note: text('note'),
    ...readCounts(sheets, line, [...at, 'counts']),
    ...readYearly(sheets, line, [...at, 'yearly']),
  }
}

function activities(sheets: WorkbookSheets, line: Line, at: Path): string[] {
  const found = sheets.at(line, 'activities', at, partsIn(asText(line.cells.activities)))
  for (const i of found.keys()) sheets.note(line, 'activities', [...at, i])
  return found
}

function ratio(sheets: WorkbookSheets, line: Line, at: Path): unknown {
  const part = sheets.text(line, 'part', [...at, 'part'])
  const whole = sheets.text(line, 'whole', [...at, 'whole'])
  return part === '' && whole === '' ? null : { part, whole }
}

/** Which columns a kind of goal is read from; what stands in another one would be lost without a word. */
const GOAL_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  number: ['value'],
  'more-than': ['value'],
  range: ['value', 'to'],
  words: ['words'],
}

function goal(sheets: WorkbookSheets, line: Line, at: Path): unknown {
  const kind = sheets.choice(line, 'goal', 'goal', [...at, 'kind'])
  const read = GOAL_COLUMNS[kind ?? ''] ?? ['value', 'to', 'words']
  for (const { key, head } of SHEETS.targets.columns.filter(({ key }) => ['value', 'to', 'words'].includes(key)))
    if (!read.includes(key) && asText(line.cells[key]) !== '')
      sheets.fault(line, key, [...at, key], `Kiểu mục tiêu này không dùng cột "${head}". Xóa ô, hoặc chọn lại kiểu mục tiêu.`)
  if (kind === 'words') return { kind, text: sheets.text(line, 'words', [...at, 'text']) }
  const figure = (key: string, name: string) => sheets.at(line, key, [...at, name], asAmount(line.cells[key]) ?? undefined)
  return kind === 'range' ? { kind, from: figure('value', 'from'), to: figure('to', 'to') } : { kind, value: figure('value', 'value') }
}

function solution(sheets: WorkbookSheets, line: Line, at: Path): unknown {
  const code = asText(line.cells.code)
  const own = sheets.lines('measures').filter((measure) => asText(measure.cells.solution) === code)
  return {
    code: sheets.text(line, 'code', [...at, 'code']),
    name: sheets.text(line, 'name', [...at, 'name']),
    measures: own.map((measure, i) => ({
      code: sheets.text(measure, 'code', [...at, 'measures', i, 'code']),
      topic: sheets.text(measure, 'topic', [...at, 'measures', i, 'topic']),
      text: sheets.text(measure, 'text', [...at, 'measures', i, 'text']),
    })),
    ...agencies(sheets, line, at),
  }
}

function duty(sheets: WorkbookSheets, line: Line, at: Path): unknown {
  return { code: sheets.text(line, 'code', [...at, 'code']), text: sheets.text(line, 'text', [...at, 'text']), ...agencies(sheets, line, at) }
}

/** Measures of a group that stands nowhere. */
function orphans(sheets: WorkbookSheets): void {
  if (!sheets.isReadable('solutions')) return
  const codes = new Set(sheets.lines('solutions').map((line) => asText(line.cells.code)))
  for (const line of sheets.lines('measures')) {
    const code = asText(line.cells.solution)
    if (!codes.has(code)) sheets.fault(line, 'solution', [], `Không có nhóm giải pháp mã "${code}" ở trang ${SHEETS.solutions.name}.`)
  }
}

function agencies(sheets: WorkbookSheets, line: Line, at: Path): { lead: string[]; partners: string[] } {
  const list = (key: string) => sheets.at(line, key, [...at, key], partsIn(asText(line.cells[key])))
  return { lead: list('lead'), partners: list('partners') }
}
