// khuyen-cong serve: production. No demonstration data, no account that anyone could know.
import { countPeople } from '../people/demo.actions.ts'
import { anySabotage } from '../platform/sabotage.ts'
import { buildServer } from '../server.ts'
import type { Settings } from '../settings.ts'
import { checkpointer } from './checkpoint.ts'
import { openHouseFor } from './house.ts'
import { openDoor } from './open-door.ts'
import { loadCatalogues } from './seed.ts'

const say = (line: string) => console.log(line)

export async function serve(settings: Settings): Promise<number> {
  if (anySabotage()) throw new RangeError('Biến SABOTAGE chỉ dùng để thử nghiệm. Bỏ biến này rồi khởi động lại.')
  const house = await openHouseFor(settings, say)
  await loadCatalogues(house.pool)
  if ((await countPeople(house.pool)) === 0)
    say('Chưa có người dùng nào. Tạo người quản trị đầu tiên: khuyen-cong user create TÊN --role administrator')
  const tls = settings.publicUrl?.startsWith('https://') ?? false
  if (!tls) say('Chưa đặt PUBLIC_URL=https://…: chỉ dùng trên máy này hoặc sau máy chủ TLS.')
  const app = await buildServer({ pool: house.pool, province: settings.province, provinceName: settings.provinceName, tls, demo: false })
  const door = await openDoor(app, house, settings, checkpointer(house, settings), say)
  say(`khuyen-cong đang chạy tại ${door.address}`)
  await door.stopped
  return 0
}
