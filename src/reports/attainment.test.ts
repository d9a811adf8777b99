// The attainment page through HTTP: what stands on it is what the books hold, and every figure leads to what is behind it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, openHouse } from '../test-house.ts'
import { keepBooks } from './books.fixture.ts'
import type { Attained, TargetEvidence } from './evidence.ts'

let house: House
let empty: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
  empty = await openHouse()
})
after(async () => {
  await house.close()
  await empty.close()
})

async function json<T>(path: string): Promise<T> {
  const reply = await (await house.as('ministry-officer')).get(path, 'application/json')
  assert.equal(reply.status, 200, reply.text)
  return reply.json() as T
}

test('each target line shows what was accepted by plan year and over the programme', async () => {
  const { attainment } = await json<Attained>('/programme')
  const line = (code: string) => attainment.lines.find((one) => one.code === code)
  assert.deepEqual(
    line('3b')?.years.map(({ value }) => value),
    [0, 0, 1, 0, 0],
  )
  assert.equal(line('6')?.total, 2)
  assert.equal(line('4d')?.total, 3)
  assert.equal(line('7')?.total, undefined)
  assert.deepEqual([attainment.reached, attainment.counted, attainment.short, attainment.notBegun], [0, 12, 3, 9])
})

test('years can be narrowed; the total still runs from the start of the programme', async () => {
  const { attainment, money } = await json<Attained>('/programme?fromYear=2024&toYear=2024')
  const line = attainment.lines.find((one) => one.code === '6')
  assert.deepEqual(
    line?.years.map(({ year, value }) => [year, value]),
    [[2024, 0]],
  )
  assert.equal(line?.total, 2)
  assert.equal(String(money.state.stages.paid), '54000000')
})

test('money is sent as text, so no đồng is lost on the way', async () => {
  const { money } = await json<{ money: { all: { estimate: string } } }>('/programme')
  assert.equal(money.all.estimate, '2200000008')
})

test('a figure above 0 links to the đề án behind it, and those add up to the figure', async () => {
  const page = (await (await house.as('auditor')).get('/programme')).text
  assert.ok(page.includes('href="/programme/targets/4d?year=2024">3</a>'))
  const { evidence } = await json<TargetEvidence>('/programme/targets/4d?year=2024')
  assert.deepEqual(
    evidence.map(({ code, quantity, minutesNo, thing }) => [code, quantity, minutesNo, thing?.split(' ').slice(-3).join(' ')]),
    [1, 2, 3].map((nth) => ['KCĐP-2024-01', 1, 'BBNT-KCĐP-2024-01', `${nth} của KCĐP-2024-01`]),
  )
  const behind = (await (await house.as('auditor')).get('/programme/targets/4d?year=2024')).text
  assert.match(behind, /Đề án KCĐP-2024-01/)
  assert.match(behind, /20\/05\/2024/)
})

test('a cumulative figure links to the đề án from the start of the programme to the year told, and those add up to it', async () => {
  const page = (await (await house.as('auditor')).get('/programme?fromYear=2024&toYear=2024')).text
  const links = [...page.matchAll(/<a href="(\/programme\/targets\/[^"]*)">(?:<b>)?([\d.]+)/g)].map(([, href, words]) => [href ?? '', words] as const)
  assert.ok(links.some(([href]) => href.includes('fromYear=2021&amp;toYear=2024')))
  for (const [href, words] of links) {
    const { evidence, counted } = await json<TargetEvidence>(href.replaceAll('&amp;', '&'))
    const total = evidence.reduce((sum, one) => sum + one.quantity, 0)
    assert.deepEqual([String(total), String(counted)], [words, words], href)
  }
})

test('what a page of the list leaves out is reached by the next page, and the figure stays the whole one', async () => {
  const { evidence, counted, before } = await json<TargetEvidence>('/programme/targets/4d?page=2')
  assert.deepEqual([evidence.length, counted, before], [0, 3, 500])
})

