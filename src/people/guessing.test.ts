// Bar row J2: guessing is slowed, the owner is not locked out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anySabotage } from '../platform/sabotage.ts'
import { testOnDefect } from '../test-defect.ts'
import { delaySeconds } from './guessing.ts'
import { type House, openPeopleHouse } from './house.fixture.ts'

let house: House
const began = new Date('2025-03-04T02:00:00Z')

before(async () => {
  house = await openPeopleHouse()
})

after(() => house.close())

const wrong = (login: string) => ({ login, password: 'mot mat khau doan mo' })

test('the wait after wrong passwords grows to a quarter of an hour and never beyond', () => {
  assert.deepEqual(
    [1, 4, 5, 6, 7, 13].map((failures) => delaySeconds('login', failures)),
    [0, 0, 2, 4, 8, 512],
  )
  for (const failures of [14, 20, 100, 10_000]) assert.equal(delaySeconds('login', failures), 900)
})

test('of ten thousand guesses in an hour from everywhere, at most sixty are checked', async () => {
  const { login } = await house.hire('muctieu', ['finance-officer'])
  let verified = 0
  for (let second = 0; second < 3600; second += 36) {
    house.clock = new Date(began.getTime() + second * 1000)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => house.browser(`10.${second % 250}.${i}.7`).post('/sign-in', wrong(login))),
    )
    verified += answers.filter(({ status }) => status === 401).length
    assert.ok(answers.every(({ status }) => status === 401 || status === 429))
  }
  house.clock = began
  assert.ok(verified > 0 && verified <= 60, `${verified} were checked`)
})

test('while others guess, the owner gets in at once from a device that was in before, and is told the wait elsewhere', {
  skip: anySabotage(),
}, async () => {
  const { login, password } = await house.hire('chunha', ['department-leader'])
  const own = await house.signedIn(login, password, '10.9.9.9')
  await own.post('/sign-out')
  for (let i = 0; i < 12; i++) await house.browser(`10.8.0.${i}`).post('/sign-in', wrong(login))
  const elsewhere = await house.browser('10.7.0.1').post('/sign-in', { login, password })
  assert.equal(elsewhere.status, 429)
  assert.match(elsewhere.text, /Thử lại sau \d+ (giây|phút)/)
  assert.equal((await own.post('/sign-in', { login, password })).status, 303)
})

test('the owner’s right password elsewhere gets in as soon as the wait is over: nobody is locked out for good', { skip: anySabotage() }, async () => {
  const { login, password } = await house.hire('kiennhan', ['department-leader'])
  for (let i = 0; i < 40; i++) {
    house.clock = new Date(house.clock.getTime() + 901_000)
    await house.browser(`10.6.0.${i}`).post('/sign-in', wrong(login))
  }
  house.clock = new Date(house.clock.getTime() + 901_000)
  assert.equal((await house.browser('10.6.1.1').post('/sign-in', { login, password })).status, 303)
  house.clock = began
})

test('a device cookie made up by a guesser opens no door of its own', async () => {
  const { login } = await house.hire('gialam', ['department-leader'])
  const statuses: number[] = []
  for (let i = 0; i < 8; i++) {
    const guesser = house.browser(`10.5.0.${i}`)
    guesser.cookies.kc_device = `${'x'.repeat(42)}${i}`
    statuses.push((await guesser.post('/sign-in', wrong(login))).status)
  }
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429, 429])
})

test('one address that tries many names is slowed, whatever X-Forwarded-For it sends, and other addresses are not', {
  skip: anySabotage(),
}, async () => {
  const statuses: number[] = []
  for (let i = 0; i < 40; i++) statuses.push((await house.browser('10.4.0.1').post('/sign-in', wrong(`ten.${i}`))).status)
  assert.deepEqual(statuses.slice(0, 30), Array(30).fill(401))
  assert.deepEqual(statuses.slice(30), Array(10).fill(429))
  const forged = await house.app.inject({
    method: 'POST',
    url: '/sign-in',
    remoteAddress: '10.4.0.1',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7' },
    payload: JSON.stringify(wrong('ten.khac')),
  })
  assert.equal(forged.statusCode, 429)
  assert.equal((await house.browser('10.4.0.2').post('/sign-in', wrong('ten.khac'))).status, 401)
})

test('a right password does not reset what a stranger’s guesses have built up at an address', { skip: anySabotage() }, async () => {
  const { login, password } = await house.hire('noigian', ['department-officer'])
  for (let i = 0; i < 29; i++) await house.browser('10.3.0.1').post('/sign-in', wrong(`nan.nhan.${i}`))
  await house.signedIn(login, password, '10.3.0.1')
  await house.browser('10.3.0.1').post('/sign-in', wrong('nan.nhan.x'))
  assert.equal((await house.browser('10.3.0.1').post('/sign-in', wrong('nan.nhan.y'))).status, 429)
})

test('each wrong password leaves a line in the trail without what was typed', { skip: anySabotage() }, async () => {
  const { login, personId } = await house.hire('nhatky', ['department-officer'])
  await house.browser('10.2.0.1').post('/sign-in', { login, password: 'bi mat go nham o' })
  const { rows } = await house.owner.query(`select row_to_json(t)::text as row from trail_entry t where act = 'people.sign-in-failed'`)
  assert.ok(rows.some(({ row }: { row: string }) => row.includes(personId)))
  assert.ok(rows.every(({ row }: { row: string }) => !row.includes('bi mat go nham o') && !row.includes('nan.nhan')))
})

test('without the counts this proof fails', { skip: anySabotage() }, async () => {
  const { code, said } = await testOnDefect(import.meta.filename, 'J2.no-count', { title: 'a device cookie made up' })
  assert.notEqual(code, 0)
  assert.match(said, /✖ a device cookie made up by a guesser/)
})
