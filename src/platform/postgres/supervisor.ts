// The embedded database as one call: whoever starts it gets an address, and a way to stop it.
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount } from './account.ts'
import { bringUp, LOCK_PATIENCE_MS, type Means, type Up } from './bring-up.ts'
import { claim } from './claim.ts'
import { allEngines } from './engine.ts'
import { shutDown } from './launch.ts'
import { type Layout, layoutOf } from './layout.ts'
import { OWNER } from './new-cluster.ts'
import { worksIn } from './process-facts.ts'
import { WORDS } from './words.vi.ts'

/** All but the folder and the log is chosen for the machine unless given. */
export type StartOptions = Pick<Means, 'log'> & Partial<Means> & { readonly dataDir: string }

export type RunningPostgres = {
  readonly url: string
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** True when the server was found running, left by an application that was killed. */
  readonly adopted: boolean
  stop(): Promise<void>
}

/** Starts, or takes over, the server of the data folder and keeps it running until `stop`. */
export async function startPostgres({ dataDir, ...chosen }: StartOptions): Promise<RunningPostgres> {
  const layout = layoutOf(dataDir)
  const means: Means = { account: chooseAccount(), engines: allEngines(), lockPatienceMs: LOCK_PATIENCE_MS, ...chosen }
  const claimed = claim(layout.claims, layout.dataDir)
  try {
    const up = await bringUp(layout, means)
    const keeper = keepUp(layout, means, up)
    let stopping: Promise<void> | undefined
    const stop = () => {
      stopping ??= keeper
        .letGo()
        .then((pid) => shutDown(layout, pid))
        .finally(() => claimed.release())
      return stopping
    }
    return { ...addressOf(up), adopted: up.adopted, stop }
  } catch (error) {
    claimed.release()
    throw error
  }
}

export function addressOf({ host, port, password }: Up): Omit<RunningPostgres, 'stop' | 'adopted'> {
  const url = host.startsWith('/')
    ? `postgres://${OWNER}:${password}@/postgres?host=${encodeURIComponent(host)}`
    : `postgres://${OWNER}:${password}@${host}:${port}/postgres`
  return { url, host, port, user: OWNER, password }
}

/** A server that was killed is started again at the same address; the application's pool finds it there. */
function keepUp(layout: Layout, means: Means, first: Up): { letGo(): Promise<number> } {
  let { pid } = first
  let repairing: Promise<void> | undefined
  const repair = async () => {
    means.log(WORDS.restarting())
    try {
      ;({ pid } = await bringUp(layout, means))
    } catch (error) {
      means.log(String(error instanceof Error ? error.message : error))
      await sleep(5000)
    }
    repairing = undefined
  }
  const timer = setInterval(() => {
    if (!repairing && !worksIn(pid, layout.cluster)) repairing = repair()
  }, 250).unref()
  return {
    async letGo() {
      clearInterval(timer)
      await repairing
      return pid
    },
  }
}
