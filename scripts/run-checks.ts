// The steps of `npm run check`, in order; stops at the first thing that is wrong and shows it.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { faultsOfLockFile, refusalOfNpm } from './lock-file.ts'

const ROOT = resolve(import.meta.dirname, '..')
const tool = (path: string, ...args: string[]) => run(join('node_modules', path), ...args)

type Step = readonly [name: string, wrong: () => string | undefined]

const STEPS: readonly Step[] = [
  ['the lock file is whole', lockFile],
  ['format and lint', () => tool('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off')],
  ['types', () => tool('typescript7/bin/tsc', '--noEmit', '-p', 'tsconfig.json')],
  ['rules reach for nothing outside', () => tool('typescript7/bin/tsc', '--noEmit', '-p', 'tsconfig.rules.json')],
  ['walls between rooms', walls],
  ['dead code', () => tool('knip/bin/knip.js', '--no-progress', '--no-config-hints')],
  ['patterns cost no more than their text is long', () => run('--import', './scripts/tsx-hook.mjs', 'scripts/patterns.ts')],
  ['diagrams match the tables', () => run('--import', './scripts/tsx-hook.mjs', 'scripts/diagrams.ts', '--check')],
  ['nothing left lying about', leftovers],
  ['tests of the rules', rulesTests],
]

function lockFile(): string | undefined {
  const lock = text('package-lock.json')
  return faultsOfLockFile(JSON.parse(text('package.json')), JSON.parse(lock).packages).join('\n') || refusalOfNpm(ROOT, lock)
}

/** What a program of Node said when it failed; nothing when it was content. */
function run(...args: string[]): string | undefined {
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return done.status === 0 ? undefined : `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ?? ''}`.trim() || `ended with ${done.status}`
}

function sources(...patterns: string[]): string[] {
  return patterns.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).map((path) => path.replaceAll('\\', '/'))
}

const NEEDS_A_HOUSE = /test-house|test-cluster|test-server|\.fixture|supervisor|playwright|node:child_process|fresh-database/

/** The tests that need no database and no browser: seconds, so the gate can afford them. `npm test` runs them all. */
function rulesTests(): string | undefined {
  const files = sources('{src,scripts}/**/*.test.{ts,tsx}').filter((path) => !NEEDS_A_HOUSE.test(text(path)))
  if (files.length === 0) return 'no test of a rule was found'
  return run('--import', './scripts/tsx-hook.mjs', '--test', '--test-reporter=dot', ...files)
}

type Cruise = {
  readonly modules: readonly { readonly source: string; readonly dependencies?: readonly unknown[] }[]
  readonly summary: { readonly violations: readonly Violation[] }
}
type Violation = {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string; readonly severity: string }
  readonly cycle?: readonly { readonly name: string }[]
}

/** dependency-cruiser is silent when it could read nothing, so it must have seen every file of ours. */
function walls(): string | undefined {
  const args = ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
  if (!done.stdout.startsWith('{')) return `${done.stdout}${done.stderr}`
  const { modules, summary } = JSON.parse(done.stdout) as Cruise
  const broken = summary.violations.filter(({ rule }) => rule.severity === 'error')
  if (broken.length > 0) return broken.map(sayViolation).join('\n')
  const seen = new Set(modules.filter(({ dependencies }) => dependencies).map(({ source }) => source))
  const unseen = sources('src/**/*.{ts,tsx}').filter((path) => !seen.has(path))
  return seen.size > 0 && unseen.length === 0 ? undefined : `dependency-cruiser did not look at: ${unseen.join(', ') || 'anything'}`
}

function sayViolation({ rule, from, to, cycle }: Violation): string {
  return `${rule.name}: ${from} → ${cycle?.map(({ name }) => name).join(' → ') ?? to}`
}

const MARKS = /\b(TODO|FIXME)\b|@ts-(ignore|nocheck|expect-error)|\b(test|it|describe)\.(only|todo)\(/
/** Both cost more than their input is long until it is bounded: one place bounds it. */
const normalises = (line: string) => line.includes('.normalize(') && !line.includes('sabotaged(')
const OWN_TEXT = /(?<!\.pipe\()\bz\.(string|email|url|coerce|record|unknown|any)\b/
const OWN_CLOCK = /\bDate\.now\(\)|\bnew Date\(\)/

/** No promise instead of work, no test switched off, no rule with a clock of its own. */
function leftovers(): string | undefined {
  const own = 'scripts/run-checks.ts'
  const marked = sources('{src,scripts,e2e,bench}/**/*.{ts,tsx,mjs}', 'migrations/*.sql').filter((path) => path !== own && MARKS.test(text(path)))
  const clocked = sources('src/*/**/*.ts').filter(
    (path) => /^src\/(?!platform\/|ui\/|commands\/|demo\/)[^.]+\.ts$/.test(path) && OWN_CLOCK.test(text(path)),
  )
  const code = sources('{src,e2e,scripts}/**/*.{ts,tsx}').filter((path) => path !== own && !/\.(test|fixture)\.tsx?$/.test(path))
  const unbounded = code.filter((path) => path !== 'src/basics/text.ts' && lines(path).some(normalises))
  const untyped = code.filter((path) => path !== 'src/platform/bounded.ts' && OWN_TEXT.test(text(path).replace(/\n *\./g, '.')))
  const said = [
    ...unbounded.map((path) => `${path}: normal forms are made by normalised() of basics/text.ts, which bounds the marks on a letter`),
    ...untyped.map((path) => `${path}: text, lists and groups from outside are declared with text(), listed(), groupOf() of platform/bounded.ts`),
    ...marked.map((path) => `${path}: ${MARKS.exec(text(path))?.[0]}`),
    ...clocked.map((path) => `${path}: the day is handed in, not asked for`),
  ]
  return said.join('\n') || undefined
}

function lines(path: string): string[] {
  return text(path).split('\n')
}

function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

for (const [name, step] of STEPS) {
  const from = performance.now()
  const wrong = step()
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(`${wrong ? '✖' : '✔'} ${name} (${seconds} s)`)
  if (!wrong) continue
  console.log(wrong)
  process.exit(1)
}
