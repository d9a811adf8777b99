// What an administrator does with people. Nobody touches their own roles, and a province never loses its last administrator.
import { type Outcome, ok, refusal, refuse, refuseAll } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { record } from '../trail/trail.actions.ts'
import type { Facts } from '../trail/trail.chain.ts'
import * as store from './person.store.ts'
import {
  type AccountCount,
  type AccountState,
  decideRoles,
  LOGIN_SHAPE,
  mayGrant,
  normaliseLogin,
  PEOPLE_A_PAGE,
  type Person,
  postFaults,
} from './person.ts'
import type { Role } from './role.ts'
import { endSession, endSessions, forgetDevices, listSessions } from './session.store.ts'
import type { OpenSession } from './session.ts'

export type Listed = { readonly people: readonly Person[]; readonly total: number; readonly page: number }

export type Wanted = { readonly text: string; readonly role?: Role | undefined; readonly state?: AccountState | undefined; readonly page?: number }

export async function findPeople(ask: Ask, { text, role, state, page = 1 }: Wanted): Promise<Listed> {
  const search = { province: ask.province, text: text.trim(), role, state, offset: (page - 1) * PEOPLE_A_PAGE, most: PEOPLE_A_PAGE }
  return { people: await store.listPeople(ask.db, search), total: await store.countPeople(ask.db, search), page }
}

export async function countAccounts(ask: Ask): Promise<AccountCount> {
  return await store.countByState(ask.db, ask.province)
}

export async function loadPerson(ask: Ask, personId: string): Promise<Person | undefined> {
  return await store.findPerson(ask.db, ask.province, personId)
}

export async function personIsHere(ask: Ask, personId: string): Promise<boolean> {
  return (await loadPerson(ask, personId)) !== undefined
}

export async function showPerson(ask: Ask, personId: string): Promise<Outcome<{ person: Person; sessions: OpenSession[]; own: boolean }>> {
  const person = await loadPerson(ask, personId)
  if (!person) return refuse('people.not-found')
  return ok({ person, sessions: await listSessions(ask.db, personId, ask.now), own: personId === ask.who.personId })
}

export type Newcomer = {
  readonly login: string
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly establishmentId?: string | undefined
  readonly communeCode?: string | undefined
}

/** Writes the person down. `granter` undefined: made on the server itself, by whoever runs it. */
export async function createPerson(
  ask: Ask,
  newcomer: Newcomer,
  passwordHash: string,
  mustChange: boolean,
  granter: readonly Role[] | undefined,
): Promise<Outcome<Person>> {
  const login = normaliseLogin(newcomer.login)
  const { name, title, roles, establishmentId, communeCode } = newcomer
  if (!LOGIN_SHAPE.test(login)) return refuse('people.login-shape', {}, 'login')
  const beyond = granter ? roles.filter((role) => !mayGrant(granter).includes(role)) : []
  if (beyond.length > 0) return refuse('people.role-beyond-yours', { roles: beyond.join(', ') }, 'roles')
  const faults = postFaults({ roles, establishmentId, communeCode })
  if (faults.length > 0) return refuseAll(faults)
  const id = ask.newId()
  const added = await store.addPerson(ask.db, {
    id,
    login,
    name,
    title,
    province: ask.province,
    establishmentId,
    communeCode,
    passwordHash,
    mustChange,
    now: ask.now,
  })
  if (!added) return refuse('people.login-taken', { login }, 'login')
  await store.setRoles(ask.db, { personId: id, roles, by: granter ? ask.who.personId : undefined, now: ask.now })
  await recordOn(ask, id, 'people.created', {
    login,
    name,
    roles: [...roles],
    establishmentId: establishmentId ?? null,
    communeCode: communeCode ?? null,
  })
  return ok((await store.findPerson(ask.db, ask.province, id)) as Person)
}

async function recordOn(ask: Ask, personId: string, act: string, facts: Facts): Promise<void> {
  await record(ask, { act, subjectKind: 'person', subjectId: personId, facts })
}

