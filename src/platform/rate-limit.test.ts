// How often one may ask, through HTTP: staff by account, visitors by address, everybody together; and what nobody's flood shuts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { ROUTES } from '../app.ts'
import { buildServer } from '../server.ts'
import { readSettings } from '../settings.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { SESSION_COOKIE } from './http.ts'
import { type Rates, SAFE_RATES } from './rate-limit.ts'
import { costOf } from './route.ts'

let house: House
const apps: FastifyInstance[] = []
before(async () => {
  house = await openHouse({ programme: true })
})
after(async () => {
  for (const app of apps) await app.close()
  await house.close()
})

const WIDE = { requests: 1_000_000, costly: 1_000_000 }

type Asked = { readonly path?: string; readonly from?: string; readonly token?: string; readonly headers?: Record<string, string> }

/** A server with these limits, and a way to ask it: the status, and for how long to wait. */
async function serverWith(rates: Partial<Rates>, trustProxy: readonly string[] = []) {
  const settings = { pool: house.pool, province: LAI_CHAU, provinceName: 'Lai Châu', tls: false, demo: false, clock: () => house.clock }
  const app = await buildServer({ ...settings, trustProxy, rates: { account: WIDE, address: WIDE, all: WIDE, ...rates } })
  apps.push(app)
  const ask = async ({ path = '/', from = '198.51.100.7', token, headers = {} }: Asked) => {
    const cookie = token === undefined ? {} : { cookie: `${SESSION_COOKIE}=${token}` }
    return await app.inject({ method: 'GET', url: path, remoteAddress: from, headers: { accept: 'application/json', ...cookie, ...headers } })
  }
  const times = async (count: number, asked: Asked) => {
    const statuses: number[] = []
    for (let i = 0; i < count; i++) statuses.push((await ask(asked)).statusCode)
    return statuses.map((status) => (status === 429 ? 429 : 200))
  }
  return { app, ask, times }
}

test('người chưa đăng nhập hỏi quá số lần của một địa chỉ thì được báo chờ, địa chỉ khác vẫn xem được', async () => {
  const { ask, times } = await serverWith({ address: { requests: 3, costly: 3 } })
  assert.deepEqual(await times(4, {}), [200, 200, 200, 429])
  assert.deepEqual(await times(1, { from: '198.51.100.8' }), [200])
  const json = await ask({})
  assert.ok(Number(json.headers['retry-after']) >= 1 && Number(json.headers['retry-after']) <= 60)
  assert.match(json.json().refusals[0].text, /^Gửi yêu cầu quá nhanh nên lần này chưa được nhận\. Chờ \d+ giây rồi thực hiện lại\.$/)
  const page = await ask({ headers: { accept: 'text/html' } })
  assert.equal(page.statusCode, 429)
  assert.match(page.body, /Gửi yêu cầu quá nhanh/)
  assert.ok(page.headers['content-security-policy'])
})

test('người đã đăng nhập được đếm theo tài khoản: cả cơ quan dùng chung một địa chỉ không chặn lẫn nhau', async () => {
  const { times } = await serverWith({ account: { requests: 2, costly: 2 }, address: { requests: 1, costly: 1 } })
  const [one, other] = [await house.as('department-officer'), await house.as('finance-officer')]
  assert.deepEqual(await times(3, { path: '/queue', token: one.token }), [200, 200, 429])
  assert.deepEqual(await times(3, { path: '/queue', token: other.token }), [200, 200, 429])
  assert.deepEqual(await times(2, { path: '/queue', token: 'khong-co-phien-nay' }), [200, 429], 'phiên không có thật đếm theo địa chỉ')
})

test('việc nặng như tìm kiếm, báo cáo, tải tệp có giới hạn riêng; hết giới hạn đó vẫn mở được trang thường', async () => {
  const { times } = await serverWith({ account: { requests: 100, costly: 2 } })
  const { token } = await house.as('department-officer')
  assert.deepEqual(await times(3, { path: '/search?q=che', token }), [200, 200, 429])
  assert.deepEqual(await times(2, { path: '/queue', token }), [200, 200])
  const costly: readonly string[] = ROUTES.filter((route) => costOf(route) === 'costly').map(({ path }) => path)
  for (const path of ['/search', '/trail', '/reports/programme', '/reports/programme.docx', '/queue.xlsx', '/projects/:projectId/files/:fileId'])
    assert.ok(costly.includes(path), path)
  for (const route of ROUTES) if (route.download || route.uploads) assert.equal(costOf(route), 'costly', route.path)
})

test('quá nhiều người xem cùng lúc không khóa cửa đăng nhập, không chặn người đang làm việc, không làm hỏng phép dò máy chủ', async () => {
  const { times } = await serverWith({ all: { requests: 3, costly: 3 } })
  for (const from of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) assert.deepEqual(await times(1, { from }), [200])
  assert.deepEqual(await times(1, { from: '203.0.113.4' }), [429])
  assert.deepEqual(await times(1, { from: '203.0.113.4', path: '/sign-in' }), [200])
  assert.deepEqual(await times(5, { from: '203.0.113.4', path: '/health/ready' }), [200, 200, 200, 200, 200])
  assert.deepEqual(await times(1, { path: '/queue', token: (await house.as('department-officer')).token }), [200])
})

test('đường dẫn không có, tài liệu cho phần mềm và biểu mẫu gửi lên cũng được đếm; nội dung không được đọc khi đã quá số lần', async () => {
  const { app, times } = await serverWith({ address: { requests: 3, costly: 1 } })
  assert.deepEqual(await times(2, { path: '/openapi.json' }), [200, 429])
  assert.deepEqual(await times(3, { path: '/khong-co' }), [200, 200, 429])
  const sent = await app.inject({
    method: 'POST',
    url: '/projects/x/appraisal',
    remoteAddress: '198.51.100.7',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    payload: '{',
  })
  assert.equal(sent.statusCode, 429, 'nội dung hỏng mà vẫn 429: chưa ai đọc nội dung')
})

test('địa chỉ tự khai trong X-Forwarded-For không né được giới hạn; một mạng IPv6 là một địa chỉ', async () => {
  const rates = { address: { requests: 1, costly: 1 } }
  const { times } = await serverWith(rates)
  assert.deepEqual(await times(1, { headers: { 'x-forwarded-for': '203.0.113.1' } }), [200])
  assert.deepEqual(await times(1, { headers: { 'x-forwarded-for': '203.0.113.2' } }), [429])
  assert.deepEqual(await times(1, { from: '2001:db8:1:2::1' }), [200])
  assert.deepEqual(await times(1, { from: '2001:db8:1:2:3::2' }), [429])
  const behind = await serverWith(rates, ['198.51.100.7'])
  assert.deepEqual(await behind.times(1, { headers: { 'x-forwarded-for': '203.0.113.1' } }), [200])
  assert.deepEqual(await behind.times(1, { headers: { 'x-forwarded-for': '203.0.113.2' } }), [200])
})

test('giới hạn đặt bằng biến môi trường; viết sai thì hệ thống không khởi động; bỏ trống thì lấy mức an toàn', () => {
  assert.deepEqual(readSettings({}).rates, SAFE_RATES)
  assert.deepEqual(readSettings({ LIMIT_ADDRESS: '30/5' }).rates.address, { requests: 30, costly: 5 })
  assert.ok(readSettings({ LIMIT_ALL: '0' }).rates.all.requests > 1e15)
  for (const wrong of ['x', '-1/2', '10', '10/0', '1e3/5']) assert.throws(() => readSettings({ LIMIT_ACCOUNT: wrong }), /LIMIT_ACCOUNT/)
})
