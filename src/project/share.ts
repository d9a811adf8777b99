// What each beneficiary is given of the support of a đề án: all of it dealt out, nobody above its own ceiling. Pure.
import { type Dong, dong, split, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuseAll } from '../basics/outcome.ts'

export type Shares = ReadonlyMap<string, Dong>

/** Of one establishment, where the norm sets one; two records with one number are one establishment. */
export type OwnCeiling = { readonly dong: Dong; readonly sameAs: ReadonlyMap<string, string> }

/** One beneficiary has all of it; several have what was entered for each. */
export function checkShares(beneficiaries: readonly string[], given: Shares, supportDong: Dong, ceiling?: OwnCeiling): Outcome<Shares> {
  const [first, ...others] = beneficiaries
  if (first === undefined) return ok(new Map())
  if (others.length === 0) return ok(new Map([[first, supportDong]]))
  const wrong: Refusal[] = []
  for (const id of beneficiaries) {
    const share = given.get(id)
    if (share === undefined || share === 0n) wrong.push(refusal('project.share-missing', {}, `shares.${id}`))
    else if (ceiling && ownSum(id, beneficiaries, given, ceiling) > ceiling.dong)
      wrong.push(refusal('project.share-over-ceiling', { most: String(ceiling.dong) }, `shares.${id}`))
  }
  for (const [id, amount] of given) if (amount > 0n && !beneficiaries.includes(id)) wrong.push(refusal('project.share-of-nobody', {}, `shares.${id}`))
  const shares = new Map(beneficiaries.map((id) => [id, given.get(id) ?? ZERO]))
  const together = sum(shares.values())
  if (wrong.length === 0 && together !== supportDong)
    wrong.push(refusal('project.shares-sum', { sum: String(together), whole: String(supportDong) }, `shares.${first}`))
  return wrong.length === 0 ? ok(shares) : refuseAll(wrong)
}

function ownSum(id: string, beneficiaries: readonly string[], given: Shares, { sameAs }: OwnCeiling): bigint {
  const self = (one: string) => sameAs.get(one) ?? one
  return sum(beneficiaries.filter((one) => self(one) === self(id)).map((one) => given.get(one) ?? ZERO))
}

/** An amount dealt out by the shares; in equal parts, the odd đồng to the first, where no shares were ever fixed. */
export function partsOf(shares: Shares, establishments: readonly string[], amountDong: Dong): Dong[] {
  const weights = establishments.map((id) => shares.get(id) ?? 0n)
  return split(dong(amountDong), weights.some((weight) => weight > 0n) ? weights : establishments.map(() => 1n))
}
