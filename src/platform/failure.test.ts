// Whatever throws, and whatever stands in a header line: the answer is ours, whole and protected.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { h } from 'preact'
import { z } from 'zod'
import { ok } from '../basics/outcome.ts'
import { buildServer } from '../server.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { assertProtected, assertRefused } from './protected.fixture.ts'
import { openRaw } from './raw-socket.fixture.ts'
import { type Route, route } from './route.ts'

/** What a record, a form or a file name may hold. */
const TEXTS: Readonly<Record<string, string>> = {
  'chữ Việt': 'Đề án "số 1" – cơ sở Nậm Xe',
  'xuống dòng': 'a\r\nset-cookie: gia=1\r\n\r\n<b>',
  'ký tự rỗng': 'a\0b',
  'nửa ký tự': 'a\ud800b',
  'dấu phân dòng': 'a\u2028b\u0085c\u007f',
  'biểu tượng': '📄文件',
  'dấu lạ': `'();"%,*!=&#?`,
  rất_dài: 'đ'.repeat(60_000),
}
const given = () => Object.values(TEXTS)[turn] ?? ''
let turn = 0

const boom = (): never => {
  throw new TypeError('lỗi bên trong: select mật khẩu from person')
}
const POISON = { toJSON: boom }
const anyone = { allow: 'anyone', reach: 'province', input: z.strictObject({}) } as const
const get = (path: `/${string}`, more: Partial<Route>) =>
  route({ ...anyone, method: 'GET', path, title: path, run: async () => ok(1), ...more } as Route)
const post = (path: `/${string}`, more: Partial<Route>) =>
  route({ ...anyone, method: 'POST', path, title: path, untrailed: 'thử', run: async () => ok(1), ...more } as Route)
const Broken = () => boom()

const THROWING: readonly Route[] = [
  get('/vo/run', { run: boom }),
  get('/vo/run-cham', { run: async () => boom() }),
  get('/vo/reach', { reach: boom }),
  get('/vo/page', { page: () => boom() }),
  get('/vo/ve', { page: () => h(Broken, {}) }),
  get('/vo/json', { run: async () => ok(POISON) }),
  get('/vo/download', { download: () => boom() }),
  get('/vo/ten-tep', { download: () => ({ fileName: null as unknown as string, type: 'text/plain', bytes: Buffer.alloc(1) }) }),
  get('/vo/kieu-tep', { download: () => ({ fileName: 'a', type: 7 as unknown as string, bytes: null as unknown as Buffer }) }),
  get('/vo/nem-chu', {
    run: () => {
      throw 'một câu' // eslint-disable-line
    },
  }),
  get('/vo/nem-rong', { run: () => Promise.reject(undefined) }),
  post('/vo/prepare', { prepare: boom }),
  post('/vo/act', { run: boom }),
  post('/vo/done', { done: boom }),
  post('/vo/body', { body: boom }),
  post('/vo/cookies', { cookies: boom }),
  post('/vo/ten-cookie', { cookies: () => [{ name: 'tên;hỏng\n', value: 'x' }] }),
  post('/vo/noi-den', { done: () => ({ to: undefined as unknown as string, say: '' }) }),
]

const HEADED: readonly Route[] = [
  post('/tieu-de/noi-den', { done: () => ({ to: `/projects/${given()}`, say: '' }) }),
  post('/tieu-de/loi-nhan', { done: () => ({ to: '/', say: given() }) }),
  post('/tieu-de/cookie', { cookies: () => [{ name: 'kc_thu', value: given() }], done: () => ({ to: '/', say: '' }) }),
  get('/tieu-de/ten-tep', { download: () => ({ fileName: `${given()}.pdf`, type: 'application/pdf', bytes: Buffer.from('x') }) }),
  get('/tieu-de/kieu-tep', { download: () => ({ fileName: 'a.pdf', type: given(), bytes: Buffer.from('x') }) }),
]

let house: House
let app: FastifyInstance
const incidents: string[] = []
before(async () => {
  house = await openHouse()
  app = await buildServer({
    pool: house.pool,
    province: LAI_CHAU,
    provinceName: 'Lai Châu',
    tls: false,
    demo: false,
    clock: () => house.clock,
    routes: [...THROWING, ...HEADED],
    incident: (id) => incidents.push(id),
  })
})
after(async () => {
  await app.close()
  await house.close()
})

async function ask({ method, path }: Pick<Route, 'method' | 'path'>, accept: string) {
  const form = method === 'POST' ? { payload: '', headers: { accept, 'content-type': 'application/x-www-form-urlencoded' } } : { headers: { accept } }
  const { statusCode: status, headers, body } = await app.inject({ method, url: path, ...form })
  return { status, headers, body }
}

