// npm run bench: measures the work and prints ratios; `npm run bench -- NAME` runs the one measurement bench/NAME.bench.ts.
// What begins with -- is for the measurement itself: `npm run bench -- --size 20000`.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { install, ROOT, runOn24 } from './node24.mjs'

const SUFFIX = '.bench.ts'
const asked = process.argv[2]?.startsWith('--') ? undefined : process.argv[2]
const options = process.argv.slice(asked === undefined ? 2 : 3)

install({ dev: true })
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
const all = readdirSync(join(ROOT, 'bench')).filter((name) => name.endsWith(SUFFIX))
const chosen = all.filter((name) => asked === undefined || name === `${asked}${SUFFIX}`).sort()
if (chosen.length === 0) {
  console.error(`No measurement to run. There are: ${all.map((name) => name.slice(0, -SUFFIX.length)).join(', ') || 'none'}.`)
  process.exit(1)
}
for (const name of chosen) {
  console.log(`\n${name.slice(0, -SUFFIX.length)}`)
  const code = await runOn24(join('bench', name), options)
  if (code !== 0) process.exit(code)
}
