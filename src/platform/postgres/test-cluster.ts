// The PostgreSQL that tests use. The whole run shares one, named by TEST_DATABASE_URL; a test file run by hand starts one in the
// temporary folder, or takes the one left there by an earlier run, and leaves it running for the next.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount } from './account.ts'
import { bringUp, LOCK_PATIENCE_MS } from './bring-up.ts'
import { claim } from './claim.ts'
import { allEngines } from './engine.ts'
import { layoutOf } from './layout.ts'
import { PostgresRefused } from './refused.ts'
import { addressOf } from './supervisor.ts'

export type TestCluster = {
  /** The administrator's address, database `postgres`. */
  readonly url: string
}

export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given }
  const layout = layoutOf(join(tmpdir(), `khuyen-cong-test-${process.getuid?.() ?? 'user'}`))
  const claimed = await whenFree(() => claim(layout.claims, layout.dataDir))
  try {
    const up = await bringUp(layout, { account: chooseAccount(), engines: allEngines(), log: () => undefined, lockPatienceMs: LOCK_PATIENCE_MS })
    return { url: addressOf(up).url }
  } finally {
    claimed.release()
  }
}

/** Several test files may begin at once; each waits for its turn to start or find the server. */
async function whenFree<T>(take: () => T): Promise<T> {
  for (const until = performance.now() + 60_000; ; ) {
    try {
      return take()
    } catch (error) {
      if (!(error instanceof PostgresRefused) || performance.now() > until) throw error
      await sleep(50)
    }
  }
}

/** The same server, another database of it. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/\/postgres(?=\?|$)/, `/${database}`)
}
