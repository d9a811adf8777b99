// Slips of typing that no cap catches: questions, put back once and taken when whoever types says that the paper was looked at again. Pure.
import { type Day, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { numberKey } from '../basics/text.ts'
import type { Kind } from './ledger.ts'

/** What the decision on the programme gives a source for all its years, or all sources together where it names none; null: not told. */
export type Grant = { readonly amountDong: bigint; readonly givenDong: bigint; readonly plannedDong: bigint | null }

/** An estimate that brings a source above what the whole programme gives it has most often a digit too many. */
export function checkGrant({ amountDong, givenDong, plannedDong }: Grant): Outcome<void> {
  if (plannedDong === null || givenDong + amountDong <= plannedDong) return ok(undefined)
  return refuse('funding.estimate-over-decision', { planned: String(plannedDong), given: String(givenDong) }, 'confirmed')
}

/** An amount below a thousandth of what the decision gives the source was most often typed in nghìn or triệu đồng. */
export function checkTiny({ amountDong, plannedDong }: Pick<Grant, 'amountDong' | 'plannedDong'>): Outcome<void> {
  if (plannedDong === null || amountDong * 1000n >= plannedDong) return ok(undefined)
  return refuse('funding.estimate-tiny', { amount: String(amountDong), planned: String(plannedDong) }, 'confirmed')
}

/** Postings a voucher of one act may have made already: an order of payment is one paper, whether it advances or pays the rest. */
const SAME_PAPER = {
  advance: ['advance', 'payment'],
  pay: ['advance', 'payment'],
  recover: ['recovery', 'recovery-paid', 'recovery-settled', 'recovery-settled-paid', 'recovery-closed'],
  'prove-counterpart': ['counterpart-proof', 'counterpart-proof-extra'],
  'correct-counterpart': ['counterpart-correction', 'counterpart-correction-extra'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>

export type VoucherAct = keyof typeof SAME_PAPER
type Voucher = { readonly amountDong: bigint; readonly day: Day; readonly paperNo: string }

/** The same voucher, day and amount twice on one đề án is most often one voucher recorded twice. */
export function checkVoucher(act: VoucherAct, voucher: Voucher, moves: readonly (Voucher & { readonly kind: Kind })[]): Outcome<void> {
  const kinds: readonly Kind[] = SAME_PAPER[act]
  const { amountDong, day, paperNo } = voucher
  const same = moves.filter((move) => kinds.includes(move.kind) && move.day === day && numberKey(move.paperNo) === numberKey(paperNo))
  const together = same.reduce((sum, move) => sum + move.amountDong, 0n)
  const repeated = together === amountDong || same.some((move) => move.amountDong === amountDong)
  return repeated ? refuse('funding.voucher-twice', { paperNo, day, amount: String(amountDong) }, 'confirmed') : ok(undefined)
}

type Given = { readonly kind: Kind; readonly day: Day; readonly paperNo: string; readonly amountDong: bigint }

/**
 * One decision changes the estimate of one source and year once: met again, it is most often the same decision typed a second time.
 * Numbers begin anew each year, so another year's is another decision, unless it gives the very same amount.
 */
export function checkDecision({ kind, paperNo, day, amountDong }: Given, moves: readonly Given[]): Outcome<void> {
  const before = moves.find(
    (move) =>
      move.kind === kind && numberKey(move.paperNo) === numberKey(paperNo) && (yearOf(move.day) === yearOf(day) || move.amountDong === amountDong),
  )
  if (!before) return ok(undefined)
  return refuse('funding.decision-twice', { paperNo: before.paperNo, day: before.day, amount: String(before.amountDong) }, 'confirmed')
}
