// The public page through HTTP, as a visitor with a phone and no JavaScript meets it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { keepBooks, OWNER } from '../reports/books.fixture.ts'
import { type House, openHouse, type Reply } from '../test-house.ts'

let house: House
let empty: House
let reply: Reply
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
  empty = await openHouse()
  reply = await house.anyone().get('/')
})
after(async () => {
  await house.close()
  await empty.close()
})

test('anyone reads the programme, its decision and its money without signing in', () => {
  assert.equal(reply.status, 200)
  for (const words of ['Chương trình khuyến công tỉnh Lai Châu giai đoạn 2021-2025', '407/QĐ-UBND', '75.300', '48.400', '26.900', '15.820', '11.080'])
    assert.ok(reply.text.includes(words), words)
  assert.match(reply.text, /64,3%/)
  assert.match(reply.text, /35,7%/)
})

test('money of every year stands on the page and adds up to the whole', () => {
  for (const words of ['10.814', '21.004', '20.714', '13.054', '9.714']) assert.ok(reply.text.includes(words), words)
})

test('all thirteen groups of targets stand there with what was done so far', () => {
  const rows = reply.text.split('<caption class="sr">Mục tiêu của chương trình và kết quả</caption>')[1]?.split('</table>')[0] ?? ''
  const codes = [...rows.matchAll(/<td class="stt">([^<]+)<\/td>/g)].map((match) => match[1])
  assert.deepEqual(codes, ['1a', '1b', '2', '3a', '3b', '4a', '4b', '4c', '4d', '5a', '5b', '6', '7-9'])
  assert.match(reply.text, /00\/12 chỉ tiêu định lượng đã hoàn thành/)
})

test('establishments supported lately are named with place, content, year and amount', () => {
  assert.match(reply.text, /Hợp tác xã của KCĐP-2024-01/)
  assert.match(reply.text, /data-k="Được duyệt \(triệu đồng\)">299,999999</)
})

test('the amount is what was approved and stands, and beside it what was paid: an acceptance alone is no payment', () => {
  const row = reply.text.split('Hợp tác xã của KCĐP-2023-01')[1]?.split('</tr>')[0] ?? ''
  assert.match(row, /data-k="Được duyệt \(triệu đồng\)">70</)
  assert.match(row, /data-k="Đã chi \(triệu đồng\)">40</)
  const lowered = reply.text.split('Hợp tác xã của KCĐP-2024-01')[1]?.split('</tr>')[0] ?? ''
  assert.match(lowered, /data-k="Được duyệt \(triệu đồng\)">59</, 'một triệu đã trả lại dự toán')
  assert.match(lowered, /data-k="Đã chi \(triệu đồng\)">54</)
})

test('support shared by three establishments is not told as that of one', async () => {
  const of = "(select id from project where code = 'KCĐP-2024-01')"
  const others = "select id from establishment where name in ('Hợp tác xã của KCĐP-2023-01', 'Hợp tác xã của KCĐP-2024-02')"
  await house.owner.query(`insert into project_beneficiary select province_code, ${of}, id from establishment where id in (${others})`)
  const { text } = await house.anyone().get('/')
  await house.owner.query(`delete from project_beneficiary where project_id = ${of}`)
  assert.match(text, /<b>Hợp tác xã của KCĐP-2024-01<\/b><span class="under">và 2 cơ sở khác</)
  assert.doesNotMatch(reply.text, /KCĐP-2024-01<\/b><span class="under">và/)
})

test("of a business household neither owner, phone nor number is shown, nor its name that is a person's: it is told by its kind", () => {
  assert.match(reply.text, /<b>Hộ kinh doanh<\/b>/)
  for (const secret of Object.values(OWNER)) assert.ok(!reply.text.includes(secret), secret)
})

test('five steps tell how to apply', () => {
  assert.equal(reply.text.split('<ol class="how">')[1]?.split('</ol>')[0]?.match(/<li>/g)?.length, 5)
  assert.ok(reply.text.includes('href="/apply"'))
})

test('a visitor is given no cookie, and browsers may keep the page for a minute', () => {
  assert.equal(reply.headers['set-cookie'], undefined)
  assert.equal(reply.headers['cache-control'], 'public, max-age=60')
})

test('the page needs no JavaScript and weighs little on the wire', () => {
  assert.ok(!reply.text.includes('<script'))
  assert.ok(brotliCompressSync(reply.text).length < 8_000, `${brotliCompressSync(reply.text).length} byte`)
})

test('the same facts are given as JSON, and no person among them', async () => {
  const facts = (await house.anyone().get('/', 'application/json')).json() as { money: { planned: string } }
  assert.equal(facts.money.planned, '75300000000')
  for (const secret of Object.values(OWNER)) assert.ok(!JSON.stringify(facts).includes(secret), secret)
})

test('a tool that asks for nothing in particular reads the same page as a visitor', async () => {
  const page = await house.anyone().get('/', '*/*')
  assert.match(page.text, /^<!doctype html>/i)
  assert.match(page.text, /75\.300/)
})

test('before any programme is loaded the page says so, and works', async () => {
  const before = await empty.anyone().get('/')
  assert.equal(before.status, 200)
  assert.match(before.text, /Chưa có chương trình khuyến công nào được công bố/)
})
