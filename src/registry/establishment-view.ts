// What is shown of establishments: values for pages and JSON; number, telephone and mail covered.
import type { EstablishmentAct } from './access.ts'
import type { Reason } from './duplicates.ts'
import { type Establishment, type IdentityDoubt, type Kind, maskEmail, maskIdentity, maskPhone } from './establishment.ts'
import type { Place } from './place.ts'
import type { UnitKey } from './unit.ts'

export type Choice = { readonly value: string; readonly label: string }

export type DuplicateShown = {
  readonly id: string
  readonly name: string
  readonly place: Place
  readonly reasons: readonly Reason[]
  readonly within: boolean
}

/** A record and another that is it by number, or may be it by name. */
export type Twin = {
  readonly id: string
  readonly name: string
  readonly otherId: string
  readonly otherName: string
  readonly reasons: readonly Reason[]
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

export type EstablishmentForm = {
  readonly establishment: Establishment | undefined
  readonly communes: readonly Choice[]
  readonly communeNow: string | undefined
  readonly requestKey: string
}

export type ContactForm = { readonly establishment: Establishment; readonly own: boolean; readonly requestKey: string }

/** The record with number, telephone and mail masked. */
export function covered(one: Establishment): Establishment {
  return {
    ...one,
    identityNo: one.identityNo === null ? null : maskIdentity(one.identityNo),
    phone: maskPhone(one.phone),
    email: maskEmail(one.email),
  }
}

/** The key of the commune it was written under. */
export function keyOf(one: Pick<Establishment, 'communeCode' | 'communeValidFrom'>): UnitKey {
  return { code: one.communeCode, validFrom: one.communeValidFrom }
}
