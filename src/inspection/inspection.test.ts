import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import { type Dong, dong } from '../basics/money.ts'
import type { Norm } from '../programme/norm.ts'
import { acceptedMoney, checkAcceptance, type Minutes, type Quantity } from './acceptance.ts'
import { checkInspection, type Inspection, investedShare } from './inspection.ts'

function trieu(millions: number): Dong {
  return dong(BigInt(Math.round(millions * 10)) * 100_000n)
}

/** Machinery: 50 %, at most 300 triệu a cơ sở. TT 28/2018 Art. 8(4). */
const MACHINERY: Norm = {
  id: 'machinery-2018',
  code: 'machinery',
  level: 'national',
  provinceCode: null,
  name: 'Máy móc tiên tiến',
  basisPoints: 5000,
  ceilingDong: trieu(300),
  ceilingUnit: 'cơ sở',
  basis: 'giá trị máy',
  condition: '',
  priorityBasisPoints: 15_000,
  priorityStanding: 'old-text',
  perEstablishment: true,
  article: 'Khoản 4 Điều 8 Thông tư 28/2018/TT-BTC',
  standing: 'verified',
  inForceFrom: day('2018-05-11'),
  inForceTo: null,
  note: '',
}

const ACCEPTED: readonly [
  string,
  { approved: number; eligible: number; norm?: Norm | undefined; priority?: boolean; beneficiaries?: number },
  number,
  number,
][] = [
  ['a machine of 620 triệu earns 300 triệu of national money, the ceiling; 320 triệu is counterpart', { approved: 300, eligible: 620 }, 300, 320],
  ['a machine of 77 triệu earns 38,5 triệu of local money, exactly half', { approved: 38.5, eligible: 77 }, 38.5, 38.5],
  ['invoices below the estimate lower the support', { approved: 300, eligible: 500 }, 250, 250],
  ['invoices above the estimate never raise it above what was approved', { approved: 200, eligible: 900 }, 200, 700],
  ['the ceiling of a priority đề án stays raised at acceptance', { approved: 400, eligible: 900, priority: true }, 400, 500],
  ['two establishments have a ceiling each', { approved: 600, eligible: 1240, beneficiaries: 2 }, 600, 640],
  ['without a norm the approved support stands', { approved: 100, eligible: 120, norm: undefined }, 100, 20],
  ['support never exceeds the cost it pays for', { approved: 100, eligible: 80, norm: undefined }, 80, 0],
]

for (const [title, { approved, eligible, priority = false, beneficiaries = 1, ...rest }, support, counterpart] of ACCEPTED) {
  test(title, () => {
    const norm = 'norm' in rest ? rest.norm : MACHINERY
    const money = acceptedMoney({ approvedDong: trieu(approved), eligibleDong: trieu(eligible), norm, priority, beneficiaries })
    assert.deepEqual([money.supportDong, money.counterpartDong], [trieu(support), trieu(counterpart)])
  })
}

test('support and counterpart always add up to the eligible cost, and support to no more than was approved', () => {
  const amount = fc.bigInt({ min: 0n, max: 10_000_000_000n }).map(dong)
  fc.assert(
    fc.property(amount, amount, fc.constantFrom(MACHINERY, undefined), (approvedDong, eligibleDong, norm) => {
      const money = acceptedMoney({ approvedDong, eligibleDong, norm, priority: false, beneficiaries: 1 })
      assert.equal(money.supportDong + money.counterpartDong, eligibleDong)
      assert.ok(money.supportDong <= approvedDong && money.counterpartDong >= 0n)
    }),
  )
})

const FIVE: Quantity = { targetCode: 'machines', planned: 5, accepted: 5 }
const BEHIND = {
  today: day('2024-11-20'),
  estimateDong: trieu(600),
  contractSignedOn: day('2024-06-03'),
  firstInspectedOn: day('2024-09-10'),
  planned: { from: day('2024-05-01'), to: day('2024-12-15') },
}

