// What the crowd is made in, and what one đề án of it is before its rows are written.
import type { Day } from '../basics/day.ts'
import type { FundColumn } from '../funding/ledger.ts'
import type { Level, State } from '../project/lifecycle.ts'
import type { Chance } from './chance.ts'
import type { Cell } from './copy.ts'

export type Place = { readonly code: string; readonly validFrom: Day; readonly name: string }

export type CrowdWorld = {
  readonly province: string
  readonly programmeId: string
  readonly fromYear: number
  readonly toYear: number
  readonly dossiers: number
  readonly trailRows: number
  readonly chance: Chance
  /** Communes before and since 01/07/2025. */
  readonly before: readonly Place[]
  readonly since: readonly Place[]
  readonly personId: string
}

/** Lines waiting to be copied, by table. */
export type Sheets = Map<string, string[]>

export type FundKey = `${string} ${number}`

/** Kept totals, added up while the rows are written. */
export type CrowdTotals = {
  readonly funds: Map<FundKey, Map<FundColumn, bigint>>
  readonly years: Map<number, bigint>
  readonly counts: Map<string, number>
  /** Contracted and accepted, by "year code valid-from". */
  readonly places: Map<string, readonly [contracted: number, accepted: number]>
  readonly attained: Map<string, number>
  readonly numbers: Map<string, number>
}

export function emptyTotals(): CrowdTotals {
  return { funds: new Map(), years: new Map(), counts: new Map(), places: new Map(), attained: new Map(), numbers: new Map() }
}

export type Put = (table: string, cells: readonly Cell[]) => void

export type Made = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly year: number
  readonly level: Level
  readonly state: State
  readonly created: Date
  readonly today: Day
  readonly support: bigint
  readonly source: string
}

export function quickId(ms: number, chance: Chance): string {
  const time = ms.toString(16).padStart(12, '0')
  const high = Math.floor(chance.next() * 0x1000)
    .toString(16)
    .padStart(3, '0')
  const middle = (0x8000 + Math.floor(chance.next() * 0x4000)).toString(16)
  const low =
    Math.floor(chance.next() * 0x1000000)
      .toString(16)
      .padStart(6, '0') +
    Math.floor(chance.next() * 0x1000000)
      .toString(16)
      .padStart(6, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${middle}-${low}`
}
