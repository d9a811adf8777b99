// What "Việc của tôi" is drawn from.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { PlanAct, PlanState } from '../plan/lifecycle.ts'
import type { Level, State } from '../project/lifecycle.ts'
import type { Overview } from './overview-view.ts'
import type { Due, Task, When } from './queue.ts'

export type QueueRow = {
  readonly act: Task
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly state: State
  readonly dueOn: Day | null
  readonly establishmentName: string | null
  readonly unitKind: string | null
  readonly unitName: string | null
  readonly supportDong: Dong
}

export type WaitingPlan = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly year: number
  readonly level: Level
  readonly state: PlanState
  readonly items: number
  readonly supportDong: Dong
}

/** What an inspection asked to be mended and nobody has looked at again. */
export type OpenRemedy = {
  readonly projectId: string
  readonly code: string
  readonly name: string
  readonly minutesNo: string
  readonly remedy: string
  readonly dueOn: Day | null
}

export type QueueFilter = { readonly act?: Task | undefined; readonly level?: Level | undefined; readonly when?: When | undefined }

export type QueueTask = QueueRow & { readonly when: When; readonly due: Due | undefined }

export type QueueView = {
  readonly filter: QueueFilter
  readonly tasks: readonly QueueTask[]
  /** By stretch of time, under the filter of act and level. */
  readonly counts: Readonly<Record<When, number>>
  /** A count stopped: more wait than it says. */
  readonly capped: boolean
  /** Acts that may be filtered by: all of this person's tasks. */
  readonly acts: readonly Task[]
  readonly plans: readonly (WaitingPlan & { readonly act: PlanAct })[]
  /** Of those who inspect: the day of each as the law ends it. */
  readonly remedies: readonly (OpenRemedy & { readonly due: Due | undefined })[]
  /** Of those who act on no đề án. */
  readonly overview?: Overview | undefined
  readonly today: Day
  readonly weekEnd: Day
}
