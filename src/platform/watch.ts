// Watches the database on a connection of its own. A server may vanish, or freeze with its lines open: both are noticed by its not answering in
// time. Then every line is cut, so that whoever waits is told within three seconds, and everyone is turned away until it answers again.
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { DatabaseAway } from './away.ts'
import { type Client, connect } from './connection.ts'
import type { Pool } from './pool.ts'
import { sabotaged } from './sabotage.ts'
import { WORDS } from './words.vi.ts'

const EVERY_MS = 400
const AGAIN_MS = 250
const SLICE_MS = 50
/** An answer within this time is an answer. Counted in slices of our own turns: a moment in which this process was busy is not the server's silence. */
const SLICES = 28
/** Whoever is inside already and served as usual answers at once. */
const SOON_SLICES = 10

/** Now and then the line is a fresh one: a server that is asked to stop serves those inside and lets nobody in, and would wait for us to leave. */
const LINE_LASTS_MS = 5000

export type Watch = { stop(): Promise<void> }

export function keepWatch(pool: Pool, url: string, log: (line: string) => void): Watch {
  const bell = openBell()
  let line: Client | undefined
  let since = 0
  let slow = 0
  let stopped = false
  let away = false
  let suspected = false
  pool.traffic?.onSuspicion(() => {
    suspected = true
    bell.ring()
  })
  const look = async () => {
    if (line && !suspected && performance.now() - since < LINE_LASTS_MS && (await stillLeads(line))) return
    suspected = false
    const old = line
    const inside = old ? stillLeads(old).catch(() => false) : Promise.resolve(false)
    try {
      line = await replaced(line, url)
    } catch (error) {
      if (!isSilence(error) || ++slow > 1 || !old || !(await inside) || !(await stillLeads(old, SOON_SLICES))) throw error
      return // once, the machine is crowded: those inside are served; twice running, nobody is let in any more
    }
    slow = 0
    since = performance.now()
    await inTime(mustLead(line))
  }
  const tell = (cause?: unknown) => {
    if (away === (cause !== undefined)) return
    away = cause !== undefined
    log(away ? WORDS.away(reasonOf(cause)) : WORDS.back())
  }
  const round = async () => {
    try {
      await look()
      if (away) pool.traffic?.reopen()
      tell()
    } catch (cause) {
      if (isFull(cause) || stopped || sabotaged('C3.no-watch')) return
      line?.destroy()
      line = undefined
      slow = 0
      pool.traffic?.close(cause)
      tell(cause)
    }
  }
  const watching = (async () => {
    while (!stopped) {
      await round()
      await bell.sleep(away ? AGAIN_MS : EVERY_MS)
    }
    line?.destroy()
  })()
  return {
    async stop() {
      stopped = true
      bell.ring()
      await watching
    },
  }
}

/** A fresh line, which shows that newcomers are let in too; the old one goes. */
async function replaced(old: Client | undefined, url: string): Promise<Client> {
  const connecting = connect(url, 'application')
  try {
    const next = await inTime(connecting)
    old?.destroy()
    return next
  } catch (error) {
    connecting.then((late) => late.destroy()).catch(() => undefined)
    throw error
  }
}

function isSilence(error: unknown): boolean {
  return error instanceof DatabaseAway
}

/** False when this one line was cut, which says nothing yet of the server: a fresh one will. Silence and a standby are thrown. */
async function stillLeads(line: Client, slices = SLICES): Promise<boolean> {
  try {
    await inTime(mustLead(line), slices)
    return true
  } catch (error) {
    if (error instanceof DatabaseAway) throw error
    return false
  }
}

/** A standby answers too, but takes nothing down. */
async function mustLead(line: Client): Promise<void> {
  const { rows } = await line.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
  if (rows[0]?.standby) throw new DatabaseAway(new Error('standby'))
}

async function inTime<T>(answer: Promise<T>, slices = SLICES): Promise<T> {
  let settled = false
  answer.then(
    () => (settled = true),
    () => (settled = true),
  )
  for (let slice = 0; slice < slices && !settled; slice++) {
    await sleep(SLICE_MS)
    await turn() // what has arrived meanwhile is read before it is judged
  }
  if (!settled) throw new DatabaseAway(new Error('silent'))
  return await answer
}

/** Every connection is taken: the server is there, and cutting ours would help nobody. */
function isFull(error: unknown): boolean {
  return (error as { code?: string }).code === '53300'
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string }
  return code ?? message ?? 'không rõ'
}

/** A sleep that can be ended. */
function openBell(): { ring(): void; sleep(ms: number): Promise<void> } {
  let wake: (() => void) | undefined
  return {
    ring: () => wake?.(),
    sleep: (ms) =>
      new Promise((done) => {
        const timer = setTimeout(done, ms)
        wake = () => {
          clearTimeout(timer)
          done()
        }
      }),
  }
}
