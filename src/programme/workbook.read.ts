// Reads the Excel template into the same shape as a JSON file, remembering the sheet and row of every value.

import { addDays, day, parseDay } from '../basics/day.ts'
import { type Outcome, ok } from '../basics/outcome.ts'
import { type Checked, checkPlaced } from './document.check.ts'
import { FORMAT } from './document.schema.ts'
import { type Place, type PlacedFault, type PlacedJson, pathText } from './json-places.ts'
import { CHOICES, type Choice, GENERAL, GENERAL_ROWS, SHEETS } from './workbook.layout.ts'
import { type PlainCell, type PlainSheet, rowsOfWorkbook } from './workbook.rows.ts'

/** Checked as a JSON file is; refused only when it cannot be opened at all. */
export async function readProgrammeWorkbook(bytes: Uint8Array): Promise<Outcome<Checked>> {
  const sheets = await rowsOfWorkbook(bytes)
  return sheets.ok ? ok(checkPlaced(new WorkbookReader(sheets.value).document())) : sheets
}

/** A day typed into a cell that is not formatted as a day comes as Excel's count of days. */
const EXCEL_DAY_ZERO = day('1899-12-30')

type Path = readonly (string | number)[]
type SheetKey = keyof typeof SHEETS
type Line = { readonly row: number; readonly sheet: string; readonly cells: Readonly<Record<string, PlainCell>> }

class WorkbookReader {
  readonly #sheets: ReadonlyMap<string, PlainSheet>
  readonly #places = new Map<string, Place>()
  readonly #faults: PlacedFault[] = []

  /** A sheet or a column is missing: nothing read from the rest can be trusted. */
  #incomplete = false

