// Conditions of support seen from the dossier, shown to whoever appraises. TTLT 26/2014/TTLT-BTC-BCT Art. 7, the pattern still followed.
import type { Dong } from '../basics/money.ts'

export type DossierFacts = {
  readonly form: 'single' | 'group' | 'focal'
  readonly beneficiaries: number
  readonly totalDong: Dong
  readonly eligibleDong: Dong
  readonly supportDong: Dong
  readonly counterpartDong: Dong
}

export const CONDITIONS = ['beneficiary-named', 'cost-eligible', 'counterpart-enough'] as const
export type Condition = (typeof CONDITIONS)[number]

export type Met = { readonly condition: Condition; readonly met: boolean; readonly gapDong: Dong }

/** A group đề án may name its beneficiaries after the plan is approved (TT 36/2013 Art. 10, 21). */
export function conditionsOf(facts: DossierFacts): Met[] {
  const gap = facts.totalDong - facts.supportDong - facts.counterpartDong
  const none = 0n as Dong
  return [
    { condition: 'beneficiary-named', met: facts.form === 'group' || facts.beneficiaries > 0, gapDong: none },
    { condition: 'cost-eligible', met: facts.eligibleDong > 0n, gapDong: none },
    { condition: 'counterpart-enough', met: gap <= 0n, gapDong: (gap > 0n ? gap : none) as Dong },
  ]
}
