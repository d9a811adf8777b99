// Bar row L7: more come than can be served. Whoever is not served is told so at once, what matters most is let in first, and nobody who was let in is forgotten.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Hands, type House, openHouse, PATIENT } from '../test-house.ts'
import { openServerProcess, type ServerProcess } from '../test-server.ts'
import { until } from '../test-wait.ts'
import { CROWD, openAdmission } from './admission.ts'
import { type Asked, ask } from './asking.fixture.ts'
import { SESSION_COOKIE } from './http.ts'
import { assertRefused } from './protected.fixture.ts'

const CLIENTS = 200
const LONG_ENOUGH_MS = 120_000

let house: House
let officer: Hands
let payer: Hands
before(async () => {
  house = await openHouse({ programme: true })
  officer = await house.as('department-officer')
  payer = await house.as('finance-officer')
})
after(() => house.close())

/** Every page that reads the register waits until it is given back: the house is full for as long as the test wants. */
async function holdRegister(): Promise<() => Promise<void>> {
  const client = await house.owner.connect()
  await client.query('begin')
  await client.query('lock table establishment in access exclusive mode')
  let given = false
  return async () => {
    if (given) return
    given = true
    await client.query('commit')
    client.release()
  }
}

function flood(server: ServerProcess, headers = {}): { readonly all: Promise<Asked[]>; readonly answered: Asked[] } {
  const answered: Asked[] = []
  const all = Array.from({ length: CLIENTS }, async () => {
    const one = await ask({ port: server.port, path: '/establishments', headers: { cookie: `${SESSION_COOKIE}=${officer.token}`, ...headers } })
    answered.push(one)
    return one
  })
  return { all: Promise.all(all), answered }
}

/** Every act has a paper of its own. */
const ESTIMATE = { source: 'provincial', year: '2024', direction: 'give', amount: '20.000.000', paperNo: '1/QĐ', day: '15/12/2023' }

for (const accept of ['application/json', 'text/html'])
  test(`${CLIENTS} người cùng mở danh sách khi chỉ đủ sức cho ít người: ai không kịp được báo ngay là đang bận, việc ghi và đăng nhập vẫn vào được, ai đã được nhận đều được trả lời (${accept})`, async (t) => {
    const server = await openServerProcess(house.url, '', { crowd: CROWD })
    const { port } = server
    t.after(() => server.close())
    const giveBack = await holdRegister()
    t.after(giveBack)
    const { all, answered } = flood(server, { accept })
    await until('everybody there is no room for to be told', () => answered.length === CLIENTS - CROWD.desk)
    assert.equal(answered.length, CLIENTS - CROWD.desk)
    for (const one of answered) {
      assertRefused(one, [503], `${one.fault}`)
      assert.match(one.body, /Hệ thống đang bận/)
      assert.doesNotMatch(one.body, /ơ sở dữ liệu/)
      assert.ok(Number(one.headers['retry-after']) > 0)
    }
    t.diagnostic(`người cuối được báo sau ${Math.round(Math.max(...answered.map(({ began, ended }) => ended - began)))} ms`)
    const headers = { cookie: `${SESSION_COOKIE}=${payer.token}`, 'content-type': 'application/json' }
    const written = await ask({ port, path: '/funding/estimates', headers, body: JSON.stringify({ ...ESTIMATE, paperNo: `${accept.length}/QĐ` }) })
    const signedIn = await ask({
      port,
      path: '/sign-in',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'ai-do', password: 'mat-khau-sai' }),
    })
    const door = await ask({ port, path: '/sign-in', headers: { accept: 'text/html' } })
    const alive = await ask({ port, path: '/health/live' })
    const style = await ask({ port, path: /\/assets\/[^"]+\.css/.exec(door.body)?.[0] ?? '' })
    assert.deepEqual(
      [written, signedIn, door, alive, style].map(({ status }) => status),
      [200, 401, 200, 200, 200],
    )
    await giveBack()
    assert.equal((await all).filter(({ status }) => status === 200).length, CROWD.desk)
    assert.equal((await ask({ port, path: '/funding', headers })).status, 200, 'sau đó lại như thường')
    server.close()
  })

test('để ai cũng vào thì chẳng ai được báo: phép thử này biết đỏ', async (t) => {
  const server = await openServerProcess(house.url, '', { crowd: PATIENT })
  const giveBack = await holdRegister()
  t.after(giveBack)
  const { all, answered } = flood(server)
  await wait(4 * CROWD.patienceMs)
  assert.equal(answered.length, 0)
  await giveBack()
  assert.deepEqual([...new Set((await all).map(({ status }) => status))], [200])
  server.close()
})

test('việc ghi được vào trước trang xem, trang xem trước phần công khai; hàng chờ đầy thì người cuối hàng nhường', async () => {
  const admission = openAdmission({ acts: 3, desk: 2, reading: 1, patienceMs: LONG_ENOUGH_MS, mostWaiting: 3 })
  const inside = await Promise.all([admission('acts'), admission('acts'), admission('acts')])
  const order: string[] = []
  const lineUp = async (rank: 'acts' | 'desk' | 'reading') => {
    const leave = await admission(rank)
    order.push(leave ? rank : `${rank} phải về`)
    leave?.()
  }
  const waiting = [lineUp('reading'), lineUp('desk'), lineUp('desk'), lineUp('acts')]
  await waiting[0]
  assert.deepEqual(order, ['reading phải về'])
  for (const leave of inside) leave?.()
  await Promise.all(waiting)
  assert.deepEqual(order.slice(1), ['acts', 'desk', 'desk'])
})
