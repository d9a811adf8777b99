// The one adapter from routes to HTTP: who → may they → their record → input → transaction → act → page or JSON.

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../basics/id.ts'
import { type Outcome, ok, refuse, refuseAll } from '../basics/outcome.ts'
import { answerDone, answerExpired, answerPage, answerRefusal, answerReplay, answerUnserved, goal } from './answer.ts'
import { bodyLimitOf } from './body-size.ts'
import { refusalOf } from './constraints.ts'
import { inTransaction } from './db.ts'
import { faultIn, type Raw } from './readable.ts'
import { claimKey, findReply, keepReply } from './replies.store.ts'
import { secure, toJson } from './reply.ts'
import { type Body, checkHead, isForeign, MULTIPARTS_AT_ONCE, readBody, readQuery, tooLong, wantsPage } from './request.ts'
import type { Route, Who } from './route.ts'
import { sabotaged } from './sabotage.ts'
import { goTo, keepHeadersFit } from './sent-headers.ts'
import { issuesToRefusals, statusOf } from './status.ts'
import { openUploadGate, type UploadGate } from './upload-gate.ts'
import {
  anonymous,
  askOn,
  cookieName,
  deskOf,
  type HttpDeps,
  namesARecord,
  params,
  reaches,
  read,
  SESSION_COOKIE,
  setAsker,
  type Visit,
} from './visit.ts'

export { anonymous, type HttpDeps, newId, SESSION_COOKIE } from './visit.ts'

export function registerRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const gate = openUploadGate(MULTIPARTS_AT_ONCE, UPLOAD_PATIENCE_MS)
  app.addHook('onRequest', async (request, reply) => {
    secure(reply, deps.tls) // also what is served beside the routes, and errors
    checkHead(request)
  })
  app.addHook('onSend', async (_request, reply) => keepHeadersFit(reply))
  for (const route of deps.routes) {
    app.route({
      method: route.method,
      url: route.path,
      bodyLimit: bodyLimitOf(route),
      handler: (request, reply) => handle({ ...deps, gate }, route, request, reply).catch(rethrow),
    })
  }
}

/** Fastify takes only an Error for a failure. */
function rethrow(thrown: unknown): never {
  throw thrown instanceof Error ? thrown : new Error('what was thrown is no Error', { cause: thrown })
}

const UPLOAD_PATIENCE_MS = 15_000

type House = HttpDeps & { readonly gate: UploadGate }

async function handle(deps: House, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const now = deps.clock()
  const token = request.cookies[cookieName(SESSION_COOKIE, deps.tls)]
  const path = request.url.split('?', 1)[0] ?? '/'
  let visit: Visit = { deps, route, request, reply, now, who: anonymous(deps.province), path, gate: deps.gate }
  try {
    const known = token === undefined ? undefined : await deps.identify(token, now)
    if (known) visit = { ...visit, who: known }
    setAsker(request, visit.who)
    return await admit(visit, known !== undefined)
  } catch (error) {
    return await answerUnserved(visit, error)
  }
}

async function admit(visit: Visit, known: boolean): Promise<FastifyReply> {
  const { route, request } = visit
  if (!mayUse(route, visit.who)) return await turnAway(visit, known)
  if (visit.who.mustChange && !OPEN_BEFORE_CHANGE.test(route.path)) return await askForNewPassword(visit)
  if (route.method === 'POST' && isForeign(request) && !sabotaged('I2.foreign'))
    return await answerRefusal(visit, refuse('request.foreign').refusals, undefined)
  return route.method === 'GET' ? await get(visit) : await post(visit)
}

export function mayUse(route: Route, who: Who): boolean {
  if (route.allow === 'anyone' || sabotaged('F1.open')) return true
  if (who.roles.length === 0) return false
  return route.allow === 'signed-in' || route.allow.some((role) => who.roles.includes(role))
}

const OPEN_BEFORE_CHANGE = /^\/(account|sign-in|sign-out)(\/|$)/

async function askForNewPassword(visit: Visit): Promise<FastifyReply> {
  if (wantsPage(visit.request)) return goTo(visit.reply, '/account/password')
  return await answerRefusal(visit, refuse('people.must-change-password').refusals, undefined)
}

