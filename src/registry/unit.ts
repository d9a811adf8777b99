// Units of administration live in time: key = (code, the day it began). From 01/07/2025 codes carry other names than before,
// so old and new are joined by the succession of units alone, never by code or by name.
import type { Day } from '../basics/day.ts'
import { byVietnamese } from '../basics/text.ts'

export const UNIT_KINDS = ['province', 'central-city', 'district', 'district-city', 'commune', 'ward', 'township', 'special-zone'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export type UnitLevel = 'province' | 'district' | 'commune'

export type Unit = {
  readonly code: string
  readonly validFrom: Day
  /** The first day it is no more; null while it stands. */
  readonly validTo: Day | null
  readonly level: UnitLevel
  readonly kind: UnitKind
  readonly name: string
  readonly parentCode: string | null
  readonly provinceCode: string
}

export type UnitKey = Pick<Unit, 'code' | 'validFrom'>

/** The old unit, or a part of it, lives on in the new one. */
export type Succession = { readonly oldCode: string; readonly oldValidFrom: Day; readonly newCode: string; readonly newValidFrom: Day }

/** Another spelling, or the name of a unit that was taken in. */
export type UnitAlias = UnitKey & { readonly alias: string }

export type UnitRegister = { readonly units: readonly Unit[]; readonly successions: readonly Succession[]; readonly aliases: readonly UnitAlias[] }

export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  province: 'Tỉnh',
  'central-city': 'Thành phố',
  district: 'Huyện',
  'district-city': 'Thành phố',
  commune: 'Xã',
  ward: 'Phường',
  township: 'Thị trấn',
  'special-zone': 'Đặc khu',
}

export function inForce(unit: Unit, on: Day): boolean {
  return unit.validFrom <= on && (unit.validTo === null || on < unit.validTo)
}

/** What this code meant on that day. */
export function unitOn(units: readonly Unit[], code: string, on: Day): Unit | undefined {
  return units.find((unit) => unit.code === code && inForce(unit, on))
}

export function unitOf(units: readonly Unit[], key: UnitKey): Unit | undefined {
  return units.find((unit) => sameUnit(unit, key))
}

export function sameUnit(a: UnitKey, b: UnitKey): boolean {
  return a.code === b.code && a.validFrom === b.validFrom
}

/** In the order people look names up. */
export function communesOn(units: readonly Unit[], on: Day): Unit[] {
  return units.filter((unit) => unit.level === 'commune' && inForce(unit, on)).sort(byName)
}

export function byName(a: Unit, b: Unit): number {
  return byVietnamese(a.name, b.name) || byVietnamese(a.code, b.code)
}

export function successorsOf(register: UnitRegister, key: UnitKey): Unit[] {
  const steps = register.successions.filter((step) => step.oldCode === key.code && step.oldValidFrom === key.validFrom)
  return found(
    register,
    steps.map((step) => ({ code: step.newCode, validFrom: step.newValidFrom })),
  )
}

export function predecessorsOf(register: UnitRegister, key: UnitKey): Unit[] {
  const steps = register.successions.filter((step) => step.newCode === key.code && step.newValidFrom === key.validFrom)
  return found(
    register,
    steps.map((step) => ({ code: step.oldCode, validFrom: step.oldValidFrom })),
  )
}

function found(register: UnitRegister, keys: readonly UnitKey[]): Unit[] {
  return keys.flatMap((key) => unitOf(register.units, key) ?? []).sort(byName)
}

/** "As it is": the units in which this one lives on that later day; itself while it stands, none if the record does not say. */
export function asItIs(register: UnitRegister, key: UnitKey, on: Day): Unit[] {
  return walk(register, key, on, successorsOf)
}

/** "As it was": the units from which this one was made, on that earlier day. */
export function asItWas(register: UnitRegister, key: UnitKey, on: Day): Unit[] {
  return walk(register, key, on, predecessorsOf)
}

function walk(register: UnitRegister, key: UnitKey, on: Day, step: (register: UnitRegister, key: UnitKey) => Unit[]): Unit[] {
  const reached = new Map<string, Unit>()
  const start = unitOf(register.units, key)
  const open = start ? [start] : []
  const seen = new Set<string>()
  for (const unit of open) {
    const id = `${unit.code} ${unit.validFrom}`
    if (seen.has(id)) continue
    seen.add(id)
    if (inForce(unit, on)) reached.set(id, unit)
    else open.push(...step(register, unit))
  }
  return [...reached.values()].sort(byName)
}

/** The keys under which the records of a commune may stand: its own, and those of the communes it was made from. */
export function keysWithin(register: UnitRegister, code: string): UnitKey[] {
  const own = register.units.filter((unit) => unit.code === code && unit.level === 'commune')
  const all = new Set(own.flatMap((unit) => [unit, ...predecessorsOf(register, unit)]))
  return [...all].map(({ code, validFrom }) => ({ code, validFrom }))
}

/**
 * The old district a commune of today is counted under: the one most of its communes came from; on a tie, the one of the commune
 * whose code it took, which is where its seat lies. Reports by district of 2021-2025 need one answer.
 */
export function formerDistrictOf(register: UnitRegister, key: UnitKey): Unit | undefined {
  const votes = new Map<string, { unit: Unit; weight: number }>()
  for (const before of predecessorsOf(register, key)) {
    const district = before.parentCode === null ? undefined : unitOn(register.units, before.parentCode, before.validFrom)
    if (district?.level !== 'district') continue
    const vote = votes.get(district.code) ?? { unit: district, weight: 0 }
    votes.set(district.code, { unit: district, weight: vote.weight + (before.code === key.code ? 1.5 : 1) })
  }
  return [...votes.values()].sort((a, b) => b.weight - a.weight)[0]?.unit
}
