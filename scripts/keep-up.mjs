// Keeps a server running: one that crashed or was killed is started again, soon at first and then ever later; one that was told to stop, or that
// refused its settings, is not.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT, runOn24 } from './node24.mjs'

/** How a server of ours says it ended: refused means that the settings are the operator's to put right. */
const EXIT = JSON.parse(readFileSync(join(ROOT, 'src/exit-codes.json'), 'utf8'))

const ENDS = [EXIT.wanted, EXIT.usage, EXIT.refused]
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000
/** Alive this long, or killed from outside, the next crash is the first one again. */
const STEADY_MS = 60_000
/** Crashed by itself this often without ever having been steady, it is no accident. */
const MOST_TRIES = 8

/** Runs the entry until it ends for good; answers its exit code. */
export async function keepUp(entry, args) {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort())
  let tries = 0
  for (;;) {
    const from = performance.now()
    const code = await runOn24(entry, args)
    if (stop.signal.aborted || ENDS.includes(code)) return code
    const killed = code > 128
    const steady = performance.now() - from > STEADY_MS
    tries = steady || killed ? 1 : tries + 1
    if (tries === MOST_TRIES) {
      console.error(
        `Phần mềm dừng đột ngột ${tries} lần liền (mã ${code}) nên không tự mở lại nữa. Xem các dòng trên, xử lý nguyên nhân rồi chạy lại.`,
      )
      return code
    }
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
    console.error(`Phần mềm dừng đột ngột (mã ${code}); mở lại sau ${pause / 1000} giây. Ctrl-C để thôi.`)
    await sleep(pause, undefined, { signal: stop.signal }).catch(() => undefined)
    if (stop.signal.aborted) return EXIT.wanted
  }
}
