// Hands for the supervisor's tests: folders that clean up after themselves, applications in processes of their own, one question to a server.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { allEngines, type Engine } from './engine.ts'
import { type Layout, layoutOf } from './layout.ts'
import { liveServer } from './postmaster.ts'
import { type RunningPostgres, type StartOptions, startPostgres } from './supervisor.ts'

export const NOBODY = 65_534
export const IS_ROOT = process.getuid?.() === 0

const undoings = new WeakMap<TestContext, (() => unknown)[]>()

/** What is begun last is undone first: a server stops before its folder goes. */
function undo(t: TestContext, step: () => unknown): void {
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

export type Application = { readonly child: ChildProcess; readonly said: Promise<Said> }
export type Said = Partial<RunningPostgres> & { readonly refused?: string }

/** The application in a process group of its own; `as` runs it as an ordinary user. */
export function application(t: TestContext, layout: Layout, { engine, as }: { engine?: Engine; as?: number } = {}): Application {
  const args = [join(import.meta.dirname, 'application.fixture.ts'), JSON.stringify({ dataDir: layout.dataDir, engine })]
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const child =
    as === undefined
      ? spawn(process.execPath, args, { stdio: [...stdio], detached: true })
      : spawn('setpriv', [`--reuid=${as}`, `--regid=${as}`, '--clear-groups', process.execPath, ...args], { stdio: [...stdio], detached: true })
  undo(t, () => child.kill('SIGKILL'))
  const lines = child.stdout ? createInterface(child.stdout) : undefined
  const said = lines ? once(lines, 'line').then(([line]) => JSON.parse(String(line)) as Said) : Promise.reject(new Error('no output'))
  said.catch(() => undefined)
  return { child, said }
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  return Number((await ended)[0])
}

/** The npm engine as an installation without scripts leaves it: a copy with no library links. */
export function engineWithoutLinks(t: TestContext): Engine {
  const [engine] = allEngines()
  if (engine?.from !== 'npm') throw new Error('this test needs the engine that comes from npm')
  const home = join(mkdtempSync(join(tmpdir(), 'kc-engine-')), 'native')
  undo(t, () => rmSync(join(home, '..'), { recursive: true, force: true }))
  cpSync(engine.home, home, { recursive: true, verbatimSymlinks: true })
  for (const name of readdirSync(join(home, 'lib'))) if (lstatSync(join(home, 'lib', name)).isSymbolicLink()) rmSync(join(home, 'lib', name))
  return { ...engine, home, bin: join(home, 'bin') }
}
