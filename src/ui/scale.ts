// From amounts to places on a drawing. Amounts keep their kind (bigint stays bigint) until the last step, so printing never rounds money.
import { formatDong } from '../basics/money.ts'

export type Amount = number | bigint

export type Print = (value: Amount) => string

/** Whole amounts with dots; other numbers with a comma and one decimal. */
export function printAmount(value: Amount): string {
  if (typeof value === 'bigint' || Number.isInteger(value)) return formatDong(BigInt(value))
  return value.toFixed(1).replace('.', ',')
}

/** Round steps (1, 2 or 5 times a power of ten) from 0 to at least `max`: at most six lines. */
export function ticksTo(max: Amount): number[] {
  const top = Math.max(Number(max), 1)
  const power = 10 ** Math.floor(Math.log10(top))
  const step = [0.2, 0.5, 1, 2, 5].map((factor) => factor * power).find((size) => top / size <= 5) as number
  const whole = Math.max(step, 1)
  const ticks = [0]
  while ((ticks.at(-1) as number) < top) ticks.push(Math.round(ticks.length * whole))
  return ticks
}

/** A tick printed in the kind the amounts have. */
export function printTick(tick: number, like: Amount | undefined, print: Print): string {
  return print(typeof like === 'bigint' ? BigInt(tick) : tick)
}

/** At most one decimal, as attributes need no more. */
export function place(value: number): number {
  return Math.round(value * 10) / 10
}

/** "63.3%" for an SVG attribute, held between 0 and 100. */
export function percentOf(part: Amount, whole: Amount): number {
  const size = Number(whole)
  if (size <= 0) return 0
  return place(Math.min(100, Math.max(0, (Number(part) / size) * 100)))
}
