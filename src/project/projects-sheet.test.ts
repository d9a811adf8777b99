// The list of đề án as a workbook: what the page shows, all pages of it, and nothing that Excel would run.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import type { Hands, House } from '../test-house.ts'
import { BINH_LU, newEstablishment, openProgrammeHouse } from './dossier.fixture.ts'

const FORMULA = '=HYPERLINK("http://x","Bấm vào đây")'
const DRAFTS = 27

let house: House
let centre: Hands
let establishmentId: string
before(async () => {
  house = await openProgrammeHouse()
  house.clock = new Date('2024-03-04T02:00:00Z')
  centre = await house.as('centre-officer')
  establishmentId = await newEstablishment(house, '+Hợp tác xã Chè', BINH_LU)
  const plain = { activity: 'machinery', year: '2024', level: 'local', form: 'single', establishmentId }
  for (let i = 0; i < DRAFTS; i++) {
    const made = await centre.post('/apply', { ...plain, name: i === 0 ? FORMULA : `Máy sấy ${i}` })
    assert.equal(made.status, 303, made.text.slice(0, 300))
  }
})
after(() => house.close())

async function sheetOf(path: string, hands = centre): Promise<ExcelJS.Worksheet> {
  const reply = await house.app.inject({ method: 'GET', url: path, headers: { cookie: `kc_session=${hands.token}` } })
  assert.equal(reply.statusCode, 200, reply.body.slice(0, 300))
  assert.match(String(reply.headers['content-disposition']), /attachment.*de-an-khuyen-cong-2024-03-04\.xlsx/)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(reply.rawPayload as unknown as ArrayBuffer)
  return workbook.getWorksheet('Đề án') ?? assert.fail('no sheet')
}

function cellsOf(sheet: ExcelJS.Worksheet): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = []
  sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)))
  return cells
}

const wordsOf = (sheet: ExcelJS.Worksheet) => cellsOf(sheet).map(({ value }) => String(value))

test('tệp Excel có đủ mọi trang của danh sách, theo đúng thứ tự, và nói rõ đã đủ', async () => {
  const words = wordsOf(await sheetOf('/projects.xlsx?page=2'))
  const codes = words.filter((word) => /^KCĐP-2024-\d+$/.test(word))
  assert.deepEqual(
    codes,
    Array.from({ length: DRAFTS }, (_, i) => `KCĐP-2024-${String(i + 1).padStart(2, '0')}`),
  )
  assert.ok(words.includes(`Bảng gồm đủ ${DRAFTS} đề án.`))
  assert.ok(words.includes('Mọi đề án'))
})

test('điều kiện lọc được ghi trong tệp và chỉ những đề án ấy có mặt', async () => {
  const words = wordsOf(await sheetOf(`/projects.xlsx?year=2024&state=draft&level=local&commune=${BINH_LU}&q=may+say+5`))
  assert.ok(
    words.some((word) => /^Điều kiện lọc: có từ "may say 5"; năm 2024; Khuyến công địa phương; trạng thái .+; .+Tam Đường$/.test(word)),
    words.join('|'),
  )
  assert.deepEqual(
    words.filter((word) => word.startsWith('Máy sấy')),
    ['Máy sấy 5'],
  )
})

test('tên do người dùng gõ bắt đầu bằng "=" hay "+" vẫn là chữ, Excel không tính', async () => {
  const cells = cellsOf(await sheetOf('/projects.xlsx'))
  for (const words of [FORMULA, '+Hợp tác xã Chè']) {
    const cell = cells.find(({ value }) => value === words) ?? assert.fail(`${words} is not in the sheet`)
    assert.deepEqual([cell.type, cell.numFmt, cell.formula], [ExcelJS.ValueType.String, '@', undefined])
  }
})

test('công chức cấp xã chỉ tải được đề án của xã mình; cơ sở không tải được danh sách', async () => {
  const other = await house.as('commune-officer', { communeCode: '03430' })
  assert.ok(!wordsOf(await sheetOf('/projects.xlsx', other)).some((word) => word.startsWith('KCĐP-')))
  const own = await house.as('establishment', { establishmentId })
  assert.equal((await own.get('/projects.xlsx')).status, 403)
})

test('trang danh sách có nút Xuất Excel mang theo điều kiện lọc', async () => {
  assert.match((await centre.get('/projects?year=2024&sort=name')).text, /href="\/projects\.xlsx\?year=2024&amp;sort=name"/)
  assert.doesNotMatch((await centre.get('/projects?q=khongco')).text, /projects\.xlsx/)
})
