// From whatever state the folder is in to a server that answers.
import { setTimeout as sleep } from 'node:timers/promises'
import { sabotaged } from '../sabotage.ts'
import { type Account, giveTo } from './account.ts'
import { untilAnswering } from './answering.ts'
import { type Engine, findEngine } from './engine.ts'
import { launch } from './launch.ts'
import { type Layout, passwordOf, socketFolderOf } from './layout.ts'
import { clearHalfMade, majorOf, makeCluster } from './new-cluster.ts'
import { liveServer, type Postmaster, setAsideDeadLock } from './postmaster.ts'
import { readyEngine } from './ready-engine.ts'
import { PostgresRefused } from './refused.ts'
import { WORDS } from './words.vi.ts'

export type Up = Postmaster & { readonly password: string; readonly adopted: boolean }

export const LOCK_PATIENCE_MS = 30_000

/** How to run it and where to say what happens. */
export type Means = {
  readonly account: Account
  readonly engines: readonly Engine[]
  readonly log: (line: string) => void
  /** How long the remains of an old server may stand in the way. */
  readonly lockPatienceMs: number
}

export async function bringUp(layout: Layout, { account, engines, log, lockPatienceMs }: Means): Promise<Up> {
  const engine = engineFor(layout, account, engines)
  const password = passwordOf(layout)
  if (majorOf(layout) === undefined) await makeCluster(layout, engine, account, password)
  clearHalfMade(layout)
  const giveUpAt = performance.now() + lockPatienceMs
  for (let pause = 50; ; pause = Math.min(pause * 2, 2000)) {
    const adopted = await adopt(layout, password, log)
    if (adopted) return adopted
    const started = await start(layout, engine, account, password, log)
    if (typeof started !== 'string') return started
    if (!isLockTrouble(started) || performance.now() > giveUpAt) throw didNotStart(layout, started)
    await sleep(pause)
  }
}

function engineFor(layout: Layout, account: Account, engines: readonly Engine[]): Engine {
  const major = majorOf(layout)
  const engine = findEngine(major, engines)
  if (major !== undefined && major !== engine.major) {
    throw new PostgresRefused('postgres.other-major', WORDS.otherMajor(layout.dataDir, String(major), engine.major))
  }
  return readyEngine(engine, account, layout)
}

/** A server whose application was killed lives on; it is ours, and taking it over is better than a second one. */
async function adopt(layout: Layout, password: string, log: (line: string) => void): Promise<Up | undefined> {
  if (!liveServer(layout) || sabotaged('B7.no-adopt')) return undefined
  const server = await untilAnswering(layout, password, () => liveServer(layout) === undefined, log)
  return server && { ...server, password, adopted: true }
}

async function start(layout: Layout, engine: Engine, account: Account, password: string, log: (line: string) => void): Promise<Up | string> {
  await setAsideDeadLock(layout)
  const socketFolder = socketFolderOf(layout)
  giveTo(account, socketFolder)
  giveTo(account, layout.cluster)
  const launched = await launch(layout, engine, account, socketFolder)
  const server = await untilAnswering(layout, password, launched.hasEnded, log)
  return server ? { ...server, password, adopted: false } : launched.said()
}

/** The old server is not quite gone: its lock, its socket's lock, or its shared memory still stands. */
function isLockTrouble(said: string): boolean {
  const lines = said.split('\n')
  return lines.some((line) => /still in use/.test(line) || (line.includes('lock file ') && /already exists|is empty/.test(line)))
}

function didNotStart(layout: Layout, said: string): PostgresRefused {
  return new PostgresRefused('postgres.did-not-start', WORDS.didNotStart(layout.log, said.split('\n').slice(-8).join('\n')))
}
