// What may be paid on one đề án, and when. Pure: amounts in, a yes or a refusal out.
import { type Dong, dong, least, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'

/** Money of a đề án from one state source, as the ledger's totals tell it. */
export type Support = {
  readonly committedDong: Dong
  readonly advancedDong: Dong
  readonly paidDong: Dong
  readonly settledDong: Dong
  readonly recoveredDong: Dong
  readonly releasedDong: Dong
}

/** Received and kept so far. */
export function heldBy(support: Support): Dong {
  return dong(support.advancedDong + support.paidDong - support.recoveredDong)
}

/** What the contract still promises: committed, less what a stop gave back. */
export function promised(support: Support): Dong {
  return dong(support.committedDong - support.releasedDong)
}

/** What a decision may still take back: approved and not committed, committed and not paid. */
export function reducible(support: Support & { readonly approvedDong: Dong }): { readonly notCommitted: Dong; readonly notPaid: Dong } {
  return {
    notCommitted: dong(support.approvedDong - support.committedDong),
    notPaid: dong(promised(support) - heldBy(support)),
  }
}

/** The rest after acceptance: what the accepted support still owes. TT 36/2013 Art. 14. */
export function payable(support: Support, finalDong: Dong): Dong {
  const left = least(finalDong, promised(support)) - heldBy(support)
  return left > 0n ? dong(left) : ZERO
}

export function checkPayment(support: Support, amount: Dong, finalDong: Dong | undefined): Outcome<Dong> {
  if (finalDong === undefined) return refuse('funding.not-accepted', {}, 'amount')
  const most = payable(support, finalDong)
  return amount > most ? refuse('funding.over-payable', { left: String(most) }, 'amount') : ok(amount)
}

/** What may still be asked back: received, neither settled nor returned. TT 36/2013 Art. 12(6). */
export function recoverable(support: Support): Dong {
  return dong(support.advancedDong + support.paidDong - support.settledDong - support.recoveredDong)
}

/** A recovery takes back advances first, then payments. */
export function splitRecovery(support: Support, amount: Dong): { readonly fromAdvance: Dong; readonly fromPayment: Dong } {
  const fromAdvance = least(amount, advanceStillHeld(support))
  return { fromAdvance, fromPayment: dong(amount - fromAdvance) }
}

function advanceStillHeld(support: Support): Dong {
  return dong(support.advancedDong - least(support.recoveredDong, support.advancedDong))
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
  const settleAdvance = least(advanceStillHeld(support), owed)
  return ok({
    settleAdvance,
    settlePayment: dong(owed - settleAdvance),
  })
}