test('lỗi ở bất kỳ bước nào cũng thành một câu trả lời có mã lỗi, đủ tiêu đề bảo vệ, không lộ bên trong', async () => {
  for (const one of THROWING) {
    for (const accept of ['text/html', 'application/json']) {
      incidents.length = 0
      const reply = await ask(one, accept)
      if (reply.status < 400) continue // this step is not on the way of this kind of answer
      assertRefused(reply, [500], `${one.path} ${accept}`)
      assert.doesNotMatch(reply.body, /mật khẩu|TypeError|một câu|at file/)
      assert.equal(incidents.length, 1, one.path)
      assert.ok(reply.body.includes(incidents[0] ?? ''), `${one.path}: người dùng đọc được mã lỗi để báo`)
      assert.ok(!('location' in reply.headers), one.path)
    }
  }
})

test('chữ nào trong hồ sơ, tên tệp hay lời nhắn cũng đi được trong tiêu đề, không làm hỏng và không thêm tiêu đề nào', async () => {
  for (turn = 0; turn < Object.keys(TEXTS).length; turn++) {
    for (const one of HEADED) {
      for (const accept of ['text/html', 'application/json']) {
        const what = `${one.path} ${accept} ${Object.keys(TEXTS)[turn]}`
        const reply = await ask(one, accept)
        assert.ok(reply.status < 400, `${reply.status} ${what}`)
        assertProtected(reply, what)
        for (const value of Object.values(reply.headers).flat()) assert.match(String(value), /^[\x20-\x7e]*$/, what)
        assert.ok(![reply.headers['set-cookie']].flat().some((cookie) => String(cookie).startsWith('gia=')), what)
      }
    }
  }
})

test('tên tệp tiếng Việt tải về vẫn là tên ấy, tên quá dài giữ phần đầu và phần đuôi', async () => {
  const nameOf = async () =>
    decodeURIComponent(
      /''(.*)$/.exec(String((await ask({ method: 'GET', path: '/tieu-de/ten-tep' }, '*/*')).headers['content-disposition']))?.[1] ?? '',
    )
  turn = 0
  assert.equal(await nameOf(), `${TEXTS['chữ Việt']}.pdf`)
  turn = Object.keys(TEXTS).indexOf('rất_dài')
  assert.match(await nameOf(), /^đ{100,150}\.pdf$/)
})

test('lời nhắn có chữ Việt hiện nguyên ở trang sau', async () => {
  turn = 0
  const set = String((await ask({ method: 'POST', path: '/tieu-de/loi-nhan' }, 'text/html')).headers['set-cookie'])
  const page = await house.app.inject({ url: '/sign-in', headers: { accept: 'text/html', cookie: set.split(';')[0] ?? '' } })
  assert.match(page.body, /Đề án &quot;số 1&quot; – cơ sở Nậm Xe/)
})

const RAW = (line: string, ...headers: string[]) => `${[line, ...headers].join('\r\n')}\r\n\r\n`

test('byte không thành yêu cầu nào cũng được trả lời bằng câu của hệ thống, có đủ tiêu đề bảo vệ, rồi đóng', async () => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const html = 'accept: text/html'
  const asked: readonly [number, string][] = [
    [400, 'không phải HTTP\r\n\r\n'],
    [400, RAW('GET / HTTP/9.9', 'host: x', html)],
    [400, RAW('GET / HTTP/1.1')],
    [400, RAW('GET / HTTP/1.1', 'host: x', 'tiêu đề hỏng')],
    [400, RAW('POST / HTTP/1.1', 'host: x', 'content-length: -1')],
    [400, RAW('POST / HTTP/1.1', 'host: x', 'content-length: 3', 'transfer-encoding: chunked')],
    [400, RAW('POST / HTTP/1.1', 'host: x', 'transfer-encoding: gzip')],
    [400, RAW('GET /%c0 HTTP/1.1', 'host: x', html)],
    [431, RAW('GET / HTTP/1.1', 'host: x', html, `cookie: ${'c'.repeat(20_000)}`)],
    [431, RAW('GET / HTTP/1.1', 'host: x', ...Array.from({ length: 5000 }, (_, i) => `x-${i}: a`))],
    [404, RAW('GET /khong-co HTTP/1.1', 'host: x', 'upgrade: websocket', 'connection: upgrade')],
    [404, RAW('PROPFIND / HTTP/1.1', 'host: x')],
    [404, RAW('TRACE / HTTP/1.1', 'host: x')],
    [415, RAW('POST /vo/act HTTP/1.1', 'host: x', 'content-type: text/plain', 'content-length: 1') + 'x'],
  ]
  for (const [status, bytes] of asked) {
    const raw = openRaw(port, Buffer.from(bytes))
    assertRefused(await raw.reply, [status], bytes.slice(0, 60))
    raw.socket.destroy()
  }
})
