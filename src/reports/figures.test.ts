// Figures that stand beside what is counted: set by decision, measured by a paper, given for a year; told wherever the figure is told.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { TOLD } from '../commands/told.ts'
import { checkProgramme } from '../programme/document.check.ts'
import { loadProgramme } from '../programme/programme.actions.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { firstUntold } from '../trail/told.actions.ts'
import { keepBooks } from './books.fixture.ts'
import type { Attained } from './evidence.ts'

let house: House
let leader: Hands
let officer: Hands
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-12-20T02:00:00Z')
  const written = JSON.parse(readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8'))
  const ratio = { code: 'tl', name: 'Tỷ lệ cơ sở áp dụng sản xuất sạch hơn', unit: '%', measure: 'ratio', goal: { kind: 'number', value: 50 } }
  written.targets.push({ ...ratio, ratio: { part: 'cơ sở áp dụng', whole: 'tổng số cơ sở' }, counts: { what: 'measured' } })
  written.targets[4].yearly = [{ year: 2024, value: 6 }]
  const checked = checkProgramme(JSON.stringify(written))
  assert.deepEqual(checked.findings, [])
  await house.ask('administrator', async (ask) => assert.ok(checked.written && (await loadProgramme(ask, checked.written)).ok))
  await house.ask('finance-officer', keepBooks)
  leader = await house.as('department-leader')
  officer = await house.as('department-officer')
})
after(() => house.close())

async function lineOf(code: string) {
  const told = (await (await house.as('auditor')).get('/programme', 'application/json')).json() as Attained
  return { line: told.attainment.lines.find((one) => one.code === code) ?? assert.fail(code), told }
}

const DECISION = { decisionNo: '12/QĐ-SCT', decidedOn: '20/11/2024', reason: 'Kiểm tra lại hồ sơ lưu' }

test('số đã đếm chỉ được ghi khác theo quyết định có số, ngày, lý do; số đếm vẫn đứng cạnh ở mọi trang và báo cáo', async () => {
  const before = (await lineOf('4d')).line
  const correct = async (more: Record<string, string>) =>
    await leader.post('/programme/targets/4d/corrections', { ...DECISION, year: '2024', quantity: '5', ...more })
  assert.match((await correct({ decisionNo: '' })).text, /Nhập số quyết định/u)
  assert.match((await correct({ reason: '' })).text, /Nhập lý do/u)
  assert.match((await correct({ decidedOn: '21/12/2025' })).text, /sau hôm nay \(20\/12\/2025\)/u)
  assert.match((await correct({ year: '2026' })).text, /Chọn năm từ 2021 đến 2025/u)
  assert.match((await correct({ quantity: '3' })).text, /đúng bằng 3 nên không có gì để điều chỉnh/u)
  assert.equal((await officer.post('/programme/targets/4d/corrections', { ...DECISION, year: '2024', quantity: '5' })).status, 403)
  assert.equal((await correct({})).status, 303)
  const { line } = await lineOf('4d')
  assert.equal(line.total, (before.total ?? 0) + 2)
  assert.equal(line.years.find(({ year }) => year === 2024)?.value, 5)
  const words = /năm\s2024\sđếm\sđược\s3,\sghi\s5\stheo\s12\/QĐ-SCT\sngày\s20\/11\/2024:\skiểm\stra\slại\shồ\ssơ\slưu/iu
  for (const path of ['/programme', '/programme/targets/4d', '/programme/targets/4d/figures', '/reports/programme?from=2021-01-01&to=2025-12-31'])
    assert.match((await (await house.as('auditor')).get(path)).text, words, path)
  assert.match((await house.anyone().get('/')).text, words)
  assert.match((await (await house.as('auditor')).get('/reports/programme?from=2024-10-01&to=2024-12-31')).text, words, 'báo cáo theo ngày')
  assert.equal((await correct({ quantity: '3', decisionNo: '13/QĐ-SCT' })).status, 303)
  assert.equal((await lineOf('4d')).line.total, before.total, 'ghi đúng số đếm thì bỏ điều chỉnh')
  assert.doesNotMatch((await house.anyone().get('/')).text, words)
})