test('years outside the programme are refused with the years to choose from', async () => {
  const reply = await (await house.as('auditor')).get('/programme?fromYear=1990&toYear=2200')
  assert.equal(reply.status, 409)
  assert.match(reply.text, /Chọn năm trong giai đoạn đó/)
})

test('every amount of money links to its postings, and those add up to the amount', async () => {
  const auditor = await house.as('auditor')
  const page = (await auditor.get('/programme')).text
  const links = [...page.matchAll(/<a href="(\/funding\/postings\?[^"]*)">([\d.,]+)<\/a>/g)].map(
    ([, href, words]) => [href?.replaceAll('&amp;', '&'), words] as const,
  )
  assert.ok(links.length >= 15, `${links.length} số có đường dẫn`)
  for (const [href, words] of links) {
    const reply = await auditor.get(href ?? '', 'application/json')
    const { sums } = reply.json() as { sums: { raisedDong: string; loweredDong: string } }
    const total = BigInt(sums.raisedDong) - BigInt(sums.loweredDong)
    const [whole = '', rest = ''] = (words ?? '').split(',')
    assert.equal(total, BigInt(whole.replaceAll('.', '') + rest.padEnd(6, '0')), `${href} ${words}`)
  }
})

test('a total over some of the years has no link, because no list of postings would add up to it', async () => {
  const page = (await (await house.as('auditor')).get('/programme?fromYear=2023&toYear=2024')).text
  const sums = page.split('Cộng ngân sách')[1]?.split('</tr>')[0] ?? ''
  assert.ok(sums.includes('2.200,000008'))
  assert.ok(!sums.includes('href='))
  assert.ok(page.includes('/funding/postings?year=2023&amp;kind='), 'số của từng năm vẫn có đường dẫn')
})

test('a figure is a link to the postings only for those who may open them: not for a commune officer, also after someone else looked', async () => {
  assert.match((await (await house.as('auditor')).get('/programme')).text, /href="\/funding\/postings/)
  const officer = await house.as('commune-officer')
  assert.equal((await officer.get('/funding/postings')).status, 403)
  assert.doesNotMatch((await officer.get('/programme')).text, /href="\/funding/)
})

test('a period of report that cannot be is refused in its own form, with what was typed', async () => {
  const auditor = await house.as('auditor')
  const backward = await auditor.get('/reports/programme?from=31/12/2024&to=01/01/2024')
  assert.equal(backward.status, 409)
  assert.match(backward.text, /href="#f-to">Ngày kết thúc sớm hơn ngày bắt đầu/)
  assert.match(backward.text, /id="f-from"[^>]*value="31\/12\/2024"/)
  const bad = await auditor.get('/reports/programme?from=31/02/2024&to=01/03/2024')
  assert.equal(bad.status, 422)
  assert.match(bad.text, /<h1>Báo cáo<\/h1>/)
  assert.match(bad.text, /id="f-from"[^>]*value="31\/02\/2024"[^>]*aria-invalid="true"/)
})

test('a target the programme does not have is not found', async () => {
  assert.equal((await (await house.as('auditor')).get('/programme/targets/99z')).status, 404)
})

test('a target with nothing accepted says so', async () => {
  assert.match((await (await house.as('auditor')).get('/programme/targets/1b')).text, /Chưa có đề án nào nghiệm thu cho mục tiêu này/)
})

test('years that run backward are refused', async () => {
  assert.equal((await (await house.as('auditor')).get('/programme?fromYear=2024&toYear=2022')).status, 409)
})

test('before a programme is loaded every report says what to do', async () => {
  const officer = await empty.as('department-officer')
  for (const path of ['/programme', '/reports', '/reports/programme']) {
    const reply = await officer.get(path)
    assert.equal(reply.status, 409, path)
    assert.match(reply.text, /khuyen-cong programme load/)
  }
})
