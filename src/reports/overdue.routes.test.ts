// "Việc quá hạn" on the programme page and behind it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import type { State } from '../project/lifecycle.ts'
import { type House, openHouse } from '../test-house.ts'
import type { Overdue } from './overdue.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z') // Thursday
})
after(() => house.close())

async function dossier(state: State, dueOn: string | null, level: 'local' | 'national' = 'local'): Promise<string> {
  const { id, code } = await makeDossier(house, { state, level, year: 2025 })
  await house.owner.query('update project set due_on = $2 where id = $1', [id, dueOn])
  return code
}

const programme = async () => (await (await house.as('department-leader')).get('/programme')).text
const list = async () => (await (await house.as('department-leader')).get('/programme/overdue', 'application/json')).json() as Overdue

test('chưa có việc quá hạn: ô số ghi 0, không có bảng, trang danh sách nói rõ', async () => {
  await dossier('appraising', '2025-10-16')
  await dossier('underway', '2025-12-31')
  await dossier('draft', null)
  assert.deepEqual(await list(), { count: 0, rows: [] })
  const page = await programme()
  assert.match(page, /Việc quá hạn/)
  assert.doesNotMatch(page, /id="qua-han"/)
  assert.match((await (await house.as('auditor')).get('/programme/overdue')).text, /Không có việc nào quá hạn/)
})

test('quá hạn lâu nhất đứng trước, đủ hai cấp và mọi bước, ngày làm việc đếm đúng; việc hết hạn hôm nay chưa quá hạn', async () => {
  const [third, first, second] = [
    await dossier('returned', '2025-10-15'),
    await dossier('accepted', '2025-10-07', 'national'),
    await dossier('submitted', '2025-10-10'),
  ]
  const { count, rows } = await list()
  assert.equal(count, 3)
  assert.deepEqual(
    rows.map(({ code, due }) => [code, due.workingDays]),
    [
      [first, 7],
      [second, 4],
      [third, 1],
    ],
  )
  const page = await programme()
  assert.match(page, /lâu nhất: quá 7 ngày làm việc/)
  assert.match(page, /Tất cả \(3\)/)
  for (const words of ['Quyết toán, thanh lý', 'Tiếp nhận hồ sơ', 'Gửi lại hồ sơ']) assert.match(page, new RegExp(words))
})

test('trang chương trình nêu năm việc, đếm đến 99 rồi ghi "99+"', async () => {
  for (let i = 0; i < 98; i++) await dossier('appraising', '2025-10-14')
  const page = await programme()
  assert.match(page, /99\+/)
  assert.equal([...page.matchAll(/Quá \d+ ngày làm việc/g)].length, 5)
  assert.match((await (await house.as('auditor')).get('/programme/overdue')).text, /Hiển thị 99 việc quá hạn lâu nhất; còn nữa/)
})

test('công chức xã không thấy việc quá hạn của xã khác: ở trang chương trình không có ô này, danh sách cả tỉnh không mở được', async () => {
  const officer = await house.as('commune-officer', { communeCode: '03390' })
  assert.doesNotMatch((await officer.get('/programme')).text, /Việc quá hạn/)
  assert.equal((await officer.get('/programme/overdue')).status, 403)
})
