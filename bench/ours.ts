// Our server, whole: sign-in, permission, reach, validation, transaction, trail, pages. Only the clock and the data are the bench's.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import pg from 'pg'
import { openPool } from '../src/platform/db.ts'
import { SESSION_COOKIE } from '../src/platform/http.ts'
import { buildServer } from '../src/server.ts'
import { answer, cpuSoFar } from './child.ts'
import type { Statement } from './tape.ts'

const { url, province } = JSON.parse(process.argv[2] ?? '{}') as { url: string; province: string }
const pool = openPool(url, 8)
const app = await buildServer({
  pool,
  province,
  provinceName: 'Lai Châu',
  programmeName: async () => 'Chương trình minh hoạ',
  tls: false,
  demo: true,
})
await app.listen({ host: '127.0.0.1', port: 0 })

type Listened = { readonly tape: readonly Statement[]; readonly status: number; readonly body: string }
type Request = { readonly method: 'GET' | 'POST'; readonly path: string; readonly token: string; readonly body?: Record<string, unknown> }

/** Does one request and writes down what is said inside its transaction. */
async function record({ method, path, token, body }: Request): Promise<Listened> {
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown }
  const plain = prototype.query
  const tape: Statement[] = []
  let inside = false
  prototype.query = function listen(this: unknown, ...given: unknown[]) {
    const said = given[0] as string | { text: string; values?: unknown[] }
    if (typeof said === 'string') inside = said.startsWith('begin')
    else if (inside) tape.push({ text: said.text, values: said.values ?? [] })
    return plain.apply(this, given)
  }
  try {
    const headers = { cookie: `${SESSION_COOKIE}=${token}`, accept: 'application/json' }
    const reply = await app.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) })
    return { tape, status: reply.statusCode, body: reply.body }
  } finally {
    prototype.query = plain
  }
}

const inspector = new Session()

/** From here on, without what starting and warming up cost. */
async function startProfile(): Promise<object> {
  inspector.connect()
  await inspector.post('Profiler.enable')
  await inspector.post('Profiler.start')
  return {}
}

async function keepProfile({ file }: { readonly file: string }): Promise<object> {
  const { profile } = await inspector.post('Profiler.stop')
  writeFileSync(file, JSON.stringify(profile))
  return {}
}

const { port } = app.server.address() as { port: number }
answer({
  port: () => ({ port }),
  cpu: cpuSoFar,
  record,
  'start-profile': startProfile,
  'keep-profile': keepProfile,
  stop: async () => {
    await app.close()
    await pool.end()
    process.exit(0)
  },
})
