// Acts on an establishment: each one transaction and one line in the trail. Numbers that may be wrong are told, never refused.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { record } from '../trail/trail.actions.ts'
import { isStaff, onlyCommune } from './access.ts'
import { insertEstablishment, lockEstablishment, openContact, updateEstablishment } from './establishment.store.ts'
import type { Establishment } from './establishment.ts'
import { duplicatesOf } from './establishment-view.actions.ts'
import { registerOf } from './registry.actions.ts'
import { asItIs, keysWithin, sameUnit, type Unit, type UnitKey, unitOn } from './unit.ts'
import { unitInText } from './unit-search.ts'

/** What an officer writes down; the contact and the number have an act of their own once the record stands. */
export type EstablishmentFacts = Omit<Establishment, 'id' | 'version' | 'communeValidFrom' | 'identityNo' | 'phone' | 'email'>
export type ContactFacts = Pick<Establishment, 'phone' | 'email'> & { readonly identityNo?: string | null | undefined }

export async function createEstablishment(ask: Ask, facts: EstablishmentFacts & ContactFacts): Promise<Outcome<{ id: string; duplicates: number }>> {
  const checked = await check(ask, facts)
  if (!checked.ok) return checked
  const id = ask.newId()
  const one: Establishment = { ...facts, id, version: 1, identityNo: facts.identityNo ?? null, communeValidFrom: checked.value.validFrom }
  await insertEstablishment(ask.db, ask.province, one, ask.now)
  const duplicates = (await duplicatesOf(ask, one)).length
  await record(ask, {
    act: 'registry.establishment-created',
    subjectKind: 'establishment',
    subjectId: id,
    facts: { name: one.name, kind: one.kind, duplicates },
  })
  return ok({ id, duplicates })
}

export async function changeEstablishment(ask: Ask, id: string, version: number, facts: EstablishmentFacts): Promise<Outcome<{ version: number }>> {
  const before = await lockSeen(ask, id, version)
  if (!before.ok) return before
  const checked = await check(ask, facts, before.value)
  if (!checked.ok) return checked
  const { code, validFrom } = checked.value
  const after: Establishment = { ...before.value, ...facts, communeCode: code, communeValidFrom: validFrom, version: version + 1 }
  await updateEstablishment(ask.db, ask.province, after)
  await record(ask, {
    act: 'registry.establishment-changed',
    subjectKind: 'establishment',
    subjectId: id,
    facts: { version: after.version, changed: changes(before.value, after) },
  })
  return ok({ version: after.version })
}

/** Telephone and mail, by staff or by the establishment itself; the number by staff alone. The trail names the fields, never their content. */
export async function changeContact(ask: Ask, id: string, version: number, contact: ContactFacts): Promise<Outcome<{ version: number }>> {
  const { phone, email, identityNo } = contact
  if (identityNo !== undefined && !isStaff(ask.who)) return refuse('registry.identity-by-officer', {}, 'identityNo')
  const before = await lockSeen(ask, id, version)
  if (!before.ok) return before
  const after: Establishment = { ...before.value, phone, email, ...(identityNo === undefined ? {} : { identityNo }), version: version + 1 }
  await updateEstablishment(ask.db, ask.province, after)
  const fields = SENSITIVE.filter((field) => before.value[field] !== after[field])
  await record(ask, { act: 'registry.contact-changed', subjectKind: 'establishment', subjectId: id, facts: { version: after.version, fields } })
  return ok({ version: after.version })
}

const SENSITIVE = ['phone', 'email', 'identityNo'] as const
export const DISCLOSED_MINUTES = 15

/** Uncovers contact and number for this person for a quarter of an hour; that they looked stays in the trail (personal data). */
export async function discloseContact(ask: Ask, id: string): Promise<Outcome<{ minutes: number }>> {
  if (!(await lockEstablishment(ask.db, ask.province, id))) return refuse('registry.not-found')
  await openContact(ask.db, ask.province, id, ask.who.personId, new Date(ask.now.getTime() + DISCLOSED_MINUTES * 60_000))
  await record(ask, {
    act: 'registry.contact-disclosed',
    subjectKind: 'establishment',
    subjectId: id,
    facts: { fields: SENSITIVE, minutes: DISCLOSED_MINUTES },
  })
  return ok({ minutes: DISCLOSED_MINUTES })
}

async function lockSeen(ask: Ask, id: string, version: number): Promise<Outcome<Establishment>> {
  const current = await lockEstablishment(ask.db, ask.province, id)
  if (!current) return refuse('registry.not-found')
  return current.version === version ? ok(current) : refuse('request.stale', { version: String(current.version) })
}

/** The day and the commune must be possible; answers the key to write. An address that did not move keeps the key it was written under. */
async function check(ask: Ask, facts: EstablishmentFacts, before?: Establishment): Promise<Outcome<UnitKey>> {
  const register = await registerOf(ask, ask.province)
  const commune = unitOn(register.units, facts.communeCode, ask.today)
  if (commune?.level !== 'commune') return refuse('registry.commune-unknown', {}, 'communeCode')
  const refused = refuseElsewhere(ask, commune, keysWithin(register, onlyCommune(ask.who) ?? commune.code))
  if (refused) return refused
  if (facts.foundedOn !== null && facts.foundedOn > ask.today) return refuse('registry.founded-later', {}, 'foundedOn')
  const kept = before && { code: before.communeCode, validFrom: before.communeValidFrom }
  const stayed = kept && asItIs(register, kept, ask.today).some((unit) => sameUnit(unit, commune))
  return ok(stayed ? kept : { code: commune.code, validFrom: commune.validFrom })
}

function refuseElsewhere(ask: Ask, commune: Unit, within: readonly UnitKey[]) {
  if (within.some((key) => sameUnit(key, commune))) return undefined
  return refuse('registry.not-your-commune', { commune: unitInText(commune), officer: ask.who.name }, 'communeCode')
}

const TOLD = [
  'name',
  'kind',
  'communeCode',
  'address',
  'sector',
  'products',
  'ownerName',
  'ownerIsWoman',
  'ownerIsMinority',
  'workers',
  'foundedOn',
] as const

function changes(before: Establishment, after: Establishment) {
  const changed = TOLD.filter((field) => before[field] !== after[field])
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]))
}
