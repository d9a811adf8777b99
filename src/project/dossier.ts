// Whether an application is complete and adds up, before it may be sent. Pure: the dated rules are handed in.
import { addDays, type Day, yearOf } from '../basics/day.ts'
import { type Dong, dong, sum } from '../basics/money.ts'
import { type Refusal, refusal } from '../basics/outcome.ts'
import type { Standing } from '../programme/standing.ts'
import type { CostLine, ProjectForm } from './project.ts'

type Dated = { readonly article: string; readonly standing: Standing; readonly inForceFrom: Day; readonly inForceTo: Day | null }

/** A paper the dossier must hold. One with a commitment may be replaced by ticking it when sending. */
export type DossierPaper = Dated & {
  readonly code: string
  readonly name: string
  readonly hint: string
  /** null: asked of every activity. */
  readonly activities: readonly string[] | null
  readonly onlyWithBeneficiary: boolean
  readonly commitment: string | null
}

export type FocalRule = {
  readonly activitiesFrom: number
  readonly beneficiariesFrom: number
  readonly yearsFrom: number
  readonly yearsTo: number
}

/** Everything the rules look at. Money by source includes the counterpart. */
export type Dossier = {
  readonly form: ProjectForm
  readonly activities: readonly string[]
  readonly beneficiaries: readonly string[]
  readonly startsOn: Day
  readonly endsOn: Day
  readonly name: string
  readonly need: string
  readonly goal: string
  readonly costs: readonly CostLine[]
  readonly supportDong: Dong
  readonly counterpartDong: Dong
  /** Money of neither the state nor the counterpart. */
  readonly otherDong: Dong
  /** The norm supports a share of the cost, so the rest must come from the establishment. */
  readonly supportIsShare: boolean
  readonly targets: number
  /** Lines of the programme that đề án of these activities serve. */
  readonly targetsOffered: number
  /** Answered: it serves none of them. */
  readonly noTarget: boolean
  readonly files: ReadonlySet<string>
  readonly commitments: ReadonlySet<string>
}

export function inForceOn<R extends { readonly inForceFrom: Day; readonly inForceTo: Day | null }>(rows: readonly R[], on: Day): R[] {
  return rows.filter((row) => row.inForceFrom <= on && (row.inForceTo === null || on <= row.inForceTo))
}

export function costOf(line: CostLine): Dong {
  return dong(line.priceDong * BigInt(line.quantity))
}

export function totalCost(costs: readonly CostLine[]): Dong {
  return sum(costs.map(costOf))
}

/** Only these lines count towards a share of support. */
export function eligibleCost(costs: readonly CostLine[]): Dong {
  return totalCost(costs.filter((line) => line.eligible))
}

/** The papers this dossier must hold on this day. */
export function papersRequired(papers: readonly DossierPaper[], dossier: Pick<Dossier, 'activities' | 'beneficiaries'>, on: Day): DossierPaper[] {
  return inForceOn(papers, on).filter(
    (paper) =>
      (paper.activities === null || paper.activities.some((activity) => dossier.activities.includes(activity))) &&
      (!paper.onlyWithBeneficiary || dossier.beneficiaries.length > 0),
  )
}

export function isHeld(paper: DossierPaper, has: Pick<Dossier, 'files' | 'commitments'>): boolean {
  return has.files.has(paper.code) || (paper.commitment !== null && has.commitments.has(paper.commitment))
}

/** The sum by source is the sum of the lines (TT 36/2013 Mẫu 1). A draft in which nothing is written yet is left alone. */
export function sumsDiffer(dossier: Pick<Dossier, 'costs' | 'supportDong' | 'counterpartDong' | 'otherDong'>): Refusal[] {
  const sources = dong(dossier.supportDong + dossier.counterpartDong + dossier.otherDong)
  const total = totalCost(dossier.costs)
  if (sources === total) return []
  const gap = sources > total ? sources - total : total - sources
  return [refusal('project.sum-differs', { a: String(sources), b: String(total), c: String(gap) }, 'counterpartDong')]
}

export type Rules = {
  readonly papers: readonly DossierPaper[]
  /** Activities in force on the day. */
  readonly known: ReadonlySet<string>
  /** Those whose group đề án must name its beneficiaries at once. */
  readonly machinery: readonly string[]
  readonly focal: FocalRule
}

/** All that keeps a dossier from being sent. Empty: it is complete. */
export function lacks(dossier: Dossier, rules: Rules, on: Day): Refusal[] {
  return [
    ...contentLacks(dossier, rules.known),
    ...formLacks(dossier, rules.focal, rules.machinery),
    ...moneyLacks(dossier),
    ...paperLacks(dossier, rules.papers, on),
  ]
}

