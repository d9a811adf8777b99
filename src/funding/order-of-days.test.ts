// No act of money is older than what it rests on: the paper in the way is named, at the field of the day.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { type House, openHouse } from '../test-house.ts'
import { cancelProject, signContract, stopProject } from './contract.actions.ts'
import { proveCounterpart } from './counterpart.actions.ts'
import { changeEstimate } from './estimate.actions.ts'
import { checkGiving, checkLowering, type Earlier, inOrder } from './order-of-days.ts'
import { advance, pay, settle } from './payment.actions.ts'
import { recover } from './recovery.actions.ts'
import {
  accepted,
  act,
  assignedProject,
  codesOf,
  contractedProject,
  contractFor,
  done,
  giveEstimate,
  inspectedProject,
  M,
  order,
  versionOf,
} from './walk.fixture.ts'
import { REFUSALS } from './words.vi.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  await giveEstimate(house)
})
beforeEach(() => {
  house.clock = new Date('2024-06-20T02:00:00Z')
})
after(() => house.close())

const AT_DAY = ['funding.before-ground day']
const AT_DECISION = ['funding.before-ground decidedOn']
const ending = (on: string) => ({ decisionNo: '9/QĐ-UBND', decidedOn: day(on), reason: 'Cơ sở xin dừng' })

test('quyết toán không ghi ngày sớm hơn lần thanh toán, thu hồi, chứng minh đối ứng cuối cùng', async () => {
  const id = await accepted(house, await inspectedProject(house), { acceptedOn: day('2024-05-02') })
  const proof = { amountDong: dong(480n * M), paperNo: '8b', day: day('2024-06-10') }
  done(await act(house, id, 'finance-officer', (ask, seen) => proveCounterpart(ask, { ...seen, ...proof })))
  done(await act(house, id, 'finance-officer', (ask, seen) => pay(ask, { ...seen, ...order(120n * M, day('2024-06-05')) })))
  const settling = (on: string) =>
    act(house, id, 'finance-officer', (ask, seen) => settle(ask, { ...seen, paperNo: '5/BBTL', day: day(on) })).then(codesOf)
  assert.deepEqual(await settling('2024-06-04'), AT_DAY)
  assert.deepEqual(await settling('2024-06-09'), AT_DAY)
  assert.deepEqual(await settling('2024-06-10'), [])
})

test('không thu hồi khoản tạm ứng trước ngày đã tạm ứng khoản đó', async () => {
  const id = await inspectedProject(house)
  done(await act(house, id, 'finance-officer', (ask, seen) => advance(ask, { ...seen, ...order(50n * M, day('2024-06-01')) })))
  const recovering = (on: string) =>
    act(house, id, 'finance-officer', (ask, seen) => recover(ask, { ...seen, ...order(10n * M, day(on), '3/QĐ-TH') })).then(codesOf)
  assert.deepEqual(await recovering('2024-04-01'), AT_DAY)
  assert.deepEqual(await recovering('2024-06-01'), [])
})

test('không ngừng đề án trước lần kiểm tra và khoản tạm ứng mà việc ngừng chấm dứt', async () => {
  const id = await inspectedProject(house, { inspectedOn: day('2024-05-06') })
  const stopping = (on: string) => act(house, id, 'provincial-leader', (ask, seen) => stopProject(ask, { ...seen, ...ending(on) })).then(codesOf)
  assert.deepEqual(await stopping('2024-05-05'), AT_DECISION)
  done(await act(house, id, 'finance-officer', (ask, seen) => advance(ask, { ...seen, ...order(50n * M, day('2024-06-03')) })))
  assert.deepEqual(await stopping('2024-05-20'), AT_DECISION)
  assert.deepEqual(await stopping('2024-06-03'), [])
})

