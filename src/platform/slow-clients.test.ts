// Bar row G7: who sends or fetches drop by drop, or only occupies connections, is let go of; everybody else is served meanwhile.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { openServerProcess, type ServerManner, type ServerProcess } from '../test-server.ts'
import { SESSION_COOKIE } from './http.ts'
import { assertRefused } from './protected.fixture.ts'
import { openRaw, type Raw } from './raw-socket.fixture.ts'

/** Shorter than the product's own, so that a test need not last minutes; the machine may be ten times slower and all still holds. */
const QUICK: ServerManner = { patience: { headMs: 2_000, pauseMs: 2_000, lingerMs: 2_000, fetchMs: 2_000, bytesPerSecond: 10_000_000 } }
const LONG_ENOUGH_MS = 60_000
const MANY = 300

let house: House
let hands: Hands
let path: string
before(async () => {
  house = await openHouse({ programme: true })
  const project = await makeDossier(house, { state: 'draft' })
  hands = await house.as('establishment', { establishmentId: project.establishmentId })
  path = `/projects/${project.id}/edit/papers`
})
after(() => house.close())

const cookie = () => `cookie: ${SESSION_COOKIE}=${hands.token}`
const head = (line: string, ...more: string[]) => `${[line, 'host: x', 'accept: application/json', ...more].join('\r\n')}\r\n`

/** What each of the many sends at first; after that one byte now and then. */
type Slow = { bytes(): string; readonly drop?: string; readonly statuses: readonly number[]; readonly many?: number }

const SLOW: Readonly<Record<string, Slow>> = {
  'tiêu đề từng giọt': { bytes: () => head('GET / HTTP/1.1'), drop: 'x', statuses: [408] },
  'không gửi gì': { bytes: () => '', statuses: [408] },
  'nội dung từng giọt, chưa được trả lời': {
    bytes: () => `${head('POST /sign-in HTTP/1.1', 'content-type: application/json', 'content-length: 50000')}\r\n{`,
    drop: ' ',
    statuses: [408],
  },
  'nội dung từng giọt, đã bị từ chối': {
    bytes: () => `${head(`POST ${path} HTTP/1.1`, 'content-type: multipart/form-data; boundary=r', 'content-length: 50000')}\r\n--r`,
    drop: '-',
    statuses: [401],
  },
  'tệp dừng giữa chừng': {
    bytes: () => `${head(`POST ${path} HTTP/1.1`, cookie(), 'content-type: multipart/form-data; boundary=r', 'content-length: 50000')}\r\n--r\r\n`,
    statuses: [408, 503],
  },
  // so much that it does not fit between the two, and for that only a few; a line break now and then tells whether anybody is still there
  'không lấy câu trả lời': { bytes: () => `${head('GET /openapi.json HTTP/1.1')}\r\n`.repeat(200), drop: '\r\n', statuses: [200], many: 5 },
}

function dropByDrop({ socket }: Raw, drop: string): void {
  const timer = setInterval(() => socket.write(drop), 300)
  socket.once('close', () => clearInterval(timer))
}

async function isServed(server: ServerProcess): Promise<boolean> {
  const reply = await fetch(`http://127.0.0.1:${server.port}/sign-in`, { headers: { accept: 'text/html' } })
  return reply.status === 200 && (await reply.text()).includes('Đăng nhập')
}

async function stormOf(server: ServerProcess, kind: keyof typeof SLOW): Promise<{ readonly raws: readonly Raw[]; closed(): number }> {
  const { bytes, drop, many = MANY } = SLOW[kind] ?? assert.fail(kind)
  const first = bytes()
  const raws = Array.from({ length: many }, () => openRaw(server.port, first))
  let closed = 0
  for (const raw of raws) {
    if (kind === 'không lấy câu trả lời') raw.socket.pause()
    if (drop) dropByDrop(raw, drop)
    void raw.closed.then(() => {
      closed += 1
    })
  }
  return { raws, closed: () => closed }
}

for (const kind of Object.keys(SLOW)) {
  test(`${SLOW[kind]?.many ?? MANY} người gửi hoặc nhận nhỏ giọt (${kind}) đều bị cắt, người khác vẫn được phục vụ`, async () => {
    const server = await openServerProcess(house.url, '', QUICK)
    const { raws, closed } = await stormOf(server, kind)
    assert.ok(await isServed(server), 'giữa lúc đó vẫn mở được trang')
    const until = Date.now() + LONG_ENOUGH_MS
    while (closed() < raws.length && Date.now() < until) await wait(100)
    assert.equal(closed(), raws.length, 'số kết nối đã đóng')
    const replies = await Promise.all(raws.map(({ reply }) => reply))
    for (const reply of replies) if (reply && reply.status !== 200) assertRefused(reply, SLOW[kind]?.statuses ?? [], kind)
    assert.ok(await isServed(server))
    assert.deepEqual(server.incidents, [])
    server.close()
  })
}

test('không cắt người gửi nhỏ giọt thì họ giữ mãi kết nối: phép thử này biết đỏ', async () => {
  const server = await openServerProcess(house.url, 'G7.patient', QUICK)
  const { raws, closed } = await stormOf(server, 'nội dung từng giọt, đã bị từ chối')
  await Promise.all(raws.map(({ reply }) => reply))
  await wait(6_000)
  assert.equal(closed(), 0)
  for (const { socket } of raws) socket.destroy()
  server.close()
})

test('quá số kết nối cho phép thì kết nối nằm không lâu nhất nhường chỗ; khi ai cũng đang được phục vụ thì người đến sau được báo đang bận', async () => {
  const server = await openServerProcess(house.url, '', { patience: { connections: 20 } })
  const idle = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const raw = openRaw(server.port, `${head('GET /health/live HTTP/1.1')}\r\n`)
      assert.equal((await raw.reply)?.status, 200)
      return raw
    }),
  )
  const guest = openRaw(server.port, `${head('GET /health/live HTTP/1.1')}\r\n`)
  assert.equal((await guest.reply)?.status, 200)
  await Promise.race(idle.map(({ closed }) => closed))
  const busy = Array.from({ length: 20 }, () =>
    openRaw(server.port, `${head('POST /sign-in HTTP/1.1', 'content-type: application/json', 'content-length: 9')}\r\n{`),
  )
  await wait(1_000) // their heads have arrived
  const late = openRaw(server.port, `${head('GET / HTTP/1.1')}\r\n`)
  const reply = await late.reply
  assertRefused(reply, [503], 'hết chỗ')
  assert.equal(JSON.parse(reply?.body ?? '').refusals[0].code, 'request.busy')
  assert.ok(Number(reply?.headers['retry-after']) > 0)
  for (const { socket } of [...idle, ...busy, guest, late]) socket.destroy()
  server.close()
})
