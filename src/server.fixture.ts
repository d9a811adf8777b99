// A server process for tests that need several of them, or one that dies: opens the app on the database it is given and says its port.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toldToStop } from './commands/open-door.ts'
import { openFileStore, useFileStore } from './papers/files.actions.ts'
import { openPool } from './platform/db.ts'
import { PATIENCE } from './platform/sockets.ts'
import { keepWatch } from './platform/watch.ts'
import { buildServer } from './server.ts'
import type { ServerManner } from './test-server.ts'

const manner: ServerManner = JSON.parse(process.argv[3] ?? '{}')
useFileStore(openFileStore(manner.files ?? mkdtempSync(join(tmpdir(), 'kc-server-'))))
const url = process.argv[2] ?? ''
const pool = openPool(url, manner.connections ?? 24)
keepWatch(pool, url, () => undefined)
const app = await buildServer({
  pool,
  province: '12',
  provinceName: 'Lai Châu',
  tls: false,
  demo: false,
  incident: (_id, error) => process.send?.({ incident: String((error as Error)?.stack ?? error) }),
  ...(manner.crowd ? { crowd: manner.crowd } : {}),
  patience: { ...PATIENCE, ...manner.patience },
})
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : address })
process.on('message', (asked) => asked === 'busy' && process.send?.({ busy: process.threadCpuUsage() })) // the work of this thread alone
process.on('disconnect', () => process.exit(0))
process.on('unhandledRejection', (reason) => process.send?.({ incident: `unhandled: ${String((reason as Error)?.stack ?? reason)}` }))
await toldToStop(() => app.close())
process.exit(0)
