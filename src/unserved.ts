// What no route answers: paths nobody serves, bodies nobody reads, requests that are none. The same kind of page as any refusal.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type {} from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import { type Refusal, refusal } from './basics/outcome.ts'
import { anonymous, type HttpDeps, SESSION_COOKIE } from './platform/http.ts'
import { secure, sendText, toJson } from './platform/reply.ts'
import { wantsPage } from './platform/request.ts'
import type { Who } from './platform/route.ts'
import { statusOf } from './platform/status.ts'
import { cookieName } from './platform/visit.ts'
import { renderDocument } from './ui/render.ts'

const MALFORMED = 'request.malformed'
const PATH_TOO_LONG = 'FST_ERR_MAX_PARAM_LENGTH'

const REFUSED: Readonly<Record<number, string>> = {
  404: 'request.not-found',
  413: 'request.body-too-large',
  415: 'request.kind-unknown',
}

/** Before any route is looked for: addresses that cannot be read, and bytes that are no request at all. */
export function answersBeforeRoutes(deps: HttpDeps): Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> {
  return {
    frameworkErrors: ({ code }, request, reply) => {
      secure(reply, deps.tls)
      void answer(deps, request, reply, refusal(code === PATH_TOO_LONG ? 'request.not-found' : MALFORMED))
    },
    clientErrorHandler: ({ code }, socket) => {
      const refused = refusal(code === 'HPE_HEADER_OVERFLOW' ? 'request.headers-too-large' : MALFORMED)
      answerBytes(socket, deps.say(refused), statusOf([refused]))
    },
  }
}

/** There is no request to answer, only a socket: the sentence, and the door is shut. */
function answerBytes(socket: Socket, sentence: string, status: number): void {
  if (socket.destroyed || !socket.writable) return
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: text/plain; charset=utf-8',
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(sentence)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${sentence}`)
}

export function answerTheRest(app: FastifyInstance, deps: HttpDeps): void {
  app.setNotFoundHandler((request, reply) => answer(deps, request, reply, refusal('request.not-found')))
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return answer(deps, request, reply, refusal(REFUSED[status] ?? MALFORMED))
    deps.incident(request.id, error)
    return answer(deps, request, reply, refusal('request.incident', { ma: request.id }))
  })
}

async function answer(deps: HttpDeps, request: FastifyRequest, reply: FastifyReply, refused: Refusal): Promise<FastifyReply> {
  const { code, facts } = refused
  const status = statusOf([refused])
  const text = deps.say(refused)
  if (!wantsPage(request)) return await sendText(request, reply, status, 'application/json', toJson({ refusals: [{ code, facts, text }] }))
  const context = deps.contextFor(await whoAsks(deps, request), request.url, deps.clock())
  return await sendText(request, reply, status, 'text/html', renderDocument(deps.refusalPage(context, status, [{ code, text }])))
}

/** Somebody signed in who mistypes an address keeps their own bars and way home. */
async function whoAsks(deps: HttpDeps, request: FastifyRequest): Promise<Who> {
  const token = request.cookies?.[cookieName(SESSION_COOKIE, deps.tls)]
  const known = token === undefined ? undefined : await deps.identify(token, deps.clock()).catch(() => undefined)
  return known ?? anonymous(deps.province)
}
