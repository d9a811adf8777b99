// People made on the server itself, not through a page: the first administrator, a forgotten password, the accounts of the trial.
import { randomBytes } from 'node:crypto'
import { dayOf } from '../basics/day.ts'
import { idFrom } from '../basics/id.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { inTransaction, type Pool } from '../platform/db.ts'
import type { Ask } from '../platform/route.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { hashPassword, randomPassword } from './password.actions.ts'
import { createPerson, type Newcomer, personByLogin, resetPassword } from './person.actions.ts'

const SERVER = { personId: '00000000-0000-0000-0000-000000000000', name: 'Người vận hành máy chủ', title: '', roles: [] }

/** One act on the server itself: in its own transaction, in the trail, kept only when it is not refused. */
async function onServer<T>(pool: Pool, province: string, now: Date, act: (ask: Ask) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const newId = () => idFrom(now.getTime(), randomBytes(10))
  return await inTransaction(pool, { province, readOnly: false }, async (db) => {
    const ask: Ask = { who: { ...SERVER, province }, province, now, today: dayOf(now), db, requestId: newId(), recorded: { count: 0 }, newId }
    const outcome = await act(ask)
    return { keep: outcome.ok, value: outcome }
  })
}

export type MadePerson = { readonly personId: string; readonly login: string; readonly password: string }

/** Makes a person with a random password, answered here once and kept nowhere. */
export async function makePerson(
  pool: Pool,
  who: Newcomer & { readonly province: string; readonly mustChange?: boolean },
  now: Date,
): Promise<Outcome<MadePerson>> {
  const { province, mustChange = true, ...newcomer } = who
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  const made = await onServer(pool, province, now, (ask) => createPerson(ask, newcomer, passwordHash, mustChange, undefined))
  return made.ok ? ok({ personId: made.value.id, login: made.value.login, password }) : made
}

/** The way back in when every administrator has forgotten: by whoever runs the server. */
export async function renewPassword(pool: Pool, who: { readonly province: string; readonly login: string }, now: Date): Promise<Outcome<MadePerson>> {
  const password = randomPassword()
  const passwordHash = await hashPassword(password)
  const renewed = await onServer(pool, who.province, now, async (ask) => {
    const person = await personByLogin(ask, who.login)
    return person ? await resetPassword(ask, person.id, passwordHash) : refuse('people.not-found')
  })
  return renewed.ok ? ok({ personId: renewed.value.id, login: renewed.value.login, password }) : renewed
}

export type DemoPlace = { readonly establishmentId: string; readonly communeCode: string }

export type DemoPerson = MadePerson & { readonly name: string; readonly title: string }

/** One account for each role of the trial, each with a random password. Logins that exist already are left as they are. */
export async function makeDemoPeople(pool: Pool, province: string, place: DemoPlace, now: Date): Promise<DemoPerson[]> {
  const made: DemoPerson[] = []
  for (const { role, login, name, title } of DEMO_ACCOUNTS) {
    const establishmentId = role === 'establishment' ? place.establishmentId : undefined
    const communeCode = role === 'commune-officer' ? place.communeCode : undefined
    const outcome = await makePerson(pool, { login, name, title, roles: [role], province, establishmentId, communeCode, mustChange: false }, now)
    if (outcome.ok) made.push({ ...outcome.value, name, title })
    else if (outcome.refusals[0]?.code !== 'people.login-taken') throw new Error(`demonstration account ${login}: ${outcome.refusals[0]?.code}`)
  }
  return made
}
