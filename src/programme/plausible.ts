// Is a decision's money of the size such money has? A workbook in thousands read as millions holds together in every sum; only its size
// tells. What is doubted is asked about, never refused for good: whoever loads it states the total. The bounds are dated data.
import type { Day } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import plausible from './data/plausible.json' with { type: 'json' }
import { type MoneySource, type ProgrammeDocument, told, toldBySources } from './document.ts'

type Money = Pick<ProgrammeDocument, 'money' | 'period' | 'decision'>

/** The whole of the decision: as written, else what its sources or its years add up to. */
export function wholeOf({ money }: Pick<ProgrammeDocument, 'money'>): bigint | undefined {
  if (money.totalDong !== null) return money.totalDong
  const bySource = toldBySources(money.sources)
  if (bySource && bySource.dong > 0n) return bySource.dong
  const years = money.years.flatMap(({ amountDong }) => amountDong ?? [])
  return years.length > 0 ? years.reduce((all, one) => all + one, 0n) : undefined
}

/** Sentences that say what is doubtful, the amount in full; empty when the money is of the size it should be. */
export function moneyDoubts(document: Money, before?: Money): string[] {
  const whole = wholeOf(document)
  return [...(whole === undefined ? [] : sizeDoubts(document, whole)), ...(before ? jumpDoubts(document, before) : [])]
}

function sizeDoubts({ period, decision }: Money, whole: bigint): string[] {
  const row = rowOn(decision.day)
  if (!row) return []
  const years = BigInt(period.to - period.from + 1)
  const aYear = whole / years
  if (aYear > BigInt(row.mostDongPerYear)) return [sizeWords(whole, aYear, 'cao')]
  return aYear < BigInt(row.leastDongPerYear) ? [sizeWords(whole, aYear, 'thấp')] : []
}

function sizeWords(whole: bigint, aYear: bigint, how: string): string {
  return `Tổng kinh phí ${formatDong(whole)} đồng, bình quân ${formatDong(aYear)} đồng một năm, ${how} hơn hẳn các chương trình khuyến công cấp tỉnh đã công bố. Kiểm tra đơn vị tiền của tệp và của từng ô.`
}

type Bounds = {
  readonly from: string
  readonly to: string | null
  readonly leastDongPerYear: string
  readonly mostDongPerYear: string
  readonly timesOfBefore: number
}

/** The bounds in force on the day of the decision; a decision whose day is not known yet goes by the latest. */
function rowOn(day: Day | null): Bounds | undefined {
  return (plausible.rows as readonly Bounds[]).find(({ from, to }) => day === null || (from <= day && (to === null || day < to)))
}

/** Ten times more or less than the version before is most often another unit. */
function jumpDoubts(after: Money, before: Money): string[] {
  const [now, was] = [amountsOf(after), amountsOf(before)]
  const times = BigInt(rowOn(after.decision.day)?.timesOfBefore ?? 10)
  return [...now].flatMap(([what, amount]) => {
    const earlier = was.get(what) ?? 0n
    if (earlier === 0n || amount === 0n || (amount < earlier * times && amount * times > earlier)) return []
    return [`${what}: bản đang dùng ghi ${formatDong(earlier)} đồng, tệp ghi ${formatDong(amount)} đồng.`]
  })
}

function amountsOf({ money }: Money): Map<string, bigint> {
  const whole = wholeOf({ money })
  const years = money.years.flatMap(({ year, amountDong }) => (amountDong === null ? [] : [[`Năm ${year}`, amountDong] as const]))
  return new Map<string, bigint>([...(whole === undefined ? [] : [['Tổng kinh phí', whole] as const]), ...sourceAmounts(money.sources), ...years])
}

/** Every source and part that has an amount, by its name. */
export function sourceAmounts(sources: readonly MoneySource[]): (readonly [string, bigint])[] {
  return sources.flatMap((source) => {
    const own = told(source)
    return [...(own.exact && own.dong > 0n ? [[`Nguồn ${source.name}`, own.dong as bigint] as const] : []), ...sourceAmounts(source.parts)]
  })
}
