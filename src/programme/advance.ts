// How much may be paid before acceptance: by kind, with its test of progress, never above the overall share of the support.
// National: TT 36/2013/TT-BCT Art. 13; overall: TTLT 26/2014/TTLT-BTC-BCT Art. 8(2)(b). The figures are dated data.
import type { Day } from '../basics/day.ts'
import { type Dong, divideHalfUp, dong, shareOf, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { NormLevel } from './norm.ts'
import { type Standing, weakest } from './standing.ts'

export const ADVANCE_KINDS = ['cluster-works', 'vocational-training', 'capacity', 'promotion', 'equipment', 'founding', 'interest'] as const

export type AdvanceKind = (typeof ADVANCE_KINDS)[number]

export type AdvanceRule = {
  readonly id: string
  readonly level: NormLevel
  /** 'overall' is the cap over every kind. */
  readonly kind: AdvanceKind | 'overall'
  readonly basisPoints: number
  /** Progress must be more than this; null: no test. */
  readonly progressOverBasisPoints: number | null
  /** Of the supported item, or of the project's total investment. */
  readonly progressOf: 'item' | 'investment' | null
  /** Paid after acceptance, so it is no advance and the overall cap does not bind it (TT 36/2013 Art. 13(3)). */
  readonly afterAcceptance: boolean
  readonly papers: string
  readonly article: string
  readonly standing: Standing
  readonly inForceFrom: Day
  readonly inForceTo: Day | null
}

/** Progress as confirmed on the spot. */
export type Progress = {
  readonly itemDoneBasisPoints: number
  readonly investedDong: Dong
  readonly totalInvestmentDong: Dong
}

export type AdvanceQuestion = {
  readonly rule: AdvanceRule
  readonly overall: AdvanceRule | undefined
  readonly supportDong: Dong
  readonly advancedDong: Dong
  readonly progress: Progress | undefined
  readonly accepted: boolean
}

export type AdvanceRoom = {
  readonly maximumDong: Dong
  /** The share of the support that may be advanced in all, the overall cap included. */
  readonly basisPoints: number
  readonly article: string
  readonly standing: Standing
}

/** What an advance of a kind waits for before acceptance: progress of more than so much, or nothing. */
export type AdvanceTest = Pick<AdvanceRule, 'level' | 'kind' | 'progressOverBasisPoints' | 'progressOf'>

/** The kinds of one level that may be advanced before acceptance at all: the rows `advanceRoom` decides by, as a list looks for them. */
export function advanceTests(rules: readonly AdvanceRule[]): AdvanceTest[] {
  const overall = rules.find(({ kind }) => kind === 'overall')?.basisPoints
  return rules.filter((rule) => rule.kind !== 'overall' && !rule.afterAcceptance && Math.min(rule.basisPoints, overall ?? rule.basisPoints) > 0)
}

/** How much may still be advanced, or why nothing may. */
export function advanceRoom(question: AdvanceQuestion): Outcome<AdvanceRoom> {
  const { rule, overall, supportDong, advancedDong, accepted } = question
  if (rule.afterAcceptance && !accepted) return refuse('programme.advance-after-acceptance', { article: rule.article })
  const short = progressShort(question)
  if (short) return short
  const capped = rule.afterAcceptance || overall === undefined ? rule.basisPoints : Math.min(rule.basisPoints, overall.basisPoints)
  const left = shareOf(supportDong, capped) - advancedDong
  const standing = rule.afterAcceptance || overall === undefined ? rule.standing : weakest(rule.standing, overall.standing)
  return ok({ maximumDong: left > 0n ? dong(left) : ZERO, basisPoints: capped, article: rule.article, standing })
}

function progressShort({ rule, progress }: AdvanceQuestion) {
  const needed = rule.progressOverBasisPoints
  if (needed === null || rule.progressOf === null) return undefined
  if (progress === undefined) return refuse('programme.advance-no-progress', { needed: String(needed), of: rule.progressOf, article: rule.article })
  if (isOver(rule.progressOf, progress, needed)) return undefined
  const found = String(doneBasisPoints(rule.progressOf, progress))
  return refuse('programme.advance-progress-short', { needed: String(needed), found, of: rule.progressOf, article: rule.article })
}

/** "More than", so exactly 70 % is not enough; compared without rounding. */
function isOver(of: 'item' | 'investment', progress: Progress, needed: number): boolean {
  if (of === 'item') return progress.itemDoneBasisPoints > needed
  return progress.investedDong * 10_000n > progress.totalInvestmentDong * BigInt(needed)
}

/** For the sentence only: rounded, the test itself is exact. */
function doneBasisPoints(of: 'item' | 'investment', { itemDoneBasisPoints, investedDong, totalInvestmentDong }: Progress): bigint {
  if (of === 'item') return BigInt(itemDoneBasisPoints)
  return totalInvestmentDong <= 0n ? 0n : divideHalfUp(investedDong * 10_000n, totalInvestmentDong)
}
