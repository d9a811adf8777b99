// One invented đề án through the rooms, from its first draft to where it stands: only acts a person could have done on that day.
import type { State } from '../project/lifecycle.ts'
import { applicationEvents } from './application.ts'
import { appraisalEvents, assignment } from './appraising.ts'
import type { DemoDossier } from './dossier.ts'
import type { Event, Stage } from './stage.ts'
import { workDays } from './timeline.ts'
import { stepsOn, type Walker } from './walker.ts'
import { workEvents } from './work.ts'

const CONTRACTED: ReadonlySet<State> = new Set<State>(['underway', 'adjusting', 'accepted', 'settled', 'stopped'])

export function walkOf(stage: Stage, dossier: DemoDossier): { readonly walker: Walker; readonly events: readonly Event[] } {
  const walker: Walker = { dossier, id: '', source: dossier.level === 'national' ? 'national' : 'provincial' }
  const step = stepsOn(stage, walker)
  const events = [...applicationEvents(stage, walker, step), ...appraisalEvents(stage, walker, step)]
  const days = workDays(stage, dossier)
  if (dossier.end === 'assigned' || CONTRACTED.has(dossier.end)) events.push(assignment(stage, walker, step, days.assign))
  if (CONTRACTED.has(dossier.end)) events.push(...workEvents(stage, walker, step, days))
  return { walker, events }
}
