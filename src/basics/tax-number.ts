// The check digit of a tax number (mã số thuế): what tells one from an amount of money typed without stops.
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** d10 = 10 - (d1×31 + … + d9×3) mod 11. undefined where the rest is 0: it would be 10, and the known implementations disagree. */
export function taxCheckHolds(tenDigits: string): boolean | undefined {
  const rest = WEIGHTS.reduce((total, weight, i) => total + weight * Number(tenDigits[i]), 0) % 11
  return rest === 0 ? undefined : Number(tenDigits[9]) === 10 - rest
}

/** Digits without a stop that begin with 0 (a person's number, a telephone) or carry the check digit of a tax number, and no round amount. */
export function isNumberOfSomebody(typed: string): boolean {
  const digits = typed.trim()
  if (/^0\d{8,12}$/.test(digits)) return true
  if (!/^\d{10}(\d{3})?$/.test(digits) || digits.endsWith('000')) return false
  return taxCheckHolds(digits.slice(0, 10)) === true
}