function contentLacks(dossier: Dossier, known: ReadonlySet<string>): Refusal[] {
  const found: Refusal[] = []
  if (dossier.name === '') found.push(refusal('project.name-missing', {}, 'name'))
  if (dossier.need === '') found.push(refusal('project.need-missing', {}, 'need'))
  if (dossier.goal === '') found.push(refusal('project.goal-missing', {}, 'goal'))
  if (dossier.targets === 0 && dossier.targetsOffered > 0 && !dossier.noTarget) found.push(refusal('project.targets-missing', {}, 'planned'))
  for (const code of dossier.activities) if (!known.has(code)) found.push(refusal('project.activity-not-in-force', { activity: code }, 'activity'))
  return found
}

export type Period = { readonly startsOn: Day; readonly endsOn: Day; readonly planYear: number; readonly programmeTo: number }

/** Work begins in the year whose money it uses, and ends while the programme runs. */
export function periodLacks({ startsOn, endsOn, planYear, programmeTo }: Period): Refusal[] {
  const found: Refusal[] = []
  if (endsOn < startsOn) found.push(refusal('project.period-backward', {}, 'endsOn'))
  if (yearOf(startsOn) !== planYear) found.push(refusal('project.starts-outside-year', { year: String(planYear) }, 'startsOn'))
  if (yearOf(endsOn) > programmeTo) found.push(refusal('project.ends-outside-programme', { to: String(programmeTo) }, 'endsOn'))
  return found
}

/** Forms of đề án: TT 36/2013 Art. 2, 10 (group), TT 17/2018 (focal). */
export function formLacks(
  dossier: Pick<Dossier, 'form' | 'activities' | 'beneficiaries' | 'startsOn' | 'endsOn'>,
  focal: FocalRule,
  machineryActivities: readonly string[],
): Refusal[] {
  const machinery = machineryActivities.some((activity) => dossier.activities.includes(activity))
  if (dossier.form === 'group') {
    return machinery && dossier.beneficiaries.length === 0 ? [refusal('project.machinery-group-needs-beneficiaries', {}, 'beneficiaryIds')] : []
  }
  if (dossier.form === 'single') {
    return dossier.beneficiaries.length === 0 && machinery ? [refusal('project.beneficiary-missing', {}, 'beneficiaryIds')] : []
  }
  const found: Refusal[] = []
  if (new Set(dossier.activities).size < focal.activitiesFrom) {
    found.push(refusal('project.focal-needs-activities', { from: String(focal.activitiesFrom) }, 'activities'))
  }
  if (new Set(dossier.beneficiaries).size < focal.beneficiariesFrom) {
    found.push(refusal('project.focal-needs-beneficiaries', { from: String(focal.beneficiariesFrom) }, 'beneficiaryIds'))
  }
  const after = addDays(dossier.endsOn, 1)
  if (after < yearsAfter(dossier.startsOn, focal.yearsFrom) || after > yearsAfter(dossier.startsOn, focal.yearsTo)) {
    found.push(refusal('project.focal-needs-years', { from: String(focal.yearsFrom), to: String(focal.yearsTo) }, 'endsOn'))
  }
  return found
}

/** The same date so many years later; 29 February becomes 1 March of a year without one. */
function yearsAfter(from: Day, years: number): Day {
  const rest = from.slice(4)
  const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const year = yearOf(from) + years
  return (rest === '-02-29' && !leap(year) ? `${year}-03-01` : `${year}${rest}`) as Day
}

function moneyLacks(dossier: Dossier): Refusal[] {
  if (dossier.costs.length === 0) return [refusal('project.costs-missing', {}, 'costName.0')]
  const found = sumsDiffer(dossier)
  if (dossier.supportDong <= 0n) found.push(refusal('project.support-missing', {}, 'supportDong'))
  if (dossier.supportIsShare && dossier.counterpartDong <= 0n) found.push(refusal('project.counterpart-missing', {}, 'counterpartDong'))
  return found
}

/** A commitment that stands in for a paper is asked for by itself when the dossier is sent, with the others. */
function paperLacks(dossier: Dossier, papers: readonly DossierPaper[], on: Day): Refusal[] {
  const missing = papersRequired(papers, dossier, on).filter((paper) => paper.commitment === null && !isHeld(paper, dossier))
  return missing.length === 0
    ? []
    : [refusal('project.papers-required', { ds: missing.map((paper) => paper.name).join('; ') }, missing[0]?.code ?? '')]
}
