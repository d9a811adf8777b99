// npm run check: everything a machine can say about the code without running it.
import { install, runOn24 } from './node24.mjs'

install({ dev: true })
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
process.exit(await runOn24('scripts/run-checks.ts', process.argv.slice(2)))
