// A client of a server process that tells how it was answered, or how it was not.
import http from 'node:http'

export type Asked = {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
  /** The connection broke instead: the system's word for how. */
  readonly fault?: string
  readonly began: number
  readonly ended: number
}

type Asking = {
  readonly port: number
  readonly path: string
  readonly headers?: http.OutgoingHttpHeaders
  readonly body?: string
  readonly agent?: http.Agent
}

export function ask({ port, path, headers = {}, body, agent }: Asking): Promise<Asked> {
  const began = performance.now()
  return new Promise((done) => {
    const over = (rest: Partial<Asked>) => done({ status: 0, headers: {}, body: '', ...rest, began, ended: performance.now() })
    const method = body === undefined ? 'GET' : 'POST'
    const options = { port, host: '127.0.0.1', path, method, headers: { accept: 'application/json', ...headers } }
    const request = http.request(agent ? { ...options, agent } : { ...options, agent: false }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('error', (error: NodeJS.ErrnoException) => over({ fault: error.code ?? error.message }))
      reply.on('end', () => over({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks).toString() }))
    })
    request.on('error', (error: NodeJS.ErrnoException) => over({ fault: error.code ?? error.message }))
    request.end(body)
  })
}