test('mục tiêu tỷ lệ được ghi cả tử số và mẫu số theo văn bản; ghi ngược thì hỏi lại; mục tiêu đếm từng việc thì không', async () => {
  assert.equal((await lineOf('tl')).line.verdict, 'unmeasured')
  const paper = { asAt: '30/11/2024', paperNo: '88/BC-SCT', paperOn: '05/12/2024' }
  const measure = async (more: Record<string, string>, code = 'tl') =>
    await officer.post(`/programme/targets/${code}/measures`, { ...paper, ...more })
  assert.match((await measure({ part: '30' })).text, /phải có mẫu số/u)
  assert.match((await measure({ part: '30', whole: '0' })).text, /Mẫu số phải lớn hơn 0/u)
  assert.match((await measure({ part: '30', whole: '40' }, '3b')).text, /đếm từng việc khi nghiệm thu, không ghi số tổng/u)
  const swapped = await measure({ part: '40', whole: '30' })
  assert.match(swapped.text, /có thể hai ô ghi ngược/u)
  assert.match(swapped.text, /name="confirmed"/u)
  assert.equal((await measure({ part: '30', whole: '40' })).status, 303)
  const { line } = await lineOf('tl')
  assert.deepEqual([line.total, line.verdict], [75, 'exceeded'])
  assert.match((await officer.get('/programme/targets/tl/figures')).text, /Đến 30\/11\/2024: 30 trên 40, theo 88\/BC-SCT ngày 05\/12\/2024/u)
  assert.equal((await measure({ asAt: '15/12/2024', part: '20', whole: '40', paperOn: '16/12/2024' })).status, 303)
  assert.equal((await lineOf('tl')).line.total, 50, 'năm lấy số ghi sau cùng')
})

test('số giao từng năm theo tệp chương trình hoặc quyết định của tỉnh đứng cạnh kết quả của năm', async () => {
  assert.equal((await lineOf('3b')).told.yearGoals['3b 2024'], 6)
  const give = async (more: Record<string, string>) =>
    await leader.post('/programme/targets/3b/year-goals', { year: '2025', value: '7', decisionNo: '20/QĐ-UBND', decidedOn: '19/12/2024', ...more })
  assert.match((await give({ year: '2031' })).text, /Chọn năm từ 2021 đến 2025/u)
  assert.equal(
    (await leader.post('/programme/targets/7/year-goals', { year: '2025', value: '7', decisionNo: '1', decidedOn: '19/12/2024' })).status,
    409,
  )
  assert.equal((await give({})).status, 303)
  const { told } = await lineOf('3b')
  assert.deepEqual([told.yearGoals['3b 2024'], told.yearGoals['3b 2025']], [6, 7])
  assert.match((await officer.get('/programme')).text, /giao 7</u)
})

test('đề án đã nghiệm thu không thuộc chỉ tiêu nào được kể riêng ở trang kết quả và báo cáo', async () => {
  const of = "(select id from project where code = 'KCQG-2023-01')"
  for (const table of ['evidence', 'project_target']) await house.owner.query(`delete from ${table} where project_id = ${of}`)
  await house.owner.query(`update attainment set accepted = accepted - 1 where target_code = '3b' and year = 2023`)
  assert.match((await officer.get('/programme')).text, /không thuộc chỉ tiêu nào \(1\)[\s\S]*KCQG-2023-01/u)
  assert.match((await officer.get('/reports/programme?from=2021-01-01&to=2025-12-31')).text, /không\sthuộc\schỉ\stiêu\snào:\s01\s\(KCQG-2023-01\)/u)
})

test('mọi số ghi theo văn bản đều được kể trong nhật ký; sửa trộm một số thì lộ', async () => {
  const own = TOLD.filter(({ from }) => from.startsWith('target_'))
  assert.equal(own.length, 3)
  const look = () => house.ask('auditor', (ask) => firstUntold(ask.db, ask.province, own, {}))
  assert.equal(await look(), undefined)
  await house.owner.query(`update target_correction set quantity = 9 where decision_no = '12/QĐ-SCT'`)
  assert.match(
    (await look()) ?? '',
    /^Số điều chỉnh của mục tiêu của chương trình \S+ không khớp nhật ký: số theo quyết định dữ liệu ghi 9, nhật ký.* ghi 5\.$/u,
  )
})
