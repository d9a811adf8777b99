// What the public sees of a programme: its money, its targets and whom it supported. Public facts only.
import type { Day } from '../basics/day.ts'
import { type Dong, permille } from '../basics/money.ts'
import type { DecidedMoney } from '../programme/document.ts'
import type { AttainmentView } from '../reports/attainment.ts'
import type { MoneyView } from '../reports/money.ts'

/** A supported organisation under the name it trades by; a household or an artisan by its kind alone. The owner's name, phone and number are never among these facts. */
export type Supported = {
  readonly establishment: string
  readonly commune: string
  readonly content: string
  readonly level: 'local' | 'national'
  readonly year: number
  /** How many other establishments the same support is for. */
  readonly others: number
  readonly approvedDong: Dong
  readonly paidDong: Dong
}

export type Front = {
  readonly name: string
  readonly decisionNo: string
  readonly issuer: string
  /** The money as the decision lays it out: larger sources with their parts. */
  readonly decided: Pick<DecidedMoney, 'totalDong' | 'sources'>
  readonly fromYear: number
  readonly toYear: number
  readonly asAt: Day
  readonly money: MoneyView
  readonly attainment: AttainmentView
  readonly supported: readonly Supported[]
}

/** Whether the shares as printed add up: the sources to the whole, those of the state to the state's own share. */
export function sharesClose({ planned, sources, state }: Pick<MoneyView, 'planned' | 'sources' | 'state'>): boolean {
  if (planned === null) return true
  const share = (amount: bigint | null) => permille(amount ?? 0n, planned) ?? 0n
  const add = (own: typeof sources) => own.reduce((total, one) => total + share(one.planned), 0n)
  return add(sources) === 1000n && add(sources.filter((one) => one.kind === 'state')) === share(state.planned)
}

/** Tenths of a đồng that establishments are expected to put in for one đồng of the state; undefined where the decision gives no amounts. */
export function counterpartForOne({ state, counterpart }: Pick<MoneyView, 'state' | 'counterpart'>): bigint | undefined {
  if (state.planned === null || counterpart.planned === null || state.planned <= 0n) return undefined
  return (counterpart.planned * 20n + state.planned) / (state.planned * 2n)
}
