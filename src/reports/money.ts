// The programme's money as it is told: by source, by stage and by year. Every figure is a kept total of the ledger or a sum of such totals.
import { type Dong, dong, sum } from '../basics/money.ts'
import type { ProgrammeSource, ProgrammeYear, SourceKind } from '../programme/programme.ts'
import type { SourceLevel } from '../programme/source-level.ts'

export const STAGES = ['estimate', 'approved', 'committed', 'advanced', 'paid', 'recovered', 'settled', 'pledged', 'proven'] as const
export type Stage = (typeof STAGES)[number]

/** What the ledger holds of each stage, net of cuts and releases. */
export type Stages = Readonly<Record<Stage, Dong>>

export type FundRow = Stages & { readonly source: string; readonly year: number }

export const NOTHING: Stages = {
  estimate: dong(0n),
  approved: dong(0n),
  committed: dong(0n),
  advanced: dong(0n),
  paid: dong(0n),
  recovered: dong(0n),
  settled: dong(0n),
  pledged: dong(0n),
  proven: dong(0n),
}

/** Giải ngân: advanced and paid out, less what came back. */
export function disbursed(stages: Stages): Dong {
  return dong(stages.advanced + stages.paid - stages.recovered)
}

/** Thực hiện: state money paid out and counterpart money proven by vouchers. */
export function done(stages: Stages): Dong {
  return dong(disbursed(stages) + stages.proven)
}

export function addStages(rows: readonly Stages[]): Stages {
  const total = (stage: Stage) => sum(rows.map((row) => row[stage]))
  return Object.fromEntries(STAGES.map((stage) => [stage, total(stage)])) as Stages
}

/** Planned amounts add up only when every one is given: a part unknown leaves the whole unknown. */
export function addPlanned(amounts: readonly (Dong | null)[]): Dong | null {
  const given = amounts.filter((amount) => amount !== null)
  return amounts.length > 0 && given.length === amounts.length ? sum(given) : null
}

export type SourceMoney = {
  readonly source: string
  readonly name: string
  readonly kind: SourceKind
  readonly level: SourceLevel
  /** The decision in force no longer names it: no plan, only the money that moved. */
  readonly withdrawn: boolean
  readonly planned: Dong | null
  readonly stages: Stages
  readonly byYear: Readonly<Record<number, Stages>>
}

export type KindMoney = { readonly planned: Dong | null; readonly stages: Stages }

export type YearMoney = {
  readonly year: number
  readonly planned: Dong | null
  readonly stages: Stages
  /** From the first year told up to this one. */
  readonly plannedSoFar: Dong | null
  readonly doneSoFar: Dong
}

export type MoneyView = {
  readonly planned: Dong | null
  readonly sources: readonly SourceMoney[]
  readonly state: KindMoney
  readonly counterpart: KindMoney
  readonly all: Stages
  readonly years: readonly YearMoney[]
}

export type MoneyFacts = {
  readonly sources: readonly ProgrammeSource[]
  readonly years: readonly Pick<ProgrammeYear, 'year' | 'plannedDong'>[]
  readonly funds: readonly FundRow[]
}

/** A source the decision no longer names is told only while the ledger holds money of it. */
export function moneyView({ sources, years, funds }: MoneyFacts): MoneyView {
  const told = sources
    .map((one) => sourceMoney(one, funds))
    .filter(({ withdrawn, stages }) => !withdrawn || STAGES.some((stage) => stages[stage] !== 0n))
  return {
    planned: planOf(told),
    sources: told,
    state: kindMoney(told, 'state'),
    counterpart: kindMoney(told, 'counterpart'),
    all: addStages(funds),
    years: yearMoney(years, funds),
  }
}

/** Plans of sources in force; one withdrawn has none and does not make the whole unknown. */
export function planOf(sources: readonly SourceMoney[]): Dong | null {
  return addPlanned(sources.filter((one) => !one.withdrawn).map((one) => one.planned))
}

function sourceMoney({ source, name, kind, level, plannedDong, withdrawn }: ProgrammeSource, funds: readonly FundRow[]): SourceMoney {
  const own = funds.filter((row) => row.source === source)
  return {
    source,
    name: withdrawn ? `${name} (đã rút)` : name,
    kind,
    level,
    withdrawn,
    planned: withdrawn ? null : plannedDong,
    stages: addStages(own),
    byYear: Object.fromEntries(own.map((row) => [row.year, row])),
  }
}

function kindMoney(sources: readonly SourceMoney[], kind: SourceKind): KindMoney {
  const own = sources.filter((one) => one.kind === kind)
  return { planned: planOf(own), stages: addStages(own.map((one) => one.stages)) }
}

/** Every year told, in order, also one the decision gives no amount to or the ledger holds nothing of. */
function yearMoney(years: MoneyFacts['years'], funds: readonly FundRow[]): YearMoney[] {
  const told = new Map(years.map(({ year, plannedDong }) => [year, plannedDong]))
  for (const { year } of funds) if (!told.has(year)) told.set(year, null)
  const sorted = [...told].sort(([a], [b]) => a - b)
  return sorted.map(([year, planned], i) => {
    const soFar = sorted.slice(0, i + 1)
    const inYears = new Set(soFar.map(([one]) => one))
    return {
      year,
      planned,
      stages: addStages(funds.filter((row) => row.year === year)),
      plannedSoFar: addPlanned(soFar.map(([, amount]) => amount)),
      doneSoFar: done(addStages(funds.filter((row) => inYears.has(row.year)))),
    }
  })
}

/** One colour a source on every page: the national one, what establishments put in, and the rest. */
export function colourOf({ kind, level }: Pick<SourceMoney, 'kind' | 'level'>): 'kcqg' | 'tinh' | 'doiung' {
  if (kind === 'counterpart') return 'doiung'
  return level === 'national' ? 'kcqg' : 'tinh'
}
