// Makes the cluster once. initdb works in a temporary sibling that gets the real name only when whole and on the disk, so a folder
// half made when the power went is known by its name and cleared, and a good one is never touched.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sabotaged } from '../sabotage.ts'
import { type Account, giveTo, spawnAs } from './account.ts'
import type { Engine } from './engine.ts'
import { type Layout, syncFolder } from './layout.ts'
import { PostgresRefused } from './refused.ts'
import { WORDS } from './words.vi.ts'

export const OWNER = 'kc_owner'

/** The major version of the data that is there, undefined when there is none yet; a folder of anything else is refused. */
export function majorOf(layout: Layout): number | undefined {
  if (!existsSync(layout.cluster)) return undefined
  try {
    return Number.parseInt(readFileSync(join(layout.cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch {
    throw new PostgresRefused('postgres.not-a-data-folder', WORDS.notADataFolder(layout.cluster))
  }
}

const HALF = 'making-'

export async function makeCluster(layout: Layout, engine: Engine, account: Account, password: string): Promise<void> {
  clearHalfMade(layout)
  // A name nobody had before: the initdb of an application that was killed may still be at work in its own.
  const half = sabotaged('B7.init-in-place') ? layout.cluster : mkdtempSync(join(layout.dataDir, HALF))
  mkdirSync(half, { recursive: true, mode: 0o700 })
  const passwordFile = `${half}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, half)
  giveTo(account, passwordFile)
  await runInitdb(engine, account, half, passwordFile)
  rmSync(passwordFile)
  chmodSync(half, 0o700)
  if (half !== layout.cluster) renameSync(half, layout.cluster)
  syncFolder(layout.dataDir)
}

/**
 * What starts that were cut off left half made. The caller holds the folder's claim, so none of it is anybody's. An initdb that
 * outlived its application loses the ground it writes on and ends by itself; while it still writes, a folder may take a few tries.
 */
export function clearHalfMade(layout: Layout): void {
  for (const name of readdirSync(layout.dataDir)) {
    if (name.startsWith(HALF)) rmSync(join(layout.dataDir, name), { recursive: true, force: true, maxRetries: 40, retryDelay: 25 })
  }
}

function runInitdb(engine: Engine, account: Account, folder: string, passwordFile: string): Promise<void> {
  const args = ['-D', folder, '-U', OWNER, '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--data-checksums', ...localeFor(engine)]
  const child = spawnAs(account, join(engine.bin, 'initdb'), args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder })
  let said = ''
  child.stdout?.on('data', (part) => (said += part))
  child.stderr?.on('data', (part) => (said += part))
  return new Promise((resolve, reject) => {
    const fail = () => reject(new PostgresRefused('postgres.init-failed', WORDS.initFailed(said.trim().split('\n').slice(-8).join('\n'))))
    child.on('error', fail)
    child.on('close', (code) => (code === 0 ? resolve() : fail()))
  })
}

/** Sorting by code point with Unicode upper and lower case, the same on every machine; messages stay English for the log. */
function localeFor(engine: Engine): string[] {
  return engine.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8', '--lc-messages=C']
}
