// Money is whole đồng in a branded bigint. No number and no fraction comes near it.
import { nfc, withoutTail } from './text.ts'

/** Vietnamese đồng. Whole numbers only: the currency has no smaller unit in use. */
export type Dong = bigint & { readonly __unit: 'dong' }

export const ZERO = 0n as Dong
export const ONE_MILLION = 1_000_000n

export function dong(amount: bigint): Dong {
  return amount as Dong
}

const MOST_TYPED = 60

/** Digits and stops as a Vietnamese or Japanese keyboard may send them. Nothing else is folded: a superscript or a circled number is no amount. */
function halfWidth(text: string): string {
  return nfc(text).replace(/[０-９．]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
}

/** Reads "1.250.000", "1250000", "1.250.000 đ"; undefined for anything else: decimals ("0.500" too), commas, signs. */
export function parseDong(text: string): Dong | undefined {
  if (text.length > MOST_TYPED) return undefined
  const digits = halfWidth(text)
    .trim()
    .replace(/(?:đồng|đ|₫)$/iu, '')
    .trim()
  if (!/^(\d+|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}([ \u00a0]\d{3})+)$/u.test(digits)) return undefined
  return dong(BigInt(digits.replace(/[.\s\u00a0]/gu, '')))
}

/** "274.000.000": digits alone, for columns whose unit is printed above them. */
export function formatDong(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString()
  let at = digits.length % 3 || 3
  let grouped = digits.slice(0, at)
  for (; at < digits.length; at += 3) grouped += `.${digits.slice(at, at + 3)}`
  return amount < 0n ? `-${grouped}` : grouped
}

/** Triệu đồng with up to `decimals` digits after the comma, rounded half up; trailing zeros dropped: "28,5", "75.300". */
export function formatTrieu(amount: bigint, decimals = 3): string {
  if (amount % ONE_MILLION === 0n) return formatDong(amount / ONE_MILLION)
  const unit = 10n ** BigInt(decimals)
  const scaled = divideHalfUp(amount * unit, ONE_MILLION)
  const whole = scaled / unit
  const rest = (scaled < 0n ? -scaled : scaled) % unit
  const sign = scaled < 0n && whole === 0n ? '-' : ''
  const tail = rest === 0n ? '' : `,${withoutTail(rest.toString().padStart(decimals, '0'), '0')}`
  return `${sign}${formatDong(whole)}${tail}`
}

export function sum(amounts: Iterable<bigint>): Dong {
  let total = 0n
  for (const amount of amounts) total += amount
  return dong(total)
}

export function least(first: bigint, ...others: bigint[]): Dong {
  return dong(others.reduce((a, b) => (b < a ? b : a), first))
}

/** Integer division rounded half away from zero: the one rounding rule of the house. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (size * 2n + denominator) / (denominator * 2n)
  return numerator < 0n ? -rounded : rounded
}

/** A share in basis points (1 % = 100). Support is rounded down: never a đồng more than the norm allows. */
export function shareOf(amount: bigint, basisPoints: number): Dong {
  if (!Number.isInteger(basisPoints) || basisPoints < 0) throw new RangeError('basis points are whole and not negative')
  return dong((amount * BigInt(basisPoints)) / 10_000n)
}

/** part/whole in tenths of a percent, half up: 48.400/75.300 gives 643n, printed "64,3". undefined when the whole is 0. */
export function permille(part: bigint, whole: bigint): bigint | undefined {
  return whole <= 0n ? undefined : divideHalfUp(part * 1000n, whole)
}

/** "64,3%", written one way on pages, in Word and in Excel; "-" where there is no whole to compare with. */
export function formatPercent(part: bigint, whole: bigint): string {
  const tenths = permille(part, whole)
  if (tenths === undefined) return '-'
  const sign = tenths < 0n ? '-' : ''
  const size = tenths < 0n ? -tenths : tenths
  return `${sign}${formatDong(size / 10n)},${size % 10n}%`
}

/** Splits so the parts always add back to the whole; leftover đồng go to the first parts. */
export function split(whole: Dong, weights: readonly bigint[]): Dong[] {
  const totalWeight = weights.reduce((a, b) => a + b, 0n)
  if (whole < 0n || totalWeight <= 0n || weights.some((w) => w < 0n)) throw new RangeError('split needs a positive whole and weights')
  const parts = weights.map((weight) => (whole * weight) / totalWeight)
  let leftover = whole - parts.reduce((a, b) => a + b, 0n)
  return parts.map((part, i) => {
    const extra = leftover > 0n && weights[i] !== 0n ? 1n : 0n
    leftover -= extra
    return dong(part + extra)
  })
}
