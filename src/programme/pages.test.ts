import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type House, openHouse } from '../test-house.ts'
import { loadFile } from './programme.commands.ts'
import { loadReference } from './reference.actions.ts'

let house: House
before(async () => {
  house = await openHouse({ prepare: loadReference })
})
after(() => house.close())

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

test('before a programme is loaded, the page says who loads it and how', async () => {
  const reply = await (await house.as('department-officer')).get('/programme/decision')
  assert.equal(reply.status, 404)
  assert.match(words(reply.text), /khuyen-cong programme load/)
})

test('the decision page shows targets, money by source and by year, solutions with agencies, and the version', async () => {
  const file = new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url).pathname
  assert.equal(await loadFile(file, { pool: house.pool, now: house.clock, province: '12', by: 'Quản trị', print: () => undefined }), 0)
  const reply = await (await house.as('commune-officer')).get('/programme/decision')
  assert.equal(reply.status, 200)
  const text = words(reply.text)
  for (const part of ['407/QĐ-UBND', '48.400', '64,3%', '26.900', '35,7%', '15.820', '11.080', '21.004', '75.300', '240', 'gian hàng tiêu chuẩn'])
    assert.ok(text.includes(part.replace(/\s/g, ' ')), part)
  assert.match(text, /Ngày ban hành chưa rõ/)
  assert.match(text, /Chủ trì: Sở Công Thương\. Phối hợp: Các Sở, ngành liên quan, UBND các huyện, thành phố\./)
  assert.match(text, /Bản 1 Nạp ngày 04\/03\/2024 lúc 09:00, người nạp: Quản trị\. Bản đầu tiên\./)
})

test('every version of the decision can still be read in full, and one that does not exist is answered with the way back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'decision-'))
  const file = join(folder, 'corrected.json')
  const written = readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8')
  writeFileSync(file, written.replace('"kind": "number", "value": 30 }', '"kind": "number", "value": 32 }'))
  assert.equal(await loadFile(file, { pool: house.pool, now: house.clock, province: '12', by: 'Quản trị', print: () => undefined }), 0)
  rmSync(folder, { recursive: true })
  const officer = await house.as('commune-officer')
  assert.match(words((await officer.get('/programme/decision')).text), /Mục tiêu 3b Sửa .*: 30 cơ sở .*: 32 cơ sở/)
  const older = words((await officer.get('/programme/decision?version=1')).text)
  assert.match(older, /Đang xem bản 1, đã được thay bằng bản mới hơn\. Xem bản đang dùng/)
  assert.match(older, /Xem toàn văn bản 2/)
  assert.match(words((await officer.get('/programme/decision?version=3')).text), /không có bản 3; bản mới nhất là bản 2/)
})

test('the template is downloaded as an Excel file, and nobody reads these pages without signing in', async () => {
  const reply = await (await house.as('establishment')).get('/programme/template')
  assert.equal(reply.status, 200)
  assert.match(String(reply.headers['content-disposition']), /mau-chuong-trinh\.xlsx/)
  for (const path of ['/programme/decision', '/norms', '/programme/template']) assert.equal((await house.anyone().get(path)).status, 303, path)
})

test('the norms page shows the norms of the day asked for, with article and standing', async () => {
  const officer = await house.as('department-officer')
  const old = words((await officer.get('/norms?on=01/05/2018&level=national&q=may%20moc')).text)
  assert.match(old, /200/)
  assert.match(old, /Điểm c Khoản 2 Điều 6 Thông tư liên tịch 26\/2014/)
  const now = words((await officer.get('/norms?on=01/06/2025&level=local')).text)
  assert.match(now, /Nghị quyết 18\/2025\/NQ-HĐND/)
  assert.match(now, /Chưa kiểm chứng/)
  assert.doesNotMatch(now, /Thêm mức chi/)
  assert.match(words((await officer.get('/norms?q=khong+co+gi')).text), /Không có mức chi nào khớp/)
})

const form = {
  code: 'trademark',
  level: 'local',
  name: 'Xây dựng, đăng ký nhãn hiệu',
  basisPoints: '50',
  ceilingDong: '30.000.000',
  ceilingUnit: 'nhãn hiệu',
  basis: 'Chi phí xây dựng và đăng ký',
  condition: '',
  priorityBasisPoints: '',
  article: 'Điều 5 Nghị quyết 30/2026/NQ-HĐND',
  inForceFrom: '01/06/2026',
  note: '',
}

test('a department leader adds a dated norm by the form, and it is shown as not verified; an officer may not', async () => {
  const leader = await house.as('department-leader')
  assert.equal((await leader.get('/norms/new')).status, 200)
  const done = await leader.post('/norms', form)
  assert.equal(done.status, 303)
  assert.equal(done.headers.location, '/norms?on=2026-06-01&level=local')
  const page = words((await leader.get(String(done.headers.location))).text)
  assert.match(page, /Điều 5 Nghị quyết 30\/2026\/NQ-HĐND/)
  const officer = await house.as('department-officer')
  assert.equal((await officer.post('/norms', form)).status, 403)
  const entries = await house.owner.query(`select act, facts ->> 'article' as article from trail_entry where act like 'programme.norm%'`)
  assert.deepEqual(entries.rows, [{ act: 'programme.norm-added', article: 'Điều 5 Nghị quyết 30/2026/NQ-HĐND' }])
})

test('a norm without share and ceiling, or with a share over 100 %, comes back with what was typed and the cure', async () => {
  const leader = await house.as('department-leader')
  const empty = await leader.post('/norms', { ...form, basisPoints: '', ceilingDong: '' })
  assert.equal(empty.status, 422)
  assert.match(words(empty.text), /Nhập tỷ lệ hỗ trợ, hoặc mức trần, hoặc cả hai/)
  assert.match(empty.text, /Nghị quyết 30\/2026/)
  const much = await leader.post('/norms', { ...form, basisPoints: '101' })
  assert.match(words(much.text), /lớn hơn 0, không quá 100/)
  const again = await leader.post('/norms', form)
  assert.equal(again.status, 409)
  assert.match(words(again.text), /Đã có mức chi áp dụng từ ngày 01\/06\/2026/)
})
