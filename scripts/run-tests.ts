// Runs the test files in one or two passes, each on a PostgreSQL of its own, and ends with one summary of all of them.
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { allEngines, type Engine, enginesOfTheMachine } from '../src/platform/postgres/engine.ts'
import { startPostgres } from '../src/platform/postgres/supervisor.ts'

type Pass = { readonly name: string; readonly files: readonly string[]; readonly engines: readonly Engine[] }

const ROOT = resolve(import.meta.dirname, '..')
const HOOK = join(ROOT, 'scripts', 'tsx-hook.mjs')
const SUMMARY = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ([\d.]+)$/

const args = process.argv.slice(2)
const asked = args.filter((arg) => !arg.startsWith('--')).map((file) => resolve(file))
const totals = new Map<string, number>()
const empty: string[] = []

process.exitCode = await main()

async function main(): Promise<number> {
  const passes = passesFor(args).filter((pass) => pass.files.length > 0)
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort())
  const reporter = new spec()
  reporter.pipe(process.stdout)
  for (const pass of passes) if (!stopped.signal.aborted) await runPass(pass, reporter, stopped.signal)
  for (const file of empty) console.log(`${relative(ROOT, file)} ran no test at all.`)
  if (!totals.get('tests')) console.log('No test was run.')
  for (const [name, count] of totals) reporter.write({ type: 'test:diagnostic', data: { nesting: 0, message: `${name} ${count}`, level: 'info' } })
  reporter.end()
  await new Promise((done) => reporter.on('end', done))
  return isGreen(stopped.signal.aborted) ? 0 : 1
}

function isGreen(stopped: boolean): boolean {
  return !stopped && empty.length === 0 && Boolean(totals.get('tests')) && !totals.get('fail') && !totals.get('cancelled')
}

function passesFor(options: readonly string[]): Pass[] {
  const all = asked.length > 0 ? asked : everyFile()
  const fifteen = enginesOfTheMachine().filter((engine) => engine.major === 15)
  const everything = asked.length > 0 || options.includes('--pg15')
  const floor: Pass = { name: 'PostgreSQL 15', files: everything ? all : all.filter(touchesTheDatabase), engines: fifteen }
  const embedded: Pass = { name: 'embedded PostgreSQL', files: all, engines: allEngines() }
  if (options.includes('--pg15')) return [floor]
  return options.includes('--no-pg15') || asked.length > 0 ? [embedded] : [floor, embedded]
}

function everyFile(): string[] {
  const under = (pattern: string) => globSync(pattern, { cwd: ROOT }).sort()
  return [...under('src/**/*.test.{ts,tsx}'), ...under('scripts/*.test.ts'), ...under('e2e/*.test.ts')].map((file) => join(ROOT, file))
}

function touchesTheDatabase(file: string): boolean {
  return /\.(store|actions)\.test\.tsx?$|\/src\/platform\/[^/]+\.test\.ts$/.test(file)
}

async function runPass(pass: Pass, reporter: InstanceType<typeof spec>, signal: AbortSignal): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khuyen-cong-run-'))
  const postgres = await startPostgres({ dataDir, engines: pass.engines, log: console.error })
  process.env.TEST_DATABASE_URL = postgres.url
  console.log(`${pass.files.length} test files on ${pass.name}`)
  try {
    const stream = run({ files: pass.files, concurrency: 2, execArgv: ['--import', HOOK], signal })
    for await (const event of stream) if (!isSummary(event)) reporter.write(event)
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type TestEvent = { readonly type: string; readonly data: unknown }

/** The figures at the end of a pass are kept for the one summary; everything else is shown as it happens. */
function isSummary({ type, data }: TestEvent): boolean {
  const { nesting, message, name, file } = data as { nesting?: number; message?: string; name?: string; file?: string }
  if (type === 'test:pass' && nesting === 0 && file !== undefined && name === file) empty.push(file)
  const figure = type === 'test:diagnostic' && nesting === 0 ? SUMMARY.exec(message ?? '') : null
  if (figure) totals.set(figure[1] ?? '', (totals.get(figure[1] ?? '') ?? 0) + Number(figure[2]))
  return figure !== null
}
