// The dated rules of this room as they stand in its data folder.
import { activityOf } from '../programme/activity.ts'
import type { Standing } from '../programme/standing.ts'
import type { ChangeKind } from './change.ts'
import changeKinds from './data/change-kinds.json' with { type: 'json' }
import dossierPapers from './data/dossier-papers.json' with { type: 'json' }
import dossierRules from './data/dossier-rules.json' with { type: 'json' }
import type { DossierPaper } from './dossier.ts'

/** Activities whose group đề án must name its beneficiaries at once. */
export const MACHINERY_ACTIVITIES: readonly string[] = dossierRules.machineryGroup.activities
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

export function activityName(code: string): string {
  return activityOf(code)?.name ?? code
}
