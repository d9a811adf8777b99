// Checks a programme file and turns what was written into the decision: amounts in whole đồng, every fault named by line.
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { type Day, day } from '../basics/day.ts'
import { type Dong, dong } from '../basics/money.ts'
import { provincesOfToday } from '../registry/registry.actions.ts'
import { canonical, type Fact } from '../trail/trail.chain.ts'
import { knownActivities } from './activity.ts'
import { faultsOf } from './document.faults.ts'
import { salvage } from './document.salvage.ts'
import { documentSchema, UNITS, type WrittenDocument, type WrittenSource } from './document.schema.ts'
import type { Fault, MoneySource, ProgrammeDocument, Target } from './document.ts'
import type { Goal } from './goal.ts'
import { type Place, type PlacedFault, type PlacedJson, pathText } from './json-places.ts'
import { readJson } from './json-reader.ts'
import { levelOf } from './source-level.ts'
import { issueReason } from './words.vi.ts'

/** What is wrong, where: the line of the file, or the sheet and row of the workbook. */
export type Finding = PlacedFault

export type Checked = {
  readonly findings: readonly Finding[]
  /** As written, defaults filled in; what is stored. Absent when the shape is wrong. */
  readonly written?: WrittenDocument
  readonly document?: ProgrammeDocument
}

export function checkProgramme(json: string): Checked {
  return checkPlaced(readJson(json))
}

export function checkPlaced({ value, places, faults }: PlacedJson): Checked {
  if (value === undefined) return { findings: faults }
  const parsed = documentSchema.safeParse(value)
  const issues = parsed.success ? [] : parsed.error.issues
  const shape = issues.flatMap((issue) => shapeFindings(issue, value, places))
  const known = parsed.success ? { written: parsed.data, replaced: [] } : salvage(value, issues)
  const { document, faults: unreadable } = known ? toDocument(known.written) : { document: undefined, faults: [] }
  const unitKnown = !known?.replaced.some(([first]) => first === 'unit')
  const meaning = [
    ...(unitKnown ? unreadable : []),
    ...(document ? faultsOf(document, { activities: knownActivities(), provinces: provincesOfToday() }) : []),
  ]
    .filter(({ path }) => !known?.replaced.some((one) => isWithin(path, one)))
    .map(({ path, reason }) => ({ ...placeOf(places, path), path: pathText(path), reason: unitKnown ? reason : withoutUnit(reason) }))
  const findings = inOrder(oneForEach([...faults, ...shape], meaning))
  return findings.length > 0 || !parsed.success ? { findings } : { findings, written: parsed.data, document: document as ProgrammeDocument }
}

/** Sums hold or fail in any unit; while the unit is wrong they are told in the figures of the file alone. */
function withoutUnit(reason: string): string {
  return reason.replace(/,? (lệch|vượt) [\d.]+ đồng/, '').replaceAll(' triệu đồng', '')
}

/** An entry that could not be read says nothing true: what follows from it is left out. */
function isWithin(path: readonly PropertyKey[], replaced: readonly PropertyKey[]): boolean {
  return replaced.every((step, i) => path[i] === step)
}

/** What the reading has already said about an entry is not said again in other words. */
function oneForEach(shape: readonly Finding[], meaning: readonly Finding[]): Finding[] {
  const named = new Set<string>()
  const first = shape.filter(({ path, line }) => {
    const key = `${line} ${path}`
    if (path === '' || !named.has(key)) return named.add(key)
    return false
  })
  return [...first, ...meaning]
}

/** The same decision written with other spaces or in another order of keys is the same decision. */
export function digestOf(written: WrittenDocument): string {
  const { $schema: _, ...content } = written
  return createHash('sha256')
    .update(canonical(content as unknown as Fact))
    .digest('hex')
}

function shapeFindings(issue: z.core.$ZodIssue, value: unknown, places: ReadonlyMap<string, Place>): Finding[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  const found = at(value, issue.path)
  const reason = issueReason(issue, found === undefined)
  return paths.map((path) => ({ ...placeOf(places, path), path: pathText(path), reason: `${reason}${foundWords(found)}` }))
}

