// What other đề án already used of the ceiling of one establishment: a ceiling holds over the whole programme, not for each đề án anew.
// Pure; funding holds the same cap at approval, so what passes here is not refused there.
import { type Dong, dong, split, ZERO } from '../basics/money.ts'
import { ceilingOf, type Norm } from '../programme/norm.ts'

/** Support of another đề án and what each of those who benefit is given of it; in equal parts where that was never fixed. */
export type Held = {
  readonly code: string
  readonly normCode: string
  readonly establishments: readonly string[]
  readonly shares?: readonly string[] | undefined
  readonly supportDong: Dong
}

/** By whoever has used most under one norm, and in which đề án. */
export type Used = { readonly usedDong: Dong; readonly codes: readonly string[] }

export type UsedByNorm = ReadonlyMap<string, Used>

export function usedByNorm(held: readonly Held[], beneficiaries: readonly string[]): UsedByNorm {
  const most = new Map<string, Used>()
  for (const establishment of beneficiaries) {
    for (const normCode of new Set(held.map((one) => one.normCode))) {
      const used = usedBy(
        held.filter((one) => one.normCode === normCode && one.establishments.includes(establishment)),
        establishment,
      )
      if (used.usedDong > (most.get(normCode)?.usedDong ?? ZERO)) most.set(normCode, used)
    }
  }
  return most
}

/** Two records of one beneficiary in the same đề án are two parts of it. */
function usedBy(held: readonly Held[], establishment: string): Used {
  const part = ({ establishments, shares = [], supportDong }: Held): bigint => {
    const fixed = shares.map(BigInt)
    const parts = split(supportDong, fixed.some((share) => share > 0n) ? fixed : establishments.map(() => 1n))
    return parts.reduce((total, one, i) => (establishments[i] === establishment ? total + one : total), 0n)
  }
  return { usedDong: dong(held.reduce((total, one) => total + part(one), 0n)), codes: held.map(({ code }) => code) }
}

/** What the đề án may still get under the ceiling; undefined where none was used, or the norm sets none for an establishment. */
export function ceilingLeft(
  norm: Norm,
  { used, priority, beneficiaries }: { readonly used?: Used | undefined; readonly priority: boolean; readonly beneficiaries: number },
): Dong | undefined {
  const ceiling = norm.perEstablishment ? ceilingOf(norm, priority) : undefined
  if (used === undefined || ceiling === undefined) return undefined
  const left = ceiling - used.usedDong
  return left > 0n ? dong(left * BigInt(Math.max(1, beneficiaries))) : ZERO
}
