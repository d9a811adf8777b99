// What a corrected decision no longer names: its money and its results stay told, its plan does not. And goals in words, and what nobody measured.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { bookedBySource } from '../funding/overview.actions.ts'
import { checkProgramme } from '../programme/document.check.ts'
import { currentProgramme, loadProgramme, sourcesOf } from '../programme/programme.actions.ts'
import { sourcesFor } from '../project/draft-view.actions.ts'
import { type House, openHouse } from '../test-house.ts'
import { keepBooks } from './books.fixture.ts'
import type { Attained } from './evidence.ts'
import type { Told } from './reports.actions.ts'

const LAI_CHAU = new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url)

const PROMISE = 'Phấn đấu 100% cơ sở đủ điều kiện được hướng dẫn lập hồ sơ'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
  const decision = JSON.parse(readFileSync(LAI_CHAU, 'utf8'))
  const changed: Record<string, object> = {
    '8': { goal: { kind: 'words', text: PROMISE } },
    '5a': { measure: 'stock' },
  }
  const kept = decision.targets.filter(({ code }: { code: string }) => code !== '3b' && code !== '1a')
  const text = JSON.stringify({ ...decision, targets: kept.map((one: { code: string }) => ({ ...one, ...changed[one.code] })) })
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
  const short = page.match(/Các chỉ tiêu chưa hoàn thành: [^<]+/)?.[0] ?? ''
  assert.ok(short.includes('3a') && !short.includes('3b'), short)
  assert.match(page, /đã thực hiện 01 [^()]* \(mục tiêu đã rút khỏi quyết định\)/)
})

test('a goal in words is told in the words of the decision; "thường xuyên" stays for a goal that gives no quantity', async () => {
  for (const page of [(await house.anyone().get('/')).text, await officer('/programme'), await officer('/reports/programme')]) {
    assert.ok(page.includes(PROMISE))
    assert.match(page, />thường xuyên</)
  }
  const { attainment } = JSON.parse(await officer('/programme', 'application/json')) as Attained
  const verdicts = attainment.lines.filter(({ code }) => '789'.includes(code)).map(({ code, verdict }) => [code, verdict])
  assert.deepEqual(verdicts, [
    ['7', 'ongoing'],
    ['8', 'worded'],
    ['9', 'ongoing'],
  ])
})

test('a target measured at a point in time that nobody has measured has no figure, and is not said to be 0 or not begun', async () => {
  const { attainment } = JSON.parse(await officer('/programme', 'application/json')) as Attained
  const line = attainment.lines.find(({ code }) => code === '5a')
  assert.deepEqual([line?.verdict, line?.total, attainment.unmeasured], ['unmeasured', undefined, 1])
  assert.match((await house.anyone().get('/')).text, /chưa có số liệu/)
  const report = await officer('/reports/programme')
  assert.match(report, /01 chỉ tiêu chưa có số liệu \(5a /)
  assert.match(report, /Các chỉ tiêu chưa có số liệu để đánh giá: 5a /)
  assert.doesNotMatch(report.match(/chỉ tiêu chưa thực hiện \([^)]+/)?.[0] ?? '', /5a /)
})

type WrittenSource = { code: string; name: string; amount: unknown; share?: string; level?: string; parts?: WrittenSource[] }

/** What a corrected decision that changes the provincial source so is answered. */
async function corrected(change: (parts: WrittenSource[]) => WrittenSource[]): Promise<string[]> {
  const decision = JSON.parse(readFileSync(LAI_CHAU, 'utf8'))
  decision.money.sources[1].parts = change(decision.money.sources[1].parts)
  const { written, findings } = checkProgramme(JSON.stringify(decision))
  assert.ok(written, JSON.stringify(findings))
  const outcome = await house.ask('administrator', (ask) => loadProgramme(ask, written, { bookedBySource }))
  return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
}

const provincial = (change: Partial<WrittenSource>) => (parts: WrittenSource[]) =>
  parts.map((one) => (one.code === 'provincial' ? { ...one, share: '', ...change } : { ...one, share: '' }))

test('quyết định sửa không được hạ nguồn xuống dưới số đã phê duyệt, bỏ nguồn, đổi mã, đổi tên, đổi cấp hay để trống nguồn đã có tiền', async () => {
  const low = (parts: WrittenSource[]) => parts.map((one) => ({ ...one, amount: one.code === 'provincial' ? 20 : 26880, share: '' }))
  assert.deepEqual(await corrected(low), ['programme.source-below-approved'])
  assert.deepEqual(await corrected(provincial({ code: 'ngan-sach-tinh' })), ['programme.source-gone'])
  const gone = (parts: WrittenSource[]) => parts.filter(({ code }) => code !== 'provincial').map((one) => ({ ...one, amount: 26900, share: '' }))
  assert.deepEqual(await corrected(gone), ['programme.source-gone'])
  assert.deepEqual(await corrected(provincial({ name: 'Ngân sách huyện' })), ['programme.source-renamed'])
  assert.deepEqual(await corrected(provincial({ amount: null })), ['programme.source-emptied'])
  assert.deepEqual(await corrected(provincial({ level: 'national' })), ['programme.source-moved'])
})

test('the reconciliation panel of the report prints days as days', async () => {
  const page = await officer('/reports/programme')
  assert.doesNotMatch(page, /20\.251\.016/)
  assert.match(page, /Ngày số liệu không sau ngày lập báo cáo<\/th><td[^>]*>16\/10\/2025/)
})

test('a national đề án may ask the national source whatever its code is, and a local one may not', async () => {
  const sources = await house.ask('centre-officer', async (ask) => await sourcesOf(ask, (await currentProgramme(ask))?.id ?? ''))
  const asked = (level: 'national' | 'local') => sourcesFor(level, sources).flatMap(({ source, kind }) => (kind === 'state' ? [source] : []))
  assert.deepEqual([asked('national'), asked('local')], [['quoc-gia'], ['provincial']])
})
