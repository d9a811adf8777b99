// What the attainment page tells, and the records behind one of its figures.
import type { Day } from '../basics/day.ts'
import type { NamedKind } from '../programme/counting.ts'
import type { Chosen, Programme } from '../programme/programme.ts'
import type { RecordKind } from '../project/evidence/offer.ts'
import type { Level, State } from '../project/lifecycle.ts'
import type { AttainmentView, LineAttainment } from './attainment.ts'
import type { MoneyView } from './money.ts'
import type { Overdue } from './overdue.ts'

export type Span = { readonly fromYear: number; readonly toYear: number }

/** Which postings a total over these years links to: one year's, all of the programme's, or none, since the ledger lists one year or all. */
export function linkedYear({ fromYear, toYear }: Span, programme: Pick<Programme, 'fromYear' | 'toYear' | 'kept'>): Linked {
  if (fromYear === toYear) return { year: fromYear, programme }
  return fromYear <= programme.fromYear && toYear >= programme.toYear ? { year: 'all', programme } : undefined
}

/** One year of a programme, all of it, or no link at all. */
export type Linked = { readonly year: number | 'all'; readonly programme: Pick<Programme, 'kept'> } | undefined

export type StateCount = { readonly level: Level; readonly state: State; readonly count: number }

export type Attained = {
  readonly choices: Chosen['choices']
  readonly programme: Programme
  readonly span: Span
  readonly asAt: Day
  readonly attainment: AttainmentView
  readonly money: MoneyView
  readonly counts: readonly StateCount[]
  /** Accepted đề án that serve no line of the programme. */
  readonly untargeted: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  /** What a line was given for a year, by "code year". */
  readonly yearGoals: Readonly<Record<string, number>>
  /** Nothing was ever entered for the programme. */
  readonly empty: boolean
  /** For those who may open every đề án of the province. */
  readonly overdue?: Overdue | undefined
}

/** One thing that counts for a line, or that counts through another đề án already, with the minutes and the paper that prove it. */
export type Evidence = {
  readonly id: string
  readonly projectId: string
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly year: number
  readonly countedOn: Day
  readonly quantity: number
  readonly counts: boolean
  readonly recordKind: RecordKind
  readonly onceKey: string
  readonly minutesNo: string
  readonly heldOn: Day
  /** Name of the establishment or of the thing; null for what was counted before things were named. */
  readonly thing: string | null
  readonly itemKind: NamedKind | null
  readonly place: string | null
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly number: string | null
  readonly fileId: string | null
  /** The đề án through which it counts, where it does not count here. */
  readonly countedIn: string | null
}

export type TargetEvidence = {
  readonly programme: Programme
  readonly line: LineAttainment
  readonly span: Span
  readonly evidence: readonly Evidence[]
  /** The figure of these years: a flow summed, a stock read last. */
  readonly counted: number
  readonly page: number
  /** The first of these đề án in the whole list, from 0. */
  readonly before: number
  readonly more: boolean
  /** The reader is held to a commune: what is proven elsewhere is counted in the figure and not named. */
  readonly held: boolean
}
