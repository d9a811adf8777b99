// Puts the rooms behind one HTTP server. Holds no domain: what it needs is handed in.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import sql from 'sql-template-tag'
import { ROUTES, say } from './app.ts'
import { dayOf, timeOf } from './basics/day.ts'
import { identify } from './people/session.actions.ts'
import { CROWD, type Crowd } from './platform/admission.ts'
import { ailments } from './platform/condition.ts'
import { inTransaction, type Pool, readReference } from './platform/db.ts'
import { type HttpDeps, newId, registerRoutes } from './platform/http.ts'
import { openApi } from './platform/openapi.ts'
import { countVisitors, openCounter, type Rates } from './platform/rate-limit.ts'
import { sendText, toJson } from './platform/reply.ts'
import { acceptBodies } from './platform/request.ts'
import type { Route, Who } from './platform/route.ts'
import { PATIENCE, type Patience } from './platform/sockets.ts'
import { askerOf, cookieName, type Noted, SESSION_COOKIE } from './platform/visit.ts'
import { refusalDocument } from './refusal.page.tsx'
import { provinceOf, provinceTitle } from './registry/province-name.ts'
import { record } from './trail/trail.actions.ts'
import { ASSET_FOLDER } from './ui/assets.ts'
import type { PageContext } from './ui/context.ts'
import { answersBeforeRoutes, answerTheRest, guardTheDoor, whoAsks } from './unserved.ts'

export type ServerSettings = {
  readonly pool: Pool
  readonly province: string
  readonly provinceName: string
  /** The programme at work, under the name of the province in the header of staff: asked again for every visit, so it may change while serving. */
  programmeName?(now: Date): Promise<string | undefined>
  readonly tls: boolean
  /** The data are invented and every page says so. */
  readonly demo: boolean
  /** Proxies in front of this server; nobody else's X-Forwarded-For is believed. */
  readonly trustProxy?: readonly string[]
  /** How often one may ask; left out (tests, measurements), as often as one likes. */
  readonly rates?: Rates
  /** Left out: those of the whole house. */
  readonly routes?: readonly Route[]
  /** How many are served at once, and how long anybody waits for whom; left out: as the product is run. */
  readonly crowd?: Crowd
  readonly patience?: Patience
  clock?(): Date
  incident?(id: string, error: unknown): void
}

export async function buildServer(settings: ServerSettings): Promise<FastifyInstance> {
  const header: Header = { programme: undefined }
  const deps = depsFor(settings, header)
  const { patience = PATIENCE } = settings
  const app = Fastify({
    logger: false,
    ...answersBeforeRoutes(deps),
    trustProxy: settings.trustProxy?.length ? [...settings.trustProxy] : false,
    genReqId: () => newId(),
    bodyLimit: 1_048_576,
    requestTimeout: 600_000, // the whole of it; a slow one is told long before, see sockets.ts
    return503OnClosing: false, // who came before the stop is answered
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    http: { headersTimeout: patience.headMs, connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384, requireHostHeader: false }, // a missing host is answered by us, not by Node's bare 400
  })
  await app.register(cookie)
  const count = await openCounter(app, settings.rates, (request) => askerOf(request)?.personId ?? '')
  countVisitors(app, count, (request) => request.cookies[cookieName(SESSION_COOKIE, settings.tls)] !== undefined)
  guardTheDoor(app, deps, patience)
  await acceptBodies(app)
  serveAssets(app)
  serveMachineDocuments(app, settings, deps)
  registerRoutes(app, { ...deps, count })
  answerTheRest(app, deps)
  return app
}

type Header = { programme: string | undefined }

function contextFor(settings: ServerSettings, header: Header, { who, path, now }: { who: Who; path: string; now: Date }): PageContext {
  return {
    today: dayOf(now),
    now: timeOf(now),
    path,
    province: provinceOf(settings.provinceName).name,
    provinceTitle: provinceTitle(settings.provinceName),
    demo: settings.demo,
    ...(who.roles.includes('administrator') ? { wrong: ailments().length } : {}),
    ...(header.programme ? { programme: header.programme } : {}),
    ...(who.roles.length > 0 ? { who: { name: who.name, title: who.title, roles: who.roles } } : {}),
  }
}

