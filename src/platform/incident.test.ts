// Bar row C7: steps of requests fail at random. It is told with a number and nothing of the inside, nothing is half done, nobody gets in by it, and the process lives.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { openServerProcess, type ServerProcess } from '../test-server.ts'
import { type Asked, ask } from './asking.fixture.ts'
import { SESSION_COOKIE } from './http.ts'
import { assertRefused } from './protected.fixture.ts'

const ROUNDS = 80

let house: House
let payer: Hands
let auditor: Hands
before(async () => {
  house = await openHouse({ programme: true })
  payer = await house.as('finance-officer')
  auditor = await house.as('auditor')
})
after(() => house.close())

let papers = 0
/** Every act has a paper of its own. */
const estimate = () =>
  JSON.stringify({ source: 'provincial', year: '2024', direction: 'give', amount: '20.000.000', paperNo: `${++papers}/QĐ`, day: '15/12/2023' })

type Told = { readonly written: Asked[]; readonly read: Asked[]; readonly denied: Asked[] }

async function hammer({ port }: ServerProcess): Promise<Told> {
  const told: Told = { written: [], read: [], denied: [] }
  const as = ({ token }: Hands, accept = 'application/json') => ({ accept, cookie: `${SESSION_COOKIE}=${token}`, 'content-type': 'application/json' })
  for (let i = 0; i < ROUNDS; i++) {
    told.written.push(await ask({ port, path: '/funding/estimates', headers: as(payer), body: estimate() }))
    told.read.push(await ask({ port, path: '/funding', headers: as(payer, i % 2 === 0 ? 'text/html' : 'application/json') }))
    told.denied.push(await ask({ port, path: '/funding/estimates', headers: as(auditor), body: estimate() }))
  }
  return told
}

/** Money given, and acts in the trail that gave it. */
async function counts(): Promise<readonly [postings: number, acts: number]> {
  const { rows } = await house.owner.query(
    `select (select count(*)::int from posting where kind = 'estimate') as postings, (select count(*)::int from trail_entry where act like 'funding.%') as acts`,
  )
  return [rows[0].postings, rows[0].acts]
}

test('một bước bất kỳ của yêu cầu hỏng thì được báo kèm mã lỗi, không lộ bên trong, không ghi dở, không cho ai vào, và máy chủ vẫn chạy', async (t) => {
  const server = await openServerProcess(house.url, 'C7.throw')
  const [postings, acts] = await counts()
  const { written, read, denied } = await hammer(server)
  const failed = [...written, ...read, ...denied].filter(({ status }) => status === 500)
  assert.ok(failed.length > 10, `${failed.length} lần hỏng`)
  for (const one of failed) {
    assertRefused(one, [500], 'bước hỏng')
    assert.match(one.body, /mã lỗi [0-9a-f]{8}-[0-9a-f-]{27}/)
    assert.doesNotMatch(one.body, /failpoint|chuyện bên trong|\.ts:\d/)
  }
  assert.equal(server.incidents.length, failed.length, 'mỗi lần hỏng một sự cố')
  assert.ok(written.filter(({ status }) => status === 200).length > 10, 'việc không hỏng thì vẫn ghi được')
  const acknowledged = written.filter(({ status }) => status === 200).length
  const [afterwards, actsAfterwards] = await counts()
  assert.equal(afterwards - postings, acknowledged)
  assert.equal(actsAfterwards - acts, acknowledged)
  assert.deepEqual(
    [...new Set(denied.map(({ status }) => status))].filter((status) => status !== 403 && status !== 500),
    [],
  )
  assert.equal((await ask({ port: server.port, path: '/health/live' })).status, 200)
  t.diagnostic(`${failed.length} lần hỏng trong ${3 * ROUNDS} yêu cầu, ${acknowledged} lần ghi`)
  server.close()
})

test('giữ lại phần đã làm của việc hỏng thì tiền và nhật ký lệch nhau: phép thử này biết đỏ', async () => {
  const server = await openServerProcess(house.url, 'C7.throw,C7.keep')
  const [postings] = await counts()
  const { written } = await hammer(server)
  const [afterwards] = await counts()
  assert.notEqual(afterwards - postings, written.filter(({ status }) => status === 200).length)
  server.close()
})