async function turnAway(visit: Visit, signedIn: boolean): Promise<FastifyReply> {
  if (signedIn) {
    await writeDenial(visit)
    return await answerRefusal(visit, refuse('request.not-allowed').refusals, undefined)
  }
  if (!wantsPage(visit.request)) return await answerRefusal(visit, refuse('request.sign-in-first').refusals, undefined)
  const { request, route } = visit
  if (request.method !== 'GET' && !request.isMultipart() && !isForeign(request)) {
    const { raw, fault } = await readBody(request)
    if (Object.keys(raw).length > 0 && !fault) return await answerExpired(visit, raw)
  }
  const drawn = visit.deps.routes.some((other) => other.method === 'GET' && other.path === route.path)
  const next = request.method === 'GET' ? request.url : drawn ? visit.path : '/'
  return goTo(visit.reply, `/sign-in?next=${encodeURIComponent(next.length > NEXT_LONGEST ? '/' : next)}`)
}

/** A longer way back is cut off by the page of signing in, and would lead nowhere. */
const NEXT_LONGEST = 500

type Answer = {
  readonly outcome: Outcome<unknown>
  readonly input: unknown
  readonly unreached?: boolean
  readonly replay?: { readonly status: number; readonly location: string; readonly body: string }
}

async function get(visit: Visit): Promise<FastifyReply> {
  const query = readQuery(visit.request)
  if (query.fault) return await answerRefusal(visit, [query.fault], undefined)
  const outcome = await read(visit, visit.route, { ...query.raw, ...params(visit) })
  if (!outcome.ok) return await answerRefusal(visit, outcome.refusals, visit.route.redraw && query.raw)
  if (visit.route.seen) await writeLook(visit, visit.route.seen)
  return await answerPage(visit, visit.route, outcome.value, 200)
}

/** Written before anything is shown: no look without its line. */
async function writeLook(visit: Visit, { act, subject }: NonNullable<Route['seen']>): Promise<void> {
  const { deps, who, request, now } = visit
  const { [`${subject}Id`]: id = '', ...facts } = params(visit)
  await deps.note(who, { act, subject: { kind: subject, id }, facts }, { requestId: request.id, address: request.ip }, now)
}

/** Files are read last: once it is known who sends them, that they may, and that the record is theirs to reach. */
async function post(visit: Visit): Promise<FastifyReply> {
  if (!visit.request.isMultipart()) return await actOn(visit, await readBody(visit.request))
  if (!visit.route.uploads) return await answerRefusal(visit, refuse('request.files-not-taken').refusals, undefined)
  const long = tooLong(visit.request)
  if (long) return await answerRefusal(visit, [long], {})
  const { pool } = visit.deps
  const reached = await inTransaction(pool, { province: visit.who.province, readOnly: true }, async (db) => {
    return { keep: false, value: await reaches(visit, visit.route, askOn(visit, db)) }
  })
  if (!reached) return await unreached(visit)
  const leave = await visit.gate(visit.who.personId)
  if (!leave) {
    visit.reply.header('retry-after', '15')
    return await answerRefusal(visit, refuse('request.uploads-busy').refusals, undefined)
  }
  try {
    return await actOn(visit, await readBody(visit.request))
  } finally {
    leave()
  }
}

/** Somebody else's record is not found; who tried to change it is written down. */
async function unreached(visit: Visit): Promise<FastifyReply> {
  if (namesARecord(visit)) await writeDenial(visit)
  return await answerRefusal(visit, refuse('request.not-found').refusals, undefined)
}

/** Who tried what on which record, in the trail. What stands in the path and is no id is left out: it may be anything, a telephone number too. */
async function writeDenial({ who, route, request, now, deps }: Visit): Promise<void> {
  const named = request.params as Readonly<Record<string, string>>
  const path = route.path.replace(/:(\w+)/g, (whole, name: string) => (isId(named[name] ?? '') ? (named[name] ?? '') : whole))
  if (who.roles.length === 0) return
  const facts = { attempted: `${route.method} ${path}`.slice(0, 200) }
  await deps.note(who, { act: 'people.denied', facts }, { requestId: request.id, address: request.ip }, now)
}

