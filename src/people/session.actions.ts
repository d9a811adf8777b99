// Opening, recognising and ending sessions. A token is 256 random bits in a cookie; the database holds its hash alone.
import { createHash, randomBytes } from 'node:crypto'
import { idFrom } from '../basics/id.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { type Db, type Pool, readReference } from '../platform/db.ts'
import type { Ask, Who } from '../platform/route.ts'
import { meetStorageTrouble } from '../platform/storage.ts'
import { record } from '../trail/trail.actions.ts'
import { forgetOldTries } from './guessing.store.ts'
import { FORGOTTEN_AFTER_HOURS } from './guessing.ts'
import type { Role } from './role.ts'
import { addSession, clearOutSessions, endOldest, endSession, endSessions, findSession, type Known, listSessions, markSeen } from './session.store.ts'
import { DEVICE_KNOWN_DAYS, isIdle, lifeOf, MOST_SESSIONS, type OpenSession, SEEN_EVERY_MS } from './session.ts'

const DAY_MS = 86_400_000

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Who sends this token, if it still opens the door. One query; being seen is written at most once a minute. */
export async function identify(pool: Pool, token: string, now: Date): Promise<Who | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  return await readReference(pool, async (db) => {
    const known = await findSession(db, tokenHash(token), now)
    if (!known || isIdle(known.seenAt, now, known.roles)) return undefined
    if (now.getTime() - known.seenAt.getTime() > SEEN_EVERY_MS) await markSeen(db, known.sessionId, now).catch(unlessNoRoom)
    return whoOf(known)
  })
}

/** On a full disk pages are still read: being seen is then not written. */
function unlessNoRoom(error: unknown): void {
  if (!meetStorageTrouble(error)) throw error
}

function whoOf({ sessionId, personId, name, title, province, roles, establishmentId, communeCode, mustChange }: Known): Who {
  const who: Who = {
    personId,
    name,
    title,
    roles,
    province,
    sessionId,
    establishmentId: establishmentId ?? undefined,
    communeCode: communeCode ?? undefined,
  }
  return mustChange ? { ...who, mustChange } : who
}

export type Entrant = { readonly personId: string; readonly agent: string; readonly now: Date; readonly roles: readonly Role[] }

export async function beginSession(db: Db, { personId, agent, now, roles }: Entrant): Promise<{ readonly id: string; readonly token: string }> {
  const token = newToken()
  const id = idFrom(now.getTime(), randomBytes(10))
  const expiresAt = new Date(now.getTime() + lifeOf(roles).absoluteMs)
  await addSession(db, { id, tokenHash: tokenHash(token), personId, now, expiresAt, agent: agent.slice(0, 300) })
  await endOldest(db, personId, MOST_SESSIONS, now)
  return { id, token }
}

/** A session without a password, for tests and for tools on the server itself; no route leads here. */
export async function openSession(pool: Pool, entrant: Entrant): Promise<string> {
  return (await readReference(pool, (db) => beginSession(db, entrant))).token
}

export async function ownSessions(ask: Ask): Promise<OpenSession[]> {
  return await listSessions(ask.db, ask.who.personId, ask.now)
}

export async function endOwnSession(ask: Ask, sessionId: string): Promise<Outcome<{ sessionId: string }>> {
  const ended = await endSession(ask.db, ask.who.personId, sessionId, ask.now)
  if (ended === 0) return refuse('people.session-ended-already')
  await record(ask, { act: 'people.session-ended', subjectKind: 'person', subjectId: ask.who.personId, facts: { sessionId } })
  return ok({ sessionId })
}

export async function endOtherSessions(ask: Ask): Promise<Outcome<{ ended: number }>> {
  const ended = await endSessions(ask.db, ask.who.personId, ask.who.sessionId, ask.now)
  await record(ask, { act: 'people.other-sessions-ended', subjectKind: 'person', subjectId: ask.who.personId, facts: { ended } })
  return ok({ ended })
}

/** Housekeeping for a timer: sessions a month past their end, devices long unseen, guesses long forgotten. */
export async function clearOut(pool: Pool, now: Date): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await readReference(pool, async (db) => {
    await clearOutSessions(db, ago(30 * DAY_MS), ago(DEVICE_KNOWN_DAYS * DAY_MS))
    await forgetOldTries(db, ago(FORGOTTEN_AFTER_HOURS * 3_600_000))
  })
}
