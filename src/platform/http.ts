// The one adapter from routes to HTTP: who → may they → their record → input → transaction → act → page or JSON.

import { createHash, randomBytes } from 'node:crypto'
import type {} from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { dayOf } from '../basics/day.ts'
import { idFrom, isId } from '../basics/id.ts'
import { type Outcome, ok, type Refusal, refuse, refuseAll } from '../basics/outcome.ts'
import type { FormState, PageContext } from '../ui/context.ts'
import { renderDocument } from '../ui/render.ts'
import { refusalOf } from './constraints.ts'
import { type Db, inTransaction, type Pool } from './db.ts'
import { claimKey, findReply, keepReply } from './replies.store.ts'
import { secure, sendText, toJson } from './reply.ts'
import { type Body, isForeign, type Raw, readBody, wantsPage } from './request.ts'
import type { Ask, Desk, Route, Who } from './route.ts'
import { sabotaged } from './sabotage.ts'
import { issuesToRefusals, statusOf } from './status.ts'

export type HttpDeps = {
  readonly pool: Pool
  readonly province: string
  readonly tls: boolean
  readonly routes: readonly Route[]
  clock(): Date
  identify(token: string, now: Date): Promise<Who | undefined>
  /** One Vietnamese sentence that names the way out. */
  say(refusal: Refusal): string
  contextFor(who: Who, path: string, now: Date): PageContext
  /** A refused attempt is itself worth a line in the trail. */
  denied(who: Who, route: Route, path: string, requestId: string, now: Date): Promise<void>
  refusalPage(context: PageContext, status: number, refusals: readonly { readonly code: string; readonly text: string }[]): VNode
  incident(id: string, error: unknown): void
}

export type Visit = {
  readonly deps: HttpDeps
  readonly route: Route
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly now: Date
  readonly who: Who
  readonly path: string
}

export const SESSION_COOKIE = 'kc_session'
export const FLASH_COOKIE = 'kc_flash'

/** Under TLS a cookie is tied to this very host: no neighbour under the same domain can plant one. */
export function cookieName(name: string, tls: boolean): string {
  return tls ? `__Host-${name}` : name
}

export function anonymous(province: string): Who {
  return { personId: '00000000-0000-0000-0000-000000000000', name: '', title: '', roles: [], province }
}

export function newId(now: Date = new Date()): string {
  return idFrom(now.getTime(), randomBytes(10))
}

export function registerRoutes(app: FastifyInstance, deps: HttpDeps): void {
  for (const route of deps.routes) {
    app.route({ method: route.method, url: route.path, handler: (request, reply) => handle(deps, route, request, reply) })
  }
}

async function handle(deps: HttpDeps, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  secure(reply, deps.tls)
  const now = deps.clock()
  const token = request.cookies[cookieName(SESSION_COOKIE, deps.tls)]
  const path = request.url.split('?', 1)[0] ?? '/'
  let visit: Visit = { deps, route, request, reply, now, who: anonymous(deps.province), path }
  try {
    const known = token === undefined ? undefined : await deps.identify(token, now)
    if (known) visit = { ...visit, who: known }
    if (!mayUse(route, visit.who)) return await turnAway(visit, known !== undefined)
    if (visit.who.mustChange && !OPEN_BEFORE_CHANGE.test(route.path)) return await askForNewPassword(visit)
    if (route.method === 'POST' && isForeign(request) && !sabotaged('I2.foreign'))
      return await answerRefusal(visit, refuse('request.foreign').refusals, undefined)
    return route.method === 'GET' ? await get(visit) : await post(visit)
  } catch (error) {
    return await answerError(visit, error)
  }
}

export function mayUse(route: Route, who: Who): boolean {
  if (route.allow === 'anyone' || sabotaged('F1.open')) return true
  if (who.roles.length === 0) return false
  return route.allow === 'signed-in' || route.allow.some((role) => who.roles.includes(role))
}

