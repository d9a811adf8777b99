// Every wait of a test has an end: what it waited for, the end of the process that was to bring it, or a sentence saying what was waited
// for and what was last seen. The ceiling is for what hangs; nothing here depends on how fast the machine is.
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

const CEILING_MS = 120_000

/** The promise, or after the ceiling an error that names what never came. */
export async function within<T>(what: string, promise: Promise<T>, lastSeen: () => unknown = () => undefined, ceiling = CEILING_MS): Promise<T> {
  const over = new AbortController()
  const never = sleep(ceiling, undefined, { signal: over.signal }).then(() => {
    throw new Error(`waited ${Math.round(ceiling / 1000)} s for ${what}${seen(lastSeen())}`)
  })
  try {
    return await Promise.race([promise, never])
  } finally {
    over.abort()
    never.catch(() => undefined)
  }
}

/** Asks again and again until the answer is neither nothing nor false. */
export async function until<T>(what: string, ask: () => T | Promise<T>, ceiling = CEILING_MS): Promise<Exclude<T, undefined | null | false>> {
  let last: unknown
  for (const giveUpAt = performance.now() + ceiling; performance.now() < giveUpAt; await sleep(20)) {
    last = await within(`an answer about ${what}`, Promise.resolve(ask()), undefined, ceiling)
    if (last !== undefined && last !== null && last !== false) return last as Exclude<T, undefined | null | false>
  }
  throw new Error(`waited ${Math.round(ceiling / 1000)} s for ${what}${seen(last)}`)
}

function seen(last: unknown): string {
  const text = typeof last === 'string' ? last.slice(-4000) : last === undefined ? '' : JSON.stringify(last)
  return text ? `; last seen:\n${text}` : ''
}

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** A process one listens to. Each wait fails at once when the process ends first, with all that it said. */
export type Heard = {
  /** All it has said so far, on both outputs. */
  said(): string
  /** The first place in what it says that fits. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** The next whole line of its output. */
  line(): Promise<string>
  /** The next message it sends over the channel of `fork`. */
  message(): Promise<unknown>
  /** A longer ceiling for what is allowed to work long. */
  ended(ceiling?: number): Promise<Ended>
}

/** To be called in the same turn that starts the process, so that nothing it says is missed. */
export function listenTo(child: ChildProcess, name: string): Heard {
  const heard = { said: '', lines: [] as string[], messages: [] as unknown[], ended: undefined as Ended | undefined }
  const changes = new EventEmitter().setMaxListeners(0)
  const note = (change: () => void) => {
    change()
    changes.emit('change')
  }
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => note(() => (heard.said += part)))
  if (child.stdout) createInterface(child.stdout).on('line', (line) => note(() => heard.lines.push(line)))
  child.on('message', (message) => note(() => heard.messages.push(message)))
  child.once('error', (error) => note(() => Object.assign(heard, { said: heard.said + error, ended: { code: null, signal: null } })))
  child.once('exit', (code, signal) => {
    // What it said last is still on its way; but a child of its own may keep its outputs open for ever.
    const end = () => note(() => (heard.ended = { code, signal }))
    const late = setTimeout(() => {
      child.stdout?.destroy()
      child.stderr?.destroy()
      end()
    }, 1000)
    child.once('close', () => {
      clearTimeout(late)
      end()
    })
  })
  const come = <T>(what: string, look: () => T | undefined) =>
    within(`${what} of ${name}`, whenSeen(changes, heard, name, what, look), () => heard.said)
  return {
    said: () => heard.said,
    says: (pattern) => come(`the words ${pattern}`, () => pattern.exec(heard.said) ?? undefined),
    line: () => come('a line', () => heard.lines.shift()),
    message: () => come('a message', () => heard.messages.shift()),
    ended: (ceiling) => within(`the end of ${name}`, whenEnded(changes, heard), () => heard.said, ceiling),
  }
}

type Sofar = { readonly said: string; readonly ended: Ended | undefined }

function whenSeen<T>(changes: EventEmitter, heard: Sofar, name: string, what: string, look: () => T | undefined): Promise<T> {
  return new Promise((done, fail) => {
    const check = () => {
      const found = look()
      if (found === undefined && !heard.ended) return
      changes.off('change', check)
      if (found !== undefined) return done(found)
      const { code, signal } = heard.ended as Ended
      fail(new Error(`${name} ended with ${signal ?? code} before ${what} came; it said:\n${heard.said}`))
    }
    changes.on('change', check)
    check()
  })
}

function whenEnded(changes: EventEmitter, heard: Sofar): Promise<Ended> {
  return new Promise((done) => {
    const check = () => {
      if (!heard.ended) return
      changes.off('change', check)
      done(heard.ended)
    }
    changes.on('change', check)
    check()
  })
}
