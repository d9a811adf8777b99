// khuyen-cong programme check|load: a decision as data, from JSON or the Excel template.
import { userInfo } from 'node:os'
import { parseDong } from '../basics/money.ts'
import { bookedBySource } from '../funding/overview.actions.ts'
import { checkFile, loadFile } from '../programme/programme.commands.ts'
import type { Settings } from '../settings.ts'
import { openHouseFor, type Purpose } from './house.ts'
import { loadCatalogues } from './seed.ts'

const print = (line: string) => console.log(line)

const USAGE =
  'Cách dùng: khuyen-cong programme check TỆP  |  khuyen-cong programme load TỆP [--trial] [--total SỐ_ĐỒNG]   (TỆP là .json hoặc .xlsx theo mẫu programmes/mau-chuong-trinh.xlsx; --trial: nạp vào bản chạy thử của npm start; --total: tổng kinh phí theo quyết định, bằng đồng, khi lệnh hỏi lại)'

export async function programme(settings: Settings, args: readonly string[]): Promise<number> {
  const at = args.indexOf('--total')
  const stated = at === -1 ? undefined : parseDong(args[at + 1] ?? '')
  if (at !== -1 && stated === undefined) {
    print('--total là tổng kinh phí bằng đồng, ví dụ --total 75300000000.')
    return 2
  }
  const [act, path, ...rest] = args.filter((word, i) => word !== '--trial' && (at === -1 || (i !== at && i !== at + 1)))
  const purpose: Purpose = args.includes('--trial') ? 'trial' : 'production'
  if (act === 'check' && path !== undefined && rest.length === 0) return await checkFile(path, print)
  if (act === 'load' && path !== undefined && rest.length === 0) return await load(settings, path, { purpose, stated })
  print(USAGE)
  return 2
}

type Wanted = { readonly purpose: Purpose; readonly stated: bigint | undefined }

async function load(settings: Settings, path: string, { purpose, stated }: Wanted): Promise<number> {
  const house = await openHouseFor({ settings, log: print, purpose, beside: true })
  try {
    await loadCatalogues(house.pool)
    const by = `Dòng lệnh (${userInfo().username})`
    return await loadFile(path, { pool: house.pool, now: house.clock(), province: settings.province, by, print, bookedBySource, statedDong: stated })
  } finally {
    await house.close()
  }
}