const OPEN_BEFORE_CHANGE = /^\/(account|sign-in|sign-out)(\/|$)/

async function askForNewPassword(visit: Visit): Promise<FastifyReply> {
  if (wantsPage(visit.request)) return visit.reply.redirect('/account/password', 303)
  return await answerRefusal(visit, refuse('people.must-change-password').refusals, undefined)
}

async function turnAway(visit: Visit, signedIn: boolean): Promise<FastifyReply> {
  if (signedIn) {
    await visit.deps.denied(visit.who, visit.route, visit.path, visit.request.id, visit.now)
    return await answerRefusal(visit, refuse('request.not-allowed').refusals, undefined)
  }
  if (wantsPage(visit.request))
    return visit.reply.redirect(`/sign-in?next=${encodeURIComponent(visit.request.method === 'GET' ? visit.request.url : '/')}`, 303)
  return await answerRefusal(visit, refuse('request.sign-in-first').refusals, undefined)
}

function askOn(visit: Visit, db: Db): Ask {
  const { now, who, request } = visit
  return { who, province: who.province, now, today: dayOf(now), db, requestId: request.id, recorded: { count: 0 }, newId: () => newId() }
}

function deskOf(visit: Visit): Desk {
  const { now, who, request, deps } = visit
  const from = {
    address: request.ip,
    agent: String(request.headers['user-agent'] ?? ''),
    cookie: (name: string) => request.cookies[cookieName(name, deps.tls)],
  }
  return { who, province: who.province, now, pool: deps.pool, requestId: request.id, from, newId: () => newId() }
}

function params(visit: Visit): Record<string, string> {
  return visit.request.params as Record<string, string>
}

/** May this person reach the record in the path? Ids that are no ids reach nothing. */
async function reaches(visit: Visit, route: Route, ask: Ask): Promise<boolean> {
  const named = params(visit)
  for (const [name, value] of Object.entries(named)) if (name.endsWith('Id') && !isId(value)) return false
  return route.reach === 'province' || (await route.reach(ask, named))
}

type Answer = { readonly outcome: Outcome<unknown>; readonly input: unknown; readonly replay?: { status: number; location: string; body: string } }

async function get(visit: Visit): Promise<FastifyReply> {
  const raw = { ...(visit.request.query as Raw), ...params(visit) }
  const outcome = await read(visit, visit.route, raw)
  if (!outcome.ok) return await answerRefusal(visit, outcome.refusals, undefined)
  return await answerPage(visit, visit.route, outcome.value, 200)
}

async function read(visit: Visit, route: Route, raw: Raw): Promise<Outcome<unknown>> {
  return await inTransaction(visit.deps.pool, { province: visit.who.province, readOnly: true }, async (db) => {
    const ask = askOn(visit, db)
    if (!(await reaches(visit, route, ask))) return { keep: false, value: refuse('request.not-found') }
    const parsed = route.input.safeParse(raw)
    return { keep: true, value: parsed.success ? await route.run(ask, parsed.data, undefined) : refuseAll(issuesToRefusals(parsed.error)) }
  })
}

async function post(visit: Visit): Promise<FastifyReply> {
  const body = await readBody(visit.request)
  const raw = { ...body.raw, ...params(visit) }
  const key = raw.requestKey ?? visit.request.headers['idempotency-key']
  delete raw.requestKey
  const version = visit.request.headers['if-match'] ?? raw.version
  if (visit.route.versioned) raw.version = typeof version === 'string' ? version.replaceAll('"', '') : version
  let answer: Answer
  try {
    const prepared = await prepare(visit, raw)
    if (!prepared.ok) return await answerRefusal(visit, prepared.refusals, body.raw)
    answer = await act(visit, raw, body, typeof key === 'string' && isId(key) ? key : undefined, prepared.value)
  } catch (error) {
    const spoken = refusalOf(error)
    if (!spoken) throw error
    answer = { outcome: refuseAll([spoken]), input: undefined }
  }
  if (sabotaged('A5.die-before-reply') && answer.outcome.ok) process.exit(137)
  if (answer.replay) return await answerReplay(visit, answer.replay)
  if (!answer.outcome.ok) return await answerRefusal(visit, answer.outcome.refusals, body.raw)
  return await answerDone(visit, answer.outcome.value, answer.input)
}

