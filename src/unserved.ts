// What no route answers: paths nobody serves, bodies nobody reads, requests that are none, and whatever was thrown. The same kind of answer as any refusal.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type {} from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import { type Refusal, refusal } from './basics/outcome.ts'
import { failureOf, MALFORMED } from './platform/failure.ts'
import { anonymous, type HttpDeps, SESSION_COOKIE } from './platform/http.ts'
import { securityHeaders, sendText, startAnew, toJson } from './platform/reply.ts'
import { wantsPage } from './platform/request.ts'
import type { Who } from './platform/route.ts'
import { guardSockets, type Patience } from './platform/sockets.ts'
import { statusOf } from './platform/status.ts'
import { askerOf, cookieName } from './platform/visit.ts'
import { renderDocument } from './ui/render.ts'

const PATH_TOO_LONG = 'FST_ERR_MAX_PARAM_LENGTH'

const RAW_FAULTS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.too-slow',
}

/** Before any route is looked for: addresses that cannot be read, and bytes that are no request at all. */
export function answersBeforeRoutes(deps: HttpDeps): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> {
  return {
    frameworkErrors: ({ code }, request, reply) => {
      startAnew(reply, deps.tls)
      void answer(deps, request, reply, refusal(code === PATH_TOO_LONG ? 'request.not-found' : MALFORMED))
    },
    clientErrorHandler: (error, socket) => answerSocket(deps, socket, refusal(RAW_FAULTS[error.code] ?? MALFORMED), bytesOf(error)),
  }
}

export function answerTheRest(app: FastifyInstance, deps: HttpDeps): void {
  app.setNotFoundHandler((request, reply) => answer(deps, request, reply, refusal('request.not-found')))
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response)) // Node would answer a bare 417
  app.setErrorHandler((error: unknown, request, reply) => answerFailure(deps, request, reply, error))
}

/** The one place where what was thrown becomes an answer. */
async function answerFailure(deps: HttpDeps, request: FastifyRequest, reply: FastifyReply, error: unknown): Promise<FastifyReply> {
  const { refused, retryAfter, incident } = failureOf(error, request.id)
  if (incident) deps.incident(request.id, error)
  startAnew(reply, deps.tls)
  if (retryAfter) reply.header('retry-after', retryAfter)
  try {
    return await answer(deps, request, reply, refused)
  } catch (failure) {
    deps.incident(request.id, failure)
    startAnew(reply, deps.tls)
    return await sendText(request, reply, statusOf([refused]), 'application/json', inJson(deps, refused))
  }
}

async function answer(deps: HttpDeps, request: FastifyRequest, reply: FastifyReply, refused: Refusal): Promise<FastifyReply> {
  const status = statusOf([refused])
  if (!wantsPage(request)) return await sendText(request, reply, status, 'application/json', inJson(deps, refused))
  return await sendText(request, reply, status, 'text/html', inPage(deps, await whoAsks(deps, request), request.url, refused))
}

function inJson(deps: HttpDeps, refused: Refusal): string {
  const { code, field, facts } = refused
  return toJson({ refusals: [{ code, field, facts, text: deps.say(refused) }] })
}

function inPage(deps: HttpDeps, who: Who, path: string, refused: Refusal): string {
  const context = deps.contextFor(who, path, deps.clock())
  return renderDocument(deps.refusalPage(context, statusOf([refused]), [{ code: refused.code, text: deps.say(refused) }]))
}

/** Somebody signed in who mistypes an address keeps their own bars and way home. */
export async function whoAsks(deps: HttpDeps, request: FastifyRequest): Promise<Who> {
  const asker = askerOf(request)
  if (asker) return asker
  const token = request.cookies?.[cookieName(SESSION_COOKIE, deps.tls)]
  const known = token === undefined ? undefined : await deps.identify(token, deps.clock()).catch(() => undefined)
  return known ?? anonymous(deps.province)
}

/** Connections are bounded in number and time; a stop waits for what is under way. */
export function guardTheDoor(app: FastifyInstance, deps: HttpDeps, patience: Patience): void {
  const sockets = guardSockets(app.server, patience, {
    turnAway: (socket) => answerSocket(deps, socket, refusal('request.busy'), '', TURNED_AWAY_MS),
    tooSlow: (socket) => answerSocket(deps, socket, refusal('request.too-slow'), ''),
  })
  app.addHook('preClose', () => sockets.drain())
}

/** What was received last, as far as Node kept it; it says whether a browser is waiting. */
function bytesOf(error: Error): string {
  const { rawPacket } = error as { rawPacket?: Buffer }
  return rawPacket?.toString('latin1') ?? ''
}

/** How long a socket may take to fetch its last answer before it is closed for good. */
const LAST_WORD_MS = 2_000
/** Those there is no room for are many. */
const TURNED_AWAY_MS = 200

/** There is no request to answer, only a socket: the sentence, and the door is shut. */
function answerSocket(deps: HttpDeps, socket: Socket, refused: Refusal, received: string, lastWordMs = LAST_WORD_MS): void {
  setTimeout(() => socket.destroy(), lastWordMs).unref()
  if (socket.destroyed || !socket.writable || answering(socket)) return
  const page = received.includes('text/html')
  const body = page ? inPage(deps, anonymous(deps.province), '/', refused) : inJson(deps, refused)
  const status = statusOf([refused])
  const headers = {
    ...securityHeaders(deps.tls),
    connection: 'close',
    'content-type': `${page ? 'text/html' : 'application/json'}; charset=utf-8`,
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': '5' } : {}),
    'content-length': Buffer.byteLength(body),
  }
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.resume()
}

/** An answer that has begun is not interrupted by another; Node keeps the one under way on the socket. */
function answering(socket: Socket): boolean {
  return Boolean((socket as { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent)
}
