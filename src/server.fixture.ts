// A server process for tests that need several of them, or one that dies: opens the app on the database it is given and says its port.
import { openPool } from './platform/db.ts'
import { buildServer } from './server.ts'

const pool = openPool(process.argv[2] ?? '', 24)
const app = await buildServer({ pool, province: '12', provinceName: 'Lai Châu', tls: false, demo: false })
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
process.send?.(typeof address === 'object' ? address?.port : address)
process.on('disconnect', () => process.exit(0))
