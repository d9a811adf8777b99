// What goes back: a page, JSON, bytes to save, a redirect, or a refusal with the way out.
import type { FastifyReply } from 'fastify'
import { type Refusal, refusal, refuse } from '../basics/outcome.ts'
import type { FormState, PageContext } from '../ui/context.ts'
import { renderDocument } from '../ui/render.ts'
import { DatabaseAway, DatabaseBusy } from './away.ts'
import type { Raw } from './readable.ts'
import { sendText, startAnew, toJson } from './reply.ts'
import { isForeign, readBody, wantsPage } from './request.ts'
import type { Route } from './route.ts'
import { asAddress, asAttachment, asFlash, goTo } from './sent-headers.ts'
import { statusOf } from './status.ts'
import { cookieName, FLASH_COOKIE, params, read, type Visit } from './visit.ts'

export function goal(visit: Visit, value: unknown, input: unknown): { to: string; say: string; refused?: readonly Refusal[] } {
  return visit.route.done?.(value, input) ?? { to: visit.path, say: '' }
}

export async function answerDone(visit: Visit, value: unknown, input: unknown): Promise<FastifyReply> {
  const { to, say, refused = [] } = goal(visit, value, input)
  const { route, request, reply } = visit
  for (const { name, value: content, maxAge } of route.cookies?.(value) ?? []) putCookie(visit, name, content, maxAge)
  if (!wantsPage(request)) {
    const body = route.body ? route.body(value) : (value ?? {})
    return await sendText(request, reply.header('location', asAddress(to)), 200, 'application/json', toJson(body))
  }
  if (route.reply) return await sendText(request, reply, 200, 'text/html', renderDocument(route.reply(value, contextOf(visit))))
  if (refused.length > 0) {
    const again = await redrawn(visit, 200, formOf(visit, refused, {}), { kept: say })
    if (again) return again
  }
  if (say !== '') putCookie(visit, FLASH_COOKIE, asFlash(say), 60)
  return goTo(reply, to)
}

function putCookie({ deps, reply }: Visit, name: string, value: string, maxAge: number | undefined): void {
  const lasting = maxAge === undefined ? {} : { maxAge }
  const kept = { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.tls, ...lasting } as const
  // written at once, not by the library's hook at the very end: a failure there could no longer be answered
  reply.header('set-cookie', reply.server.serializeCookie(cookieName(name, deps.tls), value.toWellFormed(), kept))
}

export async function answerReplay(visit: Visit, kept: { status: number; location: string; body: string }): Promise<FastifyReply> {
  visit.reply.header('idempotent-replay', 'true')
  if (wantsPage(visit.request)) return goTo(visit.reply, kept.location)
  return await sendText(visit.request, visit.reply.header('location', asAddress(kept.location)), kept.status, 'application/json', kept.body)
}

function contextOf(visit: Visit, form?: FormState, kept?: string): PageContext {
  const context = visit.deps.contextFor(visit.who, visit.path, visit.now)
  if (kept) return { ...context, ...(form ? { form } : {}), flash: { kind: 'good', text: kept } }
  const flash = cookieName(FLASH_COOKIE, visit.deps.tls)
  const said = visit.request.cookies[flash]
  if (said === undefined || visit.request.method !== 'GET') return form ? { ...context, form } : context
  putCookie(visit, FLASH_COOKIE, '', 0)
  return { ...context, flash: { kind: 'good', text: said } }
}

/** Whatever a file turns out to be, nothing in it runs in our name. */
const FILE_POLICY = "default-src 'none'; sandbox"

/** What a tool says that was told nothing (curl, a link checker): of what is public it gets what a visitor sees. */
const ANYTHING = '*/*'

export async function answerPage(visit: Visit, route: Route, value: unknown, status: number, form?: FormState, kept?: string): Promise<FastifyReply> {
  const { request, reply } = visit
  if (route.download) {
    const file = await route.download(value, contextOf(visit, form))
    reply.code(200).header('content-type', file.type).header('cache-control', 'no-store')
    reply.header('content-security-policy', FILE_POLICY)
    return await reply.header('content-disposition', asAttachment(file.fileName)).send(Buffer.from(file.bytes))
  }
  if (route.keepSeconds !== undefined && status === 200 && visit.who.roles.length === 0)
    reply.header('cache-control', `public, max-age=${route.keepSeconds}`)
  if (route.page && (wantsPage(request) || (route.allow === 'anyone' && request.headers.accept === ANYTHING)))
    return await sendText(request, reply, status, 'text/html', renderDocument(route.page(value, contextOf(visit, form, kept))))
  return await sendText(request, reply, status, 'application/json', typeof value === 'string' ? value : toJson(value))
}

/** In seconds; by then a database that was away is usually back. */
const RETRY_AFTER = '5'

