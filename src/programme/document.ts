// The decision as data: what it says, its amounts in whole đồng, and the checks that its own figures close.
import type { Day } from '../basics/day.ts'
import { type Dong, formatPercent, formatTrieu, sum } from '../basics/money.ts'
import { formatGoal, type Goal } from './goal.ts'
import type { MeasureKind } from './measure.ts'
import type { SourceKind } from './programme.ts'
import type { Standing } from './standing.ts'

export type ProgrammeDocument = {
  readonly code: string
  readonly name: string
  readonly province: DecidedProvince
  readonly decision: Decision
  readonly period: { readonly from: number; readonly to: number }
  readonly money: DecidedMoney
  readonly objectives: readonly string[]
  readonly targets: readonly Target[]
  readonly solutions: readonly Solution[]
  readonly duties: readonly Duty[]
}

/** The province as it was on a day. A successor takes the programme over when the province is merged or dissolved. */
export type DecidedProvince = {
  readonly code: string
  readonly name: string
  readonly on: Day
  readonly successor: { readonly code: string; readonly name: string; readonly from: Day; readonly note: string } | null
}

export type Decision = {
  readonly number: string
  readonly day: Day | null
  readonly issuer: string
  readonly signer: string
  readonly note: string
  readonly standing: Standing
  readonly sources: readonly string[]
}

/** Money by source and money by year: two sums of one total. The decision gives no cross table, so none is kept. */
export type DecidedMoney = {
  readonly totalDong: Dong | null
  readonly sources: readonly MoneySource[]
  readonly years: readonly { readonly year: number; readonly amountDong: Dong | null }[]
  readonly note: string
}

export type MoneySource = {
  readonly code: string
  readonly name: string
  readonly kind: SourceKind
  readonly amountDong: Dong | null
  /** The share the decision prints, "64,3"; '' where it prints none. */
  readonly share: string
  readonly parts: readonly MoneySource[]
}

export type Target = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly measure: MeasureKind
  readonly goal: Goal
  /** Code of the line it measures another side of: the booths of a fair. */
  readonly partOf: string | null
  /** The two parts of a ratio, in words. */
  readonly ratio: { readonly part: string; readonly whole: string } | null
  /** Codes of the catalogue of activities; empty for what only this province does. */
  readonly activities: readonly string[]
  readonly provinceOnly: boolean
  /** The words of the decision. */
  readonly quote: string
  readonly note: string
}

export type Solution = {
  readonly code: string
  readonly name: string
  readonly measures: readonly { readonly code: string; readonly topic: string; readonly text: string }[]
  readonly lead: readonly string[]
  readonly partners: readonly string[]
}

export type Duty = { readonly code: string; readonly text: string; readonly lead: readonly string[]; readonly partners: readonly string[] }

/** The province whose books the programme is kept in today. */
export function keeperOf({ province }: Pick<ProgrammeDocument, 'province'>): string {
  return province.successor?.code ?? province.code
}

/** The sources money can be posted to: those without parts. */
export function leavesOf(sources: readonly MoneySource[]): MoneySource[] {
  return sources.flatMap((source) => (source.parts.length === 0 ? [source] : leavesOf(source.parts)))
}

export type Fault = { readonly path: readonly (string | number)[]; readonly reason: string }

/** Everything in the decision that does not hold together, each with the place and a sentence. */
export function faultsOf(document: ProgrammeDocument, knownActivities: ReadonlySet<string>): Fault[] {
  return [
    ...periodFaults(document),
    ...moneyFaults(document.money),
    ...yearFaults(document),
    ...targetFaults(document.targets, knownActivities),
    ...repeated(document.solutions, ['solutions'], 'nhóm giải pháp'),
    ...document.solutions.flatMap((solution, i) => repeated(solution.measures, ['solutions', i, 'measures'], 'biện pháp')),
    ...repeated(document.duties, ['duties'], 'nhiệm vụ'),
  ]
}

function periodFaults({ period, decision, province }: ProgrammeDocument): Fault[] {
  const faults: Fault[] = []
  if (period.to < period.from) faults.push({ path: ['period', 'to'], reason: `Năm kết thúc ${period.to} đứng trước năm bắt đầu ${period.from}.` })
  else if (decision.day !== null && decision.day > `${period.to}-12-31`)
    faults.push({
      path: ['decision', 'day'],
      reason: `Ngày quyết định sau khi giai đoạn kết thúc (31/12/${period.to}). Sửa ngày, hoặc để trống nếu chưa biết.`,
    })
  if (province.successor && province.successor.from <= province.on)
    faults.push({ path: ['province', 'successor', 'from'], reason: 'Ngày sáp nhập phải sau ngày lấy mã tỉnh cũ (province.on).' })
  if (province.successor?.code === province.code && province.successor.name === province.name)
    faults.push({
      path: ['province', 'successor'],
      reason: 'Tỉnh tiếp nhận trùng với chính tỉnh của chương trình. Bỏ mục này nếu tỉnh không sáp nhập.',
    })
  return faults
}

