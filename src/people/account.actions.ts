// One's own account: the password. The old one is asked for again, and every other session ends with it.
import { type Outcome, ok, refuse, refuseAll } from '../basics/outcome.ts'
import { readReference } from '../platform/db.ts'
import type { Ask, Desk } from '../platform/route.ts'
import { record } from '../trail/trail.actions.ts'
import { faultsOf, hashPassword, verifyPassword } from './password.actions.ts'
import { normalisePassword } from './password.ts'
import { findPasswordHash, setPassword } from './person.store.ts'
import { Secret } from './secret.ts'
import { beginSession, tokenHash } from './session.actions.ts'
import { endSessions, forgetDevices } from './session.store.ts'
import { countGuess, DEVICE } from './sign-in.actions.ts'

export type PasswordChange = { readonly currentPassword: string; readonly newPassword: string; readonly repeatPassword: string }

export type NewHash = { readonly passwordHash: string; readonly agent: string; readonly device: string | undefined }

/** Before the transaction: is it the right person, and is the new password good enough? */
export async function prepareChange(desk: Desk, change: PasswordChange): Promise<Outcome<NewHash>> {
  const { personId, name } = desk.who
  const typed = normalisePassword(change.newPassword)
  if (typed !== normalisePassword(change.repeatPassword)) return refuse('people.passwords-differ', {}, 'repeatPassword')
  const kept = await readReference(desk.pool, (db) => findPasswordHash(db, personId))
  const faults = faultsOf(typed, [kept?.login ?? '', name])
  if (faults.length > 0) return refuseAll(faults)
  const guess = await countGuess(desk, personId)
  if (!guess.ok) return guess
  if (!(await verifyPassword(kept?.passwordHash, normalisePassword(change.currentPassword))))
    return refuse('people.wrong-current-password', {}, 'currentPassword')
  await guess.value.right()
  if (await verifyPassword(kept?.passwordHash, typed)) return refuse('people.password-same', {}, 'newPassword')
  return ok({ passwordHash: await hashPassword(typed), agent: desk.from.agent, device: desk.from.cookie(DEVICE) })
}

/** The act: new password, new token, everything else that was open is shut. */
export async function changePassword(ask: Ask, { passwordHash, agent, device }: NewHash): Promise<Outcome<{ ended: number; session: Secret }>> {
  const { personId, roles } = ask.who
  await setPassword(ask.db, personId, passwordHash, false)
  const ended = await endSessions(ask.db, personId, undefined, ask.now)
  await forgetDevices(ask.db, personId, device === undefined ? undefined : tokenHash(device))
  const session = await beginSession(ask.db, { personId, agent, now: ask.now, roles })
  await record(ask, { act: 'people.password-changed', subjectKind: 'person', subjectId: personId, facts: { sessionsEnded: ended } })
  return ok({ ended, session: new Secret(session.token) })
}