test('không hủy đề án, không ký hợp đồng trước quyết định giao kế hoạch', async () => {
  const id = await assignedProject(house, { assignedOn: day('2024-04-15') })
  const cancelling = (on: string) => act(house, id, 'provincial-leader', (ask, seen) => cancelProject(ask, { ...seen, ...ending(on) })).then(codesOf)
  const signing = await act(house, id, 'department-leader', (ask, seen) =>
    signContract(ask, { ...seen, ...contractFor(id, 120n * M, day('2024-04-14')) }),
  )
  assert.deepEqual(codesOf(signing), ['funding.before-ground signedOn'])
  assert.deepEqual(await cancelling('2024-04-10'), AT_DECISION)
  assert.deepEqual(await cancelling('2024-04-15'), [])
})

test('trang chứng minh vốn đối ứng nói tại ô ngày: giấy nào, ngày nào, nhập ngày từ đâu', async () => {
  const id = await contractedProject(house, { signedOn: day('2024-05-09') })
  const accountant = await house.as('finance-officer')
  const version = String(await versionOf(house, id))
  const reply = await accountant.post(`/projects/${id}/counterpart`, { version, amount: '1.000.000', paperNo: '8b', day: '08/05/2024' })
  assert.equal(reply.status, 409)
  assert.match(reply.text, /Ngày nhập sớm hơn ngày 09\/05\/2024 của hợp đồng số HĐ-\d+\. Nhập ngày này hoặc ngày sau đó\./u)
  assert.match(reply.text, /href="#f-day"/u)
})

test('dự toán năm không ghi ngày trước năm lập kế hoạch; giảm dự toán không sớm hơn quyết định giao số bị giảm', async () => {
  const change = { source: 'national', year: 2024, amountDong: dong(100n * M), paperNo: '2/QĐ' }
  const changing = (direction: 'give' | 'cut', on: string) =>
    house.ask('finance-officer', (ask) => changeEstimate(ask, { ...change, direction, day: day(on) })).then(codesOf)
  assert.deepEqual(await changing('give', '2020-01-01'), ['funding.estimate-too-early day'])
  assert.deepEqual(await changing('give', '2023-12-20'), [])
  assert.deepEqual(await changing('cut', '2023-12-19'), AT_DAY)
  assert.deepEqual(await changing('cut', '2024-01-10'), [])
})

test('ngày cùng ngày với giấy làm căn cứ thì được; giấy muộn nhất được nêu tên', () => {
  const earlier: Earlier[] = [
    { ground: 'contract', number: '7/HĐ', day: day('2024-03-01') },
    { ground: 'payment', number: 'UNC 9', day: day('2024-05-01') },
    { ground: 'advance', number: 'UNC 4', day: day('2024-04-01') },
    { ground: 'inspection', number: '1/BB', day: day('2024-08-01') },
  ]
  assert.equal(inOrder('recover', day('2024-05-01'), earlier, 'day').ok, true)
  const refused = inOrder('recover', day('2024-02-01'), earlier, 'day')
  assert.ok(!refused.ok)
  assert.equal(
    REFUSALS['funding.before-ground']?.(refused.refusals[0]?.facts ?? {}),
    'Ngày nhập sớm hơn ngày 01/05/2024 của chứng từ thanh toán số UNC 9. Nhập ngày này hoặc ngày sau đó.',
  )
})

test('giảm phần của quyết định bổ sung thì không sớm hơn quyết định bổ sung đó', () => {
  const moves = [
    { kind: 'estimate' as const, day: day('2024-01-05'), paperNo: '1/QĐ', amountDong: 100n },
    { kind: 'estimate' as const, day: day('2024-09-01'), paperNo: '2/QĐ', amountDong: 50n },
    { kind: 'estimate-cut' as const, day: day('2024-10-01'), paperNo: '3/QĐ', amountDong: 20n },
  ]
  assert.equal(checkLowering(moves, day('2024-06-01'), 80n).ok, true)
  assert.equal(checkLowering(moves, day('2024-06-01'), 81n).ok, false)
  assert.equal(checkLowering(moves, day('2024-09-01'), 130n).ok, true)
  assert.equal(checkGiving(2024, day('2023-01-01'), 1).ok, true)
  assert.equal(checkGiving(2024, day('2022-12-31'), 1).ok, false)
})
