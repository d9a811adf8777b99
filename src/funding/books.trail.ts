// The ledger told twice: each money act writes its amount in the trail too, and the trail is chained. Rewriting the ledger with all its
// totals, or slipping in a pair of postings that cancel out, still leaves the two telling different sums.
import type { Kind } from './ledger.ts'

type Told = {
  readonly kinds: readonly Kind[]
  readonly acts: readonly string[]
  readonly fact: string
  /** A programme without such a source posts none of it, though the act names an amount. */
  readonly whenPosted?: boolean
}

/** Which acts tell the sum of which postings, and in which fact. Releases follow from these: their totals are checked with the ledger. */
const TOLD: readonly Told[] = [
  { kinds: ['estimate'], acts: ['funding.estimate-given', 'funding.carried-over'], fact: 'amountDong' },
  { kinds: ['estimate-cut'], acts: ['funding.estimate-cut'], fact: 'amountDong' },
  { kinds: ['carry-over'], acts: ['funding.carried-over'], fact: 'amountDong' },
  { kinds: ['allocation'], acts: ['funding.approved', 'funding.supplemented'], fact: 'amountDong' },
  { kinds: ['commitment'], acts: ['funding.contracted'], fact: 'supportDong' },
  { kinds: ['counterpart-pledge'], acts: ['funding.contracted'], fact: 'counterpartDong', whenPosted: true },
  { kinds: ['advance'], acts: ['funding.advanced'], fact: 'amountDong' },
  { kinds: ['payment'], acts: ['funding.paid'], fact: 'amountDong' },
  {
    kinds: ['recovery', 'recovery-paid', 'recovery-settled', 'recovery-settled-paid', 'recovery-closed'],
    acts: ['funding.recovered'],
    fact: 'amountDong',
  },
  { kinds: ['advance-settlement', 'payment-settlement'], acts: ['funding.settled'], fact: 'settledDong' },
  { kinds: ['counterpart-proof', 'counterpart-proof-extra'], acts: ['funding.counterpart-proven'], fact: 'amountDong' },
  { kinds: ['counterpart-correction', 'counterpart-correction-extra'], acts: ['funding.counterpart-corrected'], fact: 'amountDong' },
]

export const TOLD_ACTS: readonly string[] = [...new Set(TOLD.flatMap(({ acts }) => acts))]
export const TOLD_FACTS: readonly string[] = [...new Set(TOLD.map(({ fact }) => fact))]

export type PostedSum = { readonly subjectId: string; readonly kind: Kind; readonly amount: bigint }
export type ToldSum = { readonly subjectId: string; readonly act: string; readonly fact: string; readonly amount: bigint }
export type Untold = { readonly subjectId: string; readonly kind: Kind; readonly posted: bigint; readonly told: bigint }

/** The first subject whose postings and trail tell different sums. One whose trail tells no money at all came in by a bulk load and is left out. */
export function findUntold(posted: readonly PostedSum[], told: readonly ToldSum[]): Untold | undefined {
  const sums = new Map<string, bigint>()
  const add = (key: string, amount: bigint) => sums.set(key, (sums.get(key) ?? 0n) + amount)
  for (const { subjectId, kind, amount } of posted) add(`${subjectId} ${kind}`, amount)
  for (const { subjectId, act, fact, amount } of told) add(`${subjectId} ${act} ${fact}`, amount)
  for (const subjectId of [...new Set(told.map((one) => one.subjectId))].sort()) {
    for (const { kinds, acts, fact, whenPosted } of TOLD) {
      const inBooks = kinds.reduce((total, kind) => total + (sums.get(`${subjectId} ${kind}`) ?? 0n), 0n)
      const inTrail = acts.reduce((total, act) => total + (sums.get(`${subjectId} ${act} ${fact}`) ?? 0n), 0n)
      if (inBooks !== inTrail && !(whenPosted && inBooks === 0n)) return { subjectId, kind: kinds[0] as Kind, posted: inBooks, told: inTrail }
    }
  }
  return undefined
}
