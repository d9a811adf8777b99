// Behind a proxy guesses are counted by the address the proxy names; a visitor cannot name one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { buildServer } from '../server.ts'
import { readSettings } from '../settings.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'

let house: House
before(async () => {
  house = await openHouse()
})
after(() => house.close())

let tries = 0

/** How many addresses are counted after one wrong password with each of these headers, all sent from one machine. */
async function addressesCounted(trustProxy: readonly string[], forwarded: readonly string[], from = '127.0.0.1'): Promise<number> {
  await house.owner.query('delete from sign_in_guess')
  const app = await buildServer({ pool: house.pool, province: LAI_CHAU, provinceName: 'Lai Châu', tls: false, demo: false, trustProxy })
  for (const header of forwarded) {
    const reply = await app.inject({
      method: 'POST',
      url: '/sign-in',
      remoteAddress: from,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-forwarded-for': header },
      payload: JSON.stringify({ login: `khong.co.${++tries}`, password: 'mat khau doan mo' }),
    })
    assert.equal(reply.statusCode, 401)
  }
  await app.close()
  const { rows } = await house.owner.query('select count(*)::int as n from sign_in_guess')
  return rows[0].n - forwarded.length // the rest count by name
}

const FORGED = ['203.0.113.1', '203.0.113.2', '203.0.113.3']

test('không đặt TRUST_PROXY thì địa chỉ tự khai không được tin', async () => {
  assert.equal(await addressesCounted([], FORGED), 1)
})

test('đặt TRUST_PROXY thì đếm theo địa chỉ mà máy chủ đứng trước ghi sau cùng; phần người gửi tự khai không đổi được gì', async () => {
  assert.equal(await addressesCounted(['loopback'], FORGED), 3)
  const same = FORGED.map((forged) => `${forged}, 198.51.100.7`)
  assert.equal(await addressesCounted(['loopback'], same), 1)
  assert.equal(await addressesCounted(['10.0.0.1'], FORGED), 1, 'máy gửi không phải máy chủ đứng trước')
})

test('TRUST_PROXY viết sai thì hệ thống không khởi động', () => {
  const proxies = (text: string) => readSettings({ TRUST_PROXY: text }).trustProxy
  assert.deepEqual(readSettings({}).trustProxy, [])
  assert.deepEqual(proxies('loopback, 10.0.0.1,fd00::/8'), ['loopback', '10.0.0.1', 'fd00::/8'])
  for (const wrong of ['true', '*', '1', '0.0.0.0/0', '10.0.0.0/33', 'proxy.local', '10.0.0.1/8/8'])
    assert.throws(() => proxies(wrong), /TRUST_PROXY/)
})
