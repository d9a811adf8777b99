// Runs the test files, two side by side and the longest first, each on a copy of a database of the embedded PostgreSQL and, for stores and
// actions, of PostgreSQL 15 as well. Says how far it is, and ends with one summary of all.
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { spec } from 'node:test/reporters'
import { allEngines, type Engine, enginesOfTheMachine } from '../src/platform/postgres/engine.ts'
import { startPostgres } from '../src/platform/postgres/supervisor.ts'
import { makeTemplates } from '../src/test-template.ts'
import { type RunningFile, runFile, sayTime, type TestEvent } from './test-file.ts'
import { openTally } from './test-tally.ts'

type Pass = { readonly name: string; readonly files: readonly string[]; readonly engines: readonly Engine[] }
type Task = { readonly file: string; readonly where: string; readonly env: Readonly<Record<string, string>> }
type House = { readonly tasks: readonly Task[]; close(): Promise<void> }

const ROOT = resolve(import.meta.dirname, '..')
/** Far above the longest file on a machine four times as busy. */
const CEILING_MS = 30 * 60_000
const SILENCE_MS = 60_000
const SIDE_BY_SIDE = 2

/** The longest, by their times on two quiet cores: begun last they would run alone at the end. */
const LONGEST_FIRST = [
  'src/funding/overspend.test.ts',
  'src/life.test.ts',
  'src/trail/tampering.test.ts',
  'src/permission.test.ts',
  'src/platform/postgres/supervisor.test.ts',
  'src/people/people.routes.test.ts',
  'src/fuzz.test.ts',
  'e2e/journey.test.ts',
  'e2e/pages.test.ts',
]

const args = process.argv.slice(2)
const asked = args.filter((arg) => !arg.startsWith('--')).map((file) => resolve(file))
const ceilingMs = Number(args.find((arg) => arg.startsWith('--ceiling='))?.slice('--ceiling='.length) ?? CEILING_MS / 1000) * 1000

process.exit((await main()) ? 0 : 1)

async function main(): Promise<boolean> {
  const absent = asked.filter((file) => !existsSync(file))
  if (absent.length > 0) {
    console.error(`There is no ${absent.map((file) => relative(ROOT, file)).join(', no ')}.`)
    return false
  }
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort())
  const houses: House[] = []
  for (const pass of passesFor(args)) if (pass.files.length > 0) houses.push(await openPass(pass))
  const reporter = new spec()
  const flushed = new Promise((done) => reporter.on('end', done))
  reporter.pipe(process.stdout)
  try {
    const tasks = houses.flatMap((house) => house.tasks).sort((a, b) => rank(a) - rank(b))
    const tally = openTally(ROOT, reporter, tasks.length)
    await runAll(tasks, tally, stopped.signal)
    const green = tally.close(stopped.signal.aborted)
    reporter.end()
    await flushed
    return green
  } finally {
    for (const house of houses) await house.close()
  }
}

function rank({ file }: Task): number {
  const place = LONGEST_FIRST.indexOf(relative(ROOT, file).replaceAll('\\', '/'))
  return place === -1 ? LONGEST_FIRST.length : place
}

type Tally = ReturnType<typeof openTally>

async function runAll(tasks: readonly Task[], tally: Tally, stopped: AbortSignal): Promise<void> {
  const waiting = [...tasks]
  const running = new Map<Task, { readonly file: RunningFile; readonly from: number }>()
  stopped.addEventListener('abort', () => {
    for (const { file } of running.values()) file.kill()
  })
  let toldAt = performance.now()
  const ticking = setInterval(() => {
    if (performance.now() - toldAt < SILENCE_MS) return
    toldAt = performance.now()
    tally.stillAt([...running].map(([task, { file, from }]) => `${relative(ROOT, task.file)} (${sayTime(toldAt - from)}: ${file.at()})`))
  }, 1000)
  const worker = async () => {
    for (let task = waiting.shift(); task && !stopped.aborted; task = waiting.shift()) {
      const from = performance.now()
      const heard: TestEvent[] = []
      // What two files tell at once is not mixed: each is shown when it is done, a single one as it goes.
      const hear = tasks.length === 1 ? tally.take : (event: TestEvent) => void heard.push(event)
      const file = runFile({ ...task, ceilingMs, hear })
      running.set(task, { file, from })
      await file.done
      running.delete(task)
      for (const event of heard) tally.take(event)
      toldAt = performance.now()
      tally.fileDone({ file: task.file, where: task.where, ms: toldAt - from })
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  clearInterval(ticking)
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

/** A server of the pass's own, with the templates its files copy. */
async function openPass({ name, files, engines }: Pass): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'khuyen-cong-run-'))
  const postgres = await startPostgres({ dataDir, engines, log: console.error })
  const close = async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  console.log(`${files.length} test files on ${name}`)
  try {
    const env = { TEST_DATABASE_URL: postgres.url, TEST_TEMPLATES: JSON.stringify(await makeTemplates(postgres.url)) }
    return { tasks: files.map((file) => ({ file, where: name, env })), close }
  } catch (error) {
    await close()
    throw error
  }
}
