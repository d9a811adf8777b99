import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, type House, openPeopleHouse } from '../people/house.fixture.ts'
import { findPeople, loadPerson } from '../people/person.actions.ts'
import { TRAIL_WORDS as PEOPLE_WORDS } from '../people/words.vi.ts'
import { mergeWords } from './act-words.ts'
import { factsInWords } from './fact-words.ts'
import type { Registers } from './lookup.actions.ts'
import { trailRoutes } from './trail.routes.ts'

/** People are found by their own room; đề án are another room's. */
const NO_PROJECTS: Registers = {
  projectCalled: async () => undefined,
  codesOf: async () => new Map(),
  peopleCalled: async (ask, typed) => (await findPeople(ask, { text: typed })).people,
  person: loadPerson,
}

let house: House
let auditor: Browser
let personId: string

before(async () => {
  house = await openPeopleHouse(false, trailRoutes({ acts: PEOPLE_WORDS, states: {} }, NO_PROJECTS))
  const { login, password } = await house.hire('thanhtra', ['auditor'])
  auditor = await house.signedIn(login, password)
  const officer = await house.hire('chuyenvien', ['department-officer'])
  personId = officer.personId
  const began = house.clock
  for (let day = 0; day < 3; day++) {
    house.clock = new Date(began.getTime() + day * 86_400_000)
    for (let i = 0; i < 20; i++) await (await house.signedIn(officer.login, officer.password)).post('/sign-out')
  }
  house.clock = began
})

after(() => house.close())

const linesIn = (text: string) => [...text.matchAll(/<span class="when">/g)].length
const nextIn = (text: string) => /href="(\/trail\?[^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')

test('the auditor reads every act exactly once, page by page, newest first', async () => {
  let seen = 0
  let pages = 0
  for (let path: string | undefined = '/trail'; path; pages++) {
    const { status, text } = await auditor.get(path)
    assert.equal(status, 200)
    seen += linesIn(text)
    path = nextIn(text)
  }
  const { rows } = await house.owner.query('select count(*)::int as count from trail_entry')
  assert.equal(seen, rows[0].count)
  assert.equal(pages, Math.ceil(seen / 50))
})

test('by day, by person and by act: only what was asked for is shown, in Vietnamese', async () => {
  const { text } = await auditor.get(`/trail?from=05/03/2025&to=05/03/2025&person=${personId}&act=people.signed-out`)
  assert.equal(linesIn(text), 20)
  assert.match(text, /05\/03\/2025/)
  assert.ok(!text.includes('04/03/2025</h2>') && !text.includes('people.signed-out</b>'))
  assert.match(text, /<b>Đăng xuất<\/b>/)
  assert.equal(linesIn((await auditor.get('/trail?from=06/03/2026')).text), 0)
})

test('an act of half past midnight in Việt Nam belongs to the new day', async () => {
  const { login, password } = await house.hire('gacdem', ['department-officer'])
  house.clock = new Date('2025-04-09T17:30:00Z')
  await house.signedIn(login, password, '10.0.0.2')
  house.clock = new Date('2025-03-04T02:00:00Z')
  assert.equal(linesIn((await auditor.get('/trail?from=10/04/2025&to=10/04/2025')).text), 1)
  assert.equal(linesIn((await auditor.get('/trail?from=09/04/2025&to=09/04/2025')).text), 0)
})

test('an officer and a visitor do not read the trail', async () => {
  const { login, password } = await house.hire('canbo', ['department-officer'])
  assert.equal((await (await house.signedIn(login, password)).get('/trail')).status, 403)
  assert.equal((await house.browser().get('/trail')).status, 303)
})

test('facts are told in words an official reads, and what has no words is left out', () => {
  const words = factsInWords({
    decisionNo: '12/QĐ-SCT',
    decidedOn: '2025-03-04',
    amountDong: '300000000',
    roles: ['auditor'],
    sessionId: '01890000-0000-7000-8000-000000000001',
  })
  assert.equal(words, 'quyết định số 12/QĐ-SCT; ngày 04/03/2025; số tiền 300.000.000 đ; vai trò Kiểm toán')
})

test('what an act changed is told with its old and its new value, and the state it left and entered', () => {
  const states = { 'project.submitted': 'Đang chờ tiếp nhận', 'project.appraising': 'Đang thẩm định cấp cơ sở' }
  const facts = {
    moved: { from: 'submitted', to: 'appraising' },
    changed: { askedDong: { from: '0', to: '65000000' }, need: { from: 'a', to: 'b' } },
  }
  assert.equal(
    factsInWords(facts, 'project', states),
    'từ “Đang chờ tiếp nhận” sang “Đang thẩm định cấp cơ sở”; đề nghị hỗ trợ từ 0 đ thành 65.000.000 đ',
  )
  assert.equal(factsInWords({ moved: { from: 'draft', to: 'draft' } }, 'project', states), '')
})

test('two rooms may not give one act two names', () => {
  assert.throws(() => mergeWords({ 'project.changed': 'Sửa đề án' }, { 'project.changed': 'Đổi đề án' }), /project\.changed/)
})
