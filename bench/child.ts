// A server under measurement is a process of its own, so that its CPU is its own.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

export type Server = {
  readonly port: number
  ask<T>(question: Record<string, unknown>): Promise<T>
  /** Microseconds of user and system time so far. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

export async function startServer(file: string, settings: Record<string, unknown>): Promise<Server> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(settings)], { serialization: 'advanced' })
  const questions = asker(child)
  const { port } = await questions.ask<{ port: number }>({ what: 'port' })
  return {
    port,
    ask: questions.ask,
    cpu: async () => (await questions.ask<{ cpu: number }>({ what: 'cpu' })).cpu,
    async stop() {
      const gone = new Promise((done) => child.once('exit', done))
      child.send({ nth: -1, what: 'stop' })
      await gone
    },
  }
}

function asker(child: ChildProcess) {
  const waiting = new Map<number, { done(answer: unknown): void; failed(error: Error): void }>()
  let nth = 0
  child.on('message', (message: { nth: number; answer?: unknown; error?: string }) => {
    const one = waiting.get(message.nth)
    waiting.delete(message.nth)
    if (message.error === undefined) one?.done(message.answer)
    else one?.failed(new Error(message.error))
  })
  child.once('exit', (code) => {
    for (const one of waiting.values()) one.failed(new Error(`the server ended with ${code}`))
  })
  return {
    ask<T>(question: Record<string, unknown>): Promise<T> {
      nth += 1
      const number = nth
      return new Promise<T>((done, failed) => {
        waiting.set(number, { done: (answer) => done(answer as T), failed })
        child.send({ ...question, nth: number })
      })
    },
  }
}

/** The other side: answers questions of the measuring process. */
export function answer(answers: Readonly<Record<string, (question: never) => unknown>>): void {
  process.on('message', async (question: { nth: number; what: string }) => {
    try {
      const answered = await answers[question.what]?.(question as never)
      process.send?.({ nth: question.nth, answer: answered })
    } catch (error) {
      process.send?.({ nth: question.nth, error: String(error) })
    }
  })
}

export function cpuSoFar(): { cpu: number } {
  const { user, system } = process.cpuUsage()
  return { cpu: user + system }
}
