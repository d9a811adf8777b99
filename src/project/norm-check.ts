// Does the norm the applicant chose allow what is asked, and how is it set right where it does not? Pure: the norms in force are handed in.
import { type Dong, dong } from '../basics/money.ts'
import { ceilingOf, judgeByNorm, type Norm, type NormVerdict, normForAll, shareByNorm } from '../programme/norm.ts'
import type { Figures } from './cost-line.ts'
import { eligibleCost, totalCost } from './dossier.ts'

export type Checking = {
  /** In force on the day it is judged by. */
  readonly norms: readonly Norm[]
  readonly normCode: string
  /** Norms written for the activities of the đề án. */
  readonly ownCodes: readonly string[]
  readonly beneficiaries: number
  readonly figures: Figures
}

/** A way to set it right. */
export type Cure =
  | { readonly kind: 'mark-lines' }
  | { readonly kind: 'ask-less'; readonly supportDong: Dong; readonly counterpartDong: Dong; readonly moreDong: Dong }
  | { readonly kind: 'priority'; readonly maximumDong: Dong }
  | { readonly kind: 'other-norm'; readonly norm: Norm; readonly maximumDong: Dong }

export type NormCheck = NormVerdict & {
  /** As written for one establishment; `ceilingDong` is that of all who benefit. */
  readonly norm: Norm
  readonly beneficiaries: number
  readonly eligibleDong: Dong
  readonly shareDong: Dong | undefined
  readonly askedDong: Dong
  readonly cures: readonly Cure[]
}

/** The same rule the appraisal uses; undefined while no norm is chosen or no line is written. */
export function checkByNorm(checking: Checking): NormCheck | undefined {
  const { norms, normCode, beneficiaries, figures } = checking
  const norm = norms.find(({ code }) => code === normCode)
  if (!norm || figures.costs.length === 0) return undefined
  const whole = normForAll(norm, beneficiaries)
  const eligibleDong = eligibleCost(figures.costs)
  const verdict = judgeByNorm({ norm: whole, eligibleDong, askedDong: figures.supportDong })
  const cures = verdict.ok ? [] : curesFor(checking, norm, verdict.maximumDong)
  return { ...verdict, norm, beneficiaries, eligibleDong, shareDong: shareByNorm(whole, eligibleDong), askedDong: figures.supportDong, cures }
}

function curesFor({ norms, ownCodes, beneficiaries, figures }: Checking, norm: Norm, maximumDong: Dong): Cure[] {
  const eligibleDong = eligibleCost(figures.costs)
  const most = (other: Norm, priority = false) =>
    judgeByNorm({ norm: normForAll(other, beneficiaries), eligibleDong, askedDong: figures.supportDong, priority }).maximumDong
  const raised = ceilingOf(norm, true) === ceilingOf(norm) ? maximumDong : most(norm, true)
  const others = norms
    .filter(({ code }) => code !== norm.code && ownCodes.includes(code))
    .map((other) => ({ kind: 'other-norm' as const, norm: other, maximumDong: most(other) }))
    .filter((other) => other.maximumDong > maximumDong)
  return [
    eligibleDong === 0n ? { kind: 'mark-lines' } : askLess(figures, maximumDong),
    ...(raised > maximumDong ? [{ kind: 'priority' as const, maximumDong: raised }] : []),
    ...others,
  ]
}

/** What the State gives less, the establishment puts in. */
function askLess({ costs, counterpartDong, otherDong }: Figures, maximumDong: Dong): Cure {
  const rest = totalCost(costs) - maximumDong - otherDong
  const needed = dong(rest > 0n ? rest : 0n)
  const more = needed - counterpartDong
  return { kind: 'ask-less', supportDong: maximumDong, counterpartDong: needed, moreDong: dong(more > 0n ? more : 0n) }
}
