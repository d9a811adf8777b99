// What may be paid on one đề án, and when. Pure: amounts in, a yes or a refusal out.
import { type Dong, dong, least, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { approvedNow, promised } from '../project/project.ts'

/** Money of a đề án from one state source, as the ledger's totals tell it. */
export type Support = {
  readonly committedDong: Dong
  readonly advancedDong: Dong
  readonly paidDong: Dong
  readonly settledDong: Dong
  readonly recoveredDong: Dong
  readonly releasedDong: Dong
  readonly paidBackDong: Dong
  readonly returnedDong: Dong
}

/** Net paid: received and kept so far. What came back, before or after the books were closed, was never paid as far as any cap is asked. */
export function heldBy(support: Support): Dong {
  return dong(support.advancedDong + support.paidDong - support.recoveredDong - support.returnedDong)
}

/** What of the payments after an acceptance rests on it still: paid, less what was taken back of it. */
export function paidOnAcceptance({ paidDong, paidBackDong }: Support): Dong {
  return dong(paidDong - paidBackDong)
}

/** What a decision may still take back: approved and not committed, committed and not paid. */
export function reducible(support: Support & { readonly approvedDong: Dong }): { readonly notCommitted: Dong; readonly notPaid: Dong } {
  return {
    notCommitted: dong(support.approvedDong - support.committedDong),
    notPaid: dong(promised(support) - heldBy(support)),
  }
}

type Reducible = Support & { readonly approvedDong: Dong; readonly earnedDong: Dong | null }

/** What a reduction may take of one source, and never all that all sources give: after an acceptance only of what it still owes. */
export function checkReduction(fund: Reducible, all: readonly Reducible[], amount: Dong): Outcome<void> {
  const most = mostReduced(fund)
  if (amount > most) return refuse('funding.over-reducible', { left: String(most) }, 'amount')
  const accepted = fund.earnedDong !== null
  const left = sum(all.map((one) => (accepted ? (one.earnedDong ?? ZERO) : approvedNow(one)))) - amount
  if (left > 0n) return ok(undefined)
  return refuse(accepted ? 'funding.reduced-all-accepted' : 'funding.reduced-to-nothing', {}, 'amount')
}

export function mostReduced(fund: Reducible): Dong {
  if (fund.earnedDong !== null) return payable(fund, fund.earnedDong)
  const { notCommitted, notPaid } = reducible(fund)
  return dong(notCommitted + notPaid)
}

/** The rest after acceptance: what the accepted support still owes. TT 36/2013 Art. 14. */
export function payable(support: Support, finalDong: Dong): Dong {
  const left = least(finalDong, promised(support)) - heldBy(support)
  return left > 0n ? dong(left) : ZERO
}

/** Why nothing can be paid out, or paid out any more: not accepted, more received than accepted, or all of it paid. */
export function checkPayment(support: Support, amount: Dong, finalDong: Dong | undefined): Outcome<Dong> {
  if (finalDong === undefined) return refuse('funding.not-accepted', {}, 'amount')
  const excess = toReturn(support, finalDong)
  if (excess > 0n) return refuse('funding.excess-first', { excess: String(excess) }, 'amount')
  const most = payable(support, finalDong)
  return amount > most ? refuse('funding.over-payable', { left: String(most) }, 'amount') : ok(amount)
}

/** What the acceptance gives of a source, less what was taken back for good; undefined while nothing is accepted. */
export function earnedOf({ earnedDong }: { readonly earnedDong: Dong | null }): Dong | undefined {
  return earnedDong ?? undefined
}

/** What must come back: received beyond what was accepted; all of it where the đề án was stopped and nothing was accepted. */
export function toReturn(support: Support, finalDong: Dong | undefined, stopped = false): Dong {
  if (finalDong === undefined) return stopped ? heldBy(support) : ZERO
  const excess = heldBy(support) - least(finalDong, promised(support))
  return excess > 0n ? dong(excess) : ZERO
}

/** What a settlement gives back to the estimate: all that was approved and is not accepted. Before the acceptance: what is not paid out. */
export function releasedBySettlement(support: Support & { readonly approvedDong: Dong }, finalDong: Dong | undefined): bigint {
  const kept = finalDong === undefined ? heldBy(support) : least(finalDong, promised(support))
  return support.approvedDong - support.releasedDong - kept
}

/** Which payment a recovery takes back: what the accountant says, or advances first. What was settled may be asked back too (TT 36/2013 Art. 12(6)). */
export const TAKES_BACK = ['advance-first', 'advance', 'payment'] as const
export type TakesBack = (typeof TAKES_BACK)[number]

export type Recovery = { readonly fromAdvance: Dong; readonly fromPayment: Dong }

export function planRecovery(support: Support, amount: Dong, takesBack: TakesBack = 'advance-first'): Outcome<Recovery> {
  const most = heldBy(support)
  if (amount > most) return refuse('funding.over-recoverable', { left: String(most) }, 'amount')
  const { advance, payment } = stillHeld(support)
  if (takesBack === 'payment')
    return amount > payment
      ? refuse('funding.over-recoverable-of', { what: 'payment', left: String(payment) }, 'amount')
      : ok({ fromAdvance: ZERO, fromPayment: amount })
  if (takesBack === 'advance' && amount > advance) return refuse('funding.over-recoverable-of', { what: 'advance', left: String(advance) }, 'amount')
  const fromAdvance = least(amount, advance)
  return ok({ fromAdvance, fromPayment: dong(amount - fromAdvance) })
}

/** Advanced and paid, each less what was taken back of it. */
export function stillHeld(support: Support): { readonly advance: Dong; readonly payment: Dong } {
  const advanceBack = dong(support.recoveredDong - support.paidBackDong)
  return { advance: dong(support.advancedDong - advanceBack), payment: paidOnAcceptance(support) }
}

/** Whether money taken back after the acceptance may go out again: a payment by mistake may, what was not earned may not. */
export const AFTERWARDS = ['final', 'again'] as const
export type Afterwards = (typeof AFTERWARDS)[number]

/** How much less the acceptance gives when this is taken back for good: what was received beyond it was never given. */
export function lostBy(support: Support, earnedDong: Dong, amount: Dong): Dong {
  const excess = toReturn(support, earnedDong)
  return amount > excess ? dong(amount - excess) : ZERO
}

type Counterpart = { readonly pledgedDong: Dong; readonly provenDong: Dong }
type CounterpartParts = { readonly pledge: Dong; readonly extra: Dong }

/** Vouchers prove the pledge first; what passes it is extra. */
export function splitProof({ pledgedDong, provenDong }: Counterpart, amount: Dong): CounterpartParts {
  const open = pledgedDong > provenDong ? dong(pledgedDong - provenDong) : ZERO
  const pledge = least(amount, open)
  return { pledge, extra: dong(amount - pledge) }
}

/** A correction takes back the extra first, so that what is still proven is as if it had been recorded right. */
export function splitCorrection({ pledgedDong, provenDong }: Counterpart, amount: Dong): CounterpartParts {
  const over = provenDong > pledgedDong ? dong(provenDong - pledgedDong) : ZERO
  const extra = least(amount, over)
  return { pledge: dong(amount - extra), extra }
}

export type SettlementPlan = {
  readonly settleAdvance: Dong
  readonly settlePayment: Dong
}

/** Settlement closes the books of the đề án: everything held is what the acceptance allows, to the đồng. */
export function planSettlement(support: Support, finalDong: Dong | undefined): Outcome<SettlementPlan> {
  if (finalDong === undefined) return refuse('funding.not-accepted')
  const owed = least(finalDong, promised(support))
  const held = heldBy(support)
  if (held > owed) return refuse('funding.excess-not-recovered', { excess: String(held - owed) })
  if (held < owed) return refuse('funding.rest-not-paid', { rest: String(owed - held) })
  const settleAdvance = least(stillHeld(support).advance, owed)
  return ok({
    settleAdvance,
    settlePayment: dong(owed - settleAdvance),
  })
}