/** What is slow comes before the transaction. An input that does not parse is left to the act, which says what is wrong with it. */
async function prepare(visit: Visit, raw: Raw): Promise<Outcome<unknown>> {
  const { route } = visit
  const parsed = route.prepare ? route.input.safeParse(raw) : undefined
  return route.prepare && parsed?.success ? await route.prepare(deskOf(visit), parsed.data) : ok(undefined)
}

/** The act itself: one transaction, all or nothing, its reply kept with it. */
async function act(visit: Visit, raw: Raw, body: Body, key: string | undefined, prepared: unknown): Promise<Answer> {
  const { route, who } = visit
  return await inTransaction<Answer>(visit.deps.pool, { province: who.province, readOnly: false }, async (db) => {
    const ask = askOn(visit, db)
    const no = (outcome: Outcome<unknown>) => ({ keep: false, value: { outcome, input: undefined } })
    if (!(await reaches(visit, route, ask))) return no(refuse('request.not-found'))
    if (route.versioned && (raw.version === undefined || raw.version === '')) return no(refuse('request.version-missing'))
    if (body.tooLarge) return no(refuse('request.file-too-large', { mb: '10' }, body.tooLarge))
    const parsed = route.input.safeParse(route.uploads ? { ...raw, files: body.uploads } : raw)
    if (!parsed.success) return no(refuseAll(issuesToRefusals(parsed.error)))

    const claim = key === undefined || route.confidential ? undefined : { province: who.province, personId: who.personId, requestKey: key }
    const bodyHash = createHash('sha256').update(toJson(raw)).digest('hex')
    const name = `${route.method} ${visit.path}`
    if (claim && !sabotaged('A5.no-claim') && !(await claimKey(db, claim, name, bodyHash, visit.now))) {
      const kept = await findReply(db, claim)
      if (kept.route !== name || kept.bodyHash !== bodyHash) return no(refuse('request.key-reused'))
      return { keep: true, value: { outcome: { ok: true, value: undefined }, input: undefined, replay: kept } }
    }
    const outcome = await route.run(ask, parsed.data, prepared)
    if (!outcome.ok) return no(outcome)
    if (route.untrailed === undefined && (route.trailsEach ? ask.recorded.count < 1 : ask.recorded.count !== 1))
      throw new Error(`${name} wrote ${ask.recorded.count} trail entries, not one`)
    if (claim) await keepReply(db, claim, 200, goal(visit, outcome.value, parsed.data).to, toJson(outcome.value ?? {}))
    return { keep: true, value: { outcome, input: parsed.data } }
  })
}

function goal(visit: Visit, value: unknown, input: unknown): { to: string; say: string } {
  return visit.route.done?.(value, input) ?? { to: visit.path, say: '' }
}

async function answerDone(visit: Visit, value: unknown, input: unknown): Promise<FastifyReply> {
  const { to, say } = goal(visit, value, input)
  for (const cookie of visit.route.cookies?.(value) ?? []) {
    const secureCookie = visit.deps.tls
    visit.reply.setCookie(cookieName(cookie.name, visit.deps.tls), cookie.value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookie,
      ...(cookie.maxAge === undefined ? {} : { maxAge: cookie.maxAge }),
    })
  }
  if (!wantsPage(visit.request))
    return await sendText(visit.request, visit.reply.header('location', to), 200, 'application/json', toJson(value ?? {}))
  if (say !== '') visit.reply.setCookie(FLASH_COOKIE, encodeURIComponent(say), { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 })
  return visit.reply.redirect(to, 303)
}

