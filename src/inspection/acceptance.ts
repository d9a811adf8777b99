// What is accepted: quantities against the plan, and the support the accepted cost earns.
// Final support = min(approved, percent x eligible cost, ceiling); the rest of the eligible cost is counterpart (Biên bản nghiệm thu, T2 (9) and (10)).

import type { Day } from '../basics/day.ts'
import { type Dong, dong, least } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuseAll } from '../basics/outcome.ts'
import { finalSupport, type Norm, normForAll } from '../programme/norm.ts'

export const VERDICTS = ['pass', 'pass-with-conditions', 'fail'] as const
export type Verdict = (typeof VERDICTS)[number]

export type AcceptedMoney = { readonly eligibleDong: Dong; readonly supportDong: Dong; readonly counterpartDong: Dong }

export type Earned = {
  readonly approvedDong: Dong
  /** The norm of the day of appraisal: an old dossier is judged by the rule of its own day. */
  readonly norm: Norm | undefined
  readonly eligibleDong: Dong
  readonly priority: boolean
  readonly beneficiaries: number
}

/** Without a norm row the support is what was approved, never more than the cost it pays for. */
export function acceptedMoney({ approvedDong, norm, eligibleDong, priority, beneficiaries }: Earned): AcceptedMoney {
  const byNorm = norm ? finalSupport({ approvedDong, norm: normForAll(norm, beneficiaries), eligibleDong, priority }) : approvedDong
  const supportDong = least(byNorm, eligibleDong)
  return { eligibleDong, supportDong, counterpartDong: dong(eligibleDong - supportDong) }
}

export type Quantity = { readonly targetCode: string; readonly planned: number; readonly accepted: number }

export type Minutes = {
  readonly heldOn: Day
  readonly verdict: Verdict
  readonly quantities: readonly Quantity[]
  readonly eligibleDong: Dong
  /** Why more was accepted than planned, or what is still to do. */
  readonly explanation: string
}

export type Behind = {
  readonly today: Day
  /** The whole cost in the dossier. */
  readonly estimateDong: Dong
  readonly contractSignedOn: Day | undefined
  readonly firstInspectedOn: Day | undefined
  /** When the dossier says the work is done. */
  readonly planned: { readonly from: Day; readonly to: Day }
}

export function checkAcceptance(minutes: Minutes, behind: Behind): Outcome<true> {
  const wrong: Refusal[] = []
  const { heldOn, verdict, quantities, eligibleDong, explanation } = minutes
  if (heldOn > behind.today) wrong.push(refusal('inspection.day-to-come', { today: behind.today }, 'heldOn'))
  if (behind.firstInspectedOn === undefined) wrong.push(refusal('inspection.not-inspected'))
  else if (heldOn < behind.firstInspectedOn)
    wrong.push(refusal('inspection.accepted-before-inspected', { inspectedOn: behind.firstInspectedOn }, 'heldOn'))
  if (behind.contractSignedOn !== undefined && heldOn < behind.contractSignedOn)
    wrong.push(refusal('inspection.accepted-before-contract', { signedOn: behind.contractSignedOn }, 'heldOn'))
  if (explanation === '') {
    const { from, to } = behind.planned
    if (verdict !== 'fail' && heldOn < from) wrong.push(refusal('inspection.before-planned', { from, to }, 'heldOn'))
    for (const { targetCode, planned, accepted } of quantities)
      if (accepted > planned) wrong.push(refusal('inspection.over-planned', { planned: String(planned) }, `proofs.${targetCode}`))
    if (eligibleDong > behind.estimateDong) wrong.push(refusal('inspection.over-estimate', { estimate: String(behind.estimateDong) }, 'eligibleDong'))
    if (verdict === 'pass-with-conditions') wrong.push(refusal('inspection.conditions-missing', {}, 'explanation'))
  }
  if (verdict !== 'fail' && quantities.length > 0 && quantities.every(({ accepted }) => accepted === 0))
    wrong.push(refusal('inspection.nothing-accepted', {}, `proofs.${quantities[0]?.targetCode}`))
  return wrong.length === 0 ? ok(true) : refuseAll(wrong)
}
