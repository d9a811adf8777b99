// Starts the server with our settings, waits until it answers, and stops it.
import { closeSync, existsSync, openSync, readFileSync, renameSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sabotaged } from '../sabotage.ts'
import { type Account, spawnAs } from './account.ts'
import type { Engine } from './engine.ts'
import type { Layout } from './layout.ts'
import { worksIn } from './process-facts.ts'

const MEGABYTE = 1024 * 1024

/** Given on the command line, these win over postgresql.conf and ALTER SYSTEM. */
async function settings(socketFolder: string, dataDir: string): Promise<string[]> {
  const windows = process.platform === 'win32'
  const memory = Math.min(totalmem(), process.constrainedMemory() || totalmem())
  const durable = sabotaged('B3.fsync-off') ? 'off' : 'on'
  const chosen = {
    listen_addresses: windows ? '127.0.0.1' : '',
    unix_socket_directories: windows ? '' : `"${socketFolder}"`,
    unix_socket_permissions: '0700',
    port: windows ? String(await freePort()) : '5432',
    shared_buffers: `${Math.max(32, Math.min(512, Math.floor(memory / 4 / MEGABYTE)))}MB`,
    ...journal(dataDir),
    max_connections: '100',
    jit: 'off',
    fsync: durable,
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The journal takes an eighth of the disk at most, so that it does not fill a small one by itself before it is used again. */
function journal(dataDir: string): { readonly max_wal_size: string; readonly min_wal_size: string } {
  const { bsize, blocks } = statfsSync(dataDir)
  const most = Math.max(32, Math.min(2048, Math.floor((bsize * blocks) / 8 / MEGABYTE)))
  return { max_wal_size: `${most}MB`, min_wal_size: `${Math.min(80, most)}MB` }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}

/** A server just started: its pid, and whether it has ended again. */
export type Launched = { readonly pid: number; hasEnded(): boolean; said(): string }

export async function launch(layout: Layout, engine: Engine, account: Account, socketFolder: string): Promise<Launched> {
  if (existsSync(layout.log) && statSync(layout.log).size > 10 * MEGABYTE) renameSync(layout.log, `${layout.log}.1`)
  const log = openSync(layout.log, 'a', 0o600)
  const from = statSync(layout.log).size
  const args = ['-D', layout.cluster, ...(await settings(socketFolder, layout.dataDir))]
  const child = spawnAs(account, join(engine.bin, 'postgres'), args, { stdio: ['ignore', log, log], cwd: layout.dataDir })
  closeSync(log)
  let ended = false
  child.on('error', () => (ended = true))
  child.on('exit', () => (ended = true))
  child.unref()
  return { pid: child.pid ?? 0, hasEnded: () => ended, said: () => readFileSync(layout.log).subarray(from).toString('utf8').trim() }
}

/** Fast shutdown: sessions are ended, everything is flushed, and it is over when the process is gone. */
export async function shutDown(layout: Layout, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 30_000],
    ['SIGKILL', 5000],
  ] as const) {
    if (!worksIn(pid, layout.cluster)) return
    process.kill(pid, signal)
    const until = performance.now() + patience
    while (worksIn(pid, layout.cluster) && performance.now() < until) await sleep(20)
  }
}