  constructor(sheets: readonly PlainSheet[]) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name, sheet]))
  }

  document(): PlacedJson {
    const general = this.#general()
    const solutions = this.#lines('solutions')
    const value = {
      format: FORMAT,
      ...general,
      money: { ...(general.money as object), sources: this.#sources(), years: this.#years() },
      objectives: this.#lines('objectives').map((line, i) => this.#text(line, 'text', ['objectives', i])),
      targets: this.#lines('targets').map((line, i) => this.#target(line, ['targets', i])),
      solutions: solutions.map((line, i) => this.#solution(line, ['solutions', i])),
      duties: this.#lines('duties').map((line, i) => ({
        code: this.#text(line, 'code', ['duties', i, 'code']),
        text: this.#text(line, 'text', ['duties', i, 'text']),
        ...this.#agencies(line, ['duties', i]),
      })),
    }
    this.#orphans(solutions)
    return { value: this.#incomplete ? undefined : value, places: this.#places, faults: this.#faults }
  }

  /** The single facts; rows are found by their label, so their order may change. */
  #general(): Record<string, unknown> {
    const sheet = this.#sheet(GENERAL)
    const found = new Map(sheet?.rows.map((row) => [asText(row.cells[0]).toLowerCase(), row]))
    const value: Record<string, unknown> = { province: {}, decision: {}, period: {}, money: {} }
    for (const { path, label, choice } of GENERAL_ROWS) {
      const row = found.get(label.toLowerCase())
      const line: Line = { row: row?.number ?? 1, sheet: GENERAL, cells: { value: row?.cells[1] } }
      const read = this.#generalValue(line, path, choice)
      if (read !== undefined) put(value, path, read)
    }
    return value
  }

  #generalValue(line: Line, path: readonly string[], choice: Choice | undefined): unknown {
    const name = path.join('.')
    const cell = line.cells.value
    if (/\.(on|from|day)$/.test(name) && name !== 'period.from')
      return asText(cell) === '' ? (name === 'decision.day' ? this.#at(line, path, null) : undefined) : this.#day(line, path)
    if (name === 'period.from' || name === 'period.to') return this.#at(line, path, asAmount(cell))
    if (name === 'money.total') return this.#at(line, path, asAmount(cell))
    if (name === 'decision.sources') return this.#at(line, path, lines(asText(cell)))
    if (name === 'province.code' || name === 'province.successor.code')
      return asText(cell) === '' ? undefined : this.#at(line, path, asText(cell).padStart(2, '0'))
    if (asText(cell) === '') return undefined
    return choice ? this.#choice(line, 'value', choice, path) : this.#text(line, 'value', path)
  }

  #sources(): unknown[] {
    const all = this.#lines('sources')
    const codes = new Set(all.map((line) => asText(line.cells.code)))
    for (const line of all) {
      const parent = asText(line.cells.parent)
      if (parent !== '' && (!codes.has(parent) || parent === asText(line.cells.code)))
        this.#fault(line, `Không có nguồn mã "${parent}" ở cột Thuộc nguồn.`)
    }
    return this.#sourcesUnder('', all, ['money', 'sources'])
  }

  #sourcesUnder(parent: string, all: readonly Line[], path: Path): unknown[] {
    const own = all.filter((line) => asText(line.cells.parent) === parent)
    return own.map((line, i) => {
      const at = [...path, i]
      const code = asText(line.cells.code)
      const parts = code === '' || at.length > 20 ? [] : this.#sourcesUnder(code, all, [...at, 'parts'])
      return {
        code: this.#text(line, 'code', [...at, 'code']),
        name: this.#text(line, 'name', [...at, 'name']),
        kind: this.#choice(line, 'kind', 'kind', [...at, 'kind']),
        amount: this.#at(line, [...at, 'amount'], asAmount(line.cells.amount)),
        share: this.#at(line, [...at, 'share'], asText(line.cells.share).replace('.', ',')),
        parts: this.#at(line, [...at, 'parts'], parts),
      }
    })
  }

  #years(): unknown[] {
    return this.#lines('years').map((line, i) => {
      const at = ['money', 'years', i]
      return {
        year: this.#at(line, [...at, 'year'], asAmount(line.cells.year)),
        amount: this.#at(line, [...at, 'amount'], asAmount(line.cells.amount)),
      }
    })
  }

  #target(line: Line, at: Path): unknown {
    const ratio =
      asText(line.cells.part) === '' && asText(line.cells.whole) === '' ? null : { part: asText(line.cells.part), whole: asText(line.cells.whole) }
    const partOf = asText(line.cells.partOf)
    return {
      code: this.#text(line, 'code', [...at, 'code']),
      name: this.#text(line, 'name', [...at, 'name']),
      unit: this.#text(line, 'unit', [...at, 'unit']),
      measure: this.#choice(line, 'measure', 'measure', [...at, 'measure']),
      goal: this.#goal(line, [...at, 'goal']),
      partOf: this.#at(line, [...at, 'partOf'], partOf === '' ? null : partOf),
      ratio: this.#at(line, [...at, 'ratio'], ratio),
      activities: this.#at(line, [...at, 'activities'], parts(asText(line.cells.activities))),
      provinceOnly: this.#at(line, [...at, 'provinceOnly'], asText(line.cells.provinceOnly) !== ''),
      quote: this.#text(line, 'quote', [...at, 'quote']),
      note: this.#text(line, 'note', [...at, 'note']),
    }
  }

  #goal(line: Line, at: Path): unknown {
    const kind = this.#choice(line, 'goal', 'goal', [...at, 'kind'])
    this.#at(line, at, kind)
    const from = this.#at(line, [...at, kind === 'range' ? 'from' : 'value'], asAmount(line.cells.value) ?? undefined)
    if (kind === 'words') return { kind, text: this.#text(line, 'words', [...at, 'text']) }
    if (kind === 'range') return { kind, from, to: this.#at(line, [...at, 'to'], asAmount(line.cells.to) ?? undefined) }
    return { kind, value: from }
  }

  #solution(line: Line, at: Path): unknown {
    const code = asText(line.cells.code)
    const own = this.#lines('measures').filter((measure) => asText(measure.cells.solution) === code)
    return {
      code: this.#text(line, 'code', [...at, 'code']),
      name: this.#text(line, 'name', [...at, 'name']),
      measures: own.map((measure, i) => ({
        code: this.#text(measure, 'code', [...at, 'measures', i, 'code']),
        topic: this.#text(measure, 'topic', [...at, 'measures', i, 'topic']),
        text: this.#text(measure, 'text', [...at, 'measures', i, 'text']),
      })),
      ...this.#agencies(line, at),
    }
  }

  #orphans(solutions: readonly Line[]): void {
    const codes = new Set(solutions.map((line) => asText(line.cells.code)))
    for (const line of this.#lines('measures')) {
      const code = asText(line.cells.solution)
      if (!codes.has(code)) this.#fault(line, `Không có nhóm giải pháp mã "${code}" ở trang ${SHEETS.solutions.name}.`)
    }
  }

  #agencies(line: Line, at: Path): { lead: string[]; partners: string[] } {
    return {
      lead: this.#at(line, [...at, 'lead'], parts(asText(line.cells.lead))),
      partners: this.#at(line, [...at, 'partners'], parts(asText(line.cells.partners))),
    }
  }

  #sheet(name: string): PlainSheet | undefined {
    const sheet = this.#sheets.get(name)
    if (!sheet) this.#missing(name, 1, `Thiếu trang tính "${name}". Tải lại mẫu và giữ nguyên tên các trang.`)
    else if (sheet.cut) this.#missing(name, 1, 'Trang tính quá dài (trên 5.000 dòng). Xoá các dòng thừa.')
    return sheet
  }

  #missing(sheet: string, line: number, reason: string): void {
    this.#incomplete = true
    this.#faults.push({ line, sheet, path: '', reason })
  }

  readonly #read = new Map<SheetKey, Line[]>()

  /** The filled rows of a sheet, cells named by their headings. */
  #lines(key: SheetKey): Line[] {
    const known = this.#read.get(key)
    if (known) return known
    const { name, columns } = SHEETS[key]
    const [head, ...rows] = this.#sheet(name)?.rows ?? []
    const heads = head?.cells.map((cell) => asText(cell).toLowerCase()) ?? []
    const at = new Map(columns.map((column) => [column.key as string, heads.indexOf(column.head.toLowerCase())]))
    for (const column of columns)
      if (head && at.get(column.key) === -1) this.#missing(name, head.number, `Thiếu cột "${column.head}". Giữ nguyên hàng tiêu đề của mẫu.`)
    const lines = rows
      .map((row) => ({ row: row.number, sheet: name, cells: Object.fromEntries([...at].map(([column, i]) => [column, row.cells[i]])) }))
      .filter((line) => Object.values(line.cells).some((cell) => asText(cell) !== ''))
    this.#read.set(key, lines)
    return lines
  }

  #text(line: Line, key: string, path: Path): string {
    return this.#at(line, path, asText(line.cells[key]))
  }

  #day(line: Line, path: Path): string {
    const cell = line.cells.value
    if (typeof cell === 'number' && cell > 0 && cell < 100_000) return this.#at(line, path, addDays(EXCEL_DAY_ZERO, Math.floor(cell)))
    const text = asText(cell)
    return this.#at(line, path, parseDay(text) ?? text)
  }

  #choice(line: Line, key: string, choice: Choice, path: Path): string {
    const text = asText(line.cells[key])
    const words: Readonly<Record<string, string>> = CHOICES[choice]
    const known = Object.entries(words).find(([word]) => word.toLowerCase() === text.toLowerCase())
    if (!known) this.#fault(line, `Giá trị "${text}" không có trong danh sách: ${Object.keys(words).join(', ')}.`)
    return this.#at(line, path, known?.[1] ?? (Object.values(words)[0] as string))
  }

  #at<T>(line: Line, path: Path, value: T): T {
    const place = { line: line.row, sheet: line.sheet }
    for (let length = path.length; length > 0; length--) {
      const name = pathText(path.slice(0, length))
      if (length === path.length || !this.#places.has(name)) this.#places.set(name, place)
    }
    return value
  }

  #fault(line: Line, reason: string): void {
    this.#faults.push({ line: line.row, sheet: line.sheet, path: '', reason })
  }
}

function asText(cell: PlainCell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'object') return 'day' in cell ? cell.day : '#LỖI'
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell).normalize('NFC').trim()
}

/** A number typed in Excel is unambiguous; text keeps the Vietnamese spelling for the check to read. Empty: not given. */
function asAmount(cell: PlainCell): number | string | null {
  if (typeof cell === 'number' && cell > 0 && cell < 100_000) return Number.isInteger(cell) ? cell : String(cell).replace('.', ',')
  const text = asText(cell)
  return text === '' ? null : text
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function parts(text: string): string[] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function put(value: Record<string, unknown>, path: readonly string[], item: unknown): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) value[first] = item
  else {
    const inner = (value[first] ?? {}) as Record<string, unknown>
    value[first] = inner
    put(inner, rest, item)
  }
}