/** The form's key in small letters; undefined when there is none, refused when it is none or when two are given. */
function keyOf(raw: Raw, header: string | string[] | undefined): Outcome<string | undefined> {
  const given = [raw.requestKey, header].filter((one) => one !== undefined).map((one) => (typeof one === 'string' ? one.toLowerCase() : ''))
  const [key] = given
  if (key === undefined) return ok(undefined)
  return isId(key) && given.every((one) => one === key) ? ok(key) : refuse('request.key-malformed')
}

async function actOn(visit: Visit, body: Body): Promise<FastifyReply> {
  const { headers } = visit.request
  const raw = { ...body.raw, ...params(visit) }
  const fault = body.fault ?? faultIn(params(visit))
  if (fault) return await answerRefusal(visit, [fault], body.raw)
  const key = keyOf(raw, headers['idempotency-key'])
  if (!key.ok) return await answerRefusal(visit, key.refusals, body.raw)
  delete raw.requestKey
  const version = headers['if-match'] ?? raw.version
  if (visit.route.versioned) raw.version = typeof version === 'string' ? version.replaceAll('"', '') : version
  let answer: Answer
  try {
    const prepared = await prepare(visit, raw)
    if (!prepared.ok) return await answerRefusal(visit, prepared.refusals, body.raw)
    answer = await act(visit, raw, body, key.value, prepared.value)
  } catch (error) {
    const spoken = refusalOf(error)
    if (!spoken) throw error
    answer = { outcome: refuseAll([spoken]), input: undefined }
  }
  if (sabotaged('A5.die-before-reply') && answer.outcome.ok) process.exit(137)
  if (answer.unreached) return await unreached(visit)
  if (!answer.outcome.ok && statusOf(answer.outcome.refusals) === 403) await writeDenial(visit)
  if (answer.replay) return await answerReplay(visit, answer.replay)
  if (!answer.outcome.ok) return await answerRefusal(visit, answer.outcome.refusals, body.raw)
  return await answerDone(visit, answer.outcome.value, answer.input)
}

/** The answer to what an act asked back is no field of any one form. It names the questions answered, so that a second one is still put. */
function asked({ confirmed, ...input }: Raw): { readonly input: Raw; confirmed(code: string): boolean } {
  const codes = typeof confirmed === 'string' ? confirmed.split(' ') : []
  return { input, confirmed: (code) => codes.includes(code) }
}

/** What is slow comes before the transaction. An input that does not parse is left to the act, which says what is wrong with it. */
async function prepare(visit: Visit, raw: Raw): Promise<Outcome<unknown>> {
  const { route } = visit
  const parsed = route.prepare ? route.input.safeParse(asked(raw).input) : undefined
  return route.prepare && parsed?.success ? await route.prepare(deskOf(visit), parsed.data) : ok(undefined)
}

/** What was sent, files included: the same key with anything else is another form. */
function hashOf(raw: Raw, body: Body): string {
  const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const files = body.uploads.map(({ field, fileName, bytes, dropped }) => [field, fileName, dropped?.why ?? sha256(bytes)])
  return sha256(toJson(files.length === 0 ? raw : [raw, files]))
}

/** The act itself: one transaction, all or nothing, its reply kept with it. */
async function act(visit: Visit, raw: Raw, body: Body, key: string | undefined, prepared: unknown): Promise<Answer> {
  const { route, who } = visit
  return await inTransaction<Answer>(visit.deps.pool, { province: who.province, readOnly: false }, async (db) => {
    const { input, confirmed } = asked(raw)
    const ask = { ...askOn(visit, db), confirmed }
    const no = (outcome: Outcome<unknown>) => ({ keep: false, value: { outcome, input: undefined } })
    if (!(await reaches(visit, route, ask))) return { keep: false, value: { ...no(refuse('request.not-found')).value, unreached: true } }
    if (route.versioned && (raw.version === undefined || raw.version === '')) return no(refuse('request.version-missing'))
    const parsed = route.input.safeParse(route.uploads ? { ...input, files: body.uploads } : input)
    if (!parsed.success) return no(refuseAll(issuesToRefusals(parsed.error)))

    const claim = key === undefined || route.confidential ? undefined : { province: who.province, personId: who.personId, requestKey: key }
    const bodyHash = hashOf(raw, body)
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
