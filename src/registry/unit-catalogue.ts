// Reads data/units.json, which scripts/units.ts writes, into units, successions and aliases; refuses a file that contradicts itself.
import { type Day, day } from '../basics/day.ts'
import { fold, nfc } from '../basics/text.ts'
import type { Succession, Unit, UnitAlias, UnitKey, UnitKind, UnitLevel, UnitRegister } from './unit.ts'
import { unitTitle } from './unit-search.ts'

/** Units as short lines: "03388 P Đoàn Kết", "03511 X Tả Phìn > 03478", "12 2004-01-01 R Lai Châu". */
export type CatalogueFile = {
  readonly twoTiersFrom: string
  readonly provinces: readonly string[]
  readonly communes: Readonly<Record<string, readonly string[]>>
  readonly before: readonly {
    readonly province: string
    readonly from: string
    readonly districts: readonly { readonly unit: string; readonly communes: readonly string[] }[]
  }[]
  readonly spellings: readonly (readonly string[])[]
}

const KINDS: Readonly<Record<UnitLevel, Readonly<Record<string, UnitKind>>>> = {
  province: { R: 'province', C: 'central-city' },
  district: { H: 'district', C: 'district-city' },
  commune: { X: 'commune', P: 'ward', T: 'township', S: 'special-zone' },
}

export function readCatalogue(file: CatalogueFile): UnitRegister {
  const now = day(file.twoTiersFrom)
  const provinces = provincesIn(file)
  const today = Object.entries(file.communes).flatMap(([province, lines]) =>
    lines.map((line) => unitLine(line, 'commune', { validFrom: now, validTo: null, parentCode: province, provinceCode: province })),
  )
  const before = file.before.flatMap((part) => unitsBefore(part, now))
  const units = [...provinces, ...today, ...before]
  const successions = file.before.flatMap((part) => successionsOf(part, now))
  const spellings = file.spellings.map(([code = '', from = '', alias = '']) => ({ code, validFrom: day(from), alias: nfc(alias) }))
  const register = { units, successions, aliases: [...spellings, ...formerAliases(units, successions)] }
  checkRegister(register)
  return register
}

/** The provinces since the mergers. */
export function provincesIn(file: Pick<CatalogueFile, 'provinces'>): Unit[] {
  return file.provinces.map(provinceLine)
}

type Place = Pick<Unit, 'validFrom' | 'validTo' | 'parentCode' | 'provinceCode'>

function unitLine(line: string, level: UnitLevel, place: Place): Unit {
  const [, code, letter, name] = /^(\d+) ([A-Z]) ([^>]+?)(?: > \d+)?$/.exec(line) ?? []
  const kind = KINDS[level][letter ?? '']
  if (!code || !kind || !name) throw new Error(`unreadable line of units.json: ${line}`)
  return { code, ...place, level, kind, name: nfc(name) }
}

function provinceLine(line: string): Unit {
  const [code = '', from = '', ...rest] = line.split(' ')
  return unitLine([code, ...rest].join(' '), 'province', { validFrom: day(from), validTo: null, parentCode: null, provinceCode: code })
}

function unitsBefore(part: CatalogueFile['before'][number], until: Day): Unit[] {
  const place = { validFrom: day(part.from), validTo: until, provinceCode: part.province }
  return part.districts.flatMap(({ unit, communes }) => {
    const district = unitLine(unit, 'district', { ...place, parentCode: part.province })
    return [district, ...communes.map((line) => unitLine(line, 'commune', { ...place, parentCode: district.code }))]
  })
}

function successionsOf(part: CatalogueFile['before'][number], newValidFrom: Day): Succession[] {
  const oldValidFrom = day(part.from)
  return part.districts.flatMap(({ communes }) =>
    communes.map((line) => ({ oldCode: line.slice(0, 5), oldValidFrom, newCode: line.slice(-5), newValidFrom })),
  )
}

/** A commune of today is also found by the names of the communes it took in. */
function formerAliases(units: readonly Unit[], successions: readonly Succession[]): UnitAlias[] {
  const byKey = new Map(units.map((unit) => [keyText(unit), unit]))
  return successions.flatMap((step) => {
    const old = byKey.get(keyText({ code: step.oldCode, validFrom: step.oldValidFrom }))
    const now = byKey.get(keyText({ code: step.newCode, validFrom: step.newValidFrom }))
    if (!old || !now || fold(old.name) === fold(now.name)) return []
    return [{ code: now.code, validFrom: now.validFrom, alias: unitTitle(old) }]
  })
}

function keyText({ code, validFrom }: UnitKey): string {
  return `${code} ${validFrom}`
}

function checkRegister({ units, successions, aliases }: UnitRegister): void {
  const keys = new Set(units.map(keyText))
  if (keys.size !== units.length) throw new Error('units.json: one code begins twice on one day')
  for (const step of successions) {
    const ends = [keyText({ code: step.oldCode, validFrom: step.oldValidFrom }), keyText({ code: step.newCode, validFrom: step.newValidFrom })]
    if (ends.some((end) => !keys.has(end)) || step.oldValidFrom >= step.newValidFrom)
      throw new Error(`units.json: succession ${ends.join(' > ')} leads nowhere`)
  }
  const lost = aliases.find((one) => !keys.has(keyText(one)))
  if (lost) throw new Error(`units.json: another name "${lost.alias}" for a unit that is not there`)
  const parents = new Set(units.map((unit) => unit.code))
  const orphan = units.find((unit) => unit.parentCode !== null && !parents.has(unit.parentCode))
  if (orphan) throw new Error(`units.json: ${orphan.code} ${orphan.name} stands under a unit that is not there`)
}
