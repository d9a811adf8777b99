#!/usr/bin/env node
// The administrator's command: khuyen-cong <verb> [arguments], for example `khuyen-cong verify`.
import { install, runOn24 } from './node24.mjs'

install({ dev: false })
const { buildIfStale } = await import('./build.mjs')
await buildIfStale()
process.exit(await runOn24('src/main.ts', process.argv.slice(2)))
