// What the pages of money say when more was advanced than accepted, and which payment a recovery takes back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { inTransaction } from '../platform/db.ts'
import { type Hands, type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { verifyAgainstTrail, verifyLedger } from './books.actions.ts'
import { proveCounterpart } from './counterpart.actions.ts'
import { advance, pay, settle } from './payment.actions.ts'
import { accepted, act, done, giveEstimate, inspectedProject, M, order, versionOf } from './walk.fixture.ts'

let house: House
let accountant: Hands
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2024-06-20T02:00:00Z')
  await giveEstimate(house)
  accountant = await house.as('finance-officer')
})
after(() => house.close())

const amountIn = (html: string) =>
  /name="amount"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="amount"/u
    .exec(html)
    ?.slice(1)
    .find((one) => one !== undefined)

/** Advanced 80 of 120, accepted for 50: the counted cost is twice the support. */
async function overAdvanced(): Promise<string> {
  const id = await inspectedProject(house)
  done(await act(house, id, 'finance-officer', (ask, seen) => advance(ask, { ...seen, ...order(80n * M, day('2024-04-01')) })))
  return await accepted(house, id, { acceptedOn: day('2024-05-02'), eligible: 100n * M })
}

test('chi vượt nghiệm thu: trang thanh toán, quyết toán chỉ đường thu hồi đúng số phải trả, biểu thu hồi điền sẵn số đó', async () => {
  const id = await overAdvanced()
  for (const path of ['payments', 'settlement']) {
    const { text } = await accountant.get(`/projects/${id}/${path}`)
    assert.match(text, /Đã chi vượt kết quả nghiệm thu 30\.000\.000 đồng/u, path)
    assert.match(text, new RegExp(`href="/projects/${id}/recoveries"`, 'u'), path)
    assert.doesNotMatch(text, /Đã thanh toán đủ/u, path)
  }
  const settlement = (await accountant.get(`/projects/${id}/settlement`)).text
  assert.match(settlement.replaceAll(/<[^>]+>/gu, ' '), /Trả lại dự toán khi quyết toán\s+70\.000\.000 đồng/u)
  assert.equal(amountIn((await accountant.get(`/projects/${id}/recoveries`)).text), '30.000.000')
})

test('cơ sở nhận quá kết quả nghiệm thu được báo số phải hoàn trả trên hồ sơ của mình; kế toán không được mời thanh toán nữa', async () => {
  const id = await overAdvanced()
  const [owner] = (await house.owner.query('select establishment_id from project where id = $1', [id])).rows
  const hands = await house.as('establishment', { establishmentId: owner.establishment_id })
  assert.match((await hands.get(`/projects/${id}`)).text, /Phải hoàn trả 30\.000\.000 đồng kinh phí hỗ trợ đã nhận/u)
  const { text } = await accountant.get(`/projects/${id}`)
  assert.match(text, /Đã chi vượt kết quả nghiệm thu 30\.000\.000 đồng nên không thanh toán thêm/u)
  assert.doesNotMatch(text, /Đã thanh toán đủ/u)
})

test('chưa có số phải trả lại thì biểu thu hồi để trống số tiền', async () => {
  const id = await inspectedProject(house)
  done(await act(house, id, 'finance-officer', (ask, seen) => advance(ask, { ...seen, ...order(80n * M, day('2024-04-01')) })))
  const { text } = await accountant.get(`/projects/${id}/recoveries`)
  assert.equal(amountIn(text) ?? '', '')
  assert.doesNotMatch(text, /Thu hồi khoản nào/u)
})

test('kế toán chọn thu hồi khoản thanh toán chi nhầm: sổ ghi đúng loại, quyết toán và đối chiếu sổ vẫn khớp', async () => {
  const id = await inspectedProject(house)
  done(await act(house, id, 'finance-officer', (ask, seen) => advance(ask, { ...seen, ...order(80n * M, day('2024-04-01')) })))
  await accepted(house, id, { acceptedOn: day('2024-05-02') })
  done(await act(house, id, 'finance-officer', (ask, seen) => pay(ask, { ...seen, ...order(40n * M, day('2024-05-10'), 'UNC 2') })))
  assert.match((await accountant.get(`/projects/${id}/recoveries`)).text, /Thu hồi khoản nào/u)
  const form = {
    version: String(await versionOf(house, id)),
    source: 'provincial',
    amount: '1',
    paperNo: '3/QĐ-TH',
    day: '11/05/2024',
    takesBack: 'payment',
    afterwards: 'again',
  }
  assert.equal((await accountant.post(`/projects/${id}/recoveries`, form)).status, 303)
  const kinds = await house.owner.query(`select kind, amount_dong from posting where project_id = $1 and kind like 'recovery%'`, [id])
  assert.deepEqual(
    kinds.rows.map(({ kind, amount_dong }) => [kind, String(amount_dong)]),
    [['recovery-paid', '1']],
  )
  done(await act(house, id, 'finance-officer', (ask, seen) => pay(ask, { ...seen, ...order(1n, day('2024-05-12'), 'UNC 3') })))
  const proof = { amountDong: dong(480n * M), paperNo: '8b', day: day('2024-05-13') }
  done(await act(house, id, 'finance-officer', (ask, seen) => proveCounterpart(ask, { ...seen, ...proof })))
  done(await act(house, id, 'finance-officer', (ask, seen) => settle(ask, { ...seen, paperNo: '5/BBTL', day: day('2024-05-14') })))
  const told = await inTransaction(house.pool, { province: LAI_CHAU, readOnly: true }, async (db) => ({
    keep: false,
    value: [await verifyLedger(db, LAI_CHAU), await verifyAgainstTrail(db, LAI_CHAU)],
  }))
  assert.deepEqual(told, [undefined, undefined])
})

test('"Đối ứng còn phải chứng minh" theo đối ứng được nghiệm thu, và không còn tính đề án đã quyết toán', async () => {
  const left = async () => {
    const { years } = (await accountant.get('/funding/closing', 'application/json')).json() as { years: { unprovenDong: string }[] }
    return years.reduce((total, { unprovenDong }) => total + BigInt(unprovenDong), 0n)
  }
  const before = await left()
  const id = await inspectedProject(house)
  assert.equal((await left()) - before, 480n * M)
  await accepted(house, id, { acceptedOn: day('2024-05-02'), eligible: 200n * M })
  assert.equal((await left()) - before, 100n * M)
  done(await act(house, id, 'finance-officer', (ask, seen) => pay(ask, { ...seen, ...order(100n * M, day('2024-05-10'), 'UNC 2') })))
  const proof = { amountDong: dong(100n * M), paperNo: '8b', day: day('2024-05-13') }
  done(await act(house, id, 'finance-officer', (ask, seen) => proveCounterpart(ask, { ...seen, ...proof })))
  done(await act(house, id, 'finance-officer', (ask, seen) => settle(ask, { ...seen, paperNo: '6/BBTL', day: day('2024-05-14') })))
  assert.equal(await left(), before)
})
