// What is shown of establishments: numbers and contact covered, unless this person uncovered them or it is their own.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { fold } from '../basics/text.ts'
import type { Ask } from '../platform/route.ts'
import { actsOn, type EstablishmentAct, hasAny, isStaff, MAY_CHANGE, onlyCommune } from './access.ts'
import { coreName, type Likable, possibleDuplicates, type Reason } from './duplicates.ts'
import { candidatesFor, contactOpenUntil, countUpTo, findEstablishment, listOf, type Wanted } from './establishment.store.ts'
import {
  doubtOf,
  type Establishment,
  formatPhone,
  type IdentityDoubt,
  type Kind,
  maskEmail,
  maskIdentity,
  maskPhone,
  rootOf,
} from './establishment.ts'
import { type Place, placeOf } from './place.ts'
import { registerOf } from './registry.actions.ts'
import { communesOn, keysWithin, sameUnit, type UnitKey, type UnitRegister } from './unit.ts'
import { findCommunes, unitLabel, unitTitle } from './unit-search.ts'

export type Choice = { readonly value: string; readonly label: string }

export type DuplicateShown = {
  readonly id: string
  readonly name: string
  readonly place: Place
  readonly reasons: readonly Reason[]
  readonly within: boolean
}

export type EstablishmentView = {
  /** Number, telephone and mail are covered unless `open`. */
  readonly establishment: Establishment
  readonly open: boolean
  readonly openUntil: Date | undefined
  readonly own: boolean
  readonly place: Place
  readonly doubt: IdentityDoubt | undefined
  readonly duplicates: readonly DuplicateShown[]
  readonly can: readonly EstablishmentAct[]
  readonly requestKey: string
}

export async function viewEstablishment(ask: Ask, id: string): Promise<Outcome<EstablishmentView>> {
  const one = await findEstablishment(ask.db, ask.province, id)
  if (!one) return refuse('registry.not-found')
  const register = await registerOf(ask, ask.province)
  const own = !isStaff(ask.who)
  const openUntil = own ? undefined : await contactOpenUntil(ask.db, ask.province, id, ask.who.personId, ask.now)
  const open = own || openUntil !== undefined
  return ok({
    establishment: open ? { ...one, phone: formatPhone(one.phone) } : covered(one),
    open,
    openUntil,
    own,
    place: placeOf(register, keyOf(one), ask.today),
    doubt: doubtOf(one.identityNo),
    duplicates: own ? [] : await duplicatesShown(ask, register, one),
    can: actsOn(ask.who),
    requestKey: ask.newId(),
  })
}

export function covered(one: Establishment): Establishment {
  return {
    ...one,
    identityNo: one.identityNo === null ? null : maskIdentity(one.identityNo),
    phone: maskPhone(one.phone),
    email: maskEmail(one.email),
  }
}

function keyOf(one: Pick<Establishment, 'communeCode' | 'communeValidFrom'>): UnitKey {
  return { code: one.communeCode, validFrom: one.communeValidFrom }
}

/** Other records that may be this establishment, the likeliest first. */
export async function duplicatesOf(ask: Ask, one: Likable) {
  const root = one.identityNo === null ? null : rootOf(one.identityNo)
  return possibleDuplicates(one, await candidatesFor(ask.db, ask.province, one, coreName(one.name).split(' '), root))
}

async function duplicatesShown(ask: Ask, register: UnitRegister, one: Establishment): Promise<DuplicateShown[]> {
  const commune = onlyCommune(ask.who)
  const keys = commune === undefined ? undefined : keysWithin(register, commune)
  return (await duplicatesOf(ask, one)).slice(0, 10).map(({ other, reasons }) => {
    const key = keyOf(other)
    return {
      id: other.id,
      name: other.name,
      place: placeOf(register, key, ask.today),
      reasons,
      within: keys?.some((mine) => sameUnit(mine, key)) ?? true,
    }
  })
}

export const ROWS_ON_PAGE = 25
export const MOST_COUNTED = 1000

export type ListInput = { readonly q: string; readonly commune: string | undefined; readonly kind: Kind | undefined; readonly page: number }

export type ListedEstablishment = Establishment & { readonly place: Place }

export type EstablishmentList = {
  readonly input: ListInput
  readonly rows: readonly ListedEstablishment[]
  readonly total: number
  readonly capped: boolean
  readonly communes: readonly Choice[]
  /** Communes that what was typed may mean, old names too. */
  readonly meant: readonly Choice[]
  /** The one commune an officer is held to. */
  readonly held: string | undefined
  readonly can: { readonly create: boolean }
}

