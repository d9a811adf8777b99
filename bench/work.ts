// What is measured: the six things officers look at all day, and one payment.
import type { Pool } from '../src/platform/db.ts'
import { hire } from './people.ts'
import { PROVINCE } from './province.ts'

export type Reading = { readonly name: string; readonly says: string; readonly token: string; readonly paths: readonly string[] }

export type Payable = { readonly projectId: string; readonly version: number; readonly seq: number }

export type Work = { readonly readings: readonly Reading[]; readonly cashier: string; readonly payables: readonly Payable[] }

const COMMUNE = '03390' // Bình Lư
const TYPED = [
  'che shan tuyet',
  'may ep dun mien',
  'tho cam',
  'mac ca say lanh',
  'gach khong nung',
  'mat ong rung binh lu',
  'tinh dau sa',
  'dong trung ha thao',
]

export async function workOn(owner: Pool): Promise<Work> {
  const commune = await hire(owner, 'commune-officer', COMMUNE)
  const officer = await hire(owner, 'department-officer')
  const cashier = await hire(owner, 'finance-officer')
  const years = [2019, 2020, 2021, 2022, 2023, 2024]
  const { rows: dossiers } = await owner.query<{ id: string }>(
    `select id from project where province_code = $1 and commune_code = $2 and commune_valid_from >= '2025-07-01' order by md5(id::text) limit 40`,
    [PROVINCE, COMMUNE],
  )
  const { rows: payables } = await owner.query<Payable>(
    `select p.id as "projectId", p.version, h.seq from project p join trail_head h on (h.province_code, h.chain_id) = (p.province_code, p.id)
     where p.province_code = $1 and p.state = 'accepted' and p.level = 'local' and p.year = 2025 and abs(p.version - h.seq) > 3 order by p.id limit 24`,
    [PROVINCE],
  )
  const readings: Reading[] = [
    {
      name: 'list',
      says: 'Trang 25 đề án, lọc năm, cấp và trạng thái, xếp theo tiền, có tổng số (chuyên viên Sở)',
      token: officer,
      paths: years.flatMap((year) => [1, 3].map((page) => `/projects?year=${year}&level=local&state=settled&sort=amount&page=${page}`)),
    },
    {
      name: 'list-commune',
      says: 'Trang 25 đề án của một xã, lọc nội dung, có tổng số (công chức xã)',
      token: commune,
      paths: [1, 2, 3].flatMap((page) => ['name', 'changed'].map((sort) => `/projects?activity=machinery&sort=${sort}&page=${page}`)),
    },
    { name: 'dossier', says: 'Một đề án, toàn bộ hồ sơ (công chức xã)', token: commune, paths: dossiers.map(({ id }) => `/projects/${id}`) },
    {
      name: 'search',
      says: 'Tìm không dấu trong đề án, cơ sở, văn bản (chuyên viên Sở)',
      token: officer,
      paths: TYPED.map((typed) => `/search?q=${encodeURIComponent(typed)}`),
    },
    {
      name: 'attainment',
      says: 'Kết quả theo mục tiêu, mười năm (công chức xã)',
      token: commune,
      paths: ['/programme', '/programme?fromYear=2021&toYear=2025'],
    },
    { name: 'money', says: 'Kinh phí theo nguồn và năm (kế toán)', token: cashier, paths: ['/funding'] },
  ]
  return { readings, cashier, payables }
}
