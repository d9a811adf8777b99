import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dong } from '../basics/money.ts'
import {
  checkPayment,
  heldBy,
  payable,
  planRecovery,
  planSettlement,
  releasedBySettlement,
  type Support,
  splitCorrection,
  splitProof,
  toReturn,
} from './funding.ts'

const M = 1_000_000n

function support(figures: Partial<Record<keyof Support, bigint>>): Support {
  const zero = {
    committedDong: 0n,
    advancedDong: 0n,
    paidDong: 0n,
    settledDong: 0n,
    recoveredDong: 0n,
    releasedDong: 0n,
    paidBackDong: 0n,
    returnedDong: 0n,
  }
  return { ...zero, ...figures } as Support
}

test('chưa nghiệm thu thì không thanh toán phần còn lại', () => {
  const outcome = checkPayment(support({ committedDong: 274n * M }), dong(1n), undefined)
  assert.equal(outcome.ok ? '' : outcome.refusals[0]?.code, 'funding.not-accepted')
})

test('sau nghiệm thu chỉ được thanh toán phần còn lại của mức hỗ trợ được nghiệm thu', () => {
  const held = support({ committedDong: 274n * M, advancedDong: 191_800_000n })
  assert.equal(payable(held, dong(274n * M)), 82_200_000n)
  assert.equal(checkPayment(held, dong(82_200_000n), dong(274n * M)).ok, true)
  assert.equal(checkPayment(held, dong(82_200_001n), dong(274n * M)).ok, false)
})

test('nghiệm thu thấp hơn số đã tạm ứng thì phải thu hồi phần chênh lệch trước khi quyết toán', () => {
  const held = support({ committedDong: 300n * M, advancedDong: 210n * M })
  const refused = planSettlement(held, dong(200n * M))
  assert.deepEqual(refused.ok ? undefined : refused.refusals[0], { code: 'funding.excess-not-recovered', facts: { excess: '10000000' } })
  const returned = support({ committedDong: 300n * M, advancedDong: 210n * M, recoveredDong: 10n * M })
  assert.deepEqual(planSettlement(returned, dong(200n * M)), { ok: true, value: { settleAdvance: 200n * M, settlePayment: 0n } })
})

test('chưa thanh toán đủ theo nghiệm thu thì chưa quyết toán được', () => {
  const refused = planSettlement(support({ committedDong: 300n * M, advancedDong: 210n * M }), dong(300n * M))
  assert.deepEqual(refused.ok ? undefined : refused.refusals[0], { code: 'funding.rest-not-paid', facts: { rest: '90000000' } })
})

test('thu hồi lấy từ tạm ứng trước, thanh toán sau, và không quá số đã nhận', () => {
  const held = support({ committedDong: 300n * M, advancedDong: 200n * M, paidDong: 100n * M, recoveredDong: 150n * M })
  assert.equal(heldBy(held), 150n * M)
  assert.deepEqual(planRecovery(held, dong(120n * M)), { ok: true, value: { fromAdvance: 50n * M, fromPayment: 70n * M } })
  assert.equal(planRecovery(held, dong(150n * M + 1n)).ok, false)
})

test('chi nhầm một khoản thanh toán thì thu hồi đúng khoản đó, tạm ứng giữ nguyên', () => {
  const held = support({ committedDong: 300n * M, advancedDong: 200n * M, paidDong: 100n * M })
  assert.deepEqual(planRecovery(held, dong(1n), 'payment'), { ok: true, value: { fromAdvance: 0n, fromPayment: 1n } })
  const after = support({ committedDong: 300n * M, advancedDong: 200n * M, paidDong: 100n * M, recoveredDong: 1n, paidBackDong: 1n })
  assert.deepEqual(planRecovery(after, dong(200n * M)), { ok: true, value: { fromAdvance: 200n * M, fromPayment: 0n } })
  const over = planRecovery(after, dong(100n * M), 'payment')
  assert.deepEqual(over.ok ? '' : over.refusals[0]?.facts, { what: 'payment', left: '99999999' })
  const settled = planSettlement(after, dong(300n * M - 1n))
  assert.deepEqual(settled.ok && settled.value, { settleAdvance: 200n * M, settlePayment: 100n * M - 1n })
})

test('tạm ứng 88, nghiệm thu 50: phải thu hồi 38 trước; quyết toán trả lại dự toán 90 của 140 đã phê duyệt', () => {
  const held = { ...support({ committedDong: 140n * M, advancedDong: 88n * M }), approvedDong: dong(140n * M) }
  assert.equal(toReturn(held, dong(50n * M)), 38n * M)
  assert.equal(releasedBySettlement(held, dong(50n * M)), 90n * M)
  const refused = checkPayment(held, dong(1n), dong(50n * M))
  assert.deepEqual(refused.ok ? '' : refused.refusals[0]?.code, 'funding.excess-first')
  assert.equal(toReturn(held, undefined), 0n)
  assert.equal(toReturn(held, undefined, true), 88n * M)
})

test('chứng minh rồi điều chỉnh giảm, theo thứ tự nào, phần vượt cam kết luôn đúng là số đã chứng minh trừ cam kết', () => {
  const acts = fc.array(fc.record({ back: fc.boolean(), amount: fc.bigInt(1n, 300n) }), { maxLength: 30 })
  fc.assert(
    fc.property(fc.bigInt(0n, 500n), acts, (pledged, asked) => {
      const kept = { pledge: 0n, extra: 0n }
      for (const { back, amount } of asked) {
        const provenDong = dong(kept.pledge + kept.extra)
        if (back && amount > provenDong) continue
        const parts = (back ? splitCorrection : splitProof)({ pledgedDong: dong(pledged), provenDong }, dong(amount))
        assert.equal(parts.pledge + parts.extra, amount)
        kept.pledge += back ? -parts.pledge : parts.pledge
        kept.extra += back ? -parts.extra : parts.extra
        const proven = kept.pledge + kept.extra
        assert.equal(kept.extra, proven > pledged ? proven - pledged : 0n)
      }
    }),
  )
})

test('quyết toán đúng bằng số đang giữ, bất kể tạm ứng, thanh toán và thu hồi bao nhiêu', () => {
  const amounts = fc.record({ advanced: fc.bigInt(0n, 500n), paid: fc.bigInt(0n, 500n), back: fc.bigInt(0n, 1000n) })
  fc.assert(
    fc.property(amounts, ({ advanced, paid, back }) => {
      const recovered = back > advanced + paid ? advanced + paid : back
      const held = support({ committedDong: advanced + paid, advancedDong: advanced, paidDong: paid, recoveredDong: recovered })
      const plan = planSettlement(held, heldBy(held))
      assert.ok(plan.ok)
      const advanceAccount = advanced - (recovered < advanced ? recovered : advanced)
      assert.equal(plan.value.settleAdvance + plan.value.settlePayment, heldBy(held))
      assert.ok(plan.value.settleAdvance <= advanceAccount && plan.value.settlePayment >= 0n)
    }),
  )
})
