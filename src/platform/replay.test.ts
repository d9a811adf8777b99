// Bar row A5, the hard part: the server dies after the work is committed and before it could say so; and the test of the test.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { after, before, test } from 'node:test'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { openServerProcess } from '../test-server.ts'
import { within } from '../test-wait.ts'
import { SESSION_COOKIE } from './http.ts'

let house: House
let hands: Hands
before(async () => {
  house = await openHouse({ programme: true })
  hands = await house.as('finance-officer')
})
after(() => house.close())

const BODY = JSON.stringify({
  source: 'provincial',
  year: '2024',
  direction: 'give',
  amount: '10.000.000',
  paperNo: '1/QĐ',
  day: '15/12/2023',
  confirmed: 'funding.decision-twice funding.estimate-tiny',
})

/** The status and body of the reply, or 'cut' when the server went away first. */
function send(port: number, key: string): Promise<string> {
  const reply = new Promise<string>((done) => {
    const headers = {
      cookie: `${SESSION_COOKIE}=${hands.token}`,
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': Buffer.byteLength(BODY),
      'idempotency-key': key,
    }
    const request = http.request({ port, host: '127.0.0.1', method: 'POST', path: '/funding/estimates', headers }, (reply) => {
      let text = ''
      reply.on('data', (chunk) => {
        text += chunk
      })
      reply.on('end', () => done(`${reply.statusCode} ${text}`))
    })
    request.on('error', () => done('cut'))
    request.end(BODY)
  })
  return within('the reply to an estimate', reply)
}

async function given(): Promise<number> {
  return (await house.owner.query(`select count(*)::int as n from posting where kind = 'estimate'`)).rows[0].n
}

test('máy chủ chết sau khi ghi mà chưa kịp trả lời: gửi lại đúng biểu mẫu đó thì được trả lời như đã làm, và chỉ ghi một lần', async () => {
  const before = await given()
  const key = randomUUID()
  const dying = await openServerProcess(house.url, 'A5.die-before-reply')
  assert.equal(await send(dying.port, key), 'cut')
  assert.equal((await given()) - before, 1, 'việc đã ghi')
  const fresh = await openServerProcess(house.url)
  const replies = [await send(fresh.port, key), await send(fresh.port, key)]
  assert.match(replies[0] ?? '', /^200 /)
  assert.equal(replies[0], replies[1])
  assert.equal((await given()) - before, 1)
  fresh.close()
})

test('bỏ việc giữ khóa biểu mẫu thì bấm nhiều lần ghi nhiều lần: phép thử này biết đỏ', async () => {
  const before = await given()
  const key = randomUUID()
  const careless = await openServerProcess(house.url, 'A5.no-claim')
  await Promise.all(Array.from({ length: 5 }, () => send(careless.port, key)))
  assert.notEqual((await given()) - before, 1)
  careless.close()
})
