// SQL about the end of a budget year: a catalogue every province shares, so no province key leads it.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { YearEndRule } from './year-end.ts'

export async function listYearEndRules(db: Db): Promise<YearEndRule[]> {
  return await db.many<YearEndRule>(sql`
    select first_budget_year, last_budget_year, corrections_until, reconcile_by, repay_by, article, standing from year_end_rule order by first_budget_year`)
}
