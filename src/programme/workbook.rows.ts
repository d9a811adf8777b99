// A workbook as plain rows: checked for size first, then opened in a worker that may be killed.
import { Worker } from 'node:worker_threads'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { guardWorkbook } from './workbook.guard.ts'

export type PlainCell = string | number | boolean | undefined | { readonly day: string } | { readonly unreadable: string }
export type PlainRow = { readonly number: number; readonly cells: readonly PlainCell[] }
/** Cells made into one: only the first holds the value. */
export type MergedCells = { readonly range: string; readonly cell: { readonly name: string; readonly row: number }; readonly lastRow: number }
export type PlainSheet = {
  readonly name: string
  readonly rows: readonly PlainRow[]
  readonly merged: readonly MergedCells[]
  readonly cut: boolean
}

/** The worker says when it is ready to open the file, so that only the opening is timed. */
export type FromWorker = 'ready' | PlainSheet[]

/** The template opens in a fifth of a second once the worker stands; a busy machine may take its time to make it stand. */
const PATIENCE_MS = 10_000
const START_MS = 60_000
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }

export async function rowsOfWorkbook(bytes: Uint8Array): Promise<Outcome<PlainSheet[]>> {
  const guarded = await guardWorkbook(bytes)
  return guarded.ok ? await openApart(bytes) : guarded
}

function openApart(bytes: Uint8Array): Promise<Outcome<PlainSheet[]>> {
  const copy = new Uint8Array(bytes).buffer
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), {
    workerData: copy,
    resourceLimits: MEMORY,
  })
  return new Promise((done) => {
    const end = (outcome: Outcome<PlainSheet[]>) => {
      clearTimeout(timer)
      done(outcome)
      void worker.terminate()
    }
    const giveUp = () => end(refuse('programme.workbook-too-much'))
    let timer = setTimeout(giveUp, START_MS)
    worker.on('message', (said: FromWorker) => {
      if (said !== 'ready') return end(ok(said))
      clearTimeout(timer)
      timer = setTimeout(giveUp, PATIENCE_MS)
    })
    worker.once('error', ({ code }: NodeJS.ErrnoException) =>
      end(refuse(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'programme.workbook-too-much' : 'programme.workbook-broken')),
    )
    worker.once('exit', () => end(refuse('programme.workbook-broken')))
  })
}