function moneyFaults({ totalDong, sources }: DecidedMoney): Fault[] {
  return [
    ...partsFaults(sources, totalDong, ['money', 'sources'], 'tổng kinh phí'),
    ...repeated(allSources(sources), ['money', 'sources'], 'nguồn kinh phí'),
    ...sources.flatMap((source, i) => shareFaults(source, totalDong, ['money', 'sources', i])),
  ]
}

function allSources(sources: readonly MoneySource[]): MoneySource[] {
  return sources.flatMap((source) => [source, ...allSources(source.parts)])
}

/** Parts that are all given must add up; where some are not given, the others may not pass the whole. */
function partsFaults(parts: readonly MoneySource[], wholeDong: Dong | null, path: readonly (string | number)[], what: string): Fault[] {
  const own = sumFaults(
    parts.map((part) => part.amountDong),
    wholeDong,
    path,
    what,
  )
  return [...own, ...parts.flatMap((part, i) => partsFaults(part.parts, part.amountDong, [...path, i, 'parts'], `nguồn "${part.name}"`))]
}

function sumFaults(amounts: readonly (Dong | null)[], wholeDong: Dong | null, path: readonly (string | number)[], what: string): Fault[] {
  if (wholeDong === null || amounts.length === 0) return []
  const given = amounts.filter((amount) => amount !== null)
  const total = sum(given)
  const complete = given.length === amounts.length
  if (complete ? total === wholeDong : total <= wholeDong) return []
  const figures = `${formatTrieu(total, 6)} triệu đồng, ${what} là ${formatTrieu(wholeDong, 6)} triệu đồng`
  const reason = complete
    ? `Các phần cộng lại được ${figures}; hai số phải bằng nhau.`
    : `Các phần đã cho cộng lại được ${figures}; các phần không được vượt tổng.`
  return [{ path, reason }]
}

function shareFaults(source: MoneySource, wholeDong: Dong | null, path: readonly (string | number)[]): Fault[] {
  if (source.share === '' || source.amountDong === null || wholeDong === null) return []
  const counted = formatPercent(source.amountDong, wholeDong)
  if (counted === `${source.share}\u00a0%`) return []
  return [{ path: [...path, 'share'], reason: `Tỷ lệ ghi ${source.share} %, tính từ số tiền được ${counted}.` }]
}

function yearFaults({ money, period }: ProgrammeDocument): Fault[] {
  const seen = new Set<number>()
  const faults = money.years.flatMap(({ year }, i): Fault[] => {
    const path = ['money', 'years', i, 'year']
    if (seen.has(year)) return [{ path, reason: `Năm ${year} ghi hai lần.` }]
    seen.add(year)
    return year < period.from || year > period.to ? [{ path, reason: `Năm ${year} nằm ngoài giai đoạn ${period.from}-${period.to}.` }] : []
  })
  if (faults.length > 0) return faults
  const missing = Array.from({ length: Math.max(0, period.to - period.from + 1 - money.years.length) }, () => null)
  const amounts = money.years.length === 0 ? [] : [...money.years.map((one) => one.amountDong), ...missing]
  return sumFaults(amounts, money.totalDong, ['money', 'years'], 'tổng kinh phí')
}

function targetFaults(targets: readonly Target[], knownActivities: ReadonlySet<string>): Fault[] {
  const codes = new Set(targets.map((target) => target.code))
  return [
    ...repeated(targets, ['targets'], 'mục tiêu'),
    ...targets.flatMap((target, i) => oneTargetFaults(target, ['targets', i], codes, knownActivities)),
  ]
}

function oneTargetFaults(
  target: Target,
  path: readonly (string | number)[],
  codes: ReadonlySet<string>,
  knownActivities: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = []
  const { goal, partOf } = target
  if (goal.kind === 'range' && goal.to < goal.from)
    faults.push({ path: [...path, 'goal', 'to'], reason: `Khoảng mục tiêu viết ngược: ${formatGoal(goal)}.` })
  if (target.measure === 'ratio' && target.ratio === null)
    faults.push({
      path: [...path, 'measure'],
      reason: 'Mục tiêu là tỷ lệ phải nêu tử số và mẫu số (ratio), vì tỷ lệ được tính lại từ hai phần, không cộng các tỷ lệ.',
    })
  if (partOf !== null && (partOf === target.code || !codes.has(partOf)))
    faults.push({ path: [...path, 'partOf'], reason: `Không có mục tiêu mã "${partOf}" để dòng này thuộc về.` })
  target.activities.forEach((activity, i) => {
    if (!knownActivities.has(activity))
      faults.push({
        path: [...path, 'activities', i],
        reason: `Mã hoạt động "${activity}" không có trong danh mục. Nội dung riêng của tỉnh thì để trống mã và ghi provinceOnly: true.`,
      })
  })
  return faults
}

function repeated(rows: readonly { readonly code: string }[], path: readonly (string | number)[], what: string): Fault[] {
  const seen = new Set<string>()
  return rows.flatMap(({ code }, i) => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [{ path: [...path, i, 'code'], reason: `Mã ${what} "${code}" dùng hai lần.` }]
  })
}
