// khuyen-cong verify: trail, ledger, kept totals and files, in that order; the first fault is named and the exit code is 1.
// It looks at what is there and makes nothing: a wrong folder is said to be empty, never to be in order.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { TRAIL_WORDS } from '../app.ts'
import { verifyAgainstTrail, verifyLedger } from '../funding/books.actions.ts'
import { openFileStore } from '../papers/files.actions.ts'
import type { Db, Pool } from '../platform/db.ts'
import { firstDecisionFault } from '../programme/verify.actions.ts'
import { firstFileFault, firstRoomFault } from '../project/file.actions.ts'
import { rebuildProjectTotals, recountEvidence } from '../project/totals.actions.ts'
import type { Settings } from '../settings.ts'
import { firstUntold } from '../trail/told.actions.ts'
import { findWitness, openCopy, provincesIn, type Witness } from '../trail/trail.anchors.ts'
import { type TrailReport, verifyTogether } from '../trail/verify.actions.ts'
import { findHouse, folderOf, type OpenHouse, type Purpose } from './house.ts'
import { readArgs } from './read-args.ts'
import { TOLD } from './told.ts'

const HELP = `Cách dùng:
  khuyen-cong verify [--trial] [--anchors THƯ_MỤC]
    --trial              chỉ đối chiếu dữ liệu chạy thử (không nêu: đối chiếu mọi dữ liệu có trong DATA_DIR)
    --anchors THƯ_MỤC    đối chiếu với bản sao sổ neo giữ ở nơi khác, thay cho sổ neo trong DATA_DIR
Mã thoát: 0 không có sai lệch · 1 có sai lệch hoặc không đối chiếu được · 2 gõ sai lệnh`

const OPTIONS = { trial: { type: 'boolean' }, anchors: { type: 'string' } } as const

const NAMES: Readonly<Record<Purpose, string>> = { production: 'Dữ liệu chính thức', trial: 'Dữ liệu chạy thử' }

export async function verify(settings: Settings, args: readonly string[]): Promise<number> {
  const read = readArgs(() => parseArgs({ args: [...args], options: OPTIONS }), HELP)
  if (!read) return 2
  const { trial, anchors } = read.values
  let looked = 0
  for (const purpose of await purposesIn(settings, trial === true)) {
    const house = await findHouse(settings, purpose)
    if (!house) continue
    looked += 1
    try {
      if (!(await isInOrder(house, settings, purpose, anchors))) return 1
    } finally {
      await house.close()
    }
  }
  if (looked > 0) return 0
  console.error(`Không có dữ liệu nào để đối chiếu trong ${settings.databaseUrl ? 'cơ sở dữ liệu của DATABASE_URL' : settings.dataDir}.`)
  console.error('Đặt DATA_DIR (hoặc DATABASE_URL) đúng nơi hệ thống đang dùng rồi chạy lại.')
  return 1
}

/** A database of one's own holds either real work or a trial; the folder of its files and keys tells which. */
async function purposesIn(settings: Settings, trialOnly: boolean): Promise<readonly Purpose[]> {
  if (trialOnly) return ['trial']
  if (settings.databaseUrl === undefined) return ['production', 'trial']
  const holds = async (purpose: Purpose) => (await stat(join(folderOf(settings, purpose), 'keys')).catch(() => undefined)) !== undefined
  return (await holds('trial')) && !(await holds('production')) ? ['trial'] : ['production']
}

async function isInOrder(house: OpenHouse, settings: Settings, purpose: Purpose, copy: string | undefined): Promise<boolean> {
  const folder = folderOf(settings, purpose)
  const witness = copy === undefined ? await findWitness(folder) : await openCopy(copy)
  if (copy !== undefined && !witness)
    throw new RangeError(`Thư mục ${copy} không có tệp trail-public.pem nên không phải bản sao sổ neo. Chép cả thư mục anchors của hệ thống.`)
  const provinces = await provincesOf(house, settings, witness)
  for (const province of provinces) {
    const { trail, fault } = await examine(house.pool, province, folder, witness)
    if (fault !== undefined) return tellFault(`${NAMES[purpose]}, tỉnh ${province}`, fault, trail)
    console.log(`${NAMES[purpose]}, tỉnh ${province}: ${trailInWords(trail, witness)}`)
    if (trail.missingOutside > 0) console.log(missingInWords(trail, copy))
  }
  console.log(`${NAMES[purpose]}: đã đối chiếu nhật ký, sổ kinh phí, số tổng và tệp của ${provinces.length} tỉnh, không có sai lệch.`)
  return true
}

