// From where a đề án can have been accepted, and what stands before whoever annuls the acceptance.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Project } from '../project/project.ts'
import type { Verdict } from './acceptance.ts'

/** Where the đề án stood before it was accepted: underway, or stopped with work to count. A stop is never undone, so it was before. */
export const BEFORE = { underway: 'annul-acceptance', stopped: 'annul-acceptance-of-stopped' } as const
export type Before = keyof typeof BEFORE

/** The acceptance in question. */
type Standing = {
  readonly minutesNo: string
  readonly heldOn: Day
  readonly verdict: Verdict
  readonly eligibleDong: Dong
  readonly supportDong: Dong
}

export type AnnulmentDesk = { readonly project: Project; readonly acceptance: Standing | undefined; readonly requestKey: string }