function depsFor(settings: ServerSettings, header: Header): HttpDeps {
  const { pool, province, tls, clock = () => new Date() } = settings
  return {
    pool,
    province,
    tls,
    routes: settings.routes ?? ROUTES,
    crowd: settings.crowd ?? CROWD,
    beforeVisit: async () => {
      header.programme = await settings.programmeName?.(clock())
    },
    clock,
    identify: (token, now) => identify(pool, token, now),
    say,
    contextFor: (who, path, now) => contextFor(settings, header, { who, path, now }),
    note: (who, noted, from, now) => recordNote(pool, who, noted, from, now),
    refusalPage: (context, status, refusals, resend) => refusalDocument({ context, status, refusals, resend }),
    incident: settings.incident ?? ((id, error) => console.error(`[${id}]`, error)),
  }
}

type Sent = { readonly requestId: string; readonly address: string }

/** In the chain of the person, not of the record: a look does not make whoever works on the record wait. */
async function recordNote(pool: Pool, who: Who, { act, subject, facts }: Noted, from: Sent, now: Date): Promise<void> {
  await inTransaction(pool, { province: who.province, readOnly: false }, async (db) => {
    const ask = { who, province: who.province, now, today: dayOf(now), db, ...from, recorded: { count: 0 }, newId: () => newId() }
    const { kind, id } = subject ?? { kind: 'person', id: who.personId }
    await record(ask, { act, subjectKind: kind, subjectId: id, chainId: who.personId, facts })
    return { keep: true, value: undefined }
  })
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** Built files carry a hash in their name: read once, compressed once, kept a year by browsers. */
function serveAssets(app: FastifyInstance): void {
  for (const name of readdirSync(ASSET_FOLDER)) {
    const bytes = readFileSync(join(ASSET_FOLDER, name))
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    const small = extname(name) === '.woff2' ? undefined : brotliCompressSync(bytes)
    app.get(`/assets/${name}`, async (request, reply) => {
      reply.header('content-type', type).header('cache-control', 'public, max-age=31536000, immutable')
      if (!small || !String(request.headers['accept-encoding'] ?? '').includes('br')) return await reply.send(bytes)
      return await reply.header('content-encoding', 'br').send(small)
    })
  }
}

function serveMachineDocuments(app: FastifyInstance, settings: ServerSettings, deps: HttpDeps): void {
  const document = toJson(openApi(ROUTES))
  app.get(
    '/openapi.json',
    { config: { cost: 'costly' } },
    async (request, reply) => await sendText(request, reply, 200, 'application/json', document),
  )
  app.get('/health/live', { config: { cost: 'watch' } }, async (_request, reply) => await reply.send({ live: true }))
  app.get('/health/ready', { config: { cost: 'watch' } }, async (request, reply) => {
    const { ready, ...health } = await healthOf(settings.pool, await administers(deps, request))
    if (!ready) reply.code(503).header('retry-after', '5')
    return await reply.header('cache-control', 'no-store').send({ ready, ...health })
  })
}

/** Whether the house works, and for who keeps it what is wrong; nobody else is told more than that something is. */
async function healthOf(pool: Pool, told: boolean): Promise<{ ready: boolean; degraded: boolean; reasons?: object[] }> {
  const answers = await readReference(pool, (db) => db.one(sql`select 1 as answers`)).then(
    () => true,
    () => false,
  )
  const wrong = ailments()
  const health = { ready: answers && !wrong.some(({ halts }) => halts), degraded: !answers || wrong.length > 0 }
  return told ? { ...health, reasons: wrong.map(({ what, since }) => ({ code: what.code, text: say(what), since })) } : health
}

async function administers(deps: HttpDeps, request: FastifyRequest): Promise<boolean> {
  return (await whoAsks(deps, request)).roles.includes('administrator')
}