export async function listEstablishments(ask: Ask, input: ListInput): Promise<Outcome<EstablishmentList>> {
  const register = await registerOf(ask, ask.province)
  const held = onlyCommune(ask.who)
  const wanted = wantedBy(register, input, held)
  const found = await countUpTo(ask.db, ask.province, wanted, MOST_COUNTED + 1)
  const rows = found === 0 ? [] : await listOf(ask.db, ask.province, wanted, (input.page - 1) * ROWS_ON_PAGE, ROWS_ON_PAGE)
  return ok({
    input,
    rows: rows.map((one) => ({ ...covered(one), place: placeOf(register, keyOf(one), ask.today) })),
    total: Math.min(found, MOST_COUNTED),
    capped: found > MOST_COUNTED,
    communes: held === undefined ? communeChoices(register, ask.today) : [],
    meant: input.q === '' || held !== undefined ? [] : meantBy(register, input.q, ask.today),
    held: held === undefined ? undefined : heldTitle(register, held, ask.today),
    can: { create: hasAny(ask.who, MAY_CHANGE) },
  })
}

function heldTitle(register: UnitRegister, code: string, today: Day): string {
  const unit = register.units.find(
    (one) => one.code === code && one.level === 'commune' && one.validFrom <= today && (one.validTo === null || today < one.validTo),
  )
  return unit ? unitTitle(unit) : 'chưa được phân công địa bàn'
}

function wantedBy(register: UnitRegister, { q, commune, kind }: ListInput, held: string | undefined): Wanted {
  const code = held ?? commune
  const within = code === undefined ? undefined : keysWithin(register, code)
  const digits = q.replace(/[\s.]/gu, '')
  if (/^\d{9,12}$|^\d{10}-\d{3}$/.test(digits)) return { others: [], number: digits, kind, within }
  const words = fold(q).split(' ').filter(Boolean).slice(0, 8)
  const word = tellingWord(words)
  return { word, others: words.filter((other) => other !== word), kind, within }
}

/** The longest word that names no legal form: "hop tac xa che" is looked up by "che". */
function tellingWord(words: readonly string[]): string | undefined {
  return coreName(words.join(' '))
    .split(' ')
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)[0]
}

function meantBy(register: UnitRegister, q: string, today: Day): Choice[] {
  const found = findCommunes(register, today, q)
  return found.slice(0, 5).map(({ unit, label }) => ({ value: unit.code, label }))
}

export function communeChoices(register: UnitRegister, today: Day): Choice[] {
  return communesOn(register.units, today).map((unit) => ({ value: unit.code, label: unitLabel(register, unit) }))
}

export type EstablishmentForm = {
  readonly establishment: Establishment | undefined
  readonly communes: readonly Choice[]
  readonly communeNow: string | undefined
  readonly requestKey: string
}

/** An empty form, or the record to be changed. An officer of a commune is offered that commune alone. */
export async function formFor(ask: Ask, id?: string): Promise<Outcome<EstablishmentForm>> {
  const one = id === undefined ? undefined : await findEstablishment(ask.db, ask.province, id)
  if (id !== undefined && !one) return refuse('registry.not-found')
  const register = await registerOf(ask, ask.province)
  const held = onlyCommune(ask.who)
  const keys = held === undefined ? undefined : keysWithin(register, held)
  const communes = communesOn(register.units, ask.today).filter((unit) => keys?.some((key) => sameUnit(key, unit)) ?? true)
  return ok({
    establishment: one && covered(one),
    communes: communes.map((unit) => ({ value: unit.code, label: unitLabel(register, unit) })),
    communeNow: one ? placeOf(register, keyOf(one), ask.today).codeNow : communes.length === 1 ? communes[0]?.code : undefined,
    requestKey: ask.newId(),
  })
}

export type ContactForm = { readonly establishment: Establishment; readonly own: boolean; readonly requestKey: string }

/** Staff see the contact only after they uncovered it. */
export async function contactFormFor(ask: Ask, id: string): Promise<Outcome<ContactForm>> {
  const one = await findEstablishment(ask.db, ask.province, id)
  if (!one) return refuse('registry.not-found')
  const own = !isStaff(ask.who)
  const open = own || (await contactOpenUntil(ask.db, ask.province, id, ask.who.personId, ask.now)) !== undefined
  return open ? ok({ establishment: one, own, requestKey: ask.newId() }) : refuse('registry.contact-covered')
}

export type CommuneFound = { readonly code: string; readonly validFrom: Day; readonly title: string; readonly label: string; readonly by: string }

/** For pickers: communes of the province on a day, by any name they have or had. */
export async function pickCommunes(ask: Ask, q: string, on: Day): Promise<Outcome<{ on: Day; communes: CommuneFound[] }>> {
  const found = findCommunes(await registerOf(ask, ask.province), on, q)
  return ok({ on, communes: found.map(({ unit, label, by }) => ({ code: unit.code, validFrom: unit.validFrom, title: unitTitle(unit), label, by })) })
}
