// Finding a place by any name it has or had, typed with or without marks: "ta phin cu" finds xã Sìn Hồ.
import type { Day } from '../basics/day.ts'
import { fold } from '../basics/text.ts'
import { communesOn, predecessorsOf, sameUnit, UNIT_KIND_WORDS, type Unit, type UnitRegister, unitOn } from './unit.ts'

/** "Xã Bình Lư" */
export function unitTitle(unit: Unit): string {
  return `${UNIT_KIND_WORDS[unit.kind]} ${unit.name}`
}

/** "xã Tả Phìn": inside a sentence. */
export function unitInText(unit: Unit): string {
  const word = UNIT_KIND_WORDS[unit.kind]
  return `${word[0]?.toLowerCase()}${word.slice(1)} ${unit.name}`
}

/** "Xã Tả Phìn, huyện Sìn Hồ" while there were districts; "Xã Sìn Hồ (gồm xã Tả Phìn, thị trấn Sìn Hồ cũ)" now. */
export function unitLabel(register: UnitRegister, unit: Unit): string {
  const parent = unit.parentCode === null ? undefined : unitOn(register.units, unit.parentCode, unit.validFrom)
  if (parent?.level === 'district') return `${unitTitle(unit)}, ${unitInText(parent)}`
  const before = formerNames(register, unit)
  return before.length === 0 ? unitTitle(unit) : `${unitTitle(unit)} (gồm ${before.join(', ')} cũ)`
}

/** The units it was made from; none when it only went on under the same name. */
export function formerNames(register: UnitRegister, unit: Unit): string[] {
  const before = predecessorsOf(register, unit)
  const only = before.length === 1 ? before[0] : undefined
  return only && unitTitle(only) === unitTitle(unit) ? [] : before.map(unitInText)
}

export type FoundUnit = { readonly unit: Unit; readonly label: string; readonly by: 'name' | 'other-name' }

/** Communes in force on that day whose name, other spelling or former name begins with every word typed; own names first. */
export function findCommunes(register: UnitRegister, on: Day, typed: string): FoundUnit[] {
  const words = fold(typed)
    .split(' ')
    .filter((word) => word !== '' && word !== 'cu')
  const all = communesOn(register.units, on)
  if (words.length === 0) return all.map((unit) => ({ unit, label: unitLabel(register, unit), by: 'name' }))
  const own = all.filter((unit) => matches(unitTitle(unit), words))
  const other = all.filter((unit) => !own.includes(unit) && otherNames(register, unit).some((name) => matches(name, words)))
  const drawn = (by: FoundUnit['by']) => (unit: Unit) => ({ unit, label: unitLabel(register, unit), by })
  return [...own.map(drawn('name')), ...other.map(drawn('other-name'))]
}

/** Other spellings, its own and those of the units it was made from. */
function otherNames(register: UnitRegister, unit: Unit): string[] {
  const keys = [unit, ...predecessorsOf(register, unit)]
  return register.aliases.filter((one) => keys.some((key) => sameUnit(one, key))).map((one) => one.alias)
}

function matches(name: string, words: readonly string[]): boolean {
  const parts = fold(name).split(' ')
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}
