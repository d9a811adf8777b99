// The only SQL of the ledger: postings are added, kept totals follow in the same transaction, caps stand in the UPDATE itself.
// Summing first and writing after overspent in 20 of 20 races (design.md 4.4), so no cap is ever checked by reading.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { YearRow } from './books.ts'
import type { FundColumn, Kind, ProjectColumn, Totals } from './ledger.ts'

export type Posting = {
  readonly id: string
  readonly programmeId: string
  readonly year: number
  readonly source: string
  readonly kind: Kind
  readonly fromAccount: string
  readonly toAccount: string
  readonly amountDong: bigint
  readonly projectId: string | null
  readonly establishmentId: string | null
  readonly day: Day
  readonly paperNo: string
  readonly note: string
}

export type Fund = { readonly province: string; readonly programmeId: string; readonly source: string; readonly year: number }

export async function insertPosting(db: Db, province: string, posting: Posting, by: string, at: Date): Promise<void> {
  await db.run(sql`
    insert into posting (province_code, id, programme_id, year, source, kind, from_account, to_account, amount_dong, project_id, establishment_id, day, paper_no, note, recorded_by, recorded_at)
    values (${province}, ${posting.id}, ${posting.programmeId}, ${posting.year}, ${posting.source}, ${posting.kind}, ${posting.fromAccount}, ${posting.toAccount},
      ${posting.amountDong}, ${posting.projectId}, ${posting.establishmentId}, ${posting.day}, ${posting.paperNo}, ${posting.note}, ${by}, ${at})`)
}

export async function ensureFund(db: Db, fund: Fund): Promise<void> {
  await db.run(sql`
    insert into fund_total (province_code, programme_id, source, year) values (${fund.province}, ${fund.programmeId}, ${fund.source}, ${fund.year})
    on conflict do nothing`)
}

/** False when a cap of this source and year would break; nothing is changed then. */
export async function changeFund(db: Db, fund: Fund, d: Totals<FundColumn>): Promise<boolean> {
  const rows = await db.run(sql`
    update fund_total set
      estimate_dong = estimate_dong + ${d.estimate}::bigint, approved_dong = approved_dong + ${d.approved}::bigint, committed_dong = committed_dong + ${d.committed}::bigint,
      advanced_dong = advanced_dong + ${d.advanced}::bigint, paid_dong = paid_dong + ${d.paid}::bigint, settled_dong = settled_dong + ${d.settled}::bigint,
      recovered_dong = recovered_dong + ${d.recovered}::bigint, pledged_dong = pledged_dong + ${d.pledged}::bigint, proven_dong = proven_dong + ${d.proven}::bigint,
      returned_dong = returned_dong + ${d.returned}::bigint
    where province_code = ${fund.province} and programme_id = ${fund.programmeId} and source = ${fund.source} and year = ${fund.year}
      and approved_dong + ${d.approved}::bigint <= estimate_dong + ${d.estimate}::bigint
      and committed_dong + ${d.committed}::bigint <= approved_dong + ${d.approved}::bigint
      and advanced_dong + ${d.advanced}::bigint + paid_dong + ${d.paid}::bigint - recovered_dong - ${d.recovered}::bigint <= committed_dong + ${d.committed}::bigint
      and least(approved_dong + ${d.approved}::bigint, estimate_dong + ${d.estimate}::bigint, proven_dong + ${d.proven}::bigint) >= 0`)
  return rows === 1
}

export async function findFund(db: Db, fund: Fund): Promise<Totals<FundColumn> | undefined> {
  return await db.maybe<Totals<FundColumn>>(sql`
    select estimate_dong as estimate, approved_dong as approved, committed_dong as committed, advanced_dong as advanced, paid_dong as paid,
      settled_dong as settled, recovered_dong as recovered, pledged_dong as pledged, proven_dong as proven, returned_dong as returned
    from fund_total where province_code = ${fund.province} and programme_id = ${fund.programmeId} and source = ${fund.source} and year = ${fund.year}`)
}

