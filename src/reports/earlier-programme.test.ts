// The closing report of one programme is due when the next is at work: every page of results and money may be turned to it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { nameOfProgramme } from '../commands/name-of-programme.ts'
import { checkProgramme } from '../programme/document.check.ts'
import { type Loaded, loadProgramme } from '../programme/programme.actions.ts'
import { coveringProgramme } from '../programme/programme.ts'
import { type House, openHouse } from '../test-house.ts'
import { keepBooks } from './books.fixture.ts'

const LAI_CHAU = readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8')
const OLD = 'lai-chau-2021-2025'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
  house.clock = new Date('2026-03-02T02:00:00Z')
  await load({ code: 'ke-tiep', name: 'Chương trình khuyến công tỉnh Lai Châu giai đoạn 2026-2030', years: [2026, 2030] })
  const successor = { code: '12', name: 'Lai Châu', from: '2025-07-01' }
  const province = { code: '54', name: 'Phú Yên', on: '2021-01-01', successor }
  await load({ code: 'tiep-nhan', name: 'Chương trình khuyến công tỉnh Phú Yên', years: [2021, 2025], province, issuer: 'UBND tỉnh Phú Yên' })
})
after(() => house.close())

type Written = {
  readonly code: string
  readonly name: string
  readonly years: readonly [number, number]
  readonly province?: object
  readonly issuer?: string
}

async function load({ code, name, years, province, issuer }: Written): Promise<Loaded> {
  const decision = JSON.parse(LAI_CHAU)
  const moved = decision.money.years.map((one: { year: number }) => ({ ...one, year: one.year - 2021 + years[0] }))
  const edited = {
    ...decision,
    code,
    name,
    period: { from: years[0], to: years[1] },
    money: { ...decision.money, years: moved },
    ...(province ? { province } : {}),
    decision: { ...decision.decision, ...(issuer ? { issuer } : {}) },
  }
  const { written, findings } = checkProgramme(JSON.stringify(edited))
  assert.ok(written, JSON.stringify(findings))
  const loaded = await house.ask('administrator', (ask) => loadProgramme(ask, written))
  assert.ok(loaded.ok)
  return loaded.value
}

const get = async (path: string, accept?: string) => await (await house.as('finance-officer')).get(path, accept)

test('pages of results and money show the programme at work, and turn to an earlier or an inherited one', async () => {
  for (const page of ['/programme', '/reports', '/funding', '/funding/closing', '/programme/decision', '/funding/estimates/new']) {
    const now = await get(page)
    assert.equal(now.status, 200, page)
    if (page !== '/funding/estimates/new') assert.match(now.text, /Chương trình 2021-2025 \(Phú Yên\)/, page)
    const earlier = await get(`${page}?programme=${OLD}`)
    assert.equal(earlier.status, 200, page)
  }
  assert.match((await get('/programme')).text, /2026-2030/)
  assert.match((await get('/funding?programme=tiep-nhan')).text, /tỉnh Phú Yên/)
  assert.equal((await get('/programme?programme=khong-co')).status, 404)
})

test('every figure of an earlier programme leads to the records and postings of that programme', async () => {
  const page = (await get(`/programme?programme=${OLD}`)).text
  const links = [...page.matchAll(/href="(\/(?:programme\/|funding|reports)[^"]*)"/g)].map((one) => (one[1] ?? '').replaceAll('&amp;', '&'))
  assert.ok(links.some((link) => link.startsWith('/programme/targets/')) && links.some((link) => link.startsWith('/funding/postings')))
  const own = links.filter((link) => !link.startsWith('/programme/overdue') && link.includes('?'))
  for (const link of own) assert.ok(link.includes(`programme=${OLD}`), link)
  const targets = own.find((link) => link.startsWith('/programme/targets/')) ?? ''
  assert.match((await get(targets)).text, /KC/)
  const money = (await get(`/funding?programme=${OLD}`)).text
  assert.match(money, new RegExp(`/funding/postings\\?programme=${OLD}&amp;`))
})

test('a report takes the programme its period belongs to, and the inherited one when it is asked for', async () => {
  const closing = (await get('/reports/programme?from=01/01/2021&to=31/12/2025')).text
  assert.match(closing, /Chương trình khuyến công tỉnh Lai Châu giai đoạn 2021-2025/)
  assert.match(closing, /đồng \(Bằng chữ/)
  assert.match((await get('/reports/programme?from=01/01/2026&to=31/12/2026')).text, /giai đoạn 2026-2030/)
  const inherited = (await get('/reports/programme?programme=tiep-nhan')).text
  assert.match(inherited, /của Ủy ban nhân dân tỉnh Phú Yên phê duyệt/)
  assert.match(inherited, /UBND TỈNH LAI CHÂU/)
})

test('a report over a day past the end of a programme is of the programme most of its years belong to', () => {
  const all = [
    { fromYear: 2026, toYear: 2030 },
    { fromYear: 2021, toYear: 2025 },
  ]
  assert.equal(coveringProgramme(all, 2021, 2026)?.toYear, 2025)
  assert.equal(coveringProgramme(all, 2025, 2026)?.toYear, 2030)
  assert.equal(coveringProgramme(all, 2015, 2016), undefined)
})

test('the last year of an earlier programme is closed while the next one runs, and a refused form comes back about the same programme', async () => {
  const accountant = await house.as('finance-officer')
  const refused = await accountant.post('/funding/closing', { programme: OLD, year: '2025', paperNo: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, new RegExp(`<input type="hidden" name="programme" value="${OLD}"`))
  assert.match(refused.text, /Năm 2025/)
  const closed = await accountant.post('/funding/closing', { programme: OLD, year: '2025', paperNo: '1/BB-KB' })
  assert.equal(closed.status, 303, closed.text)
  assert.equal(closed.headers.location, `/funding?programme=${OLD}`)
})

test('the header names the programme at work on the day', async () => {
  const name = nameOfProgramme(house.pool, '12')
  assert.match((await name(new Date('2025-12-31T10:00:00Z'))) ?? '', /2021-2025/)
  assert.match((await name(new Date('2026-01-01T10:00:00Z'))) ?? '', /2026-2030/)
})

test('the same decision loaded under another code is said to stand there already', async () => {
  const { twins } = await load({ code: 'ma-khac', name: 'Chương trình khuyến công tỉnh Lai Châu', years: [2021, 2025] })
  assert.deepEqual(twins, [OLD])
})
