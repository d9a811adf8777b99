// The trial shows a programme at work, so its calendar stands inside the programme's own years: it began on a Monday in the last of
// them and has gone on since at the speed of ours. Every page says so.
import type { Pool } from '../platform/db.ts'

/** 09:00 in Việt Nam, the first working day after all that the demonstration data tells. */
export const TRIAL_BEGAN = new Date('2025-12-01T02:00:00Z')

/** `made`: when this trial was really made. */
export function trialClock(made: Date, now: () => Date = () => new Date()): () => Date {
  const behind = made.getTime() - TRIAL_BEGAN.getTime()
  return () => new Date(now().getTime() - behind)
}

/** The first migration is as old as the trial itself, and the same for every server that opens it. */
export async function clockOfTrial(owner: Pool): Promise<() => Date> {
  const { rows } = await owner.query<{ made: Date }>('select min(ran_at) as made from schema_migration')
  return trialClock(rows[0]?.made ?? new Date())
}
