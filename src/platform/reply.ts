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

export function secure(reply: FastifyReply, tls: boolean): void {
  reply.header('content-security-policy', POLICY)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'same-origin')
  reply.header('permissions-policy', 'camera=(), geolocation=(self), microphone=()')
  reply.header('cross-origin-opener-policy', 'same-origin')
  reply.header('cross-origin-resource-policy', 'same-origin')
  if (tls) reply.header('strict-transport-security', 'max-age=31536000')
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
