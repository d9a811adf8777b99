// A server may start before its database does, after a power cut for one: it waits, and says so. A wrong address is not waited for.
import { setTimeout as sleep } from 'node:timers/promises'
import { mayYetCome } from '../platform/away.ts'
import { WORDS } from '../platform/words.vi.ts'

const EVERY_MS = 1000
const SAID_AGAIN_MS = 30_000

export async function whenThere<T>(work: () => Promise<T>, log: (line: string) => void): Promise<T> {
  for (let saidAt = Number.NEGATIVE_INFINITY; ; await sleep(EVERY_MS)) {
    try {
      return await work()
    } catch (error) {
      if (!mayYetCome(error)) throw error
      if (performance.now() - saidAt < SAID_AGAIN_MS) continue
      const { code, message } = error as { code?: string; message: string }
      log(WORDS.waiting(code ?? message))
      saidAt = performance.now()
    }
  }
}