function codes(more: Partial<Minutes>, behind: Partial<typeof BEHIND> | { readonly firstInspectedOn: undefined } = {}): string[] {
  const minutes: Minutes = { heldOn: day('2024-11-15'), verdict: 'pass', quantities: [FIVE], eligibleDong: trieu(600), explanation: '', ...more }
  const outcome = checkAcceptance(minutes, { ...BEHIND, ...behind })
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${code} ${field}`)
}

test('what was planned is accepted as it is, and part of it may be', () => {
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ quantities: [{ ...FIVE, accepted: 4 }] }), [])
})

test('a valid cost above the whole cost of the đề án is accepted only with an explanation', () => {
  const eligibleDong = dong(trieu(600) + 1n)
  assert.deepEqual(codes({ eligibleDong }), ['inspection.over-estimate eligibleDong'])
  assert.deepEqual(codes({ eligibleDong, explanation: 'Giá máy tăng, cơ sở tự trả phần vượt' }), [])
})

test('more than planned is accepted only with an explanation', () => {
  const quantities = [{ ...FIVE, accepted: 6 }]
  assert.deepEqual(codes({ quantities }), ['inspection.over-planned proofs.machines'])
  assert.deepEqual(codes({ quantities, explanation: 'Cơ sở đầu tư thêm một máy bằng vốn tự có' }), [])
})

test('nothing accepted is not a pass, but may be a failure', () => {
  const quantities = [{ ...FIVE, accepted: 0 }]
  assert.deepEqual(codes({ quantities }), ['inspection.nothing-accepted proofs.machines'])
  assert.deepEqual(codes({ quantities, verdict: 'fail' }), [])
})

test('a pass with conditions says what is still to do', () => {
  assert.deepEqual(codes({ verdict: 'pass-with-conditions' }), ['inspection.conditions-missing explanation'])
})

test('acceptance follows contract and inspection, and does not lie ahead', () => {
  assert.deepEqual(codes({}, { firstInspectedOn: undefined }), ['inspection.not-inspected undefined'])
  assert.deepEqual(codes({ heldOn: day('2024-09-09') }), ['inspection.accepted-before-inspected heldOn'])
  assert.deepEqual(codes({ heldOn: day('2024-06-02') }, { firstInspectedOn: day('2024-06-01') }), ['inspection.accepted-before-contract heldOn'])
  assert.deepEqual(codes({ heldOn: day('2024-11-21') }), ['inspection.day-to-come heldOn'])
})

test('progress is rounded down: 69,999 % is not 70 %', () => {
  assert.equal(investedShare(699_999_999n, 1_000_000_000n), 6999)
  assert.equal(investedShare(604_176_000n, 984_000_000n), 6140)
  assert.equal(investedShare(1n, 0n), undefined)
})

function found(more: Partial<Inspection>): string[] {
  const visit = { heldOn: day('2024-09-10'), conclusion: 'on-schedule', remedy: '', remedyDueOn: null, investedDong: dong(0n), ...more } as const
  const outcome = checkInspection(visit, { today: day('2024-09-12'), totalDong: dong(320_000_000n) })
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${code} ${field}`)
}

test('a đề án behind schedule is told what to mend and by when', () => {
  assert.deepEqual(found({}), [])
  assert.deepEqual(found({ conclusion: 'late' }), ['inspection.remedy-missing remedy'])
  assert.deepEqual(found({ conclusion: 'late', remedy: 'Lắp xong máy ép' }), ['inspection.remedy-day-missing remedyDueOn'])
  assert.deepEqual(found({ conclusion: 'late', remedy: 'Lắp xong máy ép', remedyDueOn: day('2024-09-30') }), [])
  assert.deepEqual(found({ conclusion: 'late', remedy: 'Lắp xong máy ép', remedyDueOn: day('2024-09-09') }), [
    'inspection.remedy-day-early remedyDueOn',
  ])
  assert.deepEqual(found({ heldOn: day('2024-09-13') }), ['inspection.day-to-come heldOn'])
})

test('what was invested is never more than the whole đề án costs: one digit too many opens no advance', () => {
  assert.deepEqual(found({ investedDong: dong(320_000_000n) }), [])
  assert.deepEqual(found({ investedDong: dong(320_000_001n) }), ['inspection.over-invested investedDong'])
  assert.deepEqual(found({ investedDong: dong(999_000_000n) }), ['inspection.over-invested investedDong'])
})

test('việc dự kiến làm từ 15/12 đến 20/12 không nghiệm thu ngày 01/12 nếu không nêu giải trình', () => {
  const planned = { from: day('2024-12-15'), to: day('2024-12-20') }
  const on = (heldOn: string, explanation = '') =>
    codes({ heldOn: day(heldOn), explanation }, { planned, today: day('2024-12-31') }).filter((code) => code.startsWith('inspection.before-planned'))
  assert.deepEqual(on('2024-12-01'), ['inspection.before-planned heldOn'])
  assert.deepEqual(on('2024-12-15'), [])
  assert.deepEqual(on('2024-12-01', 'Đơn vị làm xong sớm theo văn bản 12/SCT'), [])
})
