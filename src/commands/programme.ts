// khuyen-cong programme check|load: a decision as data, from JSON or the Excel template.
import { userInfo } from 'node:os'
import { approvedBySource } from '../funding/overview.actions.ts'
import { checkFile, loadFile } from '../programme/programme.commands.ts'
import type { Settings } from '../settings.ts'
import { openHouseFor, type Purpose } from './house.ts'
import { loadCatalogues } from './seed.ts'

const print = (line: string) => console.log(line)

const USAGE =
  'Cách dùng: khuyen-cong programme check TỆP  |  khuyen-cong programme load TỆP [--trial]   (TỆP là .json hoặc .xlsx theo mẫu programmes/mau-chuong-trinh.xlsx; --trial: nạp vào bản chạy thử của npm start)'

export async function programme(settings: Settings, args: readonly string[]): Promise<number> {
  const [act, path, ...rest] = args.filter((word) => word !== '--trial')
  const purpose: Purpose = args.includes('--trial') ? 'trial' : 'production'
  if (act === 'check' && path !== undefined && rest.length === 0) return await checkFile(path, print)
  if (act === 'load' && path !== undefined && rest.length === 0) return await load(settings, path, purpose)
  print(USAGE)
  return 2
}

async function load(settings: Settings, path: string, purpose: Purpose): Promise<number> {
  const house = await openHouseFor({ settings, log: print, purpose, beside: true })
  try {
    await loadCatalogues(house.pool)
    const by = `Dòng lệnh (${userInfo().username})`
    return await loadFile(path, { pool: house.pool, now: house.clock(), province: settings.province, by, print, approvedBySource })
  } finally {
    await house.close()
  }
}