async function answerReplay(visit: Visit, kept: { status: number; location: string; body: string }): Promise<FastifyReply> {
  visit.reply.header('idempotent-replay', 'true')
  if (wantsPage(visit.request)) return visit.reply.redirect(kept.location, 303)
  return await sendText(visit.request, visit.reply.header('location', kept.location), kept.status, 'application/json', kept.body)
}

function contextOf(visit: Visit, form?: FormState): PageContext {
  const context = visit.deps.contextFor(visit.who, visit.path, visit.now)
  const said = visit.request.cookies[FLASH_COOKIE]
  if (said === undefined || visit.request.method !== 'GET') return form ? { ...context, form } : context
  visit.reply.clearCookie(FLASH_COOKIE, { path: '/' })
  return { ...context, flash: { kind: 'good', text: safeDecode(said) } }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

async function answerPage(visit: Visit, route: Route, value: unknown, status: number, form?: FormState): Promise<FastifyReply> {
  const { request, reply } = visit
  if (route.download) {
    const file = await route.download(value, contextOf(visit, form))
    const name = encodeURIComponent(file.fileName)
    reply.code(200).header('content-type', file.type).header('cache-control', 'no-store')
    return await reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).send(Buffer.from(file.bytes))
  }
  if (route.keepSeconds !== undefined && status === 200 && visit.who.roles.length === 0)
    reply.header('cache-control', `public, max-age=${route.keepSeconds}`)
  if (route.page && wantsPage(request))
    return await sendText(request, reply, status, 'text/html', renderDocument(route.page(value, contextOf(visit, form))))
  return await sendText(request, reply, status, 'application/json', typeof value === 'string' ? value : toJson(value))
}

/** A refusal as JSON, as the same form with what was typed and the sentence at its field, or as a page of its own. */
async function answerRefusal(visit: Visit, refusals: readonly Refusal[], typed: Raw | undefined): Promise<FastifyReply> {
  const { request, reply, deps, route } = visit
  const status = statusOf(refusals)
  const spoken = refusals.map((one) => ({ code: one.code, field: one.field, facts: one.facts, text: deps.say(one) }))
  if (!wantsPage(request)) return await sendText(request, reply, status, 'application/json', toJson({ refusals: spoken }))
  const form: FormState = {
    action: visit.path,
    values: typedValues(typed ?? {}),
    errors: spoken.map(({ field, text }) => (field === undefined ? { text } : { field, text })),
  }
  const again =
    typed && route.redraw && status !== 404 ? deps.routes.find((other) => other.method === 'GET' && other.path === route.redraw) : undefined
  if (again) {
    const outcome = await read(visit, again, params(visit))
    if (outcome.ok) return await answerPage(visit, again, outcome.value, status, form)
  }
  return await sendText(request, reply, status, 'text/html', renderDocument(deps.refusalPage(contextOf(visit, form), status, spoken)))
}

/** What was typed goes back into the form, passwords excepted. */
function typedValues(typed: Raw): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(typed)) {
    if (/password/i.test(name) || name === 'requestKey' || name === 'version') continue
    values[name] = Array.isArray(value) ? value.map(String) : String(value)
  }
  return values
}

const DATABASE_AWAY = /ECONNREFUSED|ENOENT|ECONNRESET|Connection terminated|timeout exceeded|57P01|57P02|57P03|08006|08003|53300/

async function answerError(visit: Visit, error: unknown): Promise<FastifyReply> {
  const { code, message, statusCode } = error as { code?: string; message?: string; statusCode?: number }
  if (statusCode !== undefined && statusCode < 500) throw error
  if (DATABASE_AWAY.test(`${code} ${message}`)) {
    visit.reply.header('retry-after', '5')
    return await answerRefusal(visit, refuse('request.database-away').refusals, undefined)
  }
  visit.deps.incident(visit.request.id, error)
  return await answerRefusal(visit, refuse('request.incident', { ma: visit.request.id }).refusals, undefined)
}