/** False when a cap of the đề án itself would break. */
export async function changeProjectFund(db: Db, province: string, projectId: string, source: string, d: Totals<ProjectColumn>): Promise<boolean> {
  const rows = await db.run(sql`
    update project_fund set
      approved_dong = approved_dong + ${d.approved}::bigint, committed_dong = committed_dong + ${d.committed}::bigint, advanced_dong = advanced_dong + ${d.advanced}::bigint,
      paid_dong = paid_dong + ${d.paid}::bigint, settled_dong = settled_dong + ${d.settled}::bigint, recovered_dong = recovered_dong + ${d.recovered}::bigint,
      released_dong = released_dong + ${d.released}::bigint, pledged_dong = pledged_dong + ${d.pledged}::bigint, proven_dong = proven_dong + ${d.proven}::bigint,
      paid_back_dong = paid_back_dong + ${d.paidBack}::bigint, returned_dong = returned_dong + ${d.returned}::bigint
    where province_code = ${province} and project_id = ${projectId} and source = ${source}
      and approved_dong + ${d.approved}::bigint <= appraised_dong
      and committed_dong + ${d.committed}::bigint <= approved_dong + ${d.approved}::bigint
      and advanced_dong + ${d.advanced}::bigint + paid_dong + ${d.paid}::bigint - recovered_dong - ${d.recovered}::bigint
        - returned_dong - ${d.returned}::bigint + released_dong + ${d.released}::bigint <= committed_dong + ${d.committed}::bigint
      and (${d.paid}::bigint = 0 or earned_dong is null
        or advanced_dong + ${d.advanced}::bigint + paid_dong + ${d.paid}::bigint - recovered_dong - ${d.recovered}::bigint <= earned_dong)
      and returned_dong + ${d.returned}::bigint <= settled_dong + ${d.settled}::bigint
      and settled_dong + ${d.settled}::bigint + recovered_dong + ${d.recovered}::bigint <= advanced_dong + ${d.advanced}::bigint + paid_dong + ${d.paid}::bigint
      and least(approved_dong + ${d.approved}::bigint, proven_dong + ${d.proven}::bigint) >= 0`)
  return rows === 1
}

export async function ensureProjectFund(db: Db, province: string, projectId: string, source: string): Promise<void> {
  await db.run(sql`insert into project_fund (province_code, project_id, source) values (${province}, ${projectId}, ${source}) on conflict do nothing`)
}

export type ProjectCaps = Totals<ProjectColumn> & { readonly appraised: bigint; readonly earned: bigint | null }

export async function findProjectFund(db: Db, province: string, projectId: string, source: string): Promise<ProjectCaps | undefined> {
  return await db.maybe<ProjectCaps>(sql`
    select appraised_dong as appraised, approved_dong as approved, committed_dong as committed, advanced_dong as advanced, paid_dong as paid, settled_dong as settled,
      recovered_dong as recovered, released_dong as released, pledged_dong as pledged, proven_dong as proven, paid_back_dong as paid_back, returned_dong as returned,
      earned_dong as earned
    from project_fund where province_code = ${province} and project_id = ${projectId} and source = ${source}`)
}

/** False when the support approved in the programme-year would pass the money the decision gives that year. */
export async function changeProgrammeYear(db: Db, province: string, programmeId: string, year: number, amount: bigint): Promise<boolean> {
  const rows = await db.run(sql`
    update programme_year set approved_dong = approved_dong + ${amount}::bigint
    where province_code = ${province} and programme_id = ${programmeId} and year = ${year}
      and (planned_dong is null or approved_dong + ${amount}::bigint <= planned_dong) and approved_dong + ${amount}::bigint >= 0`)
  return rows === 1
}

export async function findYear(db: Db, province: string, programmeId: string, year: number): Promise<YearRow | undefined> {
  return await db.maybe<YearRow>(sql`
    select year, planned_dong, approved_dong, closed_on from programme_year
    where province_code = ${province} and programme_id = ${programmeId} and year = ${year}`)
}

/** The first open year from this one on that takes money of the source: of the programme itself, or of the one that came after it. */
export async function findLaterYear(db: Db, { province, programmeId, source, year }: Fund): Promise<Pick<Fund, 'programmeId' | 'year'> | undefined> {
  return await db.maybe<Pick<Fund, 'programmeId' | 'year'>>(sql`
    select y.programme_id, y.year from programme_year y join programme_source s on s.province_code = y.province_code and s.programme_id = y.programme_id and s.source = ${source}
    where y.province_code = ${province} and y.year >= ${year} and y.closed_on is null order by (y.programme_id = ${programmeId}) desc, y.year limit 1`)
}

