// What is wrong with package-lock.json before anybody's `npm ci` meets it; no network is asked. Some versions of npm refuse a lock file
// that misses a package of another platform and some say nothing, so names are counted here; whether versions fit, npm itself says.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Entry = {
  readonly dependencies?: Names
  readonly devDependencies?: Names
  readonly optionalDependencies?: Names
  readonly peerDependencies?: Names
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}
type Names = Readonly<Record<string, string>>

const OWN = ['dependencies', 'devDependencies', 'optionalDependencies'] as const

/** One line for each fault: what package.json and the lock file say differently, and every package asked for that has no entry. */
export function faultsOfLockFile(manifest: Entry, packages: Readonly<Record<string, Entry>>): string[] {
  const { '': root = {} } = packages
  const different = OWN.flatMap((kind) => differences(manifest[kind] ?? {}, root[kind] ?? {}))
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    namesOf(entry, path === '')
      .filter((name) => !isFound(name, path, packages))
      .map((name) => `${name}, asked for by ${path || 'package.json'}, is missing`),
  )
  return [...different, ...missing]
}

function differences(asked: Names, locked: Names): string[] {
  const names = new Set([...Object.keys(asked), ...Object.keys(locked)])
  return [...names]
    .filter((name) => asked[name] !== locked[name])
    .map((name) => `${name} is ${asked[name] ?? 'not asked for'} in package.json and ${locked[name] ?? 'unknown'} here`)
}

function namesOf(entry: Entry, isRoot: boolean): string[] {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter((name) => !entry.peerDependenciesMeta?.[name]?.optional)
  const asked = { ...entry.dependencies, ...entry.optionalDependencies, ...(isRoot ? entry.devDependencies : {}) }
  return [...Object.keys(asked), ...peers]
}

/** As Node looks for it: beside the one who asks, then one folder further up each time. */
function isFound(name: string, from: string, packages: Readonly<Record<string, Entry>>): boolean {
  const here = from === '' ? '' : `${from}/`
  if (`${here}node_modules/${name}` in packages) return true
  if (from === '') return false
  const above = from.lastIndexOf('/node_modules/')
  return isFound(name, above === -1 ? '' : from.slice(0, above), packages)
}

/** What npm says when it would not install from this lock file; tried in a folder of its own, where nothing can be harmed. */
export function refusalOfNpm(root: string, lock: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'khuyen-cong-lock-'))
  for (const name of ['package.json', '.npmrc']) copyFileSync(join(root, name), join(folder, name))
  writeFileSync(join(folder, 'package-lock.json'), lock)
  const args = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--loglevel=error', `--cache=${join(folder, 'cache')}`]
  const done = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })
  rmSync(folder, { recursive: true, force: true })
  return done.status === 0 ? undefined : `${done.stderr ?? ''}${done.error ?? ''}`.trim()
}
