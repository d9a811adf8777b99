// Hands for the supervisor's tests: folders that clean up after themselves, applications in processes of their own, one question to a server.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { constants, copyFileSync, cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { buildSync } from 'esbuild'
import pg from 'pg'
import { type Heard, listenTo } from '../../test-wait.ts'
import { openToAll } from './account.ts'
import { allEngines, type Engine } from './engine.ts'
import { type Layout, layoutOf } from './layout.ts'
import { liveServer } from './postmaster.ts'
import { type RunningPostgres, type StartOptions, startPostgres } from './supervisor.ts'

export const NOBODY = 65_534
export const IS_ROOT = process.getuid?.() === 0

const undoings = new WeakMap<TestContext, (() => unknown)[]>()

/** What is begun last is undone first: a server stops before its folder goes. */
export function undo(t: TestContext, step: () => unknown): void {
  const steps = undoings.get(t) ?? []
  if (steps.length === 0) {
    undoings.set(t, steps)
    t.after(async () => {
      for (const next of steps.reverse()) await next()
    })
  }
  steps.push(step)
}

/** A folder that is gone after the test, with the server that may still run in it. */
export function folderFor(t: TestContext): Layout {
  const layout = layoutOf(mkdtempSync(join(tmpdir(), 'kc-pg-')))
  undo(t, () => {
    const server = liveServer(layout)
    if (server) process.kill(server.pid, 'SIGKILL')
    rmSync(layout.dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  })
  return layout
}

export async function startIn(t: TestContext, layout: Layout, options: Partial<StartOptions> = {}): Promise<RunningPostgres> {
  const running = await startPostgres({ dataDir: layout.dataDir, log: () => undefined, lockPatienceMs: 2000, ...options })
  undo(t, () => running.stop())
  return running
}

export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url)
  client.on('error', () => undefined) // killed servers drop their sessions; the question itself fails and says so
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

export type Application = { readonly child: ChildProcess; readonly heard: Heard; readonly said: Promise<Said> }
export type Said = Partial<RunningPostgres> & { readonly refused?: string; readonly afterMs?: number }

const APPLICATION = join(import.meta.dirname, 'application.fixture.ts')

/** The application in a process group of its own; `as` runs it as an ordinary user. */
export function application(t: TestContext, layout: Layout, { engine, as }: { engine?: Engine; as?: number } = {}): Application {
  const { node, program } = as === undefined ? { node: process.execPath, program: APPLICATION } : laidOutForAll(t)
  const user = as === undefined ? {} : { uid: as, gid: as, cwd: '/' }
  const task = JSON.stringify({ dataDir: layout.dataDir, engine })
  const child = spawn(node, [program, task], { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...user })
  const heard = listenTo(child, 'the application')
  undo(t, () => child.kill('SIGKILL'))
  const said = heard.line().then((line) => JSON.parse(line) as Said)
  said.catch(() => undefined)
  return { child, heard, said }
}

/** An ordinary user may read nothing of a project that stands under /root, not even its Node: what the application needs, in one folder of its own. */
function laidOutForAll(t: TestContext): { readonly node: string; readonly program: string } {
  const folder = mkdtempSync(join(tmpdir(), 'kc-open-'))
  undo(t, () => rmSync(folder, { recursive: true, force: true }))
  const [node, program] = [join(folder, 'node'), join(folder, 'application.mjs')]
  copyFileSync(process.execPath, node, constants.COPYFILE_FICLONE)
  const js = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)`
  const external = ['pg-native', 'pg-cloudflare']
  buildSync({
    entryPoints: [APPLICATION],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js },
    external,
    logLevel: 'error',
  })
  openToAll(folder)
  return { node, program }
}

/** Why an ordinary user cannot be tried here; nothing where it can. */
export function whyNoOrdinaryUser(): string | undefined {
  if (!IS_ROOT) return 'chỉ chạy được bằng quyền root'
  const tried = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', tmpdir()], { uid: NOBODY, gid: NOBODY, cwd: '/', timeout: 60_000 })
  return tried.status === 0 ? undefined : `thư mục tạm ${tmpdir()} chỉ chủ của nó vào được`
}

export async function kill({ child, heard }: Pick<Application, 'child' | 'heard'>, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
  child.kill(signal)
  return (await heard.ended()).code
}

/** The npm engine as an installation without scripts leaves it: a copy with no library links. */
export function engineWithoutLinks(t: TestContext): Engine {
  const [engine] = allEngines()
  if (engine?.from !== 'npm') throw new Error('this test needs the engine that comes from npm')
  const home = join(mkdtempSync(join(tmpdir(), 'kc-engine-')), 'native')
  undo(t, () => rmSync(join(home, '..'), { recursive: true, force: true }))
  cpSync(engine.home, home, { recursive: true, verbatimSymlinks: true })
  openToAll(join(home, '..'))
  for (const name of readdirSync(join(home, 'lib'))) if (lstatSync(join(home, 'lib', name)).isSymbolicLink()) rmSync(join(home, 'lib', name))
  return { ...engine, home, bin: join(home, 'bin') }
}
