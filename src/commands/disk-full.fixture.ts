// A real `serve` on small disks that can be filled and emptied, and hands that work through HTTP while it happens.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { makePerson } from '../people/make-person.actions.ts'
import type { Role } from '../people/role.ts'
import { openSession } from '../people/session.actions.ts'
import { openPool } from '../platform/db.ts'
import { SESSION_COOKIE } from '../platform/http.ts'
import { layoutOf, passwordOf } from '../platform/postgres/layout.ts'
import { liveServer } from '../platform/postgres/postmaster.ts'
import { addressOf } from '../platform/postgres/supervisor.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { LAI_CHAU } from '../test-house.ts'
import { listenTo, until } from '../test-wait.ts'

const ROOT = join(import.meta.dirname, '../..')
const MIB = 1024 * 1024

/** Small disks are mounted by the administrator of the machine alone; elsewhere these tests are skipped with this sentence. */
export const mountable = { skip: mayMount() ? false : 'chỉ quản trị máy (root) gắn được đĩa thử nhỏ nên chưa thử được ở đây' }

function mountAt(path: string, mb: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mb}m`, 'tmpfs', path], { timeout: 30_000 }).status === 0
}

function unmount(path: string): void {
  spawnSync('umount', ['-l', path], { timeout: 30_000 })
}

function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const place = mkdtempSync(join(tmpdir(), 'kc-mount-'))
  const mounted = mountAt(place, 1)
  if (mounted) unmount(place)
  rmSync(place, { recursive: true, force: true })
  return mounted
}

export type SmallDisk = {
  readonly path: string
  /** Takes all that is free, but for so much. */
  fill(leaveMb?: number): void
  empty(): void
}

export function smallDisk(t: TestContext, path: string, mb: number): SmallDisk {
  mkdirSync(path, { recursive: true })
  if (!mountAt(path, mb)) throw new Error(`could not mount ${path}`)
  undo(t, () => unmount(path))
  const ballast = join(path, 'ballast')
  return {
    path,
    fill(leaveMb = 0) {
      const file = openSync(ballast, 'a')
      try {
        const free = () => Number(statfsSync(path).bavail) * Number(statfsSync(path).bsize) - leaveMb * MIB
        for (let left = free(); left > 0; left = free()) writeSync(file, Buffer.alloc(Math.min(left, MIB)))
      } catch {
        // full is what was wanted
      } finally {
        closeSync(file)
      }
    },
    empty: () => rmSync(ballast, { force: true }),
  }
}

export type Serving = { readonly url: string; readonly child: ChildProcess; readonly databaseUrl: string; said(): string }

type Asked = { readonly dataDir: string; readonly databaseUrl?: string; readonly log: string; readonly temporary?: string }

export async function serveOn(t: TestContext, { dataDir, databaseUrl, log, temporary }: Asked): Promise<Serving> {
  const out = openSync(log, 'a')
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: '0',
    DATABASE_URL: databaseUrl ?? '',
    SABOTAGE: '',
    ...(temporary ? { TMPDIR: temporary } : {}),
  }
  const child = spawn(process.execPath, ['--import', './scripts/tsx-hook.mjs', 'src/main.ts', 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  const heard = listenTo(child, 'the server')
  undo(t, async () => {
    child.kill('SIGTERM')
    await heard.ended()
  })
  const said = () => readFileSync(log, 'utf8')
  const url = await eventually('the server says its address', 120, async () => {
    if (child.exitCode !== null) throw new Error(said())
    return /đang chạy tại (http:\/\/\S+)/.exec(said())?.[1]
  })
  return { url, child, databaseUrl: databaseUrl ?? embeddedUrl(dataDir), said }
}

function embeddedUrl(dataDir: string): string {
  const layout = layoutOf(dataDir)
  const live = liveServer(layout)
  if (!live) throw new Error('no server in this folder')
  return addressOf({ ...live, password: passwordOf(layout), adopted: true }).url.replace(/\/postgres(?=\?)/, '/khuyen_cong')
}

/** Asked five times a second: who asks without a pause is turned away like anybody. */
export function eventually<T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined | false>,
): Promise<Exclude<T, undefined | null | false>> {
  return until(what, async () => (await look()) || (await sleep(200, undefined)), seconds * 1000) as Promise<Exclude<T, undefined | null | false>>
}

export type Answer = { readonly status: number; readonly text: string }

export type Worker = {
  get(path: string, accept?: string): Promise<Answer>
  post(path: string, form: Record<string, string>): Promise<Answer>
  upload(path: string, headers: Record<string, string>, payload: Buffer): Promise<Answer>
}

/** Somebody with this role, made as the command line makes people, signed in without the cost of a password. */
export async function hire({ url, databaseUrl }: Serving, role: Role): Promise<Worker> {
  const pool = openPool(databaseUrl, 2)
  try {
    const login = `${role}-${randomUUID().slice(0, 8)}`
    const made = await makePerson(pool, { login, name: 'Lò Thị Mỷ', title: role, roles: [role], province: LAI_CHAU, mustChange: false }, new Date())
    if (!made.ok) throw new Error(JSON.stringify(made.refusals))
    const token = await openSession(pool, { personId: made.value.personId, agent: 'test', now: new Date(), roles: [role] })
    return workerAt(url, token)
  } finally {
    await pool.end()
  }
}

function workerAt(url: string, token: string): Worker {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = { cookie: `${SESSION_COOKIE}=${token}`, accept: 'application/json', ...(init.headers as Record<string, string>) }
    const reply = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(60_000) })
    return { status: reply.status, text: await reply.text() }
  }
  return {
    get: (path, accept = 'application/json') => send(path, { headers: { accept } }),
    post: (path, form) => send(path, { method: 'POST', body: new URLSearchParams({ requestKey: randomUUID(), ...form }) }),
    upload: (path, headers, payload) => send(path, { method: 'POST', headers, body: new Uint8Array(payload) }),
  }
}
