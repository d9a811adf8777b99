// npm start: the trial. Everything in one go: database, schema, programme, demonstration data, accounts of every role.
import { createDemonstration } from '../demo/demonstration.ts'
import { countPeople, makeDemoPeople } from '../people/demo.actions.ts'
import { buildServer } from '../server.ts'
import type { Settings } from '../settings.ts'
import { checkpointer } from './checkpoint.ts'
import { actAs, openHouseFor } from './house.ts'
import { openDoor } from './open-door.ts'
import { loadCatalogues, loadLaiChau } from './seed.ts'

const say = (line: string) => console.log(line)

export async function start(settings: Settings): Promise<number> {
  const house = await openHouseFor(settings, say)
  const { pool } = house
  const accounts = await firstTime(settings, house).catch(async (error) => {
    await house.close()
    throw error
  })
  const app = await buildServer({
    pool,
    province: settings.province,
    provinceName: settings.provinceName,
    programmeName: 'Chương trình 2021-2025',
    tls: false,
    demo: true,
  })
  const checkpoint = checkpointer(house, settings)
  const door = await openDoor(app, house, settings, checkpoint, say)
  printWelcome(door.address, accounts)
  await door.stopped
  return 0
}

type Account = { readonly login: string; readonly password: string; readonly title: string }

async function firstTime(settings: Settings, house: Awaited<ReturnType<typeof openHouseFor>>): Promise<readonly Account[]> {
  const { pool } = house
  if ((await countPeople(pool)) > 0) return []
  say('Lần chạy đầu: nạp danh mục đơn vị hành chính, định mức, lịch nghỉ…')
  await loadCatalogues(pool)
  const system = { name: 'Hệ thống', roles: ['administrator'] as const, province: settings.province }
  await actAs(pool, system, new Date(), async (ask) => ({ keep: true, value: await loadLaiChau(ask) }))
  say('Tạo dữ liệu minh hoạ 2021-2025 (cơ sở, đề án, kinh phí)…')
  const { establishmentId, communeCode } = await createDemonstration(pool, { province: settings.province, seed: 407, log: say })
  return await makeDemoPeople(pool, settings.province, { establishmentId, communeCode }, new Date())
}

function printWelcome(address: string, accounts: readonly Account[]): void {
  say(`\nkhuyen-cong đang chạy tại ${address}  (Ctrl-C để dừng)\n`)
  if (accounts.length === 0) {
    say('Mật khẩu các tài khoản minh hoạ đã in ở lần chạy đầu. Quên thì đặt lại: npx khuyen-cong user reset TÊN')
    return
  }
  say('Tài khoản minh hoạ (mật khẩu ngẫu nhiên, chỉ in một lần):')
  const width = Math.max(...accounts.map(({ login }) => login.length))
  for (const { login, password, title } of accounts) say(`  ${login.padEnd(width)}  ${password}  ${title}`)
}
