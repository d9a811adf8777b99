// PostgreSQL servers that tests kill, freeze and put behind a slow line. None of ours watches over them: they come back when the test says so.
import { readdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import type { TestContext } from 'node:test'
import { connect } from '../platform/connection.ts'
import { chooseAccount } from '../platform/postgres/account.ts'
import { bringUp, LOCK_PATIENCE_MS } from '../platform/postgres/bring-up.ts'
import { allEngines, type Engine } from '../platform/postgres/engine.ts'
import { type Layout, layoutOf, passwordOf } from '../platform/postgres/layout.ts'
import { liveServer } from '../platform/postgres/postmaster.ts'
import { isRunning } from '../platform/postgres/process-facts.ts'
import { addressOf } from '../platform/postgres/supervisor.ts'
import { databaseUrl } from '../platform/postgres/test-cluster.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { until } from '../test-wait.ts'
import { folder } from './standing.fixture.ts'

/** The postmaster and everyone of its house, as they are at this moment. */
export function processesOf(layout: Layout): number[] {
  const pid = liveServer(layout)?.pid
  if (pid === undefined) return []
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return [pid, ...children]
}

export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error // it had just ended by itself
    }
  }
}

export type External = {
  readonly layout: Layout
  /** The database in it that is for the application. */
  readonly url: string
  up(): Promise<void>
}

/** A server beside the application, as DATABASE_URL names one. */
export async function external(t: TestContext, engines: readonly Engine[] = allEngines()): Promise<External> {
  const layout = layoutOf(folder(t))
  const up = () => bringUp(layout, { account: chooseAccount(), engines, log: () => undefined, lockPatienceMs: LOCK_PATIENCE_MS })
  const { url } = addressOf(await up())
  undo(t, async () => {
    const pids = processesOf(layout)
    signal(pids, 'SIGCONT')
    signal(pids, 'SIGKILL')
    await until('the server is gone', () => pids.every((pid) => !isRunning(pid)) || undefined)
  })
  const admin = await connect(url)
  await admin.query('create database khuyen_cong')
  await admin.end()
  return { layout, url: databaseUrl(url, 'khuyen_cong'), up: async () => void (await up()) }
}

/** Where the server listens. */
export function socketIn(layout: Layout): string {
  const live = liveServer(layout)
  if (!live) throw new Error('no server')
  return `${live.host}/${readdirSync(live.host).find((name) => /^\.s\.PGSQL\.\d+$/.test(name))}`
}

export type Proxy = {
  readonly port: number
  /** What each packet waits, in both directions. */
  delayMs: number
}

/** A line of the network between the application and its server. */
export async function slowLine(t: TestContext, to: string): Promise<Proxy> {
  const open = new Set<net.Socket>()
  const line: { port: number; delayMs: number } = { port: 0, delayMs: 0 }
  const pass = (from: net.Socket, into: net.Socket) => {
    let before = Promise.resolve()
    from.on('data', (bytes) => {
      const wait = new Promise<void>((done) => setTimeout(done, line.delayMs))
      before = before.then(() => wait).then(() => void into.write(bytes))
    })
    from.on('error', () => into.destroy())
    from.on('close', () => into.destroy())
    open.add(from)
  }
  const server = net.createServer((near) => {
    const far = net.connect(to)
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  undo(t, () => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  line.port = (server.address() as net.AddressInfo).port
  return line
}

/** The database of the application in the server it keeps for itself. */
export function urlIn(dataDir: string): string {
  const layout = layoutOf(dataDir)
  const live = liveServer(layout)
  if (!live) throw new Error('no server')
  return databaseUrl(addressOf({ ...live, password: passwordOf(layout), adopted: true }).url, 'khuyen_cong')
}
