// A server process for tests that need several of them, or one that dies: opens the app on the database it is given and says its port.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFileStore, useFileStore } from './papers/files.actions.ts'
import { openPool } from './platform/db.ts'
import { keepWatch } from './platform/watch.ts'
import { buildServer } from './server.ts'

useFileStore(openFileStore(process.argv[3] ?? mkdtempSync(join(tmpdir(), 'kc-server-'))))
const url = process.argv[2] ?? ''
const pool = openPool(url, 24)
keepWatch(pool, url, () => undefined)
const incident = (_id: string, error: unknown) => process.send?.({ incident: String((error as Error)?.stack ?? error) })
const app = await buildServer({ pool, province: '12', provinceName: 'Lai Châu', tls: false, demo: false, incident })
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : address })
process.on('disconnect', () => process.exit(0))