/** A refusal as JSON, as the same form with what was typed and the sentence at its field, or as a page of its own. */
export async function answerRefusal(visit: Visit, refusals: readonly Refusal[], typed: Raw | undefined): Promise<FastifyReply> {
  const { request, reply, deps } = visit
  const status = statusOf(refusals)
  if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', RETRY_AFTER)
  const spoken = refusals.map((one) => ({ code: one.code, field: one.field, facts: one.facts, text: deps.say(one) }))
  if (!wantsPage(request)) return await sendText(request, reply, status, 'application/json', toJson({ refusals: spoken }))
  const form = formOf(visit, refusals, typed ?? {})
  const about = Object.fromEntries((visit.route.redrawWith ?? []).flatMap((name) => (typeof typed?.[name] === 'string' ? [[name, typed[name]]] : [])))
  const again = typed && status !== 404 ? await redrawn(visit, status, form, { about }) : undefined
  if (again) return again
  return await sendText(request, reply, status, 'text/html', renderDocument(deps.refusalPage(contextOf(visit, form), status, spoken)))
}

function formOf(visit: Visit, refusals: readonly Refusal[], typed: Raw): FormState {
  const errors = refusals.map((one) => ({ ...(one.field === undefined ? {} : { field: one.field }), text: visit.deps.say(one), code: one.code }))
  return { action: visit.path, values: typedValues(typed), errors }
}

type Again = { readonly about?: Readonly<Record<string, unknown>>; readonly kept?: string }

/** The page the form stands on, once more, about the same record; `kept`: what was done all the same. */
async function redrawn(visit: Visit, status: number, form: FormState, { about, kept }: Again): Promise<FastifyReply | undefined> {
  const { deps, route } = visit
  const again = route.redraw && deps.routes.find((other) => other.method === 'GET' && other.path === route.redraw)
  if (!again) return undefined
  const outcome = await read(visit, again, { ...params(visit), ...about })
  return outcome.ok ? await answerPage(visit, again, outcome.value, status, form, kept) : undefined
}

/** The session ended while a form was being filled in: the page keeps what was typed, to be sent again after signing in. */
export async function answerExpired(visit: Visit, typed: Raw): Promise<FastifyReply> {
  const { request, reply, deps, path } = visit
  const spoken = refuse('request.sign-in-first').refusals.map((one) => ({ code: one.code, text: deps.say(one) }))
  const page = deps.refusalPage(contextOf(visit), 401, spoken, { action: path, fields: fieldsOf(typed) })
  return await sendText(request, reply, 401, 'text/html', renderDocument(page))
}

/** What was typed, to be sent once more as it was; passwords are typed anew. */
function fieldsOf(typed: Raw): (readonly [name: string, value: string])[] {
  return Object.entries(typed)
    .filter(([name]) => !/password/i.test(name))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, typedText(one)] as const))
}

/** What was typed goes back into the form, passwords excepted. */
function typedValues(typed: Raw): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of Object.entries(typed)) {
    if (/password/i.test(name) || name === 'requestKey' || name === 'version') continue
    values[name] = Array.isArray(value) ? value.map(typedText) : typedText(value)
  }
  return values
}

/** A form sends text; an object came from no form and is not shown again. */
function typedText(value: unknown): string {
  return typeof value === 'object' && value !== null ? '' : String(value)
}

/** The database away or crowded: what is asked for is refused for now, and a form that was sent can be sent again from the answer. */
export async function answerUnserved(visit: Visit, error: unknown): Promise<FastifyReply> {
  const refused = unserved(visit, error)
  if (!refused) throw error
  return await answerLater(visit, refused)
}

export async function answerLater(visit: Visit, refused: Refusal): Promise<FastifyReply> {
  const { request, reply, deps, path } = visit
  startAnew(reply, deps.tls)
  if (request.method !== 'POST' || !wantsPage(request) || request.isMultipart() || isForeign(request))
    return await answerRefusal(visit, [refused], undefined)
  const { raw } = await readBody(request)
  const spoken = [{ code: refused.code, text: deps.say(refused) }]
  const status = statusOf([refused])
  const page = deps.refusalPage(contextOf(visit), status, spoken, { action: path, fields: fieldsOf(raw) })
  return await sendText(request, reply.header('retry-after', RETRY_AFTER), status, 'text/html', renderDocument(page))
}

function unserved(visit: Visit, error: unknown): Refusal | undefined {
  if (error instanceof DatabaseBusy) return refusal('request.busy', { ahead: String(error.ahead) })
  if (!(error instanceof DatabaseAway)) return undefined
  return error.maybeWritten ? refusal('request.maybe-written', { keyed: isKeyed(visit) ? 'yes' : 'no' }) : refusal('request.database-away')
}

/** Sent again with the same key it is written once; what is confidential is never kept with its key. */
function isKeyed({ route, request }: Visit): boolean {
  const { requestKey } = Object(request.body) as Raw
  return !route.confidential && (requestKey !== undefined || request.headers['idempotency-key'] !== undefined)
}
