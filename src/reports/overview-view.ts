// What stands on the first page of those who act on no đề án.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { AccountCount } from '../people/person.ts'
import type { Programme } from '../programme/programme.ts'
import type { Total } from '../project/list.ts'
import type { ListedProject } from '../project/view.ts'
import type { TrailState } from '../trail/lookup.ts'
import type { Overdue } from './overdue.ts'

/** The auditor's: what was done, what was paid, what is late. */
export type Audited = {
  readonly trail: TrailState
  /** Undefined until a programme is loaded. */
  readonly money?: { readonly paid: Dong; readonly planned: Dong | null; readonly overdue: Overdue | undefined } | undefined
}

/** The administrator's: accounts, the programme, the norms. */
export type Kept = {
  readonly accounts: AccountCount
  readonly programme: Programme | undefined
  readonly norms: { readonly inForce: number; readonly unverified: number }
}

/** The commune officer's: what there is in the commune. */
export type Local = {
  readonly place: string
  readonly establishments: Total
  readonly projects: Total
  readonly underway: Total
  readonly latest: readonly ListedProject[]
}

export type Overview = {
  readonly today: Day
  readonly audited?: Audited | undefined
  readonly kept?: Kept | undefined
  readonly local?: Local | undefined
}
