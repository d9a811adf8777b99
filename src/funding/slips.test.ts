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
  assert.match(refused.text, /Tôi đã kiểm tra lại với văn bản và xác nhận ghi như đã nhập/u)
  assert.equal((await accountant.post('/funding/estimates', { ...form, amount: '1.000.000.000' })).status, 303)
  assert.equal(
    (await accountant.post('/funding/estimates', { ...form, confirmed: 'funding.estimate-over-decision funding.decision-twice' })).status,
    303,
  )
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
  assert.equal((await send({ confirmed: 'funding.voucher-twice' })).status, 303)
})

test('một quyết định giao dự toán ghi hai lần cho cùng nguồn, cùng năm thì bị hỏi lại, dù gõ khác chữ hoa, dấu cách; trả lời câu này không thay câu khác', async () => {
  const form = { source: 'national', year: '2024', direction: 'give', amount: '100.000.000', paperNo: '15/QĐ-SCT', day: '04/03/2024' }
  const given = async () =>
    (await house.owner.query(`select coalesce(sum(amount_dong), 0)::text as sum from posting where kind = 'estimate' and source = 'national'`))
      .rows[0].sum
  assert.equal((await accountant.post('/funding/estimates', form)).status, 303)
  for (const more of [{}, { paperNo: '15 / qđ-sct' }, { amount: '90.000.000' }, { day: '03/03/2024' }]) {
    const again = await accountant.post('/funding/estimates', { ...form, ...more })
    assert.equal(again.status, 409)
    assert.match(again.text, /Quyết định số 15\/QĐ-SCT ngày 04\/03\/2024 đã được ghi cho nguồn và năm này với 100\.000\.000 đồng/u)
    assert.match(again.text, /value="funding.decision-twice"/u)
  }
  const huge = { ...form, amount: '9.999.999.999.999', confirmed: 'funding.decision-twice' }
  const other = await accountant.post('/funding/estimates', huge)
  assert.equal(other.status, 409)
  assert.match(other.text, /value="funding.decision-twice funding.estimate-over-decision"/u)
  assert.equal(await given(), '100000000')
  assert.equal((await accountant.post('/funding/estimates', { ...form, confirmed: 'funding.decision-twice' })).status, 303)
  assert.equal((await accountant.post('/funding/estimates', { ...form, year: '2025' })).status, 303, 'một quyết định giao nhiều năm, nhiều nguồn')
})

test('mã số thuế, số định danh, số điện thoại gõ vào ô số tiền được chỉ ra tại ô; dự toán bé bất thường thì bị hỏi lại', async () => {
  const form = { source: 'provincial', year: '2025', direction: 'give', paperNo: '99/QĐ-UBND', day: '04/03/2024' }
  for (const amount of ['0100109106', '6200012349', '012345678901', '0912345678', '0100109106001']) {
    const refused = await accountant.post('/funding/estimates', { ...form, amount })
    assert.equal(refused.status, 422, amount)
    assert.match(refused.text, /f-amount-error[\s\S]*?Số này giống mã số thuế, số định danh hoặc số điện thoại/u)
  }
  const tiny = await accountant.post('/funding/estimates', { ...form, amount: '300' })
  assert.equal(tiny.status, 409)
  assert.match(tiny.text, /Số tiền nhập bằng đồng; nếu đúng là 300 đồng/u)
  const said = await accountant.post('/funding/estimates', { ...form, amount: '300.000.000', confirmed: 'funding.estimate-over-decision' })
  assert.equal(said.status, 303)
  assert.match(decodeURIComponent(String(said.headers['set-cookie'])), /300\.000\.000 đồng \(Ba trăm triệu đồng\)/u)
})

test('một văn bản ghi hai lần trên một đề án thì bị hỏi lại', async () => {
  const id = await inspectedProject(house)
  const officer = await house.as('department-officer')
  const minutes = async (more: Record<string, string>) =>
    await officer.post(`/projects/${id}/inspections`, {
      version: String(await versionOf(house, id)),
      minutesNo: 'BB 7',
      heldOn: '04/03/2024',
      team: 'Sở Công Thương',
      investedDong: '0',
      itemDone: '10',
      findings: 'Đang lắp máy.',
      conclusion: 'on-schedule',
      ...more,
    })
  assert.equal((await minutes({})).status, 303)
  const again = await minutes({ minutesNo: 'bb  7' })
  assert.equal(again.status, 409, again.text.slice(0, 300))
  assert.match(again.text, /Đề án đã có văn bản cùng loại số BB 7, ngày 04\/03\/2024/u)
  assert.match(again.text, /name="confirmed" value="project.paper-twice"/u)
  assert.equal((await minutes({ confirmed: 'project.paper-twice' })).status, 303)
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
