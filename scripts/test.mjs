// npm test: every test, on the embedded PostgreSQL 18 and, for stores and actions, on PostgreSQL 15 as well.
//   npm test -- src/project/*.test.ts    only these files        npm test -- --no-pg15    only the embedded server
//   npm test -- --pg15 [files]           everything, or these files, on PostgreSQL 15 alone
//   npm test -- --ceiling=SECONDS        a file still running after this is ended and named; half an hour unless said
// On a fresh clone it first installs the packages, and the browser and PostgreSQL 15 when it may.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { install, runOn24 } from './node24.mjs'

const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('--'))
const only18 = args.includes('--no-pg15')

install({ dev: true })
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
if (files.length === 0 || files.some((file) => file.includes('e2e'))) debian('chromium', ['/usr/bin/chromium', '/usr/bin/chromium-browser'], '')
if (args.includes('--pg15') || (files.length === 0 && !only18)) {
  debian('postgresql-15', ['/usr/lib/postgresql/15/bin/postgres'], ' Without it: npm test -- --no-pg15')
}
process.exit(await runOn24('scripts/run-tests.ts', args))

/** Installs a Debian package whose program is not here yet, or says in one sentence how to get it. */
function debian(name, programs, otherwise) {
  if (programs.some((program) => existsSync(program))) return
  const command = `apt-get update && apt-get install -y --no-install-recommends ${name}`
  if (process.getuid?.() !== 0) {
    console.error(`The tests need ${name}, and only an administrator can install it. Run: sudo sh -c '${command}'.${otherwise}`)
    process.exit(1)
  }
  console.error(`Installing ${name}…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync('sh', ['-c', `${command} >/tmp/apt-${name}.log 2>&1`], { env, stdio: 'inherit' })
  if (done.status === 0) return
  console.error(`apt-get could not install ${name}; its output is in /tmp/apt-${name}.log.${otherwise}`)
  process.exit(1)
}
