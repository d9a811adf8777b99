// For `verify`: is the decision what was loaded, and do its lines, sources and years stand in the tables as it says?
import type { Db } from '../platform/db.ts'
import { canonical, type Fact } from '../trail/trail.chain.ts'
import { digestOf, toDocument } from './document.check.ts'
import { documentSchema, type WrittenDocument } from './document.schema.ts'
import type { ProgrammeDocument } from './document.ts'
import { plannedYears, rowsOf } from './document-rows.ts'
import * as store from './programme.store.ts'
import type { Programme } from './programme.ts'

/** A Vietnamese sentence naming the first line that is not what the decision in force says. The digest itself is told in the trail. */
export async function firstDecisionFault(db: Db, province: string): Promise<string | undefined> {
  for (const programme of await store.selectProgrammeRows(db, province)) {
    const fault = await faultOf(db, province, programme)
    if (fault) return `Chương trình ${programme.code}: ${fault}.`
  }
  return undefined
}

async function faultOf(db: Db, province: string, programme: Programme): Promise<string | undefined> {
  const versions = await store.selectVersions(db, province, programme.id)
  const edited = versions.find(({ document, digest }) => digestOf(document as WrittenDocument) !== digest)
  if (edited) return `nội dung bản ${edited.version} của quyết định đã bị sửa, không khớp mã băm ghi khi nạp`
  const [last] = versions
  if (!last) return undefined // written by hand into the tables, without a decision: nothing to hold them against
  if (last.version !== programme.currentVersion) return `đang theo bản ${programme.currentVersion}, bản nạp sau cùng là bản ${last.version}`
  const { document } = toDocument(documentSchema.parse(last.document))
  const difference = await firstDifference(db, province, programme, document)
  return difference && `${difference} (quyết định ${document.decision.number}, bản ${last.version})`
}

type Row = Readonly<Record<string, unknown>>
type Side = ReadonlyMap<string, Row>

async function firstDifference(db: Db, province: string, programme: Programme, document: ProgrammeDocument): Promise<string | undefined> {
  const { id } = programme
  const said = rowsOf(document)
  const years = await store.selectYears(db, province, id)
  const { id: _, code, currentVersion, ...kept } = programme
  const inForce = <R extends { readonly withdrawn: boolean }>(rows: readonly R[]) =>
    rows.filter((row) => !row.withdrawn).map(({ withdrawn, ...row }) => row)
  const planned = <R extends { readonly year: number; readonly plannedDong: bigint | null }>(rows: readonly R[]) =>
    rows.map(({ year, plannedDong }) => ({ year, plannedDong }))
  return (
    compare('quyết định', by('', [kept]), by('', [said.programme])) ??
    compare('chỉ tiêu', by('code', inForce(await store.selectTargets(db, province, id))), by('code', said.lines)) ??
    compare('nguồn vốn', by('source', inForce(await store.selectSources(db, province, id))), by('source', said.sources)) ??
    compare('năm', by('year', planned(years)), by('year', planned(plannedYears(document, years))))
  )
}

function by(key: string, rows: readonly Row[]): Side {
  return new Map(rows.map((row) => [key === '' ? '' : String(row[key]), row]))
}

const WORDS: Readonly<Record<string, string>> = {
  name: 'tên',
  unit: 'đơn vị',
  kind: 'loại',
  goal: 'mục tiêu',
  counts: 'cách tính',
  activities: 'hoạt động',
  yearly: 'số giao từng năm',
  position: 'thứ tự',
  plannedDong: 'kinh phí (đồng)',
  decisionNo: 'số quyết định',
  decidedOn: 'ngày quyết định',
  fromYear: 'từ năm',
  toYear: 'đến năm',
}

function compare(what: string, kept: Side, said: Side): string | undefined {
  for (const key of [...new Set([...said.keys(), ...kept.keys()])].sort()) {
    const named = `${what} ${key}`.trim()
    const [row, line] = [kept.get(key), said.get(key)]
    if (!row) return `${named} có trong quyết định mà không còn trong dữ liệu`
    if (!line) return `${named} có trong dữ liệu mà quyết định không có`
    for (const name of Object.keys(line))
      if (spelled(row[name]) !== spelled(line[name]))
        return `${named}: ${WORDS[name] ?? name} dữ liệu ghi ${spelled(row[name])}, quyết định ghi ${spelled(line[name])}`
  }
  return undefined
}

/** One spelling for one value, as people may read it. */
function spelled(value: unknown): string {
  if (value === null || value === undefined) return '(trống)'
  if (typeof value !== 'object') return String(value)
  return canonical(JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner))) as Fact)
}
