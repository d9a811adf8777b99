// A quantity as Vietnamese papers write it. Pure.

/** As many digits as a decision may write after the comma. */
const MOST_DECIMALS = 9

const WRITTEN = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: MOST_DECIMALS, signDisplay: 'negative' })

/** "1.234,5" */
export function formatFigure(value: number): string {
  return WRITTEN.format(value)
}