/** A province whose rows were all deleted still has its pages outside. */
async function provincesOf({ owner }: OpenHouse, settings: Settings, witness: Witness | undefined): Promise<string[]> {
  const { rows } = await owner.query<{ province: string }>('select province_code as province from programme union select province_code from person')
  const signed = witness ? await provincesIn(witness) : []
  return [...new Set([settings.province, ...rows.map((row) => row.province), ...signed])].sort()
}

function tellFault(where: string, fault: string, { fault: inTrail }: TrailReport): false {
  console.error(`${where}: ${fault}`)
  if (inTrail?.chainId) console.error(`Xem cả chuỗi ở trang Nhật ký: /trail?chain=${inTrail.chainId}`)
  console.error(
    'Giữ nguyên cơ sở dữ liệu và thư mục dữ liệu, sao ra nơi khác, báo người phụ trách an toàn thông tin. Đây là lỗi đầu tiên, có thể còn lỗi sau.',
  )
  return false
}

function trailInWords({ entries, chains, checkpoints, anchored }: TrailReport, witness: Witness | undefined): string {
  const read = `nhật ký ${entries} mục trong ${chains} chuỗi`
  if (!witness) return `${read}, chưa có sổ neo ngoài cơ sở dữ liệu: chuỗi bị viết lại trọn vẹn thì chưa phát hiện được.`
  const waiting = entries - anchored
  return `${read}, ${checkpoints} trang neo đã ký${waiting > 0 ? `; ${waiting} mục mới chưa neo` : ', mọi mục đã neo'}.`
}

/** A copy is always behind; the file of the house itself only after a crash, or by somebody's hand. */
function missingInWords({ checkpoints, missingOutside }: TrailReport, copy: string | undefined): string {
  const from = checkpoints - missingOutside + 1
  if (copy !== undefined) return `  Lưu ý: bản sao sổ neo chưa có ${missingOutside} trang, từ trang ${from}. Chép lại thư mục anchors.`
  return `  Lưu ý: sổ neo trong thư mục anchors thiếu ${missingOutside} trang cuối, từ trang ${from}, mà cơ sở dữ liệu còn giữ với chữ ký đúng. Máy dừng đột ngột có thể để lại như vậy và lần khởi động sau sẽ ghi bù; nếu máy không dừng đột ngột thì có người đã cắt tệp: đối chiếu với bản sao giữ ở nơi khác (--anchors).`
}

type Examined = { readonly trail: TrailReport; readonly fault: string | undefined }

async function examine(pool: Pool, province: string, folder: string, witness: Witness | undefined): Promise<Examined> {
  const { trail, beside } = await verifyTogether(pool, province, witness, TRAIL_WORDS, (db) => firstFaultBesideTrail(db, province, folder))
  return { trail, fault: trail.fault?.text ?? beside }
}

export async function firstFaultBesideTrail(db: Db, province: string, folder: string): Promise<string | undefined> {
  return (
    (await verifyLedger(db, province)) ??
    (await verifyAgainstTrail(db, province)) ??
    (await rebuildProjectTotals(db, province)) ??
    (await firstDecisionFault(db, province)) ??
    (await firstUntold(db, province, TOLD, TRAIL_WORDS)) ??
    (await recountEvidence(db, province)) ??
    (await firstRoomFault(db, province)) ??
    (await firstFileFault(db, province, openFileStore(join(folder, 'files'))))
  )
}

/** A Vietnamese sentence naming the first fault found, or undefined when everything agrees. */
export async function firstFault(pool: Pool, province: string, folder: string): Promise<string | undefined> {
  return (await examine(pool, province, folder, await findWitness(folder))).fault
}
