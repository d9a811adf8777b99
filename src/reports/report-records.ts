// What the records know about a period besides its figures, as a report tells it.
import type { Day } from '../basics/day.ts'

/** `of`: how many there are, when not all are named. */
export type PaperIssued = { readonly about: 'estimate' | 'plan'; readonly number: string; readonly day: Day; readonly of: number }

export type Inspected = {
  readonly visits: number
  readonly projects: number
  readonly onSchedule: number
  readonly late: number
  readonly atRisk: number
  readonly violation: number
  readonly remedies: number
  readonly closed: number
}

export type Place = { readonly kind: string; readonly name: string; readonly count: number; readonly of: number }

export type Records = { readonly papers: readonly PaperIssued[]; readonly inspected: Inspected; readonly places: readonly Place[] }
