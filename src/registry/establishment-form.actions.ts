// What the forms of an establishment are drawn from, and the communes for pickers.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { isStaff, onlyCommune } from './access.ts'
import { contactOpenUntil, findEstablishment } from './establishment.store.ts'
import { type ContactForm, covered, type EstablishmentForm, keyOf } from './establishment-view.ts'
import { placeOf } from './place.ts'
import { registerOf } from './registry.actions.ts'
import { communesOn, keysWithin, sameUnit } from './unit.ts'
import { findCommunes, unitLabel, unitTitle } from './unit-search.ts'

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
