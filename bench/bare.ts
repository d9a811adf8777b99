// The least that could be written: node:http and pg. The same statements, named, in the same transaction; no framework, no sign-in,
// no permission, no validation, no page: JSON.stringify of what came back. What our server costs above this is what its promises cost.
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { answer, cpuSoFar } from './child.ts'
import type { Part, Tape, Template } from './tape.ts'

const { url, province } = JSON.parse(process.argv[2] ?? '{}') as { url: string; province: string }
const pool = new pg.Pool({ connectionString: url, max: 8, options: '-c role=kc_app -c timezone=UTC' })

let reads: Readonly<Record<string, readonly Tape[]>> = {}
let payment: Template = []
const standing = new Map<string, { version: number; seq: number }>()
const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `b${names.size}`
  names.set(text, name)
  return name
}

type Said = { readonly text: string; readonly values: readonly unknown[] }

async function transact(statements: Iterable<Said>, readOnly: boolean): Promise<unknown[]> {
  const client = await pool.connect()
  try {
    await client.query(`begin${readOnly ? ' read only' : ''}; set local app.province = '${province}'`)
    const answers: unknown[] = []
    for (const { text, values } of statements) answers.push((await client.query({ name: nameOf(text), text, values: values as unknown[] })).rows)
    await client.query('commit')
    return answers
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

function valuesFor(projectId: string): Said[] {
  const stands = standing.get(projectId)
  if (!stands) throw new Error(`no đề án ${projectId}`)
  const fresh: string[] = []
  const now = new Date()
  const made = (part: Part): unknown => {
    if (part.kind === 'same') return part.value
    if (part.kind === 'project') return projectId
    if (part.kind === 'now') return now
    if (part.kind === 'bytes') return randomBytes(32)
    if (part.kind === 'fresh') {
      fresh[part.slot] ??= randomUUID()
      return fresh[part.slot]
    }
    return (part.kind === 'version' ? stands.version : stands.seq) + part.plus
  }
  return payment.map(({ text, parts }) => ({ text, values: parts.map(made) }))
}

async function pay(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += chunk
  const { projectId } = JSON.parse(text) as { projectId: string }
  const answers = await transact(valuesFor(projectId), false)
  const stands = standing.get(projectId)
  if (stands) standing.set(projectId, { version: stands.version + 1, seq: stands.seq + 1 })
  return answers
}

const server = createServer(async (request, response) => {
  try {
    const [, what = '', nth = '0'] = (request.url ?? '').split('/')
    const answers = request.method === 'POST' ? await pay(request) : await transact(reads[what]?.[Number(nth)] ?? [], true)
    const text = JSON.stringify(answers)
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})
server.keepAliveTimeout = 60_000
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

const { port } = server.address() as { port: number }
answer({
  port: () => ({ port }),
  cpu: cpuSoFar,
  learn(given: { reads: Record<string, Tape[]>; payment: Template; standing: [string, { version: number; seq: number }][] }) {
    reads = given.reads
    payment = given.payment
    for (const [projectId, stands] of given.standing) standing.set(projectId, stands)
    return {}
  },
  stop: async () => {
    server.closeAllConnections()
    server.close()
    await pool.end()
    process.exit(0)
  },
})
