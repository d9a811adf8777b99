// The server as a process: listens, makes checkpoints of the trail, and stops politely.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { claim } from '../platform/postgres/claim.ts'
import type { Settings } from '../settings.ts'
import type { Checkpointer } from './checkpoint.ts'
import type { OpenHouse } from './house.ts'
import { startUpkeep } from './upkeep.ts'

export type Door = { readonly address: string; readonly stopped: Promise<void> }

const MINUTE_MS = 60_000

type Place = Pick<Settings, 'port' | 'host'>
type Before = Place & Pick<Settings, 'dataDir' | 'databaseUrl'>

/** Asked before anything is made, so that nobody waits through a first start, or misses the passwords it prints once, for a port that is taken. */
export async function refuseTakenPort({ port, host, dataDir, databaseUrl }: Before): Promise<void> {
  const tried = createServer()
  try {
    await once(tried.listen({ port, host }), 'listening')
    await once(tried.close(), 'close')
  } catch (error) {
    if (databaseUrl === undefined) refuseSecondStart(dataDir)
    throw notListening(error, { port, host })
  }
}

/** Where our own second start meets a taken port, another port would not help: the first one has the folder. */
function refuseSecondStart(dataDir: string): void {
  const claims = join(dataDir, 'claims')
  if (existsSync(claims)) claim(claims, dataDir).release()
}

/** What the operator can put right, as a sentence; anything else as it came. */
function notListening(error: unknown, { port, host }: Place): unknown {
  const { code = '' } = error as { code?: string }
  if (code === 'EADDRINUSE') return new RangeError(`Cổng ${port} đang được chương trình khác dùng. Chọn cổng khác, ví dụ: PORT=8090 npm start`)
  if (code === 'EACCES') return new RangeError(`Người dùng này không được mở cổng ${port}. Chọn cổng từ 1024 trở lên, ví dụ: PORT=8090 npm start`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new RangeError(`Máy này không có địa chỉ ${host}. Bỏ biến HOST để mở tại 127.0.0.1, hoặc đặt HOST bằng một địa chỉ của máy.`)
  return error
}

/** Listens and returns, or throws with the house still open; `stopped` ends after Ctrl-C once everything in flight is finished and the database is down. */
export async function openDoor(
  app: FastifyInstance,
  house: OpenHouse,
  settings: Settings,
  checkpoint: Checkpointer,
  log: (line: string) => void,
): Promise<Door> {
  const { port, host } = settings
  const address = await app.listen({ port, host }).catch((error: unknown) => {
    throw notListening(error, { port, host })
  })
  const unsigned = (error: Error) => log(`Chưa ghi được mốc nhật ký: ${error.message}`)
  await checkpoint('start').catch(unsigned)
  const upkeep = startUpkeep(house, log)
  const timer = setInterval(() => checkpoint('tick').catch(unsigned), MINUTE_MS)
  const stopped = new Promise<void>((done) => {
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      log('Đang dừng…')
      clearInterval(timer)
      upkeep.stop()
      finish(app, house, checkpoint)
        .catch((error: Error) => log(error.message))
        .finally(done)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
  return { address, stopped }
}

async function finish(app: FastifyInstance, house: OpenHouse, checkpoint: Checkpointer): Promise<void> {
  await app.close()
  await checkpoint('stop').catch((error: Error) => console.error(`Chưa ghi được mốc nhật ký: ${error.message}`))
  await house.close()
}
