// How much support an appraisal may propose: by the norm in force on its day, never above what was asked.
// TT 28/2018/TT-BTC Art. 8 and the province's own resolution; the rows themselves are data (programme/norm).
import { type Dong, least, sum } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuseAll } from '../basics/outcome.ts'
import { type Norm, normForAll, supportByNorm } from '../programme/norm.ts'
import { ceilingLeft, type Used } from './ceiling-left.ts'

export type Asked = {
  readonly norm: Norm | undefined
  /** Cost the council accepts as the base of the percentage. */
  readonly eligibleDong: Dong
  /** Cost lines of the dossier marked eligible: the council may strike, never add. */
  readonly eligibleInDossierDong: Dong
  readonly askedDong: Dong
  /** The đề án has a priority of NĐ 45/2012 Art. 6. */
  readonly priority: boolean
  readonly beneficiaries: number
  /** Of the ceiling of this norm, by other đề án. */
  readonly used?: Used | undefined
}

export type Proposal = {
  readonly maximumDong: Dong
  /** What stopped the sum: share of cost, ceiling, the whole cost, the amount asked; 'left' what other đề án left of the ceiling; 'no-norm' when no row covers the activity. */
  readonly limitedBy: 'share' | 'ceiling' | 'left' | 'cost' | 'asked' | 'no-norm'
  /** What the norm alone would give; undefined without a norm. */
  readonly byNormDong: Dong | undefined
}

export function propose(asked: Asked): Proposal {
  if (!asked.norm) return { maximumDong: asked.askedDong, limitedBy: 'no-norm', byNormDong: undefined }
  const byNorm = supportByNorm({ norm: normForAll(asked.norm, asked.beneficiaries), eligibleDong: asked.eligibleDong, priority: asked.priority })
  const left = ceilingLeft(asked.norm, asked)
  const short = left !== undefined && left < byNorm.maximumDong
  const maximumDong = short ? left : byNorm.maximumDong
  const limitedBy = short ? 'left' : byNorm.limitedBy
  if (asked.askedDong < maximumDong) return { maximumDong: asked.askedDong, limitedBy: 'asked', byNormDong: maximumDong }
  return { maximumDong, limitedBy: limitedBy === 'none' ? 'cost' : limitedBy, byNormDong: maximumDong }
}

/** Support proposed from each state source of the programme. */
export type Amounts = ReadonlyMap<string, Dong>

export function checkAmounts(amounts: Amounts, askedBySource: Amounts, asked: Asked): Outcome<Dong> {
  const found: Refusal[] = []
  if (asked.eligibleDong > asked.eligibleInDossierDong) {
    found.push(refusal('appraisal.eligible-over-costs', { most: String(asked.eligibleInDossierDong) }, 'eligibleDong'))
  }
  for (const [source, amount] of amounts) {
    const most = askedBySource.get(source)
    if (most === undefined) found.push(refusal('appraisal.unknown-source', { source }, `amounts.${source}`))
    else if (amount > most) found.push(refusal('appraisal.over-asked', { source, most: String(most) }, `amounts.${source}`))
  }
  const total = sum(amounts.values())
  const { byNormDong } = propose(asked)
  const first = [...amounts].find(([, amount]) => amount > 0n)?.[0] ?? [...amounts.keys()][0]
  if (total === 0n) found.push(refusal('appraisal.nothing-proposed', {}, `amounts.${first}`))
  if (byNormDong !== undefined && total > byNormDong) {
    found.push(refusal(overCode(asked), { most: String(byNormDong), ...usedFacts(asked.used) }, `amounts.${first}`))
  }
  return found.length === 0 ? ok(total) : refuseAll(found)
}

/** Which cap an amount breaks: the norm itself, or what other đề án of the establishment left of its ceiling. */
function overCode(asked: Asked): string {
  const alone = propose({ ...asked, used: undefined }).byNormDong
  return alone === propose(asked).byNormDong ? 'appraisal.over-norm' : 'appraisal.over-ceiling-left'
}

function usedFacts(used: Used | undefined): Record<string, string> {
  return used ? { used: String(used.usedDong), codes: used.codes.join(', ') } : {}
}

/** A first suggestion: the maximum dealt out over the sources in their order, none above what was asked of it. */
export function dealOut(maximumDong: Dong, asked: Amounts): Amounts {
  let left: bigint = maximumDong
  const dealt = new Map<string, Dong>()
  for (const [source, amount] of asked) {
    const part = least(amount, left)
    dealt.set(source, part)
    left -= part
  }
  return dealt
}
