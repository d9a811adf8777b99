// What a running server does by itself besides answering: forgets old sessions, clears what uploads left behind, and looks whether
// what was wrong is well again.
import { say } from '../app.ts'
import { fileStore } from '../papers/files.actions.ts'
import { clearOut } from '../people/session.actions.ts'
import { lookAgain, tellAilments } from '../platform/condition.ts'
import { sweepFiles } from '../project/file-sweep.actions.ts'
import type { OpenHouse } from './house.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

export type Upkeep = { stop(): void }

export function startUpkeep({ pool, clock }: Pick<OpenHouse, 'pool' | 'clock'>, log: (line: string) => void): Upkeep {
  const failed = (error: Error) => log(error.message)
  tellAilments(({ what }, over) => log(`${over ? 'Đã hết sự cố' : 'Sự cố'}: ${say(what)}`))
  const sweep = () => sweepAndTell(pool, log).catch(failed)
  void sweep()
  const timers = [
    setInterval(() => clearOut(pool, clock()).catch(failed), 60 * MINUTE_MS),
    setInterval(sweep, 20 * MINUTE_MS),
    setInterval(() => lookAgain().catch(failed), 10 * SECOND_MS),
  ]
  return { stop: () => timers.forEach(clearInterval) }
}

async function sweepAndTell(pool: OpenHouse['pool'], log: (line: string) => void): Promise<void> {
  const { unfinished, orphans, strange } = await sweepFiles(pool, fileStore(), new Date())
  if (unfinished + orphans > 0) log(`Đã dọn ${unfinished} tệp tải lên dở dang và ${orphans} tệp không thuộc hồ sơ nào.`)
  for (const province of strange)
    log(`Không tệp nào của tỉnh ${province} trong kho tệp có trong cơ sở dữ liệu, nên chưa dọn tệp nào. Kiểm tra DATA_DIR và DATABASE_URL.`)
}
