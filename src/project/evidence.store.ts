// What proves a đề án: papers, contract, progress, acceptance. Rows are added; only attainment and accepted quantities are raised.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { numberKey } from '../basics/text.ts'
import type { Db } from '../platform/db.ts'
import type { ProjectTarget } from './project.ts'

export type Paper = {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly issuedOn: Day
  readonly abstract: string
  readonly issuer: string
  readonly fileId: string | null
  readonly recordedAt: Date
}

export type Progress = {
  readonly id: string
  readonly projectId: string
  readonly day: Day
  readonly paperNo: string
  readonly investedDong: Dong
  readonly itemDoneBasisPoints: number
}

export type Contract = {
  readonly id: string
  readonly projectId: string
  readonly number: string
  readonly signedOn: Day
  readonly endsOn: Day
  readonly supportDong: Dong
  readonly counterpartDong: Dong
  readonly advanceKind: string
}

export type Acceptance = {
  readonly id: string
  readonly projectId: string
  readonly minutesNo: string
  readonly heldOn: Day
  readonly attendees: string
  readonly verdict: 'pass' | 'pass-with-conditions' | 'fail'
  readonly conclusion: string
  readonly eligibleDong: Dong
  readonly supportDong: Dong
  readonly counterpartDong: Dong
  readonly normId: string | null
}

/** Who wrote a row and when. */
export type By = { readonly personId: string; readonly at: Date }

export async function insertPaper(db: Db, province: string, projectId: string, paper: Paper, by: By): Promise<void> {
  await db.run(sql`
    insert into project_paper (province_code, id, project_id, kind, number, issued_on, abstract, issuer, file_id, recorded_by, recorded_at, number_key)
    values (${province}, ${paper.id}, ${projectId}, ${paper.kind}, ${paper.number}, ${paper.issuedOn}, ${paper.abstract}, ${paper.issuer},
      ${paper.fileId}, ${by.personId}, ${by.at}, ${numberKey(paper.number)})`)
}

export async function listPapers(db: Db, province: string, projectId: string): Promise<Paper[]> {
  return await db.many<Paper>(sql`
    select id, kind, number, issued_on, abstract, issuer, file_id, recorded_at from project_paper
    where province_code = ${province} and project_id = ${projectId} order by issued_on, recorded_at, id`)
}

export async function insertProgress(db: Db, province: string, progress: Progress, by: By): Promise<void> {
  await db.run(sql`
    insert into project_progress (province_code, id, project_id, day, paper_no, invested_dong, item_done_basis_points, confirmed_by)
    values (${province}, ${progress.id}, ${progress.projectId}, ${progress.day}, ${progress.paperNo}, ${progress.investedDong},
      ${progress.itemDoneBasisPoints}, ${by.personId})`)
}

export async function findLatestProgress(db: Db, province: string, projectId: string, on: Day): Promise<Progress | undefined> {
  return await db.maybe<Progress>(sql`
    select id, project_id, day, paper_no, invested_dong, item_done_basis_points from project_progress
    where province_code = ${province} and project_id = ${projectId} and day <= ${on} order by day desc, id desc limit 1`)
}

export async function insertContract(db: Db, province: string, contract: Contract, by: By): Promise<void> {
  await db.run(sql`
    insert into contract (province_code, id, project_id, number, signed_on, ends_on, support_dong, counterpart_dong, advance_kind, recorded_by)
    values (${province}, ${contract.id}, ${contract.projectId}, ${contract.number}, ${contract.signedOn}, ${contract.endsOn},
      ${contract.supportDong}, ${contract.counterpartDong}, ${contract.advanceKind}, ${by.personId})`)
}

export async function findContract(db: Db, province: string, projectId: string): Promise<Contract | undefined> {
  return await db.maybe<Contract>(sql`
    select id, project_id, number, signed_on, ends_on, support_dong, counterpart_dong, advance_kind from contract
    where province_code = ${province} and project_id = ${projectId}`)
}

export type HeldUnder = Pick<Acceptance, 'projectId' | 'minutesNo' | 'heldOn'>

export async function insertAcceptance(db: Db, province: string, acceptance: Acceptance, by: By): Promise<void> {
  await db.run(sql`
    insert into acceptance (province_code, id, project_id, minutes_no, held_on, attendees, verdict, conclusion, eligible_dong, support_dong,
      counterpart_dong, norm_id, recorded_by, recorded_at)
    values (${province}, ${acceptance.id}, ${acceptance.projectId}, ${acceptance.minutesNo}, ${acceptance.heldOn}, ${acceptance.attendees},
      ${acceptance.verdict}, ${acceptance.conclusion}, ${acceptance.eligibleDong}, ${acceptance.supportDong}, ${acceptance.counterpartDong},
      ${acceptance.normId}, ${by.personId}, ${by.at})`)
}

/** Codes of other đề án whose minutes of the same year bear this number. */
export async function listSameMinutes(db: Db, province: string, { projectId, minutesNo, heldOn }: HeldUnder): Promise<string[]> {
  const rows = await db.many<{ code: string }>(sql`
    select distinct p.code from acceptance a join project p on p.province_code = a.province_code and p.id = a.project_id
    where a.province_code = ${province} and a.minutes_no = ${minutesNo} and a.project_id <> ${projectId}
      and date_trunc('year', a.held_on) = date_trunc('year', ${heldOn}::date)
    order by p.code limit 3`)
  return rows.map(({ code }) => code)
}

/** From now on it is read as minutes that failed; what they had concluded stays beside it. */
export async function annulAcceptance(db: Db, province: string, id: string, note: string): Promise<void> {
  await db.run(sql`
    update acceptance set annulled_verdict = verdict, verdict = 'fail', conclusion = conclusion || ${`\n${note}`}
    where province_code = ${province} and id = ${id}`)
}

/** The acceptance that passed; minutes that failed are kept, and earn nothing. */
export async function findAcceptance(db: Db, province: string, projectId: string): Promise<Acceptance | undefined> {
  return await db.maybe<Acceptance>(sql`
    select id, project_id, minutes_no, held_on, attendees, verdict, conclusion, eligible_dong, support_dong, counterpart_dong, norm_id
    from acceptance where province_code = ${province} and project_id = ${projectId} and verdict <> 'fail'
    order by held_on desc, recorded_at desc limit 1`)
}

export type TargetRow = Pick<ProjectTarget, 'targetCode' | 'planned' | 'accepted'> & { readonly programmeId: string }

export async function listTargets(db: Db, province: string, projectId: string): Promise<TargetRow[]> {
  return await db.many<TargetRow>(sql`
    select target_code, planned, accepted, programme_id from project_target
    where province_code = ${province} and project_id = ${projectId} order by target_code`)
}

export async function saveAccepted(db: Db, province: string, projectId: string, targetCode: string, quantity: number | null): Promise<number> {
  return await db.run(sql`
    update project_target set accepted = ${quantity}
    where province_code = ${province} and project_id = ${projectId} and target_code = ${targetCode}`)
}

export type AttainmentKey = { readonly programmeId: string; readonly targetCode: string; readonly year: number }

export async function addToAttainment(db: Db, province: string, key: AttainmentKey, more: number): Promise<void> {
  await db.run(sql`
    insert into attainment (province_code, programme_id, target_code, year, accepted)
    values (${province}, ${key.programmeId}, ${key.targetCode}, ${key.year}, 0)
    on conflict do nothing`)
  await db.run(sql`
    update attainment set accepted = accepted + ${more}
    where province_code = ${province} and programme_id = ${key.programmeId} and target_code = ${key.targetCode} and year = ${key.year}`)
}
