// Who may hold which roles together, and who may give them.
import { type Outcome, ok, type Refusal, refusal, refuse, refuseAll } from '../basics/outcome.ts'
import { normalised } from '../basics/text.ts'
import { ROLES, type Role } from './role.ts'

export type Person = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly title: string
  readonly provinceCode: string
  readonly establishmentId: string | null
  readonly communeCode: string | null
  readonly mustChange: boolean
  readonly lockedAt: Date | null
  readonly createdAt: Date
  readonly version: number
  readonly roles: readonly Role[]
}

/** Logins are typed on phones: small Latin letters, digits, dot, dash. */
export function normaliseLogin(typed: string): string {
  return normalised(typed, 'NFKC').trim().toLowerCase()
}

export const LOGIN_SHAPE = /^[a-z0-9][a-z0-9._-]{2,39}$/

type Post = {
  readonly roles: readonly Role[]
  readonly establishmentId?: string | null | undefined
  readonly communeCode?: string | null | undefined
}

/** Roles that stand alone: an applicant is not staff; an auditor changes nothing, so holds nothing else. */
const ALONE: readonly Role[] = ['establishment', 'auditor']

/** What is wrong with the roles alone, before anything else of the person is known. */
export function roleFaults(roles: readonly Role[]): Refusal[] {
  if (roles.length === 0) return [refusal('people.role-missing', {}, 'roles')]
  const alone = roles.length > 1 ? ALONE.filter((role) => roles.includes(role)) : []
  return alone.map((role) => refusal('people.role-stands-alone', { role }, 'roles'))
}

export function postFaults({ roles, establishmentId, communeCode }: Post): Refusal[] {
  const faults = roleFaults(roles)
  if (roles.includes('establishment') && !establishmentId) faults.push(refusal('people.establishment-missing', {}, 'establishmentId'))
  if (!roles.includes('establishment') && establishmentId) faults.push(refusal('people.establishment-not-staff', {}, 'establishmentId'))
  if (roles.includes('commune-officer') && !communeCode) faults.push(refusal('people.commune-missing', {}, 'communeCode'))
  return faults
}

/** Only an administrator gives roles, and never to themselves. */
export function mayGrant(granter: readonly Role[]): readonly Role[] {
  return granter.includes('administrator') ? ROLES : []
}

export type Grant = { readonly by: string; readonly byRoles: readonly Role[]; readonly to: Person; readonly roles: readonly Role[] }

export function decideRoles({ by, byRoles, to, roles }: Grant): Outcome<readonly Role[]> {
  if (by === to.id) return refuse('people.own-roles')
  const changed = [...roles.filter((role) => !to.roles.includes(role)), ...to.roles.filter((role) => !roles.includes(role))]
  const beyond = changed.filter((role) => !mayGrant(byRoles).includes(role))
  if (beyond.length > 0) return refuse('people.role-beyond-yours', { roles: beyond.join(', ') }, 'roles')
  const faults = postFaults({ roles, establishmentId: to.establishmentId, communeCode: to.communeCode })
  return faults.length > 0 ? refuseAll(faults) : ok([...new Set(roles)])
}

export type Choice = { readonly value: string; readonly label: string }

/** Where an account stands: in use, waiting for its first own password, locked. */
export const ACCOUNT_STATES = ['open', 'waiting', 'locked'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]
export type AccountCount = Readonly<Record<AccountState, number>>

export const PEOPLE_A_PAGE = 50
