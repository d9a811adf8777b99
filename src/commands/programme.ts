// khuyen-cong programme check|load: a decision as data, from JSON or the Excel template.
import { userInfo } from 'node:os'
import { checkFile, loadFile } from '../programme/programme.commands.ts'
import type { Settings } from '../settings.ts'
import { openHouseFor } from './house.ts'
import { loadCatalogues } from './seed.ts'

const print = (line: string) => console.log(line)

export async function programme(settings: Settings, [act, path]: readonly string[]): Promise<number> {
  if (act === 'check' && path !== undefined) return await checkFile(path, print)
  if (act === 'load' && path !== undefined) return await load(settings, path)
  print(
    'Cách dùng: khuyen-cong programme check TỆP  |  khuyen-cong programme load TỆP   (TỆP là .json hoặc .xlsx theo mẫu programmes/mau-chuong-trinh.xlsx)',
  )
  return 2
}

async function load(settings: Settings, path: string): Promise<number> {
  const house = await openHouseFor({ settings, log: print, purpose: 'production', beside: true })
  try {
    await loadCatalogues(house.pool)
    return await loadFile(path, { pool: house.pool, now: new Date(), by: `Dòng lệnh (${userInfo().username})`, print })
  } finally {
    await house.close()
  }
}
