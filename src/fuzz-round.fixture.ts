// One round of hostile requests through a share of all routes: by people of every role and by nobody, in every content type, each answer held against what all answers must be.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import { ROUTES } from './app.ts'
import { makeDossier } from './appraisal/dossier.fixture.ts'
import { brokenBody, drawFrom, type Hostile, hostileInputs, hostilePaths, multipartOf } from './fuzz.fixture.ts'
import { openFileStore, useFileStore } from './papers/files.actions.ts'
import { ROLES, type Role } from './people/role.ts'
import { newId, SESSION_COOKIE } from './platform/http.ts'
import { openApi } from './platform/openapi.ts'
import { assertProtected } from './platform/protected.fixture.ts'
import type { Route } from './platform/route.ts'
import { STATES } from './project/lifecycle.ts'
import { buildServer } from './server.ts'
import { type House, LAI_CHAU, openHouse, PATIENT } from './test-house.ts'

export const SEED = Number(process.env.FUZZ_SEED ?? 20_250_701)
export const EACH = Number(process.env.FUZZ_EACH ?? 300)

type Pools = Record<'project' | 'establishment' | 'plan' | 'person', string[]>

export type Round = { readonly shots: number; readonly faults: readonly string[]; readonly rejections: readonly unknown[]; close(): Promise<void> }

type World = {
  readonly house: House
  readonly app: FastifyInstance
  readonly pools: Pools
  readonly known: Record<string, string>
  readonly versions: Map<string, string>
  readonly incidents: string[]
  readonly isRefusal: ValidateFunction
  strangers: number
}

async function openWorld(): Promise<World> {
  const house = await openHouse({ programme: true })
  useFileStore(openFileStore(mkdtempSync(join(tmpdir(), 'kc-fuzz-'))))
  const incidents: string[] = []
  const incident = (_id: string, error: unknown) => incidents.push(String((error as Error).stack ?? error).slice(0, 600))
  const settings = { pool: house.pool, province: LAI_CHAU, provinceName: 'Lai Châu', tls: false, demo: false, crowd: PATIENT }
  const app = await buildServer({ ...settings, clock: () => house.clock, incident })
  const pools: Pools = { project: [], establishment: [], plan: [newId()], person: [newId()] }
  const known: Record<string, string> = {}
  const money = { provincial: 200_000_000n }
  for (const state of STATES) {
    const made = await makeDossier(house, { state, asked: money, appraised: money, approved: money })
    pools.project.push(made.id)
    if (pools.establishment.length === 0) pools.establishment.push(made.establishmentId)
    known.programmeId ??= made.programmeId
  }
  await house.owner.query(
    `insert into plan (province_code, id, programme_id, code, year, source, name, state, created_by, created_at, level)
     values ($1, $2, $3, 'KH-1', 2024, 'provincial', 'Kế hoạch', 'draft', $2, now(), 'local')`,
    [LAI_CHAU, pools.plan[0], known.programmeId],
  )
  await house.owner.query(
    `insert into person (id, login, name, title, province_code, password_hash, created_at) values ($1, 'nguoi.bi.thu', 'Người', '', $2, 'none', now())`,
    [pools.person[0], LAI_CHAU],
  )
  const { components } = openApi(ROUTES) as { components: { schemas: { Refusals: object } } }
  const isRefusal = new Ajv2020({ strict: false }).compile(components.schemas.Refusals)
  return { house, app, pools, known, versions: new Map(), incidents, isRefusal, strangers: 0 }
}

/** Mostly somebody whom the route lets in, each of its roles in turn; sometimes anybody, sometimes nobody. */
async function tokenFor(world: World, { allow, path }: Route, turn: number): Promise<string | undefined> {
  if (turn % 20 === 19) return undefined
  const roles: readonly Role[] = Array.isArray(allow) && turn % 10 !== 9 ? allow : ROLES
  const role = roles[turn % roles.length] as Role
  const own = role === 'establishment' ? { establishmentId: world.pools.establishment[0] ?? '' } : {}
  const alone = /^\/(sign-out|account)/.test(path) ? { communeCode: `x${++world.strangers}` } : {}
  return (await world.house.as(role, { ...own, ...alone })).token
}

/** The record of this kind, one after the other, those made on the way too, so that acts get past the state; its version as last seen. */
async function recordsFor(world: World, route: Route, turn: number): Promise<Record<string, string>> {
  const of = (kind: keyof Pools) => world.pools[kind][turn % world.pools[kind].length] ?? ''
  const ids: Record<string, string> = {
    ...world.known,
    projectId: of('project'),
    establishmentId: of('establishment'),
    planId: of('plan'),
    personId: of('person'),
  }
  const table = /:(project|establishment|plan|person)Id/.exec(route.path)?.[1]
  if (!table || route.method === 'GET') return ids
  const id = ids[`${table}Id`] ?? ''
  const seen = world.versions.get(id)
  if (seen !== undefined) return { ...ids, version: seen }
  const { rows } = await world.house.owner.query(`select version from ${table} where id = $1`, [id])
  const version = String(rows[0]?.version ?? 1)
  world.versions.set(id, version)
  return { ...ids, version }
}

