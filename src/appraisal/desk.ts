// Everything an appraisal is judged by, read once and handed to the rules and to the page.
import type { Day } from '../basics/day.ts'
import { type Dong, ZERO } from '../basics/money.ts'
import type { Norm } from '../programme/norm.ts'
import type { ProgrammeSource } from '../programme/programme.ts'
import type { FoundDuplicate } from '../project/duplicate.ts'
import type { CostLine, Project, ProjectFund } from '../project/project.ts'
import type { Appraisal } from './appraisal.ts'
import type { UsedByNorm } from './ceiling-left.ts'
import type { Amounts, Asked } from './proposal.ts'

export type Desk = {
  readonly project: Project
  readonly costs: readonly CostLine[]
  readonly funds: readonly ProjectFund[]
  /** State sources of the programme: only they pay support. */
  readonly sources: readonly ProgrammeSource[]
  /** Records with one number count as one. */
  readonly beneficiaries: number
  /** Each record, the main one first: what each is given is entered for each. */
  readonly beneficiaryIds: readonly string[]
  /** The record that stands for each: those with one number are one beneficiary. */
  readonly sameAs: ReadonlyMap<string, string>
  /** What other đề án of the beneficiaries used of the ceiling of each norm. */
  readonly used: UsedByNorm
  readonly duplicate: FoundDuplicate | undefined
  /** In force on `normDay`, those written for the activities of the đề án first. */
  readonly norms: readonly Norm[]
  readonly ownCodes: readonly string[]
  /** The day of the appraisal. */
  readonly normDay: Day
  readonly totalDong: Dong
  readonly eligibleDong: Dong
  /** Asked from the state sources together. */
  readonly askedDong: Dong
  readonly counterpartDong: Dong
  /** Latest first. */
  readonly earlier: readonly Appraisal[]
}

/** What was asked of each state source; zero where nothing was. */
export function askedBySource({ sources, funds }: Pick<Desk, 'sources' | 'funds'>): Amounts {
  return new Map(sources.map(({ source }) => [source, funds.find((fund) => fund.source === source)?.askedDong ?? ZERO]))
}

/** The sources to propose from: nothing can be given from one that was not asked. */
export function sourcesAsked(desk: Pick<Desk, 'sources' | 'funds'>): readonly ProgrammeSource[] {
  const asked = askedBySource(desk)
  const those = desk.sources.filter(({ source }) => (asked.get(source) ?? ZERO) > 0n)
  return those.length > 0 ? those : desk.sources
}

export type Base = { readonly norm: Norm | undefined; readonly eligibleDong: Dong; readonly priority: boolean }

export function askedOf(desk: Desk, { norm, eligibleDong, priority }: Base): Asked {
  const { askedDong, beneficiaries } = desk
  return { norm, askedDong, beneficiaries, eligibleInDossierDong: desk.eligibleDong, eligibleDong, priority, used: norm && desk.used.get(norm.code) }
}
