// What a đề án is: its facts, and the rules that need no other room.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Level, State } from './lifecycle.ts'

export type Project = {
  readonly id: string
  readonly version: number
  readonly programmeId: string
  readonly code: string
  readonly year: number
  readonly level: Level
  readonly form: 'single' | 'group' | 'focal'
  readonly state: State
  readonly activity: string
  readonly normCode: string | null
  readonly name: string
  readonly establishmentId: string | null
  readonly communeCode: string
  readonly communeValidFrom: Day
  readonly implementingUnit: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly need: string
  readonly goal: string
  readonly result: string
  readonly askedDong: Dong
  readonly dueOn: Day | null
}

/** Money of one đề án from one source, as kept totals. */
export type ProjectFund = {
  readonly source: string
  readonly askedDong: Dong
  readonly appraisedDong: Dong
  readonly approvedDong: Dong
  readonly committedDong: Dong
  readonly advancedDong: Dong
  readonly paidDong: Dong
  readonly settledDong: Dong
  readonly recoveredDong: Dong
  readonly releasedDong: Dong
  readonly pledgedDong: Dong
  readonly provenDong: Dong
}
