// What industrial promotion may pay for: the nine groups of NĐ 45/2012 Art. 4, and what NĐ 235/2025 added from 15/10/2025.
import type { Day } from '../basics/day.ts'
import type { AdvanceKind } from './advance.ts'
import catalogue from './data/activities.json' with { type: 'json' }
import { isInForce } from './norm.ts'
import type { Standing } from './standing.ts'

type Dated = { readonly article: string; readonly standing: Standing; readonly inForceFrom: Day; readonly inForceTo: Day | null }

export type ActivityGroup = Dated & { readonly code: string; readonly name: string }

export type Activity = Dated & {
  readonly code: string
  readonly group: string
  readonly name: string
  /** Norms a đề án of this activity may be judged by; empty where no norm was found. */
  readonly normCodes: readonly string[]
  readonly advanceKind: AdvanceKind
}

const GROUPS = catalogue.groups as unknown as readonly ActivityGroup[]
const ACTIVITIES = catalogue.activities as unknown as readonly Activity[]

export function activityGroupsOn(day: Day): ActivityGroup[] {
  return GROUPS.filter((group) => isInForce(group, day))
}

export function activitiesOn(day: Day): Activity[] {
  return ACTIVITIES.filter((activity) => isInForce(activity, day))
}

/** Whatever its dates: an old dossier keeps the name it was filed under. */
export function activityOf(code: string): Activity | undefined {
  return ACTIVITIES.find((activity) => activity.code === code)
}

export function groupOf(code: string): ActivityGroup | undefined {
  return GROUPS.find((group) => group.code === code)
}

export function allActivities(): readonly Activity[] {
  return ACTIVITIES
}

export function knownActivities(): ReadonlySet<string> {
  return new Set(ACTIVITIES.map((activity) => activity.code))
}
