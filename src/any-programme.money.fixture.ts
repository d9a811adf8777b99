// Money of any programme: by sources, by years, by both, nested, without a total, with parts left open.
import fc from 'fast-check'

export const YEAR = 2026
const TỶ = 1_000_000_000n

type Source = { code: string; name: string; kind: string; level?: string; amount: Written; parts: Source[] }
export type Written = string | number | null
export type Money = { total: Written; sources: Source[]; years: { year: number; amount: Written }[]; note: string }

/** An amount in the unit of the file, as a number or as Vietnamese papers write it. */
function written(dong: bigint, unit: bigint): Written {
  const whole = dong / unit
  const rest = dong % unit
  if (rest === 0n) return whole <= 999_999n ? Number(whole) : grouped(whole)
  const digits = String(unit).length - 1
  return `${grouped(whole)},${String(rest).padStart(digits, '0').replace(/0+$/, '')}`
}

function grouped(whole: bigint): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, '.')
}

type Leaf = { readonly kind: string; readonly level: string | undefined; readonly dong: bigint | null }

const AMOUNTS = [null, 0n, 1_000n, 200_000_000n, 100n * TỶ, 10_814_500_000n]
const leaf: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constantFrom('state', 'state', 'counterpart', 'other'),
  level: fc.constantFrom(undefined, 'national', 'local'),
  dong: fc.constantFrom(...AMOUNTS),
})
/** One source of the state that something may be paid from. */
const payer: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constant('state'),
  level: fc.constantFrom(undefined, 'local'),
  dong: fc.constantFrom(null, 100n * TỶ),
})

type Shape = {
  readonly leaves: readonly Leaf[]
  readonly codes: readonly string[]
  readonly names: readonly string[]
  readonly nested: number
  readonly unit: bigint
}

/** Leaves, some of them under larger sources: nested as deep as told. */
function tree({ leaves, codes: all, names, nested, unit }: Shape): Source[] {
  const [...left] = all
  const [...called] = names
  const named = () => ({ code: left.shift() ?? '', name: called.shift() ?? 'Nguồn' })
  const sources = leaves.map(({ kind, level, dong }): Source => {
    const own = level === undefined ? {} : { level }
    return { ...named(), kind, ...own, amount: dong === null ? null : written(dong, unit), parts: [] }
  })
  let inner = sources.splice(0, Math.min(2, sources.length))
  for (let depth = 0; depth < nested; depth++) inner = [{ ...named(), kind: 'state', amount: null, parts: inner }]
  return [...inner, ...sources]
}

type Split = 'sources' | 'years' | 'both'

type MoneyShape = Omit<Shape, 'codes' | 'names' | 'unit'> & { readonly split: Split; readonly totalGiven: boolean; readonly someYears: boolean }

export const moneyShape: fc.Arbitrary<MoneyShape> = fc.record({
  leaves: fc
    .tuple(payer, fc.oneof(fc.array(leaf, { maxLength: 4 }), fc.array(leaf, { minLength: 20, maxLength: 24 })))
    .map(([first, rest]) => [first, ...rest]),
  nested: fc.constantFrom(0, 0, 1, 4),
  split: fc.constantFrom<Split>('sources', 'both', 'both', 'both', 'years'),
  totalGiven: fc.boolean(),
  someYears: fc.boolean(),
})

export function moneyOf(
  shape: MoneyShape,
  { all, names, from, to, unit }: { all: readonly string[]; names: readonly string[]; from: number; to: number; unit: bigint },
): Money {
  const { leaves, split, totalGiven, someYears } = shape
  const given = leaves.reduce((sum, { dong }) => sum + (dong ?? 0n), 0n)
  const exact = leaves.every(({ dong }) => dong !== null)
  const whole = exact ? given : given + 200n * TỶ
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const each = whole / BigInt(years.length)
  const first = whole - each * BigInt(years.length - 1)
  const byYear = years.map((year, i) => ({ year, amount: someYears && year !== YEAR ? null : written(i === 0 ? first : each, unit) }))
  return {
    total: totalGiven ? written(whole, unit) : null,
    sources: split === 'years' ? [] : tree({ ...shape, codes: all, names, unit }),
    years: split === 'sources' ? [] : byYear,
    note: '',
  }
}