function fill(route: Route, ids: Record<string, string>): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? (name.endsWith('Id') ? newId() : '3b'))
}

type Shot = { readonly url: string; readonly type?: string; readonly payload?: string | Buffer; readonly more?: Record<string, string> }

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'

/** What is sent this time: JSON, a form, files, or any of them cut, bent or under a wrong name. */
function shotFor(route: Route, ids: Record<string, string>, input: Hostile, turn: number, draw: () => number): Shot {
  const url = fill(route, ids)
  if (route.method === 'GET') return { url: `${url}?${input.form}` }
  const files = { url, ...multipartOf(input) }
  const kinds: readonly Shot[] = [
    { url, type: JSON_TYPE, payload: input.json },
    { url, type: FORM, payload: input.form },
    ...(route.uploads ? [files, files] : []),
  ]
  const shot = turn % 25 === 24 ? files : (kinds[turn % kinds.length] as Shot)
  return turn % 6 === 5 ? { url, ...brokenBody(shot, draw) } : shot
}

const SHAPES: Readonly<Record<string, keyof Pools>> = { projects: 'project', plans: 'plan', establishments: 'establishment', people: 'person' }
const MADE = /^\/(projects|plans|establishments|people)\/([0-9a-f]{8}-[0-9a-f-]{27})/

/** What was made or changed is asked for from now on, as it is now. */
function remember(world: World, location: unknown, ids: Record<string, string>): void {
  for (const id of Object.values(ids)) world.versions.delete(id)
  const [, shape = '', id] = MADE.exec(String(location ?? '')) ?? []
  const pool = id && world.pools[SHAPES[shape] ?? 'project']
  if (id && pool && pool.length < 60 && !pool.includes(id)) pool.push(id)
}

async function fire(
  world: World,
  route: Route,
  { url, type, payload, more }: Shot,
  accept: string,
  turn: number,
  ids: Record<string, string> = {},
): Promise<string | undefined> {
  const token = await tokenFor(world, route, turn)
  const headers = {
    accept,
    ...(token ? { cookie: `${SESSION_COOKIE}=${token}` } : {}),
    ...(type === undefined ? {} : { 'content-type': type }),
    ...more,
  }
  const before = world.incidents.length
  const reply = await world.app.inject({ method: route.method, url, headers, ...(payload === undefined ? {} : { payload }) })
  if (route.method === 'POST' && reply.statusCode < 400) remember(world, reply.headers.location, ids)
  if (reply.statusCode === 412) for (const id of Object.values(ids)) world.versions.delete(id)
  try {
    assert.ok(reply.statusCode < 500, String(reply.statusCode))
    assertProtected(reply, 'answer')
    holdsItsShape(world, reply)
    return undefined
  } catch (error) {
    const sent = `${route.method} ${url.slice(0, 300)} ${type ?? ''} ${String(payload ?? '').slice(0, 300)}`
    return `${sent} → ${(error as Error).message}\n${world.incidents.slice(before).join('\n')}`
  }
}

/** JSON is JSON, and a refusal is one as the API document says. */
function holdsItsShape({ isRefusal }: World, reply: { statusCode: number; headers: Record<string, unknown>; body: string }): void {
  if (!String(reply.headers['content-type']).startsWith(JSON_TYPE)) return
  const said = JSON.parse(reply.body)
  if (reply.statusCode >= 400) assert.ok(isRefusal(said), `no refusal: ${reply.body.slice(0, 200)}`)
}

/** Every `parts`-th route from `part` on. */
export async function roundOf(part: number, parts: number): Promise<Round> {
  const world = await openWorld()
  const rejections: unknown[] = []
  const onRejection = (reason: unknown) => rejections.push(reason)
  process.on('unhandledRejection', onRejection)
  const faults: string[] = []
  let shots = 0
  const shoot = async (...asked: Parameters<typeof fire>) => {
    const fault = await fire(...asked)
    if (fault) faults.push(fault)
    shots += 1
  }
  for (const [i, route] of ROUTES.entries()) {
    if (i % parts !== part) continue
    const draw = drawFrom(SEED + i)
    for (const [turn, input] of hostileInputs(route, world.known, EACH, SEED + i).entries()) {
      const ids = await recordsFor(world, route, turn)
      await shoot(world, route, shotFor(route, ids, input.with(ids.version ?? '1'), turn, draw), turn % 4 === 0 ? 'text/html' : JSON_TYPE, turn, ids)
    }
    for (const url of hostilePaths(route.path))
      await shoot(world, route, route.method === 'GET' ? { url } : { url, type: JSON_TYPE, payload: '{}' }, JSON_TYPE, 0)
    assert.deepEqual(Object.keys(Object.prototype), [], `${route.method} ${route.path}`)
  }
  process.off('unhandledRejection', onRejection)
  const close = async () => {
    await world.app.close()
    await world.house.close()
  }
  return { shots, faults, rejections, close }
}

export function routesOf(part: number, parts: number): number {
  return ROUTES.filter((_, i) => i % parts === part).length
}
