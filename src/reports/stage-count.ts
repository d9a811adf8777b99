// How many đề án came to each stage and with how much money: both counted over the same đề án, so that no number stands beside the money of another.
import type { Dong } from '../basics/money.ts'
import type { Level } from '../project/lifecycle.ts'

export const STAGES_TOLD = ['approved', 'contracted', 'accepted', 'settled', 'stopped', 'cancelled', 'reduced', 'recovered', 'holding'] as const

/**
 * approved: by a decision of the period · contracted: a contract committed it · accepted, settled · stopped, cancelled: by a decision ·
 * reduced: support approved before was lowered or given back · recovered · holding: support still in force at the end of the period.
 */
export type StageTold = (typeof STAGES_TOLD)[number]

export type StageCount = { readonly stage: StageTold; readonly level: Level; readonly count: number; readonly amount: Dong }

export type Told = { readonly count: number; readonly amount: bigint; readonly levels: readonly StageCount[] }

export function stageTold(counts: readonly StageCount[], stage: StageTold): Told {
  const levels = counts.filter((one) => one.stage === stage && one.count > 0)
  return { count: levels.reduce((sum, one) => sum + one.count, 0), amount: levels.reduce((sum, one) => sum + one.amount, 0n), levels }
}
