// A temporary password is in one answer: never in a cookie, an address, a kept reply or the trail.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { cookieName, SESSION_COOKIE } from '../platform/visit.ts'
import { type Browser, type House, openPeopleHouse } from './house.fixture.ts'

let house: House
let admin: Browser
before(async () => {
  house = await openPeopleHouse(true)
  const { login, password } = await house.hire('quantri.mot', ['administrator'])
  admin = await house.signedIn(login, password)
})
after(() => house.close())

const SHAPE = /[a-z2-9]{4}(?:-[a-z2-9]{4}){3}/
const NEWCOMER = { login: 'ke.toan', name: 'Kế toán', title: 'Kế toán', roles: 'finance-officer' }

function send(url: string, accept: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const cookie = `${cookieName(SESSION_COOKIE, true)}=${admin.cookies[cookieName(SESSION_COOKIE, true)]}`
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return house.app.inject({
    method: 'POST',
    url: `https://localhost${url}`,
    headers: { accept, cookie, ...type, ...headers },
    payload: new URLSearchParams(form).toString(),
  })
}

async function kept(): Promise<string> {
  const { rows } = await house.owner.query(
    `select (select coalesce(json_agg(t), '[]')::text from trail_entry t) || (select coalesce(json_agg(r), '[]')::text from request_reply r) as all`,
  )
  return rows[0].all
}

test('mật khẩu tạm hiện ngay ở trang trả lời, không đi qua cookie hay địa chỉ, và không được lưu', async () => {
  const made = await send('/people', 'text/html', { ...NEWCOMER, requestKey: randomUUID() })
  assert.equal(made.statusCode, 200)
  assert.equal(made.headers['cache-control'], 'no-store')
  const password = SHAPE.exec(made.body)?.[0] ?? ''
  assert.notEqual(password, '')
  assert.deepEqual([made.headers['set-cookie'], made.headers.location], [undefined, undefined])
  assert.ok(!(await kept()).includes(password))
  assert.equal((await house.browser().post('/sign-in', { login: 'ke.toan', password })).location, '/account/password')
})

test('phần mềm gọi bằng JSON nhận mật khẩu tạm một lần; gửi lại cùng khóa không nhận lại', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const form = { ...NEWCOMER, login: 'thanh.tra', roles: 'inspector' }
  const made = await send('/people', 'application/json', form, key)
  const { personId, temporaryPassword } = made.json() as { personId: string; temporaryPassword: string }
  assert.match(temporaryPassword, SHAPE)
  const again = await send('/people', 'application/json', form, key)
  assert.equal(again.statusCode, 409)
  assert.ok(!again.body.includes(temporaryPassword))
  const reset = await send(`/people/${personId}/password-reset`, 'application/json', {})
  assert.match((reset.json() as { temporaryPassword: string }).temporaryPassword, SHAPE)
  assert.ok(!(await kept()).includes(temporaryPassword))
})

test('lời báo sau khi làm xong đi qua cookie chỉ dùng trên TLS và gắn với đúng máy chủ này', async () => {
  const { personId } = await house.hire('nguoi.khac', ['auditor'])
  const locked = await send(`/people/${personId}/locking`, 'text/html', {})
  assert.equal(locked.statusCode, 303)
  const flash = locked.cookies.find(({ name }) => name.endsWith('kc_flash'))
  assert.deepEqual([flash?.name, flash?.secure, flash?.httpOnly, flash?.path], ['__Host-kc_flash', true, true, '/'])
  assert.match((await admin.post(`/people/${personId}/unlocking`)).location, /people/)
  assert.match((await admin.get(`/people/${personId}`)).text, /Đã mở khóa tài khoản/)
  assert.doesNotMatch((await admin.get(`/people/${personId}`)).text, /Đã mở khóa tài khoản/)
})
