// SQL of the letterhead and of what is written about a period by hand. Rows are added and read, never changed.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { DatedLetterhead } from './letterhead.ts'
import type { Period } from './period.ts'

type By = { readonly id: string; readonly personId: string; readonly at: Date }

export async function insertLetterhead(db: Db, province: string, given: DatedLetterhead, by: By): Promise<void> {
  await db.run(sql`
    insert into letterhead (province_code, id, in_force_from, superior, issuer, symbol, place, signer, signer_name, addressees, recipients, paper_no, recorded_by, recorded_at)
    values (${province}, ${by.id}, ${given.inForceFrom}, ${given.superior}, ${given.issuer}, ${given.symbol}, ${given.place}, ${given.signer}, ${given.signerName},
      ${given.addressees}, ${given.recipients}, ${given.paperNo}, ${by.personId}, ${by.at})`)
}

/** Every one ever set, the newest first; of one day the last written stands. */
export async function listLetterheads(db: Db, province: string): Promise<DatedLetterhead[]> {
  return await db.many<DatedLetterhead>(sql`
    select in_force_from, superior, issuer, symbol, place, signer, signer_name, addressees, recipients, paper_no from letterhead
    where province_code = ${province} order by in_force_from desc, recorded_at desc limit 50`)
}

export type Cause = { readonly programmeId: string; readonly targetCode: string; readonly from: Day; readonly to: Day; readonly cause: string }

export async function insertCause(db: Db, province: string, { programmeId, targetCode, from, to, cause }: Cause, by: By): Promise<void> {
  await db.run(sql`
    insert into report_cause (province_code, id, programme_id, target_code, period_from, period_to, cause, recorded_by, recorded_at)
    values (${province}, ${by.id}, ${programmeId}, ${targetCode}, ${from}, ${to}, ${cause}, ${by.personId}, ${by.at})`)
}

/** The last one written for each line. */
export async function selectCauses(
  db: Db,
  province: string,
  programmeId: string,
  { from, to }: Pick<Period, 'from' | 'to'>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.many<{ targetCode: string; cause: string }>(sql`
    select distinct on (target_code) target_code, cause from report_cause
    where province_code = ${province} and programme_id = ${programmeId} and period_from = ${from} and period_to = ${to}
    order by target_code, recorded_at desc, id desc`)
  return new Map(rows.map(({ targetCode, cause }) => [targetCode, cause]))
}
