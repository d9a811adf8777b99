// Lines of the cost estimate as they are typed, and what they add up to. Pure: the form, the page and its sums read lines alike.
import { type Dong, dong, parseDong, sum } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refusal, refuseAll } from '../basics/outcome.ts'
import type { SourceKind } from '../programme/programme.ts'
import type { CostLine } from './project.ts'

/** A line of the table, word for word. */
export type TypedLine = {
  readonly name: string
  readonly unit: string
  readonly quantity: string
  readonly price: string
  readonly eligible: boolean
}

const MOST_PRICE = 9_999_999_999_999n

/** Nothing was written that would be lost: a unit alone is no line. */
export function isBlank({ name, quantity, price }: TypedLine): boolean {
  return name.trim() === '' && quantity.trim() === '' && price.trim() === ''
}

/** The line as it counts, or each field that keeps it from counting. */
export function readLine({ name, unit, quantity, price, eligible }: TypedLine): Outcome<CostLine> {
  const found: Refusal[] = []
  const priceDong = parseDong(price.trim())
  if (name.trim() === '') found.push(refusal('project.cost-name-missing', {}, 'costName'))
  if (!/^[1-9]\d{0,4}$|^100000$/.test(quantity.trim())) found.push(refusal('project.cost-quantity-wrong', {}, 'costQuantity'))
  if (priceDong === undefined || priceDong > MOST_PRICE) return refuseAll([...found, refusal('project.cost-price-wrong', {}, 'costPrice')])
  return found.length > 0 ? refuseAll(found) : ok({ name, unit, quantity: Number(quantity.trim()), priceDong, eligible })
}

/** What the estimate comes to: its lines, and the money by kind of source. */
export type Figures = {
  readonly costs: readonly CostLine[]
  readonly supportDong: Dong
  readonly counterpartDong: Dong
  readonly otherDong: Dong
}

export type TypedAmount = { readonly kind: SourceKind; readonly amount: string }

/** Figures of a form as it stands; lines that cannot be read are left out, and named by their number. */
export function figuresTyped(lines: readonly TypedLine[], amounts: readonly TypedAmount[]): Figures & { readonly leftOut: readonly number[] } {
  const read = lines.map((line) => (isBlank(line) ? undefined : readLine(line)))
  const of = (kind: SourceKind) => sum(amounts.filter((one) => one.kind === kind).map(({ amount }) => parseDong(amount) ?? dong(0n)))
  return {
    costs: read.flatMap((line) => (line?.ok ? [line.value] : [])),
    leftOut: read.flatMap((line, i) => (line && !line.ok ? [i + 1] : [])),
    supportDong: of('state'),
    counterpartDong: of('counterpart'),
    otherDong: of('other'),
  }
}
