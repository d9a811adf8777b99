// The dated rules of this room as they stand in its data folder.
import type { Day } from '../basics/day.ts'
import type { Standing } from '../programme/standing.ts'
import type { ChangeKind } from './change.ts'
import activities from './data/activities.json' with { type: 'json' }
import changeKinds from './data/change-kinds.json' with { type: 'json' }
import dossierPapers from './data/dossier-papers.json' with { type: 'json' }
import dossierRules from './data/dossier-rules.json' with { type: 'json' }
import { type Activity, type DossierPaper, inForceOn } from './dossier.ts'

export const ACTIVITIES = activities as unknown as readonly Activity[]
export const DOSSIER_PAPERS = dossierPapers as unknown as readonly DossierPaper[]
export const CHANGE_KINDS = changeKinds as readonly ChangeKind[]
export const FOCAL_RULE = dossierRules.focal
export const DUPLICATE_YEARS = dossierRules.duplicate.years

export type Clock = {
  readonly code: 'receipt' | 'completion' | 'appraisal'
  readonly name: string
  readonly workingDays: number
  readonly article: string
  readonly standing: Standing
}

const CLOCKS = dossierRules.clocks as readonly Clock[]

export function clockOf(code: Clock['code']): Clock {
  const clock = CLOCKS.find((one) => one.code === code)
  if (!clock) throw new Error(`no clock ${code}`)
  return clock
}

export function activitiesOn(on: Day): Activity[] {
  return inForceOn(ACTIVITIES, on)
}

export function activityShort(code: string): string {
  return ACTIVITIES.find((activity) => activity.code === code)?.short ?? code
}

export function activityName(code: string): string {
  return ACTIVITIES.find((activity) => activity.code === code)?.name ?? code
}