/** Another person of this province, locked for this act; one's own account is changed elsewhere. */
async function other(ask: Ask, personId: string): Promise<Outcome<Person>> {
  if (personId === ask.who.personId && !sabotaged('F6.own')) return refuse('people.own-account')
  const person = await store.lockPerson(ask.db, ask.province, personId)
  return person ? ok(person) : refuse('people.not-found')
}

/** The last administrator stays. Two who remove each other at once take turns, and the second is refused. */
async function keepsAnAdministrator(ask: Ask): Promise<boolean> {
  return (await store.countAdministrators(ask.db, ask.province)) > 0
}

async function takeTurns(ask: Ask): Promise<void> {
  if (!sabotaged('F6.no-turns')) await store.guardAdministrators(ask.db, ask.province)
}

export type RoleChange = { readonly personId: string; readonly roles: readonly Role[]; readonly version: number }

export async function changeRoles(ask: Ask, { personId, roles, version }: RoleChange): Promise<Outcome<Person>> {
  await takeTurns(ask)
  const person = await store.lockPerson(ask.db, ask.province, personId)
  if (!person) return refuse('people.not-found')
  const by = sabotaged('F6.own') ? '' : ask.who.personId
  const decided = decideRoles({ by, byRoles: ask.who.roles, to: person, roles })
  if (!decided.ok) return decided
  if (person.version !== version) return refuse('request.stale', { version: String(person.version) })
  await store.setRoles(ask.db, { personId, roles: decided.value, by: ask.who.personId, now: ask.now })
  if (!(await keepsAnAdministrator(ask))) return refuse('people.last-administrator', {}, 'roles')
  await store.raiseVersion(ask.db, personId)
  await endSessions(ask.db, personId, undefined, ask.now)
  await recordOn(ask, personId, 'people.roles-changed', { before: [...person.roles], after: [...decided.value] })
  return ok((await store.findPerson(ask.db, ask.province, personId)) as Person)
}

export async function lockAccount(ask: Ask, personId: string): Promise<Outcome<Person>> {
  await takeTurns(ask)
  const found = await other(ask, personId)
  if (!found.ok) return found
  if (found.value.lockedAt) return refuse('people.locked-already')
  await store.setLocked(ask.db, personId, ask.now)
  if (!(await keepsAnAdministrator(ask))) return refuse('people.last-administrator')
  await endSessions(ask.db, personId, undefined, ask.now)
  await recordOn(ask, personId, 'people.locked', {})
  return found
}

export async function unlockAccount(ask: Ask, personId: string): Promise<Outcome<Person>> {
  const found = await other(ask, personId)
  if (!found.ok) return found
  if (!found.value.lockedAt) return refuse('people.not-locked')
  await store.setLocked(ask.db, personId, null)
  await recordOn(ask, personId, 'people.unlocked', {})
  return found
}

/** A temporary password: whoever held the old one, or a session, or a known device, holds nothing afterwards. */
export async function resetPassword(ask: Ask, personId: string, passwordHash: string): Promise<Outcome<Person>> {
  const found = await other(ask, personId)
  if (!found.ok) return found
  await store.setPassword(ask.db, personId, passwordHash, true)
  await endSessions(ask.db, personId, undefined, ask.now)
  await forgetDevices(ask.db, personId, undefined)
  await recordOn(ask, personId, 'people.password-reset', {})
  return found
}

/** Ends one session of somebody else, or all of them. */
export async function endTheirSessions(ask: Ask, personId: string, sessionId: string | undefined): Promise<Outcome<{ ended: number }>> {
  const found = await other(ask, personId)
  if (!found.ok) return found
  const ended =
    sessionId === undefined ? await endSessions(ask.db, personId, undefined, ask.now) : await endSession(ask.db, personId, sessionId, ask.now)
  if (ended === 0) return refuseAll([refusal('people.session-ended-already')])
  await recordOn(ask, personId, 'people.sessions-ended', { ended })
  return ok({ ended })
}

export async function personByLogin(ask: Ask, login: string): Promise<Person | undefined> {
  return await store.findByLogin(ask.db, ask.province, normaliseLogin(login))
}
