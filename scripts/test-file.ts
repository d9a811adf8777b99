// One test file in a process of its own. It has a ceiling, far above what any file needs: what still runs then is ended with all that it
// began, and named, so that a run always ends.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { run } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { killAll, markedWith } from '../src/test-processes.ts'

const HOOK = join(import.meta.dirname, 'tsx-hook.mjs')

export type TestEvent = { readonly type: string; readonly data: unknown }

export type FileRun = {
  readonly file: string
  /** Where its database is. */
  readonly env: Readonly<Record<string, string>>
  readonly ceilingMs: number
  readonly hear: (event: TestEvent) => void
}

export type RunningFile = {
  readonly done: Promise<void>
  /** The tests it is at, as far as it has told. */
  at(): string
  /** Ends it and all that it began. */
  kill(): void
}

/** How long the runner may take to notice that a killed file has ended. */
const PATIENCE_MS = 30_000

export function runFile({ file, env, ceilingMs, hear }: FileRun): RunningFile {
  const mark = `TEST_FILE_RUN=${randomUUID()}`
  const over = new AbortController()
  const open = new Set<string>()
  const at = () => [...open].join(' › ') || 'its beginning'
  const kill = () => {
    killAll(markedWith(mark))
    if (process.platform !== 'linux') over.abort() // nothing tells there what it began: the process alone
  }
  const listen = async () => {
    const [name = '', value = ''] = mark.split('=')
    const stream = run({
      files: [file],
      concurrency: 1,
      execArgv: ['--import', HOOK],
      env: { ...process.env, ...env, [name]: value },
      signal: over.signal,
    })
    for await (const event of stream) {
      follow(event, file, open)
      hear(event)
    }
    killAll(markedWith(mark)) // what it forgot to end
  }
  const ceiling = async () => {
    await sleep(ceilingMs, undefined, { signal: over.signal })
    hear(failure(file, `still running after ${sayTime(ceilingMs)}, it was ended with all it had begun; it was at: ${at()}`))
    kill()
    await sleep(PATIENCE_MS, undefined, { signal: over.signal })
    hear({ type: 'test:diagnostic', data: { nesting: 0, message: 'fail 1' } }) // its own figures never came
  }
  const last = ceiling().catch((error: Error) => (error.name === 'AbortError' ? new Promise<void>(() => undefined) : Promise.reject(error)))
  return { done: Promise.race([listen(), last]).finally(() => over.abort()), at, kill }
}

function follow({ type, data }: TestEvent, file: string, open: Set<string>): void {
  const { name = '' } = data as { name?: string }
  if (name === file) return
  if (type === 'test:dequeue') open.add(name)
  if (type === 'test:complete') open.delete(name)
}

function failure(file: string, message: string): TestEvent {
  const error = Object.assign(new Error(message), { code: 'ERR_TEST_FAILURE', failureType: 'testTimeoutFailure', cause: message })
  return { type: 'test:fail', data: { name: file, file, nesting: 0, testNumber: 1, details: { duration_ms: 0, error } } }
}

export function sayTime(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
