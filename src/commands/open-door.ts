// The server as a process: listens, makes checkpoints of the trail, and stops politely.
import type { FastifyInstance } from 'fastify'
import { clearOut } from '../people/session.actions.ts'
import type { Settings } from '../settings.ts'
import type { Checkpointer } from './checkpoint.ts'
import type { OpenHouse } from './house.ts'

export type Door = { readonly address: string; readonly stopped: Promise<void> }

const MINUTE_MS = 60_000

/** Listens and returns; `stopped` ends after Ctrl-C once everything in flight is finished and the database is down. */
export async function openDoor(
  app: FastifyInstance,
  house: OpenHouse,
  settings: Settings,
  checkpoint: Checkpointer,
  log: (line: string) => void,
): Promise<Door> {
  let address: string
  try {
    address = await app.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    await house.close()
    if ((error as { code?: string }).code === 'EADDRINUSE')
      throw new RangeError(`Cổng ${settings.port} đang được chương trình khác dùng. Chọn cổng khác, ví dụ: PORT=8090 npm start`)
    throw error
  }
  const unsigned = (error: Error) => log(`Chưa ghi được mốc nhật ký: ${error.message}`)
  await checkpoint('start').catch(unsigned)
  const sweeper = setInterval(() => clearOut(house.pool, house.clock()).catch((error: Error) => log(error.message)), 60 * MINUTE_MS)
  const timer = setInterval(() => checkpoint('tick').catch(unsigned), MINUTE_MS)
  const stopped = new Promise<void>((done) => {
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      log('Đang dừng…')
      clearInterval(timer)
      clearInterval(sweeper)
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
