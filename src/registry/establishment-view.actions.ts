// Looking: one establishment or a list of them, contact and number covered unless this person uncovered them or they are their own.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { wordsTyped } from '../basics/text.ts'
import type { Ask } from '../platform/route.ts'
import { actsOn, hasAny, isStaff, MAY_CHANGE, onlyCommune } from './access.ts'
import { coreName, type Likable, possibleDuplicates, type Reason } from './duplicates.ts'
import { candidatesFor, contactOpenUntil, findEstablishment, findNewest, readPage, type Wanted } from './establishment.store.ts'
import { doubtOf, type Establishment, formatPhone, rootOf } from './establishment.ts'
import {
  type Choice,
  covered,
  type DuplicateShown,
  type EstablishmentList,
  type EstablishmentView,
  keyOf,
  type ListedEstablishment,
  type ListInput,
  MOST_COUNTED,
  type Twin,
} from './establishment-view.ts'
import { placeOf } from './place.ts'
import { registerOf } from './registry.actions.ts'
import { communesOn, keysWithin, sameUnit, type UnitRegister, unitOn } from './unit.ts'
import { findCommunes, unitTitle } from './unit-search.ts'

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

/** Other records that may be this establishment, the likeliest first. */
export async function duplicatesOf(ask: Ask, one: Likable) {
  const root = one.identityNo === null ? null : rootOf(one.identityNo)
  return possibleDuplicates(one, await candidatesFor(ask.db, ask.province, one, coreName(one.name).split(' '), root))
}

const TWIN_REASONS: ReadonlySet<Reason> = new Set(['same-number', 'same-name', 'tone-placement', 'marks-differ', 'look-alike-letters'])

/** Records that bear the number, or the name, of one of these: whoever judges their support must know. Each pair once. */
export async function twinsOf(ask: Ask, ids: readonly string[]): Promise<Twin[]> {
  const found: Twin[] = []
  for (const [i, id] of ids.entries()) {
    const one = await findEstablishment(ask.db, ask.province, id)
    for (const { other, reasons } of one ? await duplicatesOf(ask, one) : []) {
      const told = reasons.filter((reason) => TWIN_REASONS.has(reason))
      if (told.length > 0 && !ids.slice(0, i).includes(other.id))
        found.push({ id, name: one?.name ?? '', otherId: other.id, otherName: other.name, reasons: told })
    }
  }
  return found
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

export async function listEstablishments(ask: Ask, input: ListInput): Promise<Outcome<EstablishmentList>> {
  const register = await registerOf(ask, ask.province)
  const held = onlyCommune(ask.who)
  const { rows, found } = await readPage(ask.db, ask.province, wantedBy(register, input, held), input.page)
  return ok({
    input,
    rows: shown(ask, register, rows),
    total: Math.min(found, MOST_COUNTED),
    capped: found > MOST_COUNTED,
    communes: held === undefined ? communeChoices(register, ask.today) : [],
    meant: input.q === '' || held !== undefined ? [] : meantBy(register, input.q, ask.today),
    held: held === undefined ? undefined : heldTitle(register, held, ask.today),
    can: { create: hasAny(ask.who, MAY_CHANGE) },
  })
}

/** The newest records within reach that answer to what was typed, and one more than `most` when there are more. */
export async function findEstablishments(ask: Ask, q: string, most: number): Promise<ListedEstablishment[]> {
  const register = await registerOf(ask, ask.province)
  const wanted = wantedBy(register, { q, commune: undefined, kind: undefined, page: 1 }, onlyCommune(ask.who))
  return shown(ask, register, await findNewest(ask.db, ask.province, wanted, most))
}

function shown(ask: Ask, register: UnitRegister, rows: readonly Establishment[]): ListedEstablishment[] {
  return rows.map((one) => ({ ...covered(one), place: placeOf(register, keyOf(one), ask.today) }))
}

function heldTitle(register: UnitRegister, code: string, today: Day): string {
  const unit = unitOn(register.units, code, today)
  return unit ? unitTitle(unit) : 'chưa được phân công địa bàn'
}

function wantedBy(register: UnitRegister, { q, commune, kind }: ListInput, held: string | undefined): Wanted {
  const code = held ?? commune
  const within = code === undefined ? undefined : keysWithin(register, code)
  const digits = q.replace(/[\s.]/gu, '')
  if (/^\d{9,12}$|^\d{10}-\d{3}$/.test(digits)) return { words: [], number: digits, kind, within }
  return { words: wordsTyped(q), kind, within }
}

function meantBy(register: UnitRegister, q: string, today: Day): Choice[] {
  const found = findCommunes(register, today, q)
  return found.slice(0, 5).map(({ unit, label }) => ({ value: unit.code, label }))
}

/** Short, for the filter: its box must stay narrow; former names are found by typing them. */
function communeChoices(register: UnitRegister, today: Day): Choice[] {
  return communesOn(register.units, today).map((unit) => ({ value: unit.code, label: unitTitle(unit) }))
}
