// postmaster.pid: what the server writes of itself, and what we may conclude when it is gone.
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sabotaged } from '../sabotage.ts'
import type { Layout } from './layout.ts'
import { worksIn } from './process-facts.ts'

export type Postmaster = { readonly pid: number; readonly host: string; readonly port: number; readonly ready: boolean }

function lockFileOf(layout: Layout): string {
  return join(layout.cluster, 'postmaster.pid')
}

/** The live server of this very folder, or nothing: a dead pid, a zombie and a stranger who got the number are nothing. */
export function liveServer(layout: Layout): Postmaster | undefined {
  const lines = linesOf(lockFileOf(layout))
  const pid = Number(lines[0])
  if (!pid || !worksIn(pid, layout.cluster)) return undefined
  return { pid, port: Number(lines[3] ?? 0), host: lines[4] || '127.0.0.1', ready: lines[7] === 'ready' }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
  } catch {
    return []
  }
}

/** Above every number a kernel hands out, so no process can ever have it. */
const NOBODY = 4_194_305

/**
 * PostgreSQL believes its lock file as long as any process has the pid in it, be it a zombie or a stranger. Only the pid is taken out:
 * the key of the shared memory stays, by which PostgreSQL itself still refuses when a child of the old server lives on.
 */
export async function setAsideDeadLock(layout: Layout): Promise<void> {
  const file = lockFileOf(layout)
  if (!existsSync(file) || liveServer(layout) || sabotaged('B7.believe-dead-lock')) return
  const lines = readFileSync(file, 'utf8').split('\n')
  if (lines[0]?.trim() === '') return removeIfStillEmpty(file)
  const { uid, gid } = statSync(file)
  const next = `${file}.next`
  writeFileSync(next, [String(NOBODY), ...lines.slice(1)].join('\n'), { mode: 0o600 })
  chownSync(next, uid, gid)
  renameSync(next, file)
}

/** An empty lock file is a server in its very first moment, or one that died in it. */
async function removeIfStillEmpty(file: string): Promise<void> {
  await sleep(2000)
  if (existsSync(file) && statSync(file).size === 0) rmSync(file)
}
