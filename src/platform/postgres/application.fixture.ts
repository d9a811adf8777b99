// A small application of its own process, for tests that kill it: starts the database of a folder, says its address, waits.
import type { Engine } from './engine.ts'
import { type StartOptions, startPostgres } from './supervisor.ts'

const { dataDir, engine } = JSON.parse(process.argv[2] ?? '{}') as { dataDir: string; engine?: Engine }
const options: StartOptions = { dataDir, log: console.error, lockPatienceMs: 2000, ...(engine && { engines: [engine] }) }

const from = performance.now()
try {
  const { stop, ...running } = await startPostgres(options)
  process.once('SIGINT', () => stop().then(() => process.exit(0)))
  setInterval(() => undefined, 60_000)
  console.log(JSON.stringify(running))
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? error.message : String(error), afterMs: performance.now() - from }))
  process.exit(1)
}
