// What is past its deadline in the whole province: how much, and the longest overdue first.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Level, State } from '../project/lifecycle.ts'
import type { Due } from './queue.ts'

/** Counting stops here: "99+". */
export const MOST_OVERDUE = 99

export type OverdueRow = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly state: State
  readonly dueOn: Day
  readonly supportDong: Dong
}

export type Overdue = {
  /** MOST_OVERDUE + 1 when there are more. */
  readonly count: number
  readonly rows: readonly (OverdueRow & { readonly due: Due })[]
}

export function overdueFigure(count: number): string {
  return count > MOST_OVERDUE ? `${MOST_OVERDUE}+` : String(count)
}
