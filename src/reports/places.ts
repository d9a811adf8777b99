// The đề án by commune, in two readings: as it is (the units since 01/07/2025) and as it was (the unit each was registered in, by district).
// Every đề án is counted exactly once in each; one whose place cannot be told stands in a row of its own. Pure.
import type { Day } from '../basics/day.ts'
import type { Programme } from '../programme/programme.ts'
import type { Level, State } from '../project/lifecycle.ts'
import {
  asItIs,
  byName,
  communesOn,
  formerDistrictOf,
  inForce,
  sameUnit,
  type Unit,
  type UnitKey,
  type UnitRegister,
  unitOf,
  unitOn,
} from '../registry/unit.ts'
import { unitInText, unitTitle } from '../registry/unit-search.ts'
import type { Span } from './evidence.ts'

export const READINGS = ['now', 'before'] as const
export type Reading = (typeof READINGS)[number]

export const STAGES_COUNTED = ['contracted', 'accepted'] as const
export type Counted = Readonly<Record<(typeof STAGES_COUNTED)[number], number>>

/** What is kept of one unit, as đề án were registered there. */
export type KeptAtPlace = UnitKey & Counted

export type PlaceLine = Counted & {
  /** "03388-2025-07-01" in an address; `unknown` for đề án whose place cannot be told. */
  readonly id: string
  readonly name: string
  /** As it was: the units it lives on in. */
  readonly now: string
  readonly unit: Unit | undefined
  /** Under which its đề án are registered. */
  readonly keys: readonly UnitKey[]
}

/** A district of old and its communes; as it is, the whole province is one group without a name. */
export type PlaceGroup = Counted & { readonly name: string; readonly lines: readonly PlaceLine[] }

export type PlaceTable = Counted & { readonly groups: readonly PlaceGroup[]; readonly unknown: PlaceLine | undefined }

const UNKNOWN = 'unknown'

export function idOf({ code, validFrom }: UnitKey): string {
  return `${code}-${validFrom}`
}

function total(parts: readonly Counted[]): Counted {
  return {
    contracted: parts.reduce((sum, part) => sum + part.contracted, 0),
    accepted: parts.reduce((sum, part) => sum + part.accepted, 0),
  }
}

function lineOf(unit: Unit, rows: readonly KeptAtPlace[], now = ''): PlaceLine {
  return { id: idOf(unit), name: unitTitle(unit), now, unit, keys: rows.map(keyOf), ...total(rows) }
}

function keyOf({ code, validFrom }: UnitKey): UnitKey {
  return { code, validFrom }
}

function tableOf(groups: readonly PlaceGroup[], lost: readonly KeptAtPlace[]): PlaceTable {
  const unknown = { id: UNKNOWN, name: 'Chưa xác định địa bàn', now: '', unit: undefined, keys: lost.map(keyOf), ...total(lost) }
  return { groups, unknown: lost.length === 0 ? undefined : unknown, ...total([...groups, unknown]) }
}

/** As it is on that day: the one unit each place went into. A place shared out among several, or not in the record, is not guessed. */
export function asItIsTable(register: UnitRegister, rows: readonly KeptAtPlace[], on: Day): PlaceTable {
  const into = rows.map((row) => ({ row, units: asItIs(register, row, on) }))
  const found = into.filter(({ units }) => units.length === 1 && units[0]?.level === 'commune')
  const lines = communesOn(register.units, on).map((unit) =>
    lineOf(
      unit,
      found.filter(({ units: [only] }) => only && sameUnit(only, unit)).map(({ row }) => row),
    ),
  )
  const lost = into.filter((one) => !found.includes(one)).map(({ row }) => row)
  return tableOf([{ name: '', lines, ...total(lines) }], lost)
}

/** As it was on the last day of the districts. Units made since then stand under the district most of their communes came from. */
export function asItWasTable(register: UnitRegister, rows: readonly KeptAtPlace[], eve: Day, on: Day): PlaceTable {
  const districts = register.units.filter((unit) => unit.level === 'district' && inForce(unit, eve)).sort((a, b) => (a.code < b.code ? -1 : 1))
  const registered = rows.flatMap((row) => unitOf(register.units, row) ?? []).filter((unit) => unit.level === 'commune')
  const units = [...new Set([...communesOn(register.units, eve), ...registered])]
  const groups = districts.map((district) =>
    groupOf(register, { district, units: units.filter((unit) => districtOf(register, unit)?.code === district.code), rows, on }),
  )
  const placed = groups.flatMap(({ lines }) => lines.flatMap(({ keys }) => keys))
  return tableOf(
    groups,
    rows.filter((row) => !placed.some((key) => sameUnit(key, row))),
  )
}

type Within = { readonly district: Unit; readonly units: readonly Unit[]; readonly rows: readonly KeptAtPlace[]; readonly on: Day }

function groupOf(register: UnitRegister, { district, units, rows, on }: Within): PlaceGroup {
  const lines = [...units]
    .sort((a, b) => byAge(a, b) || byName(a, b))
    .map((unit) => {
      const own = rows.filter((row) => sameUnit(row, unit))
      return lineOf(unit, own, inForce(unit, on) ? '' : asItIs(register, unit, on).map(unitInText).join(', '))
    })
  return { name: unitTitle(district), lines, ...total(lines) }
}

/** Units of old first, those made since after them. */
function byAge(a: Unit, b: Unit): number {
  return Number(a.validTo === null) - Number(b.validTo === null)
}

function districtOf(register: UnitRegister, unit: Unit): Unit | undefined {
  const parent = unit.parentCode === null ? undefined : unitOn(register.units, unit.parentCode, unit.validFrom)
  return parent?.level === 'district' ? parent : formerDistrictOf(register, unit)
}

export function linesOf({ groups, unknown }: PlaceTable): PlaceLine[] {
  return [...groups.flatMap(({ lines }) => lines), ...(unknown ? [unknown] : [])]
}

/** Least number of each darker step of the map: half of the communes that have any are in the lightest, a tenth in the darkest; 1, 2, 3, 4 while few. */
export function stepsFor(values: readonly number[]): readonly [number, number, number, number] {
  const some = values.filter((value) => value > 0).sort((a, b) => a - b)
  if ((some.at(-1) ?? 0) <= 4) return [1, 2, 3, 4]
  const at = (tenths: number) => some[Math.floor((some.length * tenths) / 10)] ?? 0
  const second = Math.max(2, at(5))
  const third = Math.max(second + 1, at(7.5))
  return [1, second, third, Math.max(third + 1, at(9))]
}

export type PlacesView = {
  readonly programme: Programme
  readonly span: Span
  readonly reading: Reading
  /** The first day of the units of today. */
  readonly since: Day
  /** Whether the record knows the units before that day. */
  readonly hasBefore: boolean
  readonly table: PlaceTable
  readonly tiles: readonly { readonly name: string; readonly column: number; readonly row: number; readonly value: number }[]
}

/** One đề án behind a figure of the table. */
export type AtPlace = {
  readonly projectId: string
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly year: number
  readonly state: State
  readonly beneficiary: string | null
  readonly communeCode: string
  readonly communeValidFrom: Day
  readonly supportDong: bigint
}

export type PlaceEvidence = Pick<PlacesView, 'programme' | 'span' | 'reading' | 'since'> & {
  readonly line: PlaceLine
  readonly stage: keyof Counted
  readonly rows: readonly (AtPlace & { readonly registeredAt: string })[]
  /** The reader is held to a commune: đề án of others are counted and not named. */
  readonly held: boolean
  readonly page: number
  readonly before: number
  readonly more: boolean
}
