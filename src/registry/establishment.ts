// Who may benefit: what an establishment is, and what its numbers say. A doubtful number is a warning, never a refusal.

import type { Day } from '../basics/day.ts'
import { taxCheckHolds } from '../basics/tax-number.ts'
import { normalised } from '../basics/text.ts'

export const KINDS = [
  'company',
  'private-enterprise',
  'cooperative',
  'cooperative-union',
  'cooperative-group',
  'business-household',
  'artisan',
  'other',
] as const
export type Kind = (typeof KINDS)[number]

/** Lines of trade of Điều 5 Nghị định 45/2012/NĐ-CP, a) to g). */
export const SECTORS = [
  'agro-processing',
  'consumer-goods',
  'chemicals-materials',
  'mechanical-electronic',
  'handicraft',
  'mining-processing',
  'cleaner-production',
  'other',
] as const
export type Sector = (typeof SECTORS)[number]

export type Establishment = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly kind: Kind
  /** "6200012345", "6200012345-001" or 12 digits; null while it has none. */
  readonly identityNo: string | null
  readonly communeCode: string
  readonly communeValidFrom: Day
  readonly address: string
  readonly sector: Sector
  readonly products: string
  readonly ownerName: string
  readonly ownerIsWoman: boolean
  readonly ownerIsMinority: boolean
  readonly workers: number | null
  /** Digits only; '' while unknown. */
  readonly phone: string
  readonly email: string
  readonly foundedOn: Day | null
}

/** Reads a number as people write it: 10 digits, 10-3, 13 without the dash, or the 12 of a person. '' is null, anything else undefined. */
export function readIdentity(typed: string): string | null | undefined {
  const text = normalised(typed, 'NFKC')
    .replace(/[\s.\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
  if (text === '') return null
  if (/^\d{10}$|^\d{12}$/.test(text)) return text
  const branch = /^(\d{10})-?(\d{3})$/.exec(text)
  return branch ? `${branch[1]}-${branch[2]}` : undefined
}

export type IdentityDoubt = 'check-digit-wrong' | 'check-digit-open'

/** Where the check digit cannot be told the number is only called open. A person's 12 digits carry none. */
export function doubtOf(identityNo: string | null): IdentityDoubt | undefined {
  const digits = /^(\d{10})(-\d{3})?$/.exec(identityNo ?? '')?.[1]
  if (!digits) return undefined
  const holds = taxCheckHolds(digits)
  if (holds === undefined) return 'check-digit-open'
  return holds ? undefined : 'check-digit-wrong'
}

/** The enterprise itself, whichever of its branches the number names. */
export function rootOf(identityNo: string): string {
  return identityNo.split('-')[0] as string
}

/** Digits of a telephone number in Việt Nam, "+84 912 345 214" as "0912345214"; undefined when it is none. */
export function readPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s.()-]/gu, '').replace(/^(\+84|0084)0?/, '0')
  return /^0\d{8,10}$/.test(digits) ? digits : undefined
}

/** "0912345214" as "09xx xxx 214": enough to tell two apart, too little to call. */
export function maskPhone(phone: string): string {
  return phone === '' ? '' : `${phone.slice(0, 2)}xx xxx ${phone.slice(-3)}`
}

/** "0912345214" as "0912 345 214" */
export function formatPhone(phone: string): string {
  return phone.length === 10 ? `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}` : phone
}

/** "012090001234" as "01xxxxxxx234". */
export function maskIdentity(identityNo: string | null): string {
  if (identityNo === null) return ''
  return `${identityNo.slice(0, 2)}${identityNo.slice(2, -3).replace(/\d/g, 'x')}${identityNo.slice(-3)}`
}

/** "htx.tapin@gmail.com" as "h…@gmail.com". */
export function maskEmail(email: string): string {
  return email === '' ? '' : `${email[0]}…@${email.split('@').at(-1)}`
}
