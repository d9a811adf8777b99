// npm start: the trial. Installs, draws the assets, then opens the door on 127.0.0.1 with an embedded database, and keeps it open.
import { keepUp } from './keep-up.mjs'
import { install } from './node24.mjs'

install({ dev: false })
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
process.exit(await keepUp('src/main.ts', ['start', ...process.argv.slice(2)]))
