// The people room behind a real server on a real database, for its own tests: the door as a browser without JavaScript meets it.
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { dayOf, timeOf } from '../basics/day.ts'
import type { Refusal } from '../basics/outcome.ts'
import { openOwnerPool, openPool, type Pool } from '../platform/db.ts'
import { registerRoutes } from '../platform/http.ts'
import { acceptBodies } from '../platform/request.ts'
import type { Route } from '../platform/route.ts'
import { newDatabase } from '../test-database.ts'
import { PATIENT } from '../test-house.ts'
import type { PageContext } from '../ui/context.ts'
import { Page } from '../ui/page.tsx'
import { makePerson } from './make-person.actions.ts'
import { peopleRoutes } from './people.routes.ts'
import type { Role } from './role.ts'
import { identify } from './session.actions.ts'
import { REFUSALS } from './words.vi.ts'

export const PROVINCE = '12'

/** Any establishment and two communes: the register is another room's. */
export const ANYWHERE = {
  establishmentName: async () => 'Hợp tác xã Chè Phúc Khoa',
  communes: async () => [
    { value: '03000', label: 'Phường Tân Phong' },
    { value: '03390', label: 'Xã Bình Lư' },
  ],
}

export type Answer = { readonly status: number; readonly location: string; readonly cookies: Readonly<Record<string, string>>; readonly text: string }

/** One browser: keeps its cookies, sends forms. */
export type Browser = {
  readonly cookies: Record<string, string>
  get(path: string): Promise<Answer>
  post(path: string, form?: Record<string, string | readonly string[]>): Promise<Answer>
}

export type House = {
  readonly owner: Pool
  readonly pool: Pool
  readonly app: FastifyInstance
  clock: Date
  browser(address?: string): Browser
  /** A person with a password of their own; and a browser in which they are signed in. */
  hire(
    login: string,
    roles: readonly Role[],
    more?: { establishmentId?: string; communeCode?: string; province?: string },
  ): Promise<{ personId: string; login: string; password: string }>
  signedIn(login: string, password: string, address?: string): Promise<Browser>
  close(): Promise<void>
}

export async function openPeopleHouse(tls = false, more: readonly Route[] = []): Promise<House> {
  const { url, drop } = await newDatabase('kc_people')
  const pool = openPool(url, 12)
  const house: House = {
    owner: openOwnerPool(url, 2),
    pool,
    app: Fastify({ logger: false }),
    clock: new Date('2025-03-04T02:00:00Z'),
    browser: (address = '10.0.0.1') => browserOn(house, address, tls),
    async hire(login, roles, { province = PROVINCE, ...place } = {}) {
      const made = await makePerson(
        pool,
        { login, name: `Người ${login}`, title: 'Chuyên viên', roles, province, mustChange: false, ...place },
        house.clock,
      )
      if (!made.ok) throw new Error(made.refusals.map((one) => one.code).join(', '))
      return made.value
    },
    async signedIn(login, password, address) {
      const browser = house.browser(address)
      const answer = await browser.post('/sign-in', { login, password })
      if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status} ${answer.text}`)
      return browser
    },
    async close() {
      await house.app.close()
      await pool.end()
      await house.owner.end()
      await drop()
    },
  }
  await house.app.register(cookie)
  await acceptBodies(house.app)
  registerRoutes(house.app, {
    pool,
    province: PROVINCE,
    tls,
    crowd: PATIENT,
    routes: [...peopleRoutes(ANYWHERE), ...more],
    clock: () => house.clock,
    identify: (token, now) => identify(pool, token, now),
    say: (refusal: Refusal) => REFUSALS[refusal.code]?.(refusal.facts) ?? refusal.facts.text ?? refusal.code,
    contextFor: (who, path, now): PageContext => ({
      today: dayOf(now),
      now: timeOf(now),
      path,
      province: 'Lai Châu',
      provinceTitle: 'tỉnh Lai Châu',
      demo: false,
      ...(who.roles.length > 0 ? { who } : {}),
    }),
    note: async () => undefined,
    refusalPage: (context, _status, refusals) =>
      Page({ context, title: 'Từ chối', children: refusals.map(({ code, text }) => `${code} ${text}`).join(' ') }),
    incident: (_id, error) => console.error(error),
  })
  return house
}

function browserOn(house: House, address: string, tls: boolean): Browser {
  const cookies: Record<string, string> = {}
  const send = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Answer> => {
    const cookieLine = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const headers = {
      accept: 'text/html',
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/130.0',
      ...(cookieLine ? { cookie: cookieLine } : {}),
    }
    const typed = payload === undefined ? {} : { payload, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } }
    const reply = await house.app.inject({ method, url: `${tls ? 'https' : 'http'}://localhost${url}`, remoteAddress: address, headers, ...typed })
    const set = Object.fromEntries(reply.cookies.map(({ name, value }) => [name, value]))
    for (const { name, value, maxAge } of reply.cookies) {
      if (maxAge === 0 || value === '') delete cookies[name]
      else cookies[name] = value
    }
    return { status: reply.statusCode, location: String(reply.headers.location ?? ''), cookies: set, text: reply.body }
  }
  return {
    cookies,
    get: (path) => send('GET', path),
    post: (path, form = {}) =>
      send(
        'POST',
        path,
        new URLSearchParams(
          Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]))),
        ).toString(),
      ),
  }
}
