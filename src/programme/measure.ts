// How the years of a target line add up. A flow is summed, a stock is read last, a ratio is made anew from its parts.

export const MEASURE_KINDS = ['flow', 'stock', 'ratio'] as const

export type MeasureKind = (typeof MEASURE_KINDS)[number]

export const MEASURE_WORDS: Readonly<Record<MeasureKind, string>> = { flow: 'cộng các năm', stock: 'lấy năm cuối', ratio: 'tính lại từ hai phần' }

/** One year of a flow or a stock. A year with nothing known is left out, not written as 0. */
export type Counted = { readonly year: number; readonly value: number }

/** One year of a ratio: its two parts, never their quotient. */
export type CountedParts = { readonly year: number; readonly part: number; readonly whole: number }

/** What happened in all the years together: 3 lớp and 2 lớp are 5 lớp. 0 when nothing was counted. */
export function flowOver(years: readonly Counted[]): number {
  return years.reduce((total, { value }) => total + value, 0)
}

/** What stood at the end: the value of the last year known, whatever the order they are given in. */
export function stockOver(years: readonly Counted[]): number | undefined {
  let last: Counted | undefined
  for (const one of years) if (last === undefined || one.year >= last.year) last = one
  return last?.value
}

/** The parts summed, then divided; a mean of yearly ratios would weigh a small year like a large one. */
export function ratioOver(years: readonly CountedParts[]): { readonly part: number; readonly whole: number } | undefined {
  if (years.length === 0) return undefined
  const part = years.reduce((total, one) => total + one.part, 0)
  const whole = years.reduce((total, one) => total + one.whole, 0)
  return whole === 0 ? undefined : { part, whole }
}

export type Measured =
  | { readonly kind: 'flow' | 'stock'; readonly years: readonly Counted[] }
  | { readonly kind: 'ratio'; readonly years: readonly CountedParts[] }

/** The value over the years by the kind of the measure; a ratio comes as a fraction of 1. undefined: nothing is known. */
export function valueOver(measured: Measured): number | undefined {
  if (measured.kind === 'ratio') {
    const ratio = ratioOver(measured.years)
    return ratio && ratio.part / ratio.whole
  }
  if (measured.kind === 'stock') return stockOver(measured.years)
  return measured.years.length === 0 ? undefined : flowOver(measured.years)
}
