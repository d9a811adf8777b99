// Spending norms: how much of which cost may be supported, up to what ceiling, by which article, from which day.
import type { Day } from '../basics/day.ts'
import { type Dong, dong, least, shareOf } from '../basics/money.ts'
import { type Standing, weakest } from './standing.ts'

export type NormLevel = 'national' | 'local'

export type Norm = {
  readonly id: string
  readonly code: string
  readonly level: NormLevel
  readonly provinceCode: string | null
  readonly name: string
  /** 50 % is 5000; null: the article sets no share. */
  readonly basisPoints: number | null
  /** null: the article sets no ceiling. */
  readonly ceilingDong: Dong | null
  /** "cơ sở", "mô hình", "cụm công nghiệp": what one ceiling is for. */
  readonly ceilingUnit: string
  /** Which costs count. */
  readonly basis: string
  readonly condition: string
  /** 15000: a priority đề án may reach 1,5 times the ceiling. */
  readonly priorityBasisPoints: number | null
  readonly priorityStanding: Standing | null
  /** The ceiling is for one establishment over the whole programme. */
  readonly perEstablishment: boolean
  readonly article: string
  readonly standing: Standing
  readonly inForceFrom: Day
  /** The last day in force. */
  readonly inForceTo: Day | null
  readonly note: string
}

export function isInForce(rule: { readonly inForceFrom: Day; readonly inForceTo: Day | null }, on: Day): boolean {
  return rule.inForceFrom <= on && (rule.inForceTo === null || on <= rule.inForceTo)
}

export type NormQuestion = { readonly level: NormLevel; readonly province: string; readonly on: Day }

/** Where the province has no norm of its own that we know, the national one is its upper bound (NĐ 45/2012; TTLT 26/2014 Art. 6(3)): shown as unverified. */
export const NO_LOCAL_NORM = 'Chưa tìm thấy mức chi của tỉnh cho nội dung này tại ngày xét; tạm lấy mức tối đa của trung ương để đối chiếu.'

/** The norms that hold for a level, a province and a day. */
export function normsFor(norms: readonly Norm[], { level, province, on }: NormQuestion): Norm[] {
  const inForce = norms.filter((norm) => isInForce(norm, on))
  const national = inForce.filter((norm) => norm.level === 'national')
  if (level === 'national') return national
  const local = inForce.filter((norm) => norm.level === 'local' && norm.provinceCode === province)
  const known = new Set(local.map((norm) => norm.code))
  return [...local, ...national.filter((norm) => !known.has(norm.code)).map((norm) => standIn(norm, province))]
}

function standIn(norm: Norm, province: string): Norm {
  return {
    ...norm,
    level: 'local',
    provinceCode: province,
    standing: 'unverified',
    note: norm.note === '' ? NO_LOCAL_NORM : `${NO_LOCAL_NORM} ${norm.note}`,
  }
}

export type SupportQuestion = { readonly norm: Norm; readonly eligibleDong: Dong; readonly priority?: boolean | undefined }

export type Support = { readonly maximumDong: Dong; readonly limitedBy: 'share' | 'ceiling' | 'none' }

/** The ceiling of this đề án: raised by the priority factor when it is one of NĐ 45/2012 Art. 6. */
export function ceilingOf(norm: Norm, priority = false): Dong | undefined {
  if (norm.ceilingDong === null) return undefined
  return priority && norm.priorityBasisPoints !== null ? shareOf(norm.ceilingDong, norm.priorityBasisPoints) : norm.ceilingDong
}

/** A ceiling "mỗi cơ sở" counts once for each establishment that benefits. */
export function normForAll(norm: Norm, beneficiaries: number): Norm {
  if (!norm.perEstablishment || norm.ceilingDong === null || beneficiaries <= 1) return norm
  return { ...norm, ceilingDong: dong(norm.ceilingDong * BigInt(beneficiaries)) }
}

/** What the share alone would give; undefined where the article sets none. */
export function shareByNorm(norm: Norm, eligibleDong: Dong): Dong | undefined {
  return norm.basisPoints === null ? undefined : shareOf(eligibleDong, norm.basisPoints)
}

/** min(share × eligible cost, ceiling), never more than the cost itself. */
export function supportByNorm({ norm, eligibleDong, priority }: SupportQuestion): Support {
  const share = shareByNorm(norm, eligibleDong) ?? eligibleDong
  const ceiling = ceilingOf(norm, priority)
  if (ceiling !== undefined && ceiling < share) return { maximumDong: ceiling, limitedBy: 'ceiling' }
  return { maximumDong: share, limitedBy: norm.basisPoints === null ? 'none' : 'share' }
}

/** What is owed at settlement: the least of what was approved, the share of what was really spent, and the ceiling. */
export function finalSupport({ approvedDong, ...question }: SupportQuestion & { readonly approvedDong: Dong }): Dong {
  return least(approvedDong, supportByNorm(question).maximumDong)
}

export type NormVerdict = Support & {
  readonly ok: boolean
  readonly overDong: Dong
  readonly ceilingDong: Dong | undefined
  readonly article: string
  /** As sure as the least checked text it rests on. */
  readonly standing: Standing
}

/** Does the norm allow what is asked? The answer names the article and how far it was checked. */
export function judgeByNorm(question: SupportQuestion & { readonly askedDong: Dong }): NormVerdict {
  const { norm, askedDong, priority } = question
  const support = supportByNorm(question)
  const over = askedDong - support.maximumDong
  const raised = priority === true && norm.ceilingDong !== null && norm.priorityBasisPoints !== null
  return {
    ...support,
    ok: over <= 0n,
    overDong: dong(over > 0n ? over : 0n),
    ceilingDong: ceilingOf(norm, priority),
    article: norm.article,
    standing: raised && norm.priorityStanding ? weakest(norm.standing, norm.priorityStanding) : norm.standing,
  }
}
