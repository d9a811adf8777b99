// What a corrected decision no longer names: its money and its results stay told, its plan does not.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { checkProgramme } from '../programme/document.check.ts'
import { loadProgramme } from '../programme/programme.actions.ts'
import { type House, openHouse } from '../test-house.ts'
import { keepBooks } from './books.fixture.ts'
import type { Attained } from './evidence.ts'
import type { Told } from './reports.actions.ts'

const LAI_CHAU = new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url)

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
  const decision = JSON.parse(readFileSync(LAI_CHAU, 'utf8'))
  const text = JSON.stringify({ ...decision, targets: decision.targets.filter(({ code }: { code: string }) => code !== '3b' && code !== '1a') })
  const { written } = checkProgramme(text.replace('"code":"national"', '"code":"quoc-gia"'))
  assert.ok(written)
  const loaded = await house.ask('administrator', (ask) => loadProgramme(ask, written))
  assert.ok(loaded.ok && loaded.value.changed)
})
after(() => house.close())

const officer = async (path: string, accept?: string) => (await (await house.as('ministry-officer')).get(path, accept)).text

test('a source the decision no longer names adds nothing to the plan; the money that moved through it stays told as withdrawn', async () => {
  const { money } = JSON.parse(await officer('/programme', 'application/json')) as Attained
  assert.deepEqual([String(money.planned), String(money.state.planned)], ['75300000000', '26900000000'])
  const gone = money.sources.filter((one) => one.withdrawn)
  assert.deepEqual(
    gone.map(({ source, planned, stages }) => [source, planned, String(stages.estimate)]),
    [['national', null, '1000000007']],
  )
  assert.match(await officer('/programme'), /Kinh phí khuyến công quốc gia \(đã rút\)/)
})

test('the public page tells the plan of the decision in force alone', async () => {
  const page = (await house.anyone().get('/')).text
  assert.match(page, /75\.300/)
  assert.doesNotMatch(page, /91\.120|Kinh phí khuyến công quốc gia \(đã rút\)/)
})

test('the report closes on the plan of the decision in force, and every cross-check ties', async () => {
  const page = await officer('/reports/programme')
  assert.match(page, /Tổng kinh phí dự kiến của Chương trình là 75\.300 triệu đồng/)
  assert.doesNotMatch(page, /91\.120|KHÔNG KHỚP|Không khớp/)
  assert.match(page, /Kinh phí khuyến công quốc gia \(đã rút\)/)
})

test('a withdrawn target counts neither as reached nor as missed, and is told apart only where something was accepted for it', async () => {
  const { attainment } = JSON.parse(await officer('/programme', 'application/json')) as Attained
  const of = (code: string) => attainment.lines.find((line) => line.code === code)
  assert.deepEqual([attainment.counted, of('1a'), of('3b')?.verdict, of('3b')?.total, of('3b')?.share], [10, undefined, 'withdrawn', 1, undefined])
  for (const page of [(await house.anyone().get('/')).text, await officer('/programme'), await officer('/programme/targets/3b')])
    assert.match(page, /đã rút khỏi quyết định/i)
})

test('the report names no withdrawn target among those not reached', async () => {
  const { report } = JSON.parse(await officer('/reports/programme', 'application/json')) as Told
  assert.equal(report.attainment.counted, 10)
  const page = await officer('/reports/programme')
  const short = page.match(/Các mục tiêu chưa đạt: [^<]+/)?.[0] ?? ''
  assert.ok(short.includes('3a') && !short.includes('3b'), short)
  assert.match(page, /nghiệm thu khối lượng 1 [^()]* \(mục tiêu đã rút khỏi quyết định\)/)
})
