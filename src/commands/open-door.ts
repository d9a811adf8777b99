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
  const { port } = settings
  const host = settings.host === 'localhost' ? '127.0.0.1' : settings.host // the name stands for two addresses, and would open a second door nobody watches
  const address = await app.listen({ port, host }).catch((error: unknown) => {
    throw notListening(error, { port, host })
  })
  const unsigned = (error: Error) => log(`Chưa ghi được mốc nhật ký: ${error.message}`)
  await checkpoint('start').catch(unsigned)
  const upkeep = startUpkeep(house, settings, log)
  const timer = setInterval(() => checkpoint('tick').catch(unsigned), MINUTE_MS)
  const stopped = toldToStop(async () => {
    log('Đang dừng…')
    clearInterval(timer)
    upkeep.stop()
    await finish(app, house, checkpoint).catch((error: Error) => log(error.message))
  })
  return { address, stopped }
}

/** A signal within this time of the first is the same one: Ctrl-C reaches the process by the terminal and by whoever started it. */
const SAME_SIGNAL_MS = 500

/** Done when `stop` is, after SIGINT or SIGTERM. Who asks a second time does not want to wait. */
export function toldToStop(stop: () => Promise<void>): Promise<void> {
  return new Promise((done, fail) => {
    let since: number | undefined
    const told = () => {
      if (since !== undefined && performance.now() - since > SAME_SIGNAL_MS) process.exit(1)
      if (since !== undefined) return
      since = performance.now()
      stop().then(done, fail)
    }
    process.on('SIGINT', told)
    process.on('SIGTERM', told)
  })
}

async function finish(app: FastifyInstance, house: OpenHouse, checkpoint: Checkpointer): Promise<void> {
  await app.close()
  await checkpoint('stop').catch((error: Error) => console.error(`Chưa ghi được mốc nhật ký: ${error.message}`))
  await house.close()
}
