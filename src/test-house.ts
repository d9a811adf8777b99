// A whole house for one test file: a fresh database, the server on it, people of every role, and hands to act with.
import type { FastifyInstance } from 'fastify'
import { dayOf } from './basics/day.ts'
import { loadCatalogues, loadLaiChau } from './commands/seed.ts'
import type { Role } from './people/role.ts'
import { openSession } from './people/session.actions.ts'
import { CROWD, type Crowd } from './platform/admission.ts'
import { type Db, inTransaction, openOwnerPool, openPool, type Pool } from './platform/db.ts'
import { newId, SESSION_COOKIE } from './platform/http.ts'
import { migrate } from './platform/migrate.ts'
import type { Ask, Who } from './platform/route.ts'
import { buildServer } from './server.ts'
import { newDatabase, TEMPLATES, type TestDatabase } from './test-database.ts'

export const LAI_CHAU = '12'

export type Reply = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly text: string; json(): unknown }

export type Hands = {
  get(path: string, accept?: string): Promise<Reply>
  /** Sends a form as a browser without JavaScript would. */
  post(path: string, form?: Record<string, string | readonly string[]>, headers?: Record<string, string>): Promise<Reply>
  postJson(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  readonly who: Who
  readonly token: string
}

export type House = {
  readonly url: string
  readonly pool: Pool
  readonly owner: Pool
  readonly app: FastifyInstance
  /** What the clock says; tests move it. */
  clock: Date
  /** Signs in somebody of this role; the same person again on a second call. */
  as(role: Role, more?: Partial<Pick<Who, 'establishmentId' | 'communeCode' | 'province'>>): Promise<Hands>
  anyone(): Hands
  /** Does work as a person inside one committed transaction, beneath HTTP. */
  ask<T>(role: Role, work: (ask: Ask) => Promise<T>, more?: Partial<Who>): Promise<T>
  close(): Promise<void>
  /** Closes it and lets its database stand; tells its name. */
  leave(): Promise<string>
}

export type HouseOptions = {
  readonly prepare?: (db: Db) => Promise<void>
  /** A database that is there already, whoever made it; it is not dropped at the end. Left out: a fresh one. */
  readonly url?: string
  /** Units of administration, norms and calendar, and the programme of Lai Châu 2021-2025. */
  readonly programme?: boolean
  /** Hears of what fell over; left out, nobody does. */
  readonly incident?: (error: unknown) => void
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const furnished = options.programme && !options.prepare && options.url === undefined ? TEMPLATES : undefined
  const { name, url, drop } = options.url === undefined ? await newDatabase('kc_test', furnished ? 'programme' : 'empty') : await given(options.url)
  const owner = openOwnerPool(url, 4)
  const pool = openPool(url, 20)
  const people = new Map<string, Hands>()
  const house: House = {
    url,
    pool,
    owner,
    clock: new Date('2024-03-04T02:00:00Z'),
    app: await buildServer({
      pool,
      province: LAI_CHAU,
      provinceName: 'Lai Châu',
      tls: false,
      demo: false,
      clock: () => house.clock,
      crowd: PATIENT,
      ...(options.incident ? { incident: (_id: string, error: unknown) => options.incident?.(error) } : {}),
    }),
    async as(role, more = {}) {
      const key = JSON.stringify([role, more])
      const hands = people.get(key) ?? (await hire(house, role, more))
      people.set(key, hands)
      return hands
    },
    anyone: () => handsFor(house, undefined, { personId: '', name: '', title: '', roles: [], province: LAI_CHAU }),
    ask: async (role, work, more = {}) => {
      const { who } = await house.as(role)
      return await inTransaction(pool, { province: more.province ?? who.province, readOnly: false }, async (db) => ({
        keep: true,
        value: await work(askFor(house, { ...who, ...more }, db)),
      }))
    },
    async close() {
      await house.leave()
      await drop()
    },
    async leave() {
      await house.app.close()
      await pool.end()
      await owner.end()
      return name
    },
  }
  if (options.prepare)
    await inTransaction(owner, { province: LAI_CHAU, readOnly: false }, async (db) => ({ keep: true, value: await options.prepare?.(db) }))
  if (furnished) people.set(JSON.stringify(['administrator', {}]), await signIn(house, furnished.administrator, 'administrator', {}))
  else if (options.programme) {
    await loadCatalogues(pool)
    await house.ask('administrator', loadLaiChau)
  }
  return house
}

/** Nobody is sent away because the machine of the tests is slow. */
export const PATIENT: Crowd = { ...CROWD, patienceMs: 300_000, mostWaiting: 10_000 }

function askFor(house: House, who: Who, db: Db): Ask {
  return {
    who,
    province: who.province,
    now: house.clock,
    today: dayOf(house.clock),
    db,
    requestId: newId(),
    confirmed: () => true, // beneath HTTP nobody is asked back
    recorded: { count: 0 },
    newId: () => newId(),
  }
}

/** A database that somebody else made and keeps. */
async function given(url: string): Promise<TestDatabase> {
  await migrate(url)
  return { name: '', url, drop: async () => undefined }
}

/** A person of this role with an open session, without the cost of a password. */
async function hire(house: House, role: Role, more: Partial<Who>): Promise<Hands> {
  const personId = newId()
  const province = more.province ?? LAI_CHAU
  await house.owner.query(
    `insert into person (id, login, name, title, province_code, establishment_id, commune_code, password_hash, created_at) values ($1, $2, $3, $4, $5, $6, $7, 'none', $8)`,
    [personId, `${role}-${personId.slice(-6)}`, `Người ${role}`, role, province, more.establishmentId ?? null, more.communeCode ?? null, house.clock],
  )
  await house.owner.query(`insert into person_role (person_id, role, granted_at) values ($1, $2, $3)`, [personId, role, house.clock])
  return await signIn(house, personId, role, more)
}

async function signIn(house: House, personId: string, role: Role, more: Partial<Who>): Promise<Hands> {
  const token = await openSession(house.pool, { personId, agent: 'test', now: new Date(), roles: [role] })
  const who: Who = {
    personId,
    name: `Người ${role}`,
    title: role,
    roles: [role],
    province: more.province ?? LAI_CHAU,
    establishmentId: more.establishmentId,
    communeCode: more.communeCode,
  }
  return handsFor(house, token, who)
}

function handsFor(house: House, token: string | undefined, who: Who): Hands {
  const cookie = token === undefined ? {} : { cookie: `${SESSION_COOKIE}=${token}` }
  const send = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string): Promise<Reply> => {
    const reply = await house.app.inject({ method, url, headers: { ...cookie, ...headers }, ...(payload === undefined ? {} : { payload }) })
    return { status: reply.statusCode, headers: reply.headers, text: reply.body, json: () => reply.json() }
  }
  return {
    who,
    token: token ?? '',
    get: (path, accept = 'text/html') => send('GET', path, { accept }),
    post: (path, form = {}, headers = {}) =>
      send('POST', path, { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers }, encode(form)),
    postJson: (path, body, headers = {}) =>
      send('POST', path, { accept: 'application/json', 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
  }
}

function encode(form: Record<string, string | readonly string[]>): string {
  const pairs = Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one])))
  return new URLSearchParams(pairs as [string, string][]).toString()
}
