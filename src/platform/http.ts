// The one adapter from routes to HTTP: who → may they → their record → input → transaction → act → page or JSON.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal, refuse } from '../basics/outcome.ts'
import { actOn } from './act.ts'
import { FRONT_DOOR, openAdmission, type Place, placeIn, rankOf } from './admission.ts'
import { answerExpired, answerLater, answerPage, answerRefusal, answerUnserved } from './answer.ts'
import { bodyLimitOf } from './body-size.ts'
import { inTransaction } from './db.ts'
import { unreached, writeDenial } from './denial.ts'
import { secure } from './reply.ts'
import { checkHead, isForeign, MULTIPARTS_AT_ONCE, readBody, readQuery, tooLong, wantsPage } from './request.ts'
import { costOf, type Route, type Who } from './route.ts'
import { sabotaged } from './sabotage.ts'
import { goTo, keepHeadersFit } from './sent-headers.ts'
import { openUploadGate, type UploadGate } from './upload-gate.ts'
import { anonymous, askOn, cookieName, type HttpDeps, params, reaches, read, SESSION_COOKIE, setAsker, type Visit } from './visit.ts'

export { anonymous, type HttpDeps, newId, SESSION_COOKIE } from './visit.ts'

export function registerRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const gate = openUploadGate(MULTIPARTS_AT_ONCE, UPLOAD_PATIENCE_MS)
  const admission = openAdmission(deps.crowd)
  const places = new WeakMap<FastifyRequest, Place>()
  app.addHook('onRequest', async (request, reply) => {
    secure(reply, deps.tls) // also what is served beside the routes, and errors
    checkHead(request)
  })
  app.addHook('onSend', async (request, reply) => {
    places.get(request)?.leave() // whoever fetches the answer slowly keeps nobody waiting
    keepHeadersFit(reply)
  })
  for (const route of deps.routes) {
    const rank = rankOf(route)
    const handler = (request: FastifyRequest, reply: FastifyReply) => {
      const place = placeIn(admission, rank)
      places.set(request, place)
      return handle({ ...deps, gate, place }, route, request, reply).catch(rethrow)
    }
    const config = { cost: costOf(route), countedLater: true }
    app.route({ method: route.method, url: route.path, bodyLimit: bodyLimitOf(route), config, handler })
  }
}

/** Fastify takes only an Error for a failure. */
function rethrow(thrown: unknown): never {
  throw thrown instanceof Error ? thrown : new Error('what was thrown is no Error', { cause: thrown })
}

const UPLOAD_PATIENCE_MS = 15_000

type House = HttpDeps & { readonly gate: UploadGate; readonly place: Place }

const BUSY = refusal('request.busy')

async function handle(deps: House, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0] ?? '/'
  const { gate, place } = deps
  const visit: Visit = { deps, route, request, reply, now: deps.clock(), who: anonymous(deps.province), path, gate, place }
  if (!(await place.enter())) return await answerLater(visit, BUSY)
  try {
    return await receive(visit)
  } finally {
    place.leave()
  }
}

async function receive(stranger: Visit): Promise<FastifyReply> {
  const { deps, request, now } = stranger
  let visit = stranger
  try {
    await deps.beforeVisit?.()
    const token = request.cookies[cookieName(SESSION_COOKIE, deps.tls)]
    const known = token === undefined ? undefined : await deps.identify(token, now)
    if (known) visit = { ...visit, who: known }
    setAsker(request, visit.who)
    if (token !== undefined) await deps.count?.(request, known !== undefined)
    return await admit(visit, known !== undefined)
  } catch (error) {
    return await answerUnserved(visit, error)
  }
}

async function admit(visit: Visit, known: boolean): Promise<FastifyReply> {
  const { route, request } = visit
  if (!mayUse(route, visit.who)) return await turnAway(visit, known)
  if (visit.who.mustChange && !FRONT_DOOR.test(route.path)) return await askForNewPassword(visit)
  if (route.method === 'POST' && isForeign(request) && !sabotaged('I2.foreign'))
    return await answerRefusal(visit, refuse('request.foreign').refusals, undefined)
  return route.method === 'GET' ? await get(visit) : await post(visit)
}

export function mayUse(route: Route, who: Who): boolean {
  if (route.allow === 'anyone' || sabotaged('F1.open')) return true
  if (who.roles.length === 0) return false
  return route.allow === 'signed-in' || route.allow.some((role) => who.roles.includes(role))
}

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
  const reached = await inTransaction(pool, { province: visit.who.province, readOnly: true, lane: 'act' }, async (db) => {
    return { keep: false, value: await reaches(visit, visit.route, askOn(visit, db)) }
  })
  if (!reached) return await unreached(visit)
  visit.place.leave() // others are served while the files come in
  const leave = await visit.gate(visit.who.personId)
  if (!leave) {
    visit.reply.header('retry-after', '15')
    return await answerRefusal(visit, refuse('request.uploads-busy').refusals, undefined)
  }
  try {
    const body = await readBody(visit.request)
    return (await visit.place.enter()) ? await actOn(visit, body) : await answerLater(visit, BUSY)
  } finally {
    leave()
  }
}
