// Slips of typing that every cap would take: refused once, at a box that must be ticked.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { checkGrant, checkVoucher } from './slips.ts'
import { giveEstimate, inspectedProject, versionOf } from './walk.fixture.ts'

let house: House
let accountant: Hands
before(async () => {
  house = await openHouse({ programme: true })
  await giveEstimate(house)
  accountant = await house.as('finance-officer')
})
after(() => house.close())

test('dự toán vượt số Quyết định dành cho nguồn trong cả giai đoạn chỉ ghi khi đã đánh dấu đối chiếu; ô đánh dấu chỉ hiện khi cần', async () => {
  const form = { source: 'provincial', year: '2024', direction: 'give', amount: '9.999.999.999.999', paperNo: '2/QĐ-UBND', day: '04/03/2024' }
  assert.doesNotMatch((await accountant.get('/funding/estimates/new')).text, /name="confirmed"/u)
  const refused = await accountant.post('/funding/estimates', form)
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Cộng với 900\.000\.000 đồng đã giao thì vượt 11\.080\.000\.000 đồng/u)
  assert.match(refused.text, /name="confirmed"/u)
  assert.match(refused.text, /Tôi đã đối chiếu quyết định giao dự toán/u)
  assert.equal((await accountant.post('/funding/estimates', { ...form, amount: '1.000.000.000' })).status, 303)
  assert.equal((await accountant.post('/funding/estimates', { ...form, confirmed: 'on' })).status, 303)
})

test('cùng số chứng từ, cùng ngày, cùng số tiền trên một đề án: hỏi lại trước khi ghi lần hai', async () => {
  const id = await inspectedProject(house)
  const send = async (more: Record<string, string>) => {
    const form = { version: String(await versionOf(house, id)), source: 'provincial', amount: '10.000.000', paperNo: 'UNC 1', day: '04/03/2024' }
    return await accountant.post(`/projects/${id}/advances`, { ...form, ...more })
  }
  assert.equal((await send({})).status, 303)
  const again = await send({ paperNo: 'unc  1' })
  assert.equal(again.status, 409)
  assert.match(again.text, /Đề án đã có chứng từ unc 1 ngày 04\/03\/2024, số tiền 10\.000\.000 đồng/u)
  assert.match(again.text, /name="confirmed"/u)
  assert.equal((await send({ paperNo: 'UNC 2' })).status, 303)
  assert.equal((await send({ confirmed: 'on' })).status, 303)
})

test('quyết định không nêu số tiền của nguồn thì không so; phần chứng minh tách làm hai bút toán vẫn nhận ra', () => {
  assert.equal(checkGrant({ amountDong: 5n, givenDong: 6n, plannedDong: null }).ok, true)
  assert.equal(checkGrant({ amountDong: 5n, givenDong: 6n, plannedDong: 11n }).ok, true)
  assert.equal(checkGrant({ amountDong: 6n, givenDong: 6n, plannedDong: 11n }).ok, false)
  const voucher = { day: '2024-03-04' as never, paperNo: '8b' }
  const moves = [
    { ...voucher, kind: 'counterpart-proof' as const, amountDong: 7n },
    { ...voucher, kind: 'counterpart-proof-extra' as const, amountDong: 3n },
  ]
  assert.equal(checkVoucher('prove-counterpart', { ...voucher, amountDong: 10n }, moves).ok, false)
  assert.equal(checkVoucher('prove-counterpart', { ...voucher, amountDong: 9n }, moves).ok, true)
  assert.equal(checkVoucher('correct-counterpart', { ...voucher, amountDong: 10n }, moves).ok, true)
})
