// Does the money close: parts with their whole, money by source and money by year with the total, printed shares with the amounts.
import { type Dong, divideHalfUp, formatDong, formatTrieu, sum } from '../basics/money.ts'
import { FIRST_YEAR, LAST_YEAR } from './document.schema.ts'
import { type DecidedMoney, type Fault, type MoneySource, type ProgrammeDocument, type Told, toldBySources } from './document.ts'
import { MOST_SOURCES } from './programme.ts'

type Path = readonly (string | number)[]

type Whole = { readonly dong: Dong; readonly what: string }

export function moneyFaults({ money, period }: ProgrammeDocument): Fault[] {
  const { totalDong, sources } = money
  const years = yearFaults(money, period)
  const [bySource, byYear] = [toldBySources(sources), toldByYears(money, period)]
  const total = totalDong === null ? undefined : { dong: totalDong, what: 'tổng kinh phí' }
  const forSources = total ?? (byYear?.exact && !bySource?.exact ? { dong: byYear.dong, what: 'tổng các năm' } : undefined)
  const forYears = total ?? (bySource?.exact ? { dong: bySource.dong, what: 'tổng các nguồn' } : undefined)
  return [
    ...sumFaults(bySource, forSources, ['money', 'sources']),
    ...sources.flatMap((source, i) => partsFaults(source, ['money', 'sources', i])),
    ...repeatedSources(sources),
    ...tooManySources(sources),
    ...sources.flatMap((source, i) => shareFaults(source, [totalDong], ['money', 'sources', i])),
    ...years,
    ...(years.length > 0 ? [] : sumFaults(byYear, forYears, ['money', 'years'])),
  ]
}

/** Exact only when every year of the period has its amount. */
function toldByYears({ years }: DecidedMoney, period: ProgrammeDocument['period']): Told | undefined {
  if (years.length === 0) return undefined
  const given = years.flatMap((one) => one.amountDong ?? [])
  return { dong: sum(given), exact: given.length === period.to - period.from + 1 }
}

function partsFaults(source: MoneySource, path: Path): Fault[] {
  const whole = source.amountDong === null ? undefined : { dong: source.amountDong, what: `nguồn "${source.name}"` }
  const own = sumFaults(toldBySources(source.parts), whole, [...path, 'parts'])
  return [...own, ...source.parts.flatMap((part, i) => partsFaults(part, [...path, 'parts', i]))]
}

/** Parts that are all given must add up; where some are not given, the others may not pass the whole. */
function sumFaults(parts: Told | undefined, whole: Whole | undefined, path: Path): Fault[] {
  if (!parts || !whole) return []
  const over = parts.dong - whole.dong
  if (parts.exact ? over === 0n : over <= 0n) return []
  const figures = `${formatTrieu(parts.dong, 6)} triệu đồng, ${whole.what} là ${formatTrieu(whole.dong, 6)} triệu đồng`
  const apart = `lệch ${formatDong(over < 0n ? -over : over)} đồng`
  const reason = parts.exact
    ? `Các phần cộng lại được ${figures}, ${apart}; hai số phải bằng nhau.`
    : `Các phần đã cho cộng lại được ${figures}, vượt ${formatDong(over)} đồng; các phần không được vượt tổng.`
  return [{ path, reason }]
}

function repeatedSources(sources: readonly MoneySource[]): Fault[] {
  const seen = new Set<string>()
  const walk = (list: readonly MoneySource[], path: Path): Fault[] =>
    list.flatMap(({ code, parts }, i) => {
      const again = seen.has(code)
      seen.add(code)
      const own = again ? [{ path: [...path, i, 'code'], reason: `Mã nguồn kinh phí "${code}" dùng hai lần.` }] : []
      return [...own, ...walk(parts, [...path, i, 'parts'])]
    })
  return walk(sources, ['money', 'sources'])
}

/** Every form about money lists them all. */
function tooManySources(sources: readonly MoneySource[]): Fault[] {
  const count = (list: readonly MoneySource[]): number => list.reduce((many, { parts }) => many + 1 + count(parts), 0)
  const many = count(sources)
  if (many <= MOST_SOURCES) return []
  return [{ path: ['money', 'sources'], reason: `Có ${many} nguồn, kể cả nguồn con; không quá ${MOST_SOURCES}. Gộp các nguồn nhỏ.` }]
}

/** A printed share is of the total or of the source it is part of; its last digit may have been moved by one so that the shares make 100. */
function shareFaults(source: MoneySource, wholes: readonly (Dong | null)[], path: Path): Fault[] {
  const inner = source.parts.flatMap((part, i) => shareFaults(part, [source.amountDong, ...wholes.slice(-1)], [...path, 'parts', i]))
  const { amountDong, share } = source
  const known = wholes.filter((whole) => whole !== null && whole > 0n) as Dong[]
  if (share === '' || amountDong === null || known.length < wholes.length) return inner
  const decimals = share.split(',')[1]?.length ?? 0
  const scale = 100n * 10n ** BigInt(decimals)
  const printed = BigInt(share.replace(',', ''))
  if (known.some((whole) => isNear(printed * whole, amountDong * scale, whole))) return inner
  const counted = percentText(divideHalfUp(amountDong * scale, known[0] as Dong), decimals)
  return [{ path: [...path, 'share'], reason: `Tỷ lệ ghi ${share}%, tính từ số tiền được ${counted}%.` }, ...inner]
}

function isNear(a: bigint, b: bigint, apart: bigint): boolean {
  return a - b < apart && b - a < apart
}

function percentText(scaled: bigint, decimals: number): string {
  const digits = scaled.toString().padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)},${digits.slice(-decimals)}`
}

/** An end that could not be read is not named. */
function outsideWords({ from, to }: ProgrammeDocument['period']): string {
  if (to === LAST_YEAR) return `đứng trước năm bắt đầu ${from} của giai đoạn`
  return from === FIRST_YEAR ? `đứng sau năm kết thúc ${to} của giai đoạn` : `nằm ngoài giai đoạn ${from}-${to}`
}

function yearFaults({ years }: DecidedMoney, period: ProgrammeDocument['period']): Fault[] {
  const seen = new Set<number>()
  return years.flatMap(({ year }, i): Fault[] => {
    const path = ['money', 'years', i, 'year']
    if (seen.has(year)) return [{ path, reason: `Năm ${year} ghi hai lần.` }]
    seen.add(year)
    return year < period.from || year > period.to ? [{ path, reason: `Năm ${year} ${outsideWords(period)}.` }] : []
  })
}