export async function listYears(db: Db, province: string, programmeId: string): Promise<YearRow[]> {
  return await db.many<YearRow>(sql`
    select year, planned_dong, approved_dong, closed_on from programme_year
    where province_code = ${province} and programme_id = ${programmeId} order by year`)
}

export async function closeYear(db: Db, province: string, programmeId: string, year: number, on: Day): Promise<boolean> {
  await db.many(
    sql`select 1 from fund_total where province_code = ${province} and programme_id = ${programmeId} and year = ${year} order by source for update`,
  )
  return (
    (await db.run(sql`
      update programme_year set closed_on = ${on}
      where province_code = ${province} and programme_id = ${programmeId} and year = ${year} and closed_on is null`)) === 1
  )
}

export type SupportKey = { readonly province: string; readonly programmeId: string; readonly establishmentId: string; readonly normCode: string }

/** False when the establishment would pass this ceiling: a priority đề án raised it for itself alone, not for those that come later. */
export async function changeEstablishmentSupport(db: Db, key: SupportKey, amount: bigint, ceiling: bigint): Promise<boolean> {
  await db.run(sql`
    insert into establishment_support (province_code, programme_id, establishment_id, norm_code, ceiling_dong)
    values (${key.province}, ${key.programmeId}, ${key.establishmentId}, ${key.normCode}, ${ceiling}) on conflict do nothing`)
  const rows = await db.run(sql`
    update establishment_support set approved_dong = approved_dong + ${amount}::bigint, ceiling_dong = greatest(ceiling_dong, ${ceiling}::bigint)
    where province_code = ${key.province} and programme_id = ${key.programmeId} and establishment_id = ${key.establishmentId} and norm_code = ${key.normCode}
      and approved_dong + ${amount}::bigint between 0 and ${ceiling}::bigint`)
  return rows === 1
}

export async function establishmentSupport(db: Db, key: SupportKey): Promise<bigint> {
  const row = await db.maybe<{ approvedDong: bigint }>(sql`
    select approved_dong from establishment_support
    where province_code = ${key.province} and programme_id = ${key.programmeId} and establishment_id = ${key.establishmentId} and norm_code = ${key.normCode}`)
  return row?.approvedDong ?? 0n
}

export type Charge = { readonly establishmentId: string; readonly normCode: string; readonly amountDong: bigint }

/** What the approvals of a đề án were charged to, locked, always in the same order. */
export async function lockCharges(db: Db, province: string, projectId: string): Promise<Charge[]> {
  return await db.many<Charge>(sql`
    select establishment_id, norm_code, amount_dong from establishment_charge
    where province_code = ${province} and project_id = ${projectId} and amount_dong > 0 order by establishment_id, norm_code for update`)
}

export async function addCharge(db: Db, key: SupportKey & { readonly projectId: string }, amount: bigint): Promise<void> {
  await db.run(sql`
    insert into establishment_charge (province_code, project_id, establishment_id, norm_code, programme_id, amount_dong)
    values (${key.province}, ${key.projectId}, ${key.establishmentId}, ${key.normCode}, ${key.programmeId}, ${amount})
    on conflict (province_code, project_id, establishment_id, norm_code) do update set amount_dong = establishment_charge.amount_dong + ${amount}`)
}

/** Takes back part of a charge and lowers what counts against the ceiling. Giving back never meets a cap. */
export async function takeBackCharge(db: Db, key: SupportKey & { readonly projectId: string }, amount: bigint): Promise<void> {
  await db.run(sql`
    update establishment_charge set amount_dong = amount_dong - ${amount}::bigint
    where province_code = ${key.province} and project_id = ${key.projectId} and establishment_id = ${key.establishmentId} and norm_code = ${key.normCode}`)
  await db.run(sql`
    update establishment_support set approved_dong = approved_dong - ${amount}::bigint
    where province_code = ${key.province} and programme_id = ${key.programmeId} and establishment_id = ${key.establishmentId} and norm_code = ${key.normCode}`)
}
