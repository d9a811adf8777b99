import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, openPeopleHouse } from './house.fixture.ts'
import { openSession } from './session.actions.ts'

let house: House

before(async () => {
  house = await openPeopleHouse()
})

after(() => house.close())

test('with the right password a person is let in, and the cookie holds a token the database does not know in clear', async () => {
  const { login, password, personId } = await house.hire('nguyen.an', ['department-officer'])
  const browser = house.browser()
  const answer = await browser.post('/sign-in', { login, password })
  assert.equal(answer.status, 303)
  assert.equal(answer.location, '/queue')
  const token = answer.cookies.kc_session ?? ''
  assert.match(token, /^[\w-]{43}$/)
  const dump = await house.owner.query(
    `select row_to_json(s)::text as row from session s union all select row_to_json(t)::text from trail_entry t union all select row_to_json(r)::text from request_reply r`,
  )
  assert.ok(dump.rows.length >= 2)
  for (const { row } of dump.rows as { row: string }[]) assert.ok(!row.includes(token) && !row.includes(password))
  const trail = await house.owner.query(`select act, person_name from trail_entry where chain_id = $1 order by seq`, [personId])
  assert.deepEqual(
    trail.rows.map((row: { act: string }) => row.act),
    ['people.created', 'people.signed-in'],
  )
  assert.equal((await browser.get('/account')).status, 200)
})

test('a wrong password and an unknown login get the same answer, and the password typed does not come back in the page', async () => {
  const { login } = await house.hire('binh', ['department-officer'])
  const wrong = await house.browser().post('/sign-in', { login, password: 'khong phai mat khau nay' })
  const unknown = await house.browser().post('/sign-in', { login: 'kx9', password: 'khong phai mat khau nay' })
  assert.equal(wrong.status, 401)
  assert.equal(unknown.status, 401)
  assert.equal(wrong.text.replaceAll(login, 'x'), unknown.text.replaceAll('kx9', 'x'))
  assert.match(wrong.text, /Tên đăng nhập hoặc mật khẩu không đúng/)
  assert.ok(!wrong.text.includes('khong phai mat khau nay'))
})

test('a locked account is answered like a wrong password', async () => {
  const { login, password, personId } = await house.hire('chi', ['department-officer'])
  await house.owner.query('update person set locked_at = now() where id = $1', [personId])
  assert.equal((await house.browser().post('/sign-in', { login, password })).status, 401)
})

test('after signing in a person goes where they wanted, but never to another site', async () => {
  const { login, password } = await house.hire('dung', ['department-officer'])
  const goal = async (next: string) => (await house.browser().post('/sign-in', { login, password, next })).location
  assert.equal(await goal('/projects?year=2024'), '/projects?year=2024')
  for (const trap of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\\b'])
    assert.equal(await goal(trap), '/queue')
})

test('an applicant lands at their own dossiers', async () => {
  const { login, password } = await house.hire('coso1', ['establishment'], { establishmentId: '01890000-0000-7000-8000-000000000001' })
  assert.equal((await house.browser().post('/sign-in', { login, password })).location, '/my')
})

test('a token planted before signing in is not the token after it, and it opens nothing', async () => {
  const { login, password, personId } = await house.hire('giang', ['department-officer'])
  const planted = await openSession(house.pool, { personId, agent: 'kẻ gian', now: house.clock, roles: ['department-officer'] })
  const browser = house.browser()
  browser.cookies.kc_session = planted
  const answer = await browser.post('/sign-in', { login, password })
  assert.notEqual(answer.cookies.kc_session, planted)
  const thief = house.browser()
  thief.cookies.kc_session = planted
  assert.equal((await thief.get('/account')).status, 303)
})

test('after signing out the same cookie opens nothing', async () => {
  const { login, password } = await house.hire('hanh', ['department-officer'])
  const browser = await house.signedIn(login, password)
  const thief = house.browser()
  thief.cookies.kc_session = browser.cookies.kc_session ?? ''
  assert.equal((await thief.get('/account')).status, 200)
  assert.equal((await browser.post('/sign-out')).location, '/sign-in')
  assert.equal(browser.cookies.kc_session, undefined)
  assert.match((await thief.get('/account')).location, /^\/sign-in/)
})

test('staff are signed out after half an hour without a click, applicants are not, and nobody stays longer than twelve hours', async () => {
  const began = house.clock
  const minutes = (count: number) => new Date(began.getTime() + count * 60_000)
  const staff = await house.hire('khanh', ['department-officer'])
  const applicant = await house.hire('coso2', ['establishment'], { establishmentId: '01890000-0000-7000-8000-000000000002' })
  const at = { staff: await house.signedIn(staff.login, staff.password), applicant: await house.signedIn(applicant.login, applicant.password) }
  const open = async (browser: typeof at.staff) => (await browser.get('/account')).status === 200
  try {
    for (const minute of [29, 58]) {
      house.clock = minutes(minute)
      assert.equal(await open(at.staff), true, `minute ${minute}`)
    }
    house.clock = minutes(58 + 31)
    assert.equal(await open(at.staff), false)
    assert.equal(await open(at.applicant), true)
    house.clock = minutes(12 * 60 - 1)
    assert.equal(await open(at.applicant), true)
    house.clock = minutes(12 * 60 + 1)
    assert.equal(await open(at.applicant), false)
  } finally {
    house.clock = began
  }
})

test('a ninth sign-in ends the oldest session', async () => {
  const { personId } = await house.hire('lan', ['department-officer'])
  const tokens: string[] = []
  for (let i = 0; i < 9; i++)
    tokens.push(await openSession(house.pool, { personId, agent: '', now: new Date(house.clock.getTime() + i), roles: ['department-officer'] }))
  const opens = async (token: string) => {
    const browser = house.browser()
    browser.cookies.kc_session = token
    return (await browser.get('/account')).status === 200
  }
  assert.deepEqual(await Promise.all(tokens.map(opens)), [false, ...Array(8).fill(true)])
})

test('under TLS both cookies carry the __Host- prefix, so no neighbouring site can plant one', async () => {
  const secure = await openPeopleHouse(true)
  try {
    const { login, password } = await secure.hire('minh', ['department-officer'])
    const browser = await secure.signedIn(login, password)
    assert.deepEqual(Object.keys(browser.cookies).sort(), ['__Host-kc_device', '__Host-kc_session'])
    assert.equal((await browser.get('/account')).status, 200)
    const plain = secure.browser()
    plain.cookies.kc_session = browser.cookies['__Host-kc_session'] ?? ''
    assert.equal((await plain.get('/account')).status, 303)
  } finally {
    await secure.close()
  }
})
