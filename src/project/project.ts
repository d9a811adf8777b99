// What a đề án is: its facts, and the rules that need no other room.
import type { Day } from '../basics/day.ts'
import { type Dong, dong } from '../basics/money.ts'
import { fold, nfc } from '../basics/text.ts'
import type { Level, State } from './lifecycle.ts'

export const FORMS = ['single', 'group', 'focal'] as const
export type ProjectForm = (typeof FORMS)[number]

export type Project = {
  readonly id: string
  readonly version: number
  readonly programmeId: string
  readonly code: string
  readonly year: number
  readonly level: Level
  readonly form: ProjectForm
  readonly state: State
  readonly activity: string
  readonly normCode: string | null
  readonly name: string
  readonly establishmentId: string | null
  readonly communeCode: string
  readonly communeValidFrom: Day
  readonly implementingUnit: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly need: string
  readonly goal: string
  readonly result: string
  readonly askedDong: Dong
  readonly dueOn: Day | null
  readonly changedAt: Date
  readonly createdAt: Date
}

/** Money of one đề án from one source, as kept totals. */
export type ProjectFund = {
  readonly source: string
  readonly askedDong: Dong
  readonly appraisedDong: Dong
  readonly approvedDong: Dong
  readonly committedDong: Dong
  readonly advancedDong: Dong
  readonly paidDong: Dong
  readonly settledDong: Dong
  readonly recoveredDong: Dong
  readonly releasedDong: Dong
  readonly pledgedDong: Dong
  readonly provenDong: Dong
  /** Of what was recovered, what was taken back from payments. */
  readonly paidBackDong: Dong
  /** Recovered after the books of its budget year were closed. */
  readonly returnedDong: Dong
  /** What the acceptance gives of this source, less what was taken back for good; null while nothing is accepted. */
  readonly earnedDong: Dong | null
}

/** What of an approval stands: what a reduction, a stop or a settlement gave back is approved no longer. The ledger counts it the same way. */
export function approvedNow({ approvedDong, releasedDong }: Pick<ProjectFund, 'approvedDong' | 'releasedDong'>): Dong {
  return dong(approvedDong - releasedDong)
}

/** What the contract still promises: committed, less what a reduction, a stop or a settlement gave back. */
export function promised({ committedDong, releasedDong }: Pick<ProjectFund, 'committedDong' | 'releasedDong'>): Dong {
  return dong(committedDong - releasedDong)
}

/** One line of the cost estimate (TT 36/2013 Mẫu 1). Only eligible lines count towards a percentage of support. */
export type CostLine = {
  readonly name: string
  readonly unit: string
  readonly quantity: number
  readonly priceDong: Dong
  readonly eligible: boolean
}

/** What a đề án promises towards one line of the programme, and what was accepted of it. */
export type ProjectTarget = {
  readonly targetCode: string
  readonly name: string
  readonly unit: string
  readonly planned: number
  readonly accepted: number | null
}

const PREFIX: Readonly<Record<Level, string>> = { local: 'KCĐP', national: 'KCQG' }

/** "KCĐP-2024-07": level, year of the plan, number in that year. */
export function codeOf(level: Level, year: number, number: number): string {
  return `${PREFIX[level]}-${year}-${String(number).padStart(2, '0')}`
}

/** A code as somebody typed it, as it is kept: "kcdp-2024-7" is KCĐP-2024-07. */
export function codeTyped(typed: string): string {
  return nfc(typed)
    .toUpperCase()
    .replace(/\s+/gu, '')
    .replace(/[\u2010-\u2014]/gu, '-')
    .replace(/^KC[DÐ]P/u, PREFIX.local)
    .replace(/-(\d)$/u, '-0$1')
}

/** Words a dossier is found by: those of its name and its code, folded, each once. */
export function wordsOf(name: string, code: string): string[] {
  return [...new Set(`${fold(name)} ${fold(code)}`.split(' ').filter((word) => word !== ''))].sort()
}
