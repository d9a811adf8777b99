// What the public sees of a programme: its money, its targets and whom it supported. Public facts only.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { AttainmentView } from '../reports/attainment.ts'
import type { MoneyView } from '../reports/money.ts'

/** A supported establishment under the name it trades by. The owner's name, phone and number are never among these facts. */
export type Supported = {
  readonly establishment: string
  readonly commune: string
  readonly content: string
  readonly level: 'local' | 'national'
  readonly year: number
  readonly supportDong: Dong
}

export type Front = {
  readonly name: string
  readonly decisionNo: string
  readonly fromYear: number
  readonly toYear: number
  readonly asAt: Day
  readonly money: MoneyView
  readonly attainment: AttainmentView
  readonly supported: readonly Supported[]
}

/** Tenths of a đồng that establishments are expected to put in for one đồng of the state; undefined where the decision gives no amounts. */
export function counterpartForOne({ state, counterpart }: Pick<MoneyView, 'state' | 'counterpart'>): bigint | undefined {
  if (state.planned === null || counterpart.planned === null || state.planned <= 0n) return undefined
  return (counterpart.planned * 20n + state.planned) / (state.planned * 2n)
}
