// What a running server does by itself besides answering: forgets old sessions, clears what uploads left behind, and looks whether
// what was wrong is well again.
import { writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '../app.ts'
import { fileStore } from '../papers/files.actions.ts'
import { clearOut } from '../people/session.actions.ts'
import { ail, lookAgain, tellAilments } from '../platform/condition.ts'
import { useStorageKeeper } from '../platform/storage.ts'
import { sweepFiles } from '../project/file-sweep.actions.ts'
import type { Settings } from '../settings.ts'
import type { Places } from '../upkeep/disk.actions.ts'
import { watchDisks } from '../upkeep/watch.actions.ts'
import type { OpenHouse } from './house.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

export type Upkeep = { stop(): void }

type Kept = Pick<Settings, 'dataDir' | 'databaseUrl' | 'province'>

export function startUpkeep({ pool, clock }: Pick<OpenHouse, 'pool' | 'clock'>, settings: Kept, log: (line: string) => void): Upkeep {
  const failed = (error: Error) => log(error.message)
  tellAilments(({ what }, over) => log(`${over ? 'Đã hết sự cố' : 'Sự cố'}: ${say(what)}`))
  const sweep = () => sweepAndTell(pool, log).catch(failed)
  void sweep()
  hearFailingLog()
  const watch = watchDisks({ pool, province: settings.province, dataDir: settings.dataDir, places: placesOf(settings) })
  useStorageKeeper(watch.meet)
  const look = () => watch.look().catch(failed)
  void look()
  const timers = [
    setInterval(() => clearOut(pool, clock()).catch(failed), 60 * MINUTE_MS),
    setInterval(sweep, 20 * MINUTE_MS),
    setInterval(look, 2 * SECOND_MS),
    setInterval(() => lookAgain().catch(failed), 5 * SECOND_MS),
  ]
  return { stop: () => timers.forEach(clearInterval) }
}

function placesOf({ dataDir, databaseUrl }: Kept): Places {
  const own = databaseUrl === undefined ? { database: join(dataDir, 'cluster') } : {}
  return { ...own, files: fileStore().folder, temporary: tmpdir() }
}

/** A log that cannot be written stops nothing: it is told like any other trouble. */
function hearFailingLog(): void {
  const isOver = async () => writeSync(process.stdout.fd, 'Nhật ký vận hành ghi lại được.\n') > 0
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', ({ code = '' }: NodeJS.ErrnoException) => ail('log', { code: 'upkeep.log-failing', facts: { code }, isOver }))
}

async function sweepAndTell(pool: OpenHouse['pool'], log: (line: string) => void): Promise<void> {
  const { unfinished, orphans, strange } = await sweepFiles(pool, fileStore(), new Date())
  if (unfinished + orphans > 0) log(`Đã dọn ${unfinished} tệp tải lên dở dang và ${orphans} tệp không thuộc hồ sơ nào.`)
  for (const province of strange)
    log(`Không tệp nào của tỉnh ${province} trong kho tệp có trong cơ sở dữ liệu, nên chưa dọn tệp nào. Kiểm tra DATA_DIR và DATABASE_URL.`)
}
