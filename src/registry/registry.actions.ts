// What other rooms ask of the register: places, names, one establishment, and whether it is within reach.
import { type Day, day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { Ask, Reach } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { isStaff, onlyCommune } from './access.ts'
import file from './data/units.json' with { type: 'json' }
import { findEstablishment, isWithin, namesByIds, withNumberOf } from './establishment.store.ts'
import type { Establishment } from './establishment.ts'
import { findUnit, registerOfProvince, saveAliases, saveSuccessions, saveUnits } from './unit.store.ts'
import { communesOn, keysWithin, UNIT_KIND_WORDS, type Unit, type UnitKey, type UnitKind, type UnitRegister } from './unit.ts'
import { provincesIn, readCatalogue } from './unit-catalogue.ts'
import { unitTitle } from './unit-search.ts'

/** Brings the catalogue of units up to data/units.json; does nothing the second time. Answers the rows touched. */
export async function loadUnits(db: Db): Promise<number> {
  const { units, successions, aliases } = readCatalogue(file)
  registers.delete(db.origin)
  return (await saveUnits(db, units)) + (await saveSuccessions(db, successions)) + (await saveAliases(db, aliases))
}

/** The provinces since the mergers, by code: the same list the tables are filled from. */
export function provincesOfToday(): { readonly since: Day; readonly names: ReadonlyMap<string, string> } {
  return { since: day(file.twoTiersFrom), names: new Map(provincesIn(file).map((one) => [one.code, one.name])) }
}

/** The catalogue changes only when it is loaded, so each database's is read once a process. */
const registers = new WeakMap<object, Map<string, UnitRegister>>()

/** Units of one province through time, for the functions of unit.ts. */
export async function registerOf(ask: Ask, province: string): Promise<UnitRegister> {
  const kept = registers.get(ask.db.origin) ?? new Map<string, UnitRegister>()
  registers.set(ask.db.origin, kept)
  const register = kept.get(province) ?? (await registerOfProvince(ask.db, province))
  if (register.units.length > 0) kept.set(province, register)
  return register
}

/** Communes of a province in force on a day, in Vietnamese order. */
export async function communesOf(ask: Ask, province: string, on: Day): Promise<Unit[]> {
  return communesOn((await registerOf(ask, province)).units, on)
}

/** "Xã Bình Lư"; the code itself when the record does not know it. */
export async function unitName(ask: Ask, code: string, validFrom: Day): Promise<string> {
  const unit = await findUnit(ask.db, code, validFrom)
  return unit ? unitTitle(unit) : code
}

export async function loadEstablishment(ask: Ask, id: string): Promise<Establishment | undefined> {
  return await findEstablishment(ask.db, ask.province, id)
}

export type NameAndPlace = { readonly name: string; readonly communeName: string }

/** Names for lists, by id; ids that are not there are left out. */
export async function namesOf(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, NameAndPlace>> {
  const rows = ids.length === 0 ? [] : await namesByIds(ask.db, ask.province, [...new Set(ids)])
  return new Map(rows.map(({ id, name, kind, unitName: place }) => [id, { name, communeName: placeWords(kind, place) }]))
}

function placeWords(kind: string | null, name: string | null): string {
  return kind === null || name === null ? '' : `${UNIT_KIND_WORDS[kind as UnitKind]} ${name}`
}

/**
 * These establishments and every other record with the number of one of them, each under the first of these with that number: a record made a
 * second time is the same beneficiary. Nothing is merged; branches have numbers of their own.
 */
export async function byNumber(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pairs = ids.length === 0 ? [] : await withNumberOf(ask.db, ask.province, ids)
  const first = new Map<string, string>()
  for (const id of ids) {
    for (const same of [id, ...pairs.filter((pair) => pair.id === id).map(({ otherId }) => otherId)]) if (!first.has(same)) first.set(same, id)
  }
  return first
}

/** Where an asker held to a commune may look: the commune and the units it grew from. Undefined for those who see the whole province. */
export async function heldPlaces(ask: Ask): Promise<UnitKey[] | undefined> {
  const commune = onlyCommune(ask.who)
  return commune === undefined || sabotaged('F3.whole-province') ? undefined : keysWithin(await registerOf(ask, ask.province), commune)
}

/** Records of one number are one establishment, called by its oldest record. */
export async function oneForNumber(ask: Ask, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pairs = ids.length === 0 ? [] : await withNumberOf(ask.db, ask.province, ids)
  const oldest = (id: string) => [id, ...pairs.filter((pair) => pair.id === id).map(({ otherId }) => otherId)].sort()[0] ?? id
  return new Map(ids.map((id) => [id, oldest(id)]))
}

/** May this person reach the establishment named in the path? */
export const establishmentReach: Reach = async (ask, { establishmentId = '' }) => {
  if (!isStaff(ask.who)) return ask.who.establishmentId === establishmentId
  const keys = await heldPlaces(ask)
  if (keys === undefined) return (await loadEstablishment(ask, establishmentId)) !== undefined
  return await isWithin(ask.db, ask.province, establishmentId, keys)
}
