// Sends what came of a request: page, JSON or bytes, compressed, with the headers that keep browsers safe.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const WORTH_COMPRESSING = 1024

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** On every answer, also on those that meet no route and no request. */
export function securityHeaders(tls: boolean): Readonly<Record<string, string>> {
  return tls ? { ...SECURITY, 'strict-transport-security': 'max-age=31536000' } : SECURITY
}

const SECURITY = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

export function secure(reply: FastifyReply, tls: boolean): void {
  reply.headers(securityHeaders(tls))
}

/** An answer that failed halfway leaves nothing of itself on the one that says so: neither its type nor where it led. */
export function startAnew(reply: FastifyReply, tls: boolean): void {
  for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name)
  secure(reply, tls)
}

export async function sendText(request: FastifyRequest, reply: FastifyReply, status: number, type: string, text: string): Promise<FastifyReply> {
  reply.code(status).header('content-type', `${type}; charset=utf-8`).header('vary', 'accept, accept-encoding, cookie')
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (text.length < WORTH_COMPRESSING) return await reply.send(text)
  if (accepted.includes('br')) {
    reply.header('content-encoding', 'br')
    return await reply.send(await brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }))
  }
  if (accepted.includes('gzip')) {
    reply.header('content-encoding', 'gzip')
    return await reply.send(await zip(text, { level: 5 }))
  }
  return await reply.send(text)
}

/** Money is a string in JSON: a bigint never passes through a float. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item))
}