/** What stands there now, when it is short enough to be told. */
function foundWords(found: unknown): string {
  const text = typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found).trim() : ''
  return text === '' || text.length > 60 ? '' : ` Đang ghi: ${text}`
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  )
}

/** A value that is missing is named by the nearest thing that holds it. */
function placeOf(places: ReadonlyMap<string, Place>, path: readonly PropertyKey[]): Place {
  for (let length = path.length; length >= 0; length--) {
    const place = places.get(pathText(path.slice(0, length)))
    if (place) return place
  }
  return { line: 1 }
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.sheet ?? '').localeCompare(b.sheet ?? '') || a.line - b.line)
}

/** A million tỷ: far above any programme, far below what the database holds. */
const MOST = 10n ** 15n

/** The decision in whole đồng. An amount that is not whole đồng in its unit is a fault, never rounded. */
export function toDocument(written: WrittenDocument): { document: ProgrammeDocument; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const unit = UNITS[written.unit]
  const amount = (value: string | number | null, path: readonly (string | number)[]): Dong | null => {
    if (value === null) return null
    const whole = wholeDong(value, unit)
    if (whole === undefined) faults.push({ path, reason: `Số ${value} ${written.unit} lẻ dưới một đồng.` })
    else if (whole > MOST) faults.push({ path, reason: `Số ${value} ${written.unit} quá lớn đối với một chương trình. Kiểm tra lại đơn vị tiền.` })
    return whole === undefined || whole > MOST ? null : whole
  }
  const source = (one: WrittenSource, path: readonly (string | number)[], above: readonly WrittenSource[] = []): MoneySource => ({
    ...one,
    level: levelOf(one, above),
    amountDong: amount(one.amount, [...path, 'amount']),
    parts: one.parts.map((part, i) => source(part, [...path, 'parts', i], [one, ...above])),
  })
  const { province, decision, money } = written
  const document: ProgrammeDocument = {
    code: written.code,
    name: written.name,
    province: { ...province, on: day(province.on), successor: province.successor && { ...province.successor, from: day(province.successor.from) } },
    decision: { ...decision, day: decision.day as Day | null },
    period: written.period,
    money: {
      totalDong: amount(money.total, ['money', 'total']),
      sources: money.sources.map((one, i) => source(one, ['money', 'sources', i])),
      years: money.years.map((one, i) => ({ year: one.year, amountDong: amount(one.amount, ['money', 'years', i, 'amount']) })),
      note: money.note,
    },
    objectives: written.objectives,
    targets: written.targets.map(toTarget),
    solutions: written.solutions,
    duties: written.duties,
  }
  return { document, faults }
}

/** "10.814,5" triệu is 10.814.500.000 đồng; undefined when a fraction of a đồng is left over. */
export function wholeDong(value: string | number, unit: bigint): Dong | undefined {
  const [whole = '', fraction = ''] = String(value).replaceAll('.', '').split(',')
  const scale = 10n ** BigInt(fraction.length)
  const scaled = BigInt(whole + fraction) * unit
  return scaled % scale === 0n ? dong(scaled / scale) : undefined
}

function toTarget(target: WrittenDocument['targets'][number]): Target {
  const yearly = (target.yearly ?? []).map(({ year, value }) => ({ year, value: toFigure(value) }))
  return { ...target, goal: toGoal(target.goal), counts: target.counts ?? null, yearly }
}

function toGoal(goal: WrittenDocument['targets'][number]['goal']): Goal {
  switch (goal.kind) {
    case 'words':
      return goal
    case 'range':
      return { kind: 'range', from: toFigure(goal.from), to: toFigure(goal.to) }
    default:
      return { kind: goal.kind, value: toFigure(goal.value) }
  }
}

function toFigure(value: string | number): number {
  return typeof value === 'number' ? value : Number(value.replaceAll('.', '').replace(',', '.'))
}
