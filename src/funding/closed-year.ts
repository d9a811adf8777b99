// A budget year that is closed is never opened again: what must still change of its money is an act of a later year. Pure.
import type { Day } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'

/** A closed year, and where money of it that comes back is booked: a programme-year that is open on the day, if there is one. */
export type ClosedYear = {
  readonly year: number
  readonly closedOn: Day
  readonly booked: { readonly programmeId: string; readonly year: number } | undefined
}

/** By a decision of a day after the closing, permitted by a paper, and only where a later year takes it. */
export function checkClosedYear(
  { year, closedOn, booked }: ClosedYear,
  act: { readonly day: Day; readonly permission?: string | undefined },
): Outcome<void> {
  if (act.day < closedOn) return refuse('funding.before-closing', { year: String(year), day: closedOn }, 'day')
  if (!booked) return refuse('funding.no-later-year', { year: String(year) }, 'day')
  if (!act.permission) return refuse('funding.closed-year-permission', { year: String(year), booked: String(booked.year) }, 'permission')
  return ok(undefined)
}
