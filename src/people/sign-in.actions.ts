// The door: a name and a password in, a session out. The same answer, after the same work, whether the login exists or not.
import { createHash } from 'node:crypto'
import { dayOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { inTransaction, readReference } from '../platform/db.ts'
import type { Ask, Desk, Who } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { record } from '../trail/trail.actions.ts'
import { countTry, forgetTries, takeBackTry } from './guessing.store.ts'
import { type Door, delays, FORGOTTEN_AFTER_HOURS, waitInWords } from './guessing.ts'
import { DoorCrowded, verifyPassword } from './password.actions.ts'
import { normalisePassword } from './password.ts'
import { findForSignIn, type SignInRow } from './person.store.ts'
import { normaliseLogin } from './person.ts'
import type { Role } from './role.ts'
import { Secret } from './secret.ts'
import { beginSession, newToken, tokenHash } from './session.actions.ts'
import { deviceIsInUse, endByToken, endSession, rememberDevice } from './session.store.ts'

export const SESSION = 'kc_session'
export const DEVICE = 'kc_device'
const NOBODY = '00000000-0000-0000-0000-000000000000'

export type Typed = { readonly login: string; readonly password: string }

/** A person whose password was right, on the way in. */
export type Admitted = {
  readonly person: SignInRow
  readonly agent: string
  readonly device: string | undefined
  readonly previous: string | undefined
}

type Tries = readonly { readonly door: Door; readonly key: string }[]

/** Before the transaction: count the try, check the password, and take the count back when it was right. */
export async function checkPassword(desk: Desk, { login, password }: Typed): Promise<Outcome<Admitted>> {
  const device = desk.from.cookie(DEVICE)
  const name = normaliseLogin(login)
  const person = await readReference(desk.pool, (db) => findForSignIn(db, name, tokenHash(device ?? '')))
  const tries = triesFor(name, desk.from.address, person?.knownDevice ? device : undefined)
  const opensAt = await count(desk, tries)
  if (opensAt) return refuse('people.too-many-tries', { wait: waitInWords((opensAt.getTime() - desk.now.getTime()) / 1000) })
  const right = await verify(person, normalisePassword(password))
  if (right === 'crowded') return await giveBack(desk, tries, refuse('people.busy'))
  if (!right || !person || person.locked) {
    await recordFailure(desk, person)
    return refuse('people.wrong-login')
  }
  return await giveBack(desk, tries, ok({ person, agent: desk.from.agent, device, previous: desk.from.cookie(SESSION) }))
}

async function verify(person: SignInRow | undefined, password: string): Promise<boolean | 'crowded'> {
  try {
    return await verifyPassword(person?.passwordHash, password)
  } catch (error) {
    if (error instanceof DoorCrowded) return 'crowded'
    throw error
  }
}

function keyOf(door: Door, ...parts: readonly string[]): string {
  return `${door}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`
}

/** A known device has a count of its own, so its owner gets in while a stranger's guesses keep the login's own door shut. */
function triesFor(login: string, address: string, knownDevice: string | undefined): Tries {
  if (knownDevice !== undefined) return [{ door: 'device', key: keyOf('device', login, knownDevice) }]
  return [
    { door: 'login', key: keyOf('login', login) },
    { door: 'address', key: keyOf('address', address) },
  ]
}

/** All counts or none: a try turned away at one door is not counted at another. */
async function count(desk: Desk, tries: Tries): Promise<Date | undefined> {
  if (sabotaged('J2.no-count')) return undefined
  const forgottenBefore = new Date(desk.now.getTime() - FORGOTTEN_AFTER_HOURS * 3_600_000)
  return await inTransaction<Date | undefined>(desk.pool, { province: desk.province, readOnly: false, lane: 'entry' }, async (db) => {
    for (const { door, key } of tries) {
      const opensAt = await countTry(db, { key, delays: delays(door) }, desk.now, forgottenBefore)
      if (opensAt) return { keep: false, value: opensAt }
    }
    return { keep: true, value: undefined }
  })
}

async function giveBack<T>(desk: Desk, tries: Tries, answer: Outcome<T>): Promise<Outcome<T>> {
  await readReference(desk.pool, async (db) => {
    for (const { door, key } of tries) await (answer.ok && door !== 'address' ? forgetTries(db, key) : takeBackTry(db, key, desk.now))
  })
  return answer
}

/** Guessing the old password from an open session is counted too, apart from the door's own counts. */
export async function countGuess(desk: Desk, personId: string): Promise<Outcome<{ right(): Promise<void> }>> {
  const tries: Tries = [{ door: 'device', key: keyOf('device', 'own', personId) }]
  const opensAt = await count(desk, tries)
  if (opensAt) return refuse('people.too-many-tries', { wait: waitInWords((opensAt.getTime() - desk.now.getTime()) / 1000) })
  return ok({ right: async () => void (await giveBack(desk, tries, ok(undefined))) })
}

/** What was typed is not written down: people type passwords into the wrong field. */
async function recordFailure(desk: Desk, person: SignInRow | undefined): Promise<void> {
  await inTransaction(desk.pool, { province: desk.province, readOnly: false, lane: 'entry' }, async (db) => {
    const { province, now, requestId } = desk
    const who: Who = { personId: NOBODY, name: '', title: '', roles: [], province }
    const { address } = desk.from
    const ask: Ask = { who, province, now, today: dayOf(now), db, requestId, address, recorded: { count: 0 }, newId: () => desk.newId() }
    await record(ask, { act: 'people.sign-in-failed', subjectKind: 'person', subjectId: person?.id ?? NOBODY, facts: {} })
    return { keep: true, value: undefined }
  })
}

export type SignedIn = {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly mustChange: boolean
  readonly session: Secret
  readonly device: Secret
}

/** The act: a new session (never the token that came in), the device remembered, one line in the trail. */
export async function signIn(ask: Ask, { person, agent, device, previous }: Admitted): Promise<Outcome<SignedIn>> {
  if (previous !== undefined) await endByToken(ask.db, tokenHash(previous), ask.now)
  const { id: personId, name, title, roles, mustChange, provinceCode: province } = person
  const session = await beginSession(ask.db, { personId, agent, now: ask.now, roles })
  const kept = device !== undefined && (await deviceIsInUse(ask.db, tokenHash(device))) ? device : newToken()
  await rememberDevice(ask.db, personId, tokenHash(kept), ask.now)
  const facts = { sessionId: session.id, knownDevice: person.knownDevice }
  await record(
    { ...ask, who: { personId, name, title, roles, province } },
    { act: 'people.signed-in', subjectKind: 'person', subjectId: personId, facts },
  )
  return ok({ personId, name, roles, mustChange, session: new Secret(session.token), device: new Secret(kept) })
}

export async function signOut(ask: Ask): Promise<Outcome<Record<string, never>>> {
  const { personId, sessionId } = ask.who
  if (sessionId !== undefined) await endSession(ask.db, personId, sessionId, ask.now)
  await record(ask, { act: 'people.signed-out', subjectKind: 'person', subjectId: personId, facts: {} })
  return ok({})
}
