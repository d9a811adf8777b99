// The engine made fit to run: its library links present, and readable by the account that will run it.
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, mustReach, openToAll } from './account.ts'
import { type Engine, linkLibraries } from './engine.ts'
import type { Layout } from './layout.ts'

export function readyEngine(engine: Engine, account: Account, layout: Layout): Engine {
  const runsInPlace = engine.from === 'machine' || (linkLibraries(engine.home) && account.kind !== 'demote')
  const ready = runsInPlace ? engine : copyInto(layout, engine)
  mustReach(account, layout.dataDir, join(ready.bin, 'postgres'))
  return ready
}

/** npm's copy may lie under /root, or belong to somebody who forbids us to add the links: then the data folder gets its own copy. */
function copyInto(layout: Layout, engine: Engine): Engine {
  const home = join(layout.engine, engine.version)
  if (!existsSync(home)) {
    const half = `${home}.${process.pid}`
    mkdirSync(layout.engine, { recursive: true })
    chmodSync(layout.engine, 0o755) // under a mask of 077 too: the account that runs it is another
    rmSync(half, { recursive: true, force: true })
    cpSync(engine.home, half, { recursive: true, verbatimSymlinks: true })
    linkLibraries(half)
    openToAll(half)
    renameSync(half, home)
  }
  return { ...engine, home, bin: join(home, 'bin') }
}
