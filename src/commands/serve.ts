// khuyen-cong serve: production. No demonstration data, no account that anyone could know.
import { join } from 'node:path'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import { anySabotage } from '../platform/sabotage.ts'
import { buildServer } from '../server.ts'
import type { Settings } from '../settings.ts'
import { prepareRoom, roomForFilesIn } from '../upkeep/watch.actions.ts'
import { checkpointer } from './checkpoint.ts'
import { openHouseFor } from './house.ts'
import { nameOfProgramme } from './name-of-programme.ts'
import { openDoor, refuseTakenPort } from './open-door.ts'
import { loadCatalogues } from './seed.ts'

const say = (line: string) => console.log(line)

export async function serve(settings: Settings): Promise<number> {
  if (anySabotage()) throw new RangeError('Biến SABOTAGE chỉ dùng để thử nghiệm. Bỏ biến này rồi khởi động lại.')
  return await keepOpen(settings)
}

/** The house at work until it is told to stop. */
export async function keepOpen(settings: Settings): Promise<number> {
  await refuseTakenPort(settings)
  await prepareRoom(settings.dataDir)
  const house = await openHouseFor({ settings, log: say, purpose: 'production' })
  const { pool, owner } = house
  try {
    useFileStore(openFileStore(join(settings.dataDir, 'files'), roomForFilesIn(settings.dataDir)))
    await loadCatalogues(pool)
    if ((await owner.query('select 1 from person limit 1')).rowCount === 0)
      say('Chưa có người dùng nào. Tạo người quản trị đầu tiên: npx khuyen-cong user create TÊN --role administrator')
    const tls = settings.publicUrl?.startsWith('https://') ?? false
    if (!tls) say('Chưa đặt PUBLIC_URL=https://…: chỉ dùng trên máy này, hoặc đặt sau máy chủ TLS.')
    const app = await buildServer({
      pool,
      province: settings.province,
      trustProxy: settings.trustProxy,
      rates: settings.rates,
      provinceName: settings.provinceName,
      programmeName: nameOfProgramme(pool, settings.province),
      tls,
      demo: false,
    })
    const door = await openDoor(app, house, settings, await checkpointer(house, settings.province, settings.dataDir), say)
    say(`khuyen-cong đang chạy tại ${door.address}`)
    await door.stopped
    return 0
  } catch (error) {
    await house.close()
    throw error
  }
}
