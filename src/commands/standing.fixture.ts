// Hands for the tests that kill, freeze and cut: the application as a process of its own, and one request to it from outside.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { SESSION_COOKIE } from '../platform/http.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { type Heard, listenTo, until } from '../test-wait.ts'

const ROOT = join(import.meta.dirname, '../..')

export function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'kc-standing-'))
  undo(t, () => rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }))
  return path
}

/** How often somebody may ask is tried elsewhere. */
const UNLIMITED = { LIMIT_ACCOUNT: '0', LIMIT_ADDRESS: '0', LIMIT_ALL: '0' }

export type Application = {
  readonly port: number
  child: ChildProcess
  /** Everything it has said, over all its lives. */
  said(): string
  /** Another life at the same address, after a kill. */
  again(): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

/** `serve` on a folder of data, or on the database of an address; with a deliberate defect, the same without its refusal of such. */
export async function application(t: TestContext, env: Record<string, string>, sabotage = ''): Promise<Application> {
  const port = await freePort()
  const entry = sabotage === '' ? ['src/main.ts', 'serve'] : ['src/commands/serve.fixture.ts']
  let said = ''
  let heard: Heard | undefined
  const live = () => {
    const child = spawn(process.execPath, ['--import', './scripts/tsx-hook.mjs', ...entry], {
      cwd: ROOT,
      env: { ...process.env, ...UNLIMITED, DATABASE_URL: '', ...env, PORT: String(port), SABOTAGE: sabotage },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    heard = listenTo(child, 'the application')
    return child
  }
  const app: Application = {
    port,
    child: live(),
    said: () => said,
    async again() {
      app.child = live()
      await opened(app)
    },
    async kill(signal = 'SIGKILL') {
      if (app.child.exitCode !== null || app.child.signalCode !== null) return app.child.exitCode
      app.child.kill(signal)
      return (await (heard as Heard).ended()).code
    },
  }
  undo(t, () => app.kill())
  return app
}

export async function opened({ child, port, said }: Application): Promise<void> {
  await until('the application opens', async () => {
    assert.equal(child.exitCode, null, said())
    return (await ask(port, 'GET', '/health/ready')).status === 200 || undefined
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await until('a free port', () => server.listening || undefined)
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** status 0: the line was cut. */
export type Reply = { readonly status: number; readonly text: string; readonly ms: number; readonly headers: http.IncomingHttpHeaders }

export type Sent = {
  readonly token?: string
  readonly json?: unknown
  readonly form?: Record<string, string>
  readonly key?: string
  readonly accept?: string
}

export function ask(port: number, method: 'GET' | 'POST', path: string, { token, json, form, key, accept }: Sent = {}): Promise<Reply> {
  const from = performance.now()
  const body = form ? new URLSearchParams(form).toString() : json === undefined ? '' : JSON.stringify(json)
  const headers = {
    accept: accept ?? 'application/json',
    'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
    ...(token === undefined ? {} : { cookie: `${SESSION_COOKIE}=${token}` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}),
  }
  return new Promise((done) => {
    const end = (status: number, text: string, got: http.IncomingHttpHeaders = {}) =>
      done({ status, text, ms: performance.now() - from, headers: got })
    const request = http.request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (reply) => {
      let text = ''
      reply.on('data', (chunk) => (text += chunk))
      reply.on('end', () => end(reply.statusCode ?? 0, text, reply.headers))
      reply.on('error', () => end(0, text))
    })
    request.on('error', () => end(0, ''))
    request.end(method === 'POST' ? body : undefined)
  })
}
