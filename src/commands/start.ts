// npm start: the trial. Everything in one go: database, schema, programme, demonstration data, accounts of every role.
import { join } from 'node:path'
import { type Day, dayOf, formatDay } from '../basics/day.ts'
import { createDemonstration } from '../demo/demonstration.ts'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import { DEMO_ACCOUNTS } from '../people/demo-accounts.ts'
import { type DemoPerson, makeDemoPeople } from '../people/make-person.actions.ts'
import { buildServer } from '../server.ts'
import type { Settings } from '../settings.ts'
import { prepareRoom, roomForFilesIn } from '../upkeep/watch.actions.ts'
import { checkpointer } from './checkpoint.ts'
import { actAs, folderOf, forgetTrial, type OpenHouse, openHouseFor, TRIAL_PROVINCE } from './house.ts'
import { openDoor, refuseTakenPort } from './open-door.ts'
import { loadCatalogues, loadLaiChau } from './seed.ts'

const DEMO_SEED = 407
const say = (line: string) => console.log(line)

export async function start(settings: Settings): Promise<number> {
  await refuseTakenPort(settings)
  await prepareRoom(settings.dataDir)
  const trial = { ...settings, province: TRIAL_PROVINCE.code, provinceName: TRIAL_PROVINCE.name }
  const house = await openTrial(trial)
  try {
    useFileStore(openFileStore(join(folderOf(trial, 'trial'), 'files'), roomForFilesIn(trial.dataDir)))
    const people = await furnish(trial, house)
    const { pool } = house
    const app = await buildServer({
      pool,
      province: trial.province,
      trustProxy: trial.trustProxy,
      rates: trial.rates,
      provinceName: trial.provinceName,
      programmeName: async () => 'Chương trình 2021-2025',
      tls: false,
      demo: true,
      clock: house.clock,
    })
    const door = await openDoor(app, house, trial, await checkpointer(house, trial.province, folderOf(trial, 'trial')), say)
    printWelcome(door.address, people, dayOf(house.clock()))
    await door.stopped
    return 0
  } catch (error) {
    await house.close()
    throw error
  }
}

/** A first start that was interrupted left invented data by halves: in the server of our own it is made again, from nothing. */
async function openTrial(settings: Settings): Promise<OpenHouse> {
  const open = () => openHouseFor({ settings, log: say, purpose: 'trial' })
  const house = await open()
  if (settings.databaseUrl !== undefined || (await stateOf(house)) !== 'half') return house
  say('Lần chạy đầu trước đây bị ngắt giữa chừng: tạo lại dữ liệu minh hoạ từ đầu.')
  await house.close()
  await forgetTrial(settings)
  return await open()
}

type Furnished = 'new' | 'whole' | 'half' | 'production'

/** The accounts of the trial are made last, so all of them together mark a house that is whole. */
async function stateOf({ owner }: OpenHouse): Promise<Furnished> {
  const { rows } = await owner.query<{ people: number; demo: number; projects: number }>(
    `select (select count(*)::int from person) as people, (select count(*)::int from person where login = any($1)) as demo,
       (select count(*)::int from programme) as projects`,
    [DEMO_ACCOUNTS.map(({ login }) => login)],
  )
  const found = rows[0] ?? { people: 0, demo: 0, projects: 0 }
  if (found.demo === DEMO_ACCOUNTS.length) return 'whole'
  if (found.people === 0 && found.projects === 0) return 'new'
  return found.people > 0 && (await owner.query(`select 1 from person where title like '%inh hoạ%' limit 1`)).rowCount === 0 ? 'production' : 'half'
}

async function furnish(settings: Settings, house: OpenHouse): Promise<readonly DemoPerson[]> {
  const state = await stateOf(house)
  if (state === 'whole') return []
  if (state === 'production')
    throw new RangeError(
      'Cơ sở dữ liệu này đang dùng chính thức nên không chạy thử trên đó. Dùng `khuyen-cong serve`, hoặc bỏ DATABASE_URL để chạy thử.',
    )
  if (state === 'half')
    throw new RangeError(
      'Lần chạy đầu bị ngắt giữa chừng nên dữ liệu minh hoạ chưa đủ. Xóa cơ sở dữ liệu chạy thử nêu trong DATABASE_URL, tạo lại, rồi chạy lại npm start.',
    )
  say('Lần chạy đầu: nạp danh mục đơn vị hành chính, định mức, lịch nghỉ…')
  await loadCatalogues(house.pool)
  const system = { name: 'Hệ thống', roles: ['administrator'] as const, province: settings.province }
  await actAs(house.pool, system, house.clock(), async (ask) => ({ keep: true, value: await loadLaiChau(ask) }))
  say('Tạo dữ liệu minh hoạ 2021-2025 (cơ sở, đề án, kinh phí)…')
  const place = await createDemonstration(house.pool, { province: settings.province, seed: DEMO_SEED, log: say })
  return await makeDemoPeople(house.pool, settings.province, place, house.clock())
}

function printWelcome(address: string, people: readonly DemoPerson[], today: Day): void {
  say(`\nkhuyen-cong đang chạy tại ${address}  (Ctrl-C để dừng)`)
  say(`Ngày trong bản chạy thử là ngày minh hoạ, trong năm cuối của chương trình: hôm nay là ${formatDay(today)}.\n`)
  if (people.length === 0) {
    say('Mật khẩu các tài khoản minh hoạ đã in ở lần chạy đầu. Quên thì mở cửa sổ lệnh khác và chạy: npx khuyen-cong user reset lanhdao --trial')
    return
  }
  say('Tài khoản minh hoạ (mật khẩu ngẫu nhiên, chỉ in một lần):')
  const width = Math.max(...people.map(({ login }) => login.length))
  for (const { login, password, title } of people) say(`  ${login.padEnd(width)}  ${password}  ${title}`)
}
