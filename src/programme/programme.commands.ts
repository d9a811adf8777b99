// `khuyen-cong programme check FILE` and `… load FILE`: names every fault by line, loads what is sound. Answers the exit code.
import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { dayOf } from '../basics/day.ts'
import { type Outcome, ok, type Refusal, refuse } from '../basics/outcome.ts'
import { inTransaction, type Pool } from '../platform/db.ts'
import { anonymous, newId } from '../platform/http.ts'
import type { Ask } from '../platform/route.ts'
import { type Checked, checkProgramme, type Finding } from './document.check.ts'
import { keeperOf } from './document.ts'
import { moneyDoubts } from './plausible.ts'
import { type Loaded, type Loading, loadProgramme } from './programme.actions.ts'
import { countingRemarks, levelLines, levelRemarks, moneyLines, twinRemark } from './remarks.ts'
import { changeWords, REFUSALS } from './words.vi.ts'
import { readProgrammeWorkbook } from './workbook.read.ts'

type Print = (line: string) => void

export type LoadDeps = {
  readonly pool: Pool
  readonly now: Date
  /** The province this installation serves; another one's programme is loaded all the same, and said to stand apart. */
  readonly province: string
  /** Who is at the keyboard, for the history and the trail: "Dòng lệnh (root)". */
  readonly by: string
  readonly print: Print
} & Loading

const JSON_LIMIT = 5 * 1024 * 1024

/** 0: sound; 1: faults, each printed with its line, or money of a doubtful size; 2: the file cannot be read. */
export async function checkFile(path: string, print: Print): Promise<number> {
  const checked = await readProgrammeFile(path)
  if (!checked.ok) return sayNo(checked.refusals, print)
  if (checked.value.findings.length > 0) return sayFindings(path, checked.value.findings, print)
  const { document } = checked.value
  if (!document) return 1
  const doubts = moneyDoubts(document)
  const verdict = doubts.length === 0 ? 'hợp lệ' : 'đọc được, nhưng số tiền cần đối chiếu trước khi nạp'
  print(`${basename(path)}: ${verdict}. ${document.name}, ${document.targets.length} dòng mục tiêu.`)
  for (const line of [...moneyLines(document), ...levelLines(document)]) print(`  ${line}`)
  for (const doubt of doubts) print(`Cần đối chiếu: ${doubt}`)
  for (const remark of [...levelRemarks(document), ...countingRemarks(document)]) print(`Lưu ý: ${remark}`)
  return doubts.length === 0 ? 0 : 1
}

export async function loadFile(path: string, deps: LoadDeps): Promise<number> {
  const { print } = deps
  const checked = await readProgrammeFile(path)
  if (!checked.ok) return sayNo(checked.refusals, print)
  if (!checked.value.written || !checked.value.document) return sayFindings(path, checked.value.findings, print)
  const loaded = await loadChecked(checked.value, deps)
  if (!loaded.ok) return sayNo(loaded.refusals, print)
  const { changed, version, changes, twins } = loaded.value
  if (!changed) print(`${checked.value.document.name}: đã có đúng nội dung này (bản ${version}), không thay đổi gì.`)
  else print(`${checked.value.document.name}: đã nạp bản ${version}.`)
  for (const line of changed ? moneyLines(checked.value.document) : []) print(`  ${line}`)
  for (const change of changes) print(`  ${changeWords(change)}`)
  for (const remark of [...levelRemarks(checked.value.document), ...countingRemarks(checked.value.document), ...twins.map(twinRemark)])
    print(`Lưu ý: ${remark}`)
  const keeper = keeperOf(checked.value.document)
  if (keeper !== deps.province)
    print(
      `Chương trình do tỉnh mã ${keeper} quản lý, hệ thống này đang phục vụ tỉnh mã ${deps.province}: chạy với PROVINCE=${keeper} để xem và điều hành.`,
    )
  return 0
}

async function loadChecked({ written, document }: Checked, deps: LoadDeps): Promise<Outcome<Loaded>> {
  if (!written || !document) return refuse('programme.not-found')
  const province = keeperOf(document)
  return await inTransaction(deps.pool, { province, readOnly: false }, async (db) => {
    const who = { ...anonymous(province), name: deps.by }
    const ask: Ask = { who, province, now: deps.now, today: dayOf(deps.now), db, requestId: newId(), recorded: { count: 0 }, newId: () => newId() }
    const outcome = await loadProgramme(ask, written, deps)
    return { keep: outcome.ok, value: outcome }
  })
}

async function readProgrammeFile(path: string): Promise<Outcome<Checked>> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return refuse('programme.file-missing', { path })
  if (path.toLowerCase().endsWith('.xlsx')) return await readProgrammeWorkbook(await readFile(path))
  if (!path.toLowerCase().endsWith('.json')) return refuse('programme.file-kind', { path })
  if (found.size > JSON_LIMIT) return refuse('programme.file-too-large', { mb: String(JSON_LIMIT / 1024 / 1024) })
  return ok(checkText(await readFile(path)))
}

/** A file saved in another encoding would lose its Vietnamese letters without a word. */
function checkText(bytes: Uint8Array): Checked {
  const text = new TextDecoder().decode(bytes)
  const broken = isUtf8(bytes) ? -1 : text.indexOf('\ufffd')
  if (broken === -1) return checkProgramme(text)
  const reason = 'Tệp không lưu ở bảng mã UTF-8, chữ có dấu từ dòng này không đọc được. Mở bằng trình soạn thảo, lưu lại với bảng mã UTF-8.'
  return { findings: [{ line: text.slice(0, broken).split('\n').length, path: '', reason }] }
}

function sayNo(refusals: readonly Refusal[], print: Print): number {
  for (const { code, facts } of refusals) print(REFUSALS[code]?.(facts) ?? code)
  return 2
}

function sayFindings(path: string, findings: readonly Finding[], print: Print): number {
  print(`${basename(path)}: có ${findings.length} chỗ cần sửa.`)
  for (const finding of findings) print(`  ${placeWords(finding)}: ${finding.reason}`)
  return 1
}

/** "dòng 12, mục money.total" of a JSON file; "trang "Theo năm", dòng 3, ô B3 (Số tiền)" of a workbook. */
function placeWords({ sheet, line, cell, label, path }: Finding): string {
  if (sheet === undefined) return `dòng ${line}${path === '' ? '' : `, mục ${path}`}`
  const named = label === undefined ? '' : cell === undefined ? `, mục "${label}"` : ` (${label})`
  return `trang "${sheet}", dòng ${line}${cell === undefined ? '' : `, ô ${cell}`}${named}`
}
