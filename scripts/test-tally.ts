// What a run has come to: the figures of all its files, what was skipped and why, and how far it is.
import { relative } from 'node:path'
import type { spec } from 'node:test/reporters'
import { sayTime, type TestEvent } from './test-file.ts'

const FIGURE = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ([\d.]+)$/
const FIGURES = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'] as const
/** Told file by file by the runner; here once, for all. */
const LEFT_OUT = new Set(['test:summary', 'test:plan', 'test:enqueue', 'test:dequeue', 'test:complete'])

type Report = { readonly file: string; readonly ms: number; readonly where: string }

export function openTally(root: string, reporter: InstanceType<typeof spec>, files: number) {
  const from = performance.now()
  const totals = new Map<string, number>(FIGURES.map((name) => [name, 0]))
  const skipped: string[] = []
  const empty: string[] = []
  const done: Report[] = []
  const of = (name: (typeof FIGURES)[number]) => totals.get(name) ?? 0
  const say = (message: string) => reporter.write({ type: 'test:diagnostic', data: { nesting: 0, message, level: 'info', file: '' } })
  const take = ({ type, data }: TestEvent) => {
    const { nesting, message = '', name = '', file, skip } = data as Told
    if (type === 'test:pass' && nesting === 0 && name === file) empty.push(relative(root, name))
    if (type === 'test:pass' && skip !== undefined && skip !== false)
      skipped.push(`${relative(root, file ?? '')}: ${name}${skip === true ? '' : ` (${skip})`}`)
    const figure = type === 'test:diagnostic' && nesting === 0 ? FIGURE.exec(message) : null
    if (figure?.[1]) totals.set(figure[1], (totals.get(figure[1]) ?? 0) + Number(figure[2]))
    if (!figure && !LEFT_OUT.has(type)) reporter.write({ type, data } as never)
  }
  return {
    take,
    fileDone(report: Report) {
      done.push(report)
      const { file, ms, where } = report
      const failed = of('fail') + of('cancelled')
      say(`[${done.length}/${files}] ${sayTime(performance.now() - from)}, ${failed} failed · ${relative(root, file)}, ${where}, ${sayTime(ms)}`)
    },
    stillAt: (running: readonly string[]) => say(`[${done.length}/${files}] ${sayTime(performance.now() - from)}, still at ${running.join('; ')}`),
    /** The failed tests in full, then what one must know, and the figures as the last lines. */
    close(stopped: boolean): boolean {
      reporter.write({ type: 'test:summary', data: { success: false, counts: {}, duration_ms: 0, file: undefined } } as never)
      const slowest = done.toSorted((a, b) => b.ms - a.ms).slice(0, 10)
      if (files > 10) say(`longest: ${slowest.map(({ file, ms }) => `${relative(root, file)} ${sayTime(ms)}`).join(', ')}`)
      for (const line of new Set(skipped)) say(`skipped: ${line}`)
      for (const file of empty) say(`${file} ran no test at all`)
      if (stopped) say('stopped before the end')
      for (const name of FIGURES) say(`${name} ${of(name)}`)
      say(`duration_ms ${Math.round(performance.now() - from)}`)
      return !stopped && empty.length === 0 && of('tests') > 0 && of('fail') === 0 && of('cancelled') === 0 && done.length === files
    },
  }
}

type Told = {
  readonly nesting?: number
  readonly message?: string
  readonly name?: string
  readonly file?: string
  readonly skip?: string | boolean
}
