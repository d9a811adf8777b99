// A few clients, each sending its next request when the last is answered, over connections that stay open.
import { Agent, request } from 'node:http'

export type Shot = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Looks at the reply; what comes next may depend on it. */
  seen?(body: string): void
}

export type Burst = { readonly requests: number; readonly milliseconds: readonly number[] }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export function shoot(port: number, shot: Shot): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    const headers = { ...shot.headers, ...(shot.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(shot.body)) }) }
    const sent = request({ host: '127.0.0.1', port, method: shot.method, path: shot.path, headers, agent }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => done({ status: reply.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
      reply.on('error', failed)
    })
    sent.on('error', failed)
    sent.end(shot.body)
  })
}

/** `next(client, nth)` says what a client sends as its nth request. Any answer but 200 stops the measurement. */
export async function burst(
  port: number,
  { clients, ms, next }: { readonly clients: number; readonly ms: number; next(client: number, nth: number): Shot },
): Promise<Burst> {
  const until = performance.now() + ms
  const milliseconds: number[] = []
  const run = async (client: number) => {
    for (let nth = 0; performance.now() < until; nth++) {
      const shot = next(client, nth)
      const from = performance.now()
      const { status, body } = await shoot(port, shot)
      milliseconds.push(performance.now() - from)
      if (status !== 200) throw new Error(`${shot.method} ${shot.path} answered ${status}: ${body.slice(0, 400)}`)
      shot.seen?.(body)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)))
  return { requests: milliseconds.length, milliseconds }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
