// The dated rules of this room as they stand in its data folder.
import type { Day } from '../basics/day.ts'
import { type Activity, activityOf, groupOf } from '../programme/activity.ts'
import type { Standing } from '../programme/standing.ts'
import type { ChangeKind } from './change.ts'
import type { CompletionPaper } from './completion.ts'
import changeKinds from './data/change-kinds.json' with { type: 'json' }
import completionPapers from './data/completion-papers.json' with { type: 'json' }
import dossierPapers from './data/dossier-papers.json' with { type: 'json' }
import dossierRules from './data/dossier-rules.json' with { type: 'json' }
import { type DossierPaper, inForceOn } from './dossier.ts'

/** Activities whose group đề án must name its beneficiaries at once. */
export const MACHINERY_ACTIVITIES: readonly string[] = dossierRules.machineryGroup.activities
export const DOSSIER_PAPERS = dossierPapers as unknown as readonly DossierPaper[]
export const COMPLETION_PAPERS = completionPapers as unknown as readonly CompletionPaper[]
/** Naming or changing who benefits: decided as a change, written by an act of its own because it moves the ceilings. */
export const BENEFICIARY_CHANGE = dossierRules.beneficiaryChange as ChangeKind
export const CHANGE_KINDS = changeKinds as readonly ChangeKind[]
/** Days, not working days: from the acceptance to the settlement file. */
export const SETTLEMENT_DAYS = dossierRules.settlement.days
export const FOCAL_RULE = dossierRules.focal
/** Papers of a plan year are first written in the year before it (TT 36/2013 Art. 8: registered by June of that year). */
export const PLANNING_YEARS_BEFORE = dossierRules.planning.yearsBefore
export const DUPLICATE_YEARS = dossierRules.duplicate.years

export type Clock = {
  readonly code: 'receipt' | 'completion' | 'appraisal' | 'change'
  readonly name: string
  readonly workingDays: number
  readonly article: string
  readonly standing: Standing
  readonly inForceFrom: Day
  readonly inForceTo: Day | null
}

const CLOCKS = dossierRules.clocks as unknown as readonly Clock[]

/** The clock as it stood that day: a new number of days is a new row, and a dossier already running keeps its own due day. */
export function clockOf(code: Clock['code'], on: Day): Clock {
  const clock = inForceOn(CLOCKS, on).find((one) => one.code === code)
  if (!clock) throw new Error(`no clock ${code} on ${on}`)
  return clock
}

/** Proves a thing that counts for a target line. */
export const RESULT_PAPER = 'result'

/** What a file attached to a đề án is, in the words of its list of papers. */
export function paperName(code: string): string {
  if (code === RESULT_PAPER) return 'Giấy tờ chứng minh kết quả'
  return [...DOSSIER_PAPERS, ...COMPLETION_PAPERS].find((paper) => paper.code === code)?.name ?? 'Giấy tờ khác'
}

export function activityName(code: string): string {
  return activityOf(code)?.name ?? code
}

/** A choice of activities under the groups of NĐ 45/2012 Art. 4; what a later decree added stands under its own heading. */
export function activityOptions(activities: readonly Activity[]): { readonly value: string; readonly label: string; readonly group: string }[] {
  return activities.map(({ code, name, group }) => ({ value: code, label: name, group: groupOf(group)?.name ?? group }))
}
