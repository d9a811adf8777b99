// Every route, asked by somebody who may use it, with what no form would send: it may refuse, it may never fall over.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { ROUTES } from './app.ts'
import { makeDossier } from './appraisal/dossier.fixture.ts'
import { type Hostile, hostileInputs, hostilePaths, multipartOf } from './fuzz.fixture.ts'
import { openFileStore, useFileStore } from './papers/files.actions.ts'
import { newId, SESSION_COOKIE } from './platform/http.ts'
import type { Route } from './platform/route.ts'
import { STATES } from './project/lifecycle.ts'
import { buildServer } from './server.ts'
import { type House, LAI_CHAU, openHouse } from './test-house.ts'

const SEED = Number(process.env.FUZZ_SEED ?? 20_250_701)
const EACH = 40

let house: House
let app: FastifyInstance
const incidents: string[] = []
const projects: string[] = []
const known: Record<string, string> = {}

before(async () => {
  house = await openHouse({ programme: true })
  useFileStore(openFileStore(mkdtempSync(join(tmpdir(), 'kc-fuzz-'))))
  const incident = (_id: string, error: unknown) => incidents.push(String((error as Error).stack ?? error).slice(0, 600))
  app = await buildServer({
    pool: house.pool,
    province: LAI_CHAU,
    provinceName: 'Lai Châu',
    tls: false,
    demo: false,
    clock: () => house.clock,
    incident,
  })
  for (const state of STATES) {
    const M = 1_000_000n
    const money = { provincial: 200n * M }
    const made = await makeDossier(house, { state, asked: money, appraised: money, approved: money })
    projects.push(made.id)
    known.establishmentId ??= made.establishmentId
    known.programmeId ??= made.programmeId
  }
  known.planId = newId()
  known.personId = newId()
  await house.owner.query(
    `insert into plan (province_code, id, programme_id, code, year, source, name, state, created_by, created_at, level)
     values ($1, $2, $3, 'KH-1', 2024, 'provincial', 'Kế hoạch', 'draft', $2, now(), 'local')`,
    [LAI_CHAU, known.planId, known.programmeId],
  )
  await house.owner.query(
    `insert into person (id, login, name, title, province_code, password_hash, created_at) values ($1, 'nguoi.bi.thu', 'Người', '', $2, 'none', now())`,
    [known.personId, LAI_CHAU],
  )
})
after(async () => {
  await app.close()
  await house.close()
})

let strangers = 0

/** Somebody whom the route lets in; routes that end sessions get a person of their own each time. */
async function tokenFor({ allow, path }: Route): Promise<string> {
  const role = Array.isArray(allow) ? allow[0] : 'administrator'
  const own = role === 'establishment' ? { establishmentId: known.establishmentId ?? '' } : {}
  const alone = /^\/(sign-out|account)/.test(path) ? { communeCode: `x${++strangers}` } : {}
  return (await house.as(role, { ...own, ...alone })).token
}

/** The record of this kind; đề án in turn, one of every state, so that acts get past the state. */
async function recordsFor(route: Route, turn: number): Promise<Record<string, string>> {
  const projectId = Array.isArray(route.allow) && route.allow[0] === 'establishment' ? projects[0] : projects[turn % projects.length]
  const table = /:(project|establishment|plan|person)Id/.exec(route.path)?.[1]
  const ids: Record<string, string> = { ...known, projectId: projectId ?? '' }
  if (!table) return ids
  const { rows } = await house.owner.query(`select version from ${table} where id = $1`, [ids[`${table}Id`]])
  return { ...ids, version: String(rows[0]?.version ?? 1) }
}

function fill(route: Route, ids: Record<string, string>): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? (name.endsWith('Id') ? newId() : '3b'))
}

type Shot = { readonly url: string; readonly type?: string; readonly payload?: string | Buffer }

function shotsFor(route: Route, ids: Record<string, string>, input: Hostile): Shot[] {
  const url = fill(route, ids)
  if (route.method === 'GET') return [{ url: `${url}?${input.form}` }]
  const shots: Shot[] = [
    { url, type: 'application/json', payload: input.json },
    { url, type: 'application/x-www-form-urlencoded', payload: input.form },
  ]
  return route.uploads ? [...shots, { url, ...multipartOf(input) }] : shots
}

async function fire(route: Route, { url, type, payload }: Shot, accept: string): Promise<string | undefined> {
  const headers = { accept, cookie: `${SESSION_COOKIE}=${await tokenFor(route)}`, ...(type ? { 'content-type': type } : {}) }
  const before = incidents.length
  const reply = await app.inject({ method: route.method, url, headers, ...(payload === undefined ? {} : { payload }) })
  if (reply.statusCode < 500) return undefined
  return `${route.method} ${url.slice(0, 200)} ${String(payload ?? '').slice(0, 300)} → ${reply.statusCode}\n${incidents.slice(before).join('\n')}`
}

test(`không yêu cầu nào làm hệ thống hỏng, dù gửi gì vào đường dẫn nào (hạt giống ${SEED})`, async () => {
  const rejections: unknown[] = []
  const onRejection = (reason: unknown) => rejections.push(reason)
  process.on('unhandledRejection', onRejection)
  const fallen: string[] = []
  let shots = 0
  for (const [i, route] of ROUTES.entries()) {
    for (const [turn, input] of hostileInputs(route, known, EACH, SEED + i).entries()) {
      const ids = await recordsFor(route, turn)
      for (const shot of shotsFor(route, ids, input.with(ids.version ?? '1'))) {
        const fault = await fire(route, shot, turn % 4 === 0 ? 'text/html' : 'application/json')
        if (fault) fallen.push(fault)
        shots += 1
      }
    }
    for (const url of hostilePaths(route.path)) {
      const fault = await fire(route, route.method === 'GET' ? { url } : { url, type: 'application/json', payload: '{}' }, 'application/json')
      if (fault) fallen.push(fault)
    }
    assert.deepEqual(Object.keys(Object.prototype), [], `${route.method} ${route.path}`)
  }
  process.off('unhandledRejection', onRejection)
  assert.deepEqual(rejections, [])
  assert.deepEqual(fallen, [])
  assert.ok(shots > ROUTES.length * EACH, `${shots} yêu cầu`)
})
