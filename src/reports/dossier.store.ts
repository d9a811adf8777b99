// Everything on record about one đề án, read across the rooms: a few named statements on one connection, no decisions.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { Norm } from '../programme/norm.ts'
import type { Project, ProjectTarget } from '../project/project.ts'
import type { TrailLine } from './dossier.ts'
import type { Beneficiary, Document, Fund, Head, Minutes, Posting } from './dossier-view.ts'

/** The đề án with its place as it was called then, its contract, the return it has not answered and the plan that holds it. */
export async function findHead(db: Db, province: string, projectId: string): Promise<Head | undefined> {
  return await db.maybe<Head>(sql`
    select p.id, p.version, p.programme_id, p.code, p.year, p.level, p.form, p.state, p.activity, p.norm_code, p.name, p.establishment_id,
      p.commune_code, p.commune_valid_from, p.implementing_unit, p.starts_on, p.ends_on, p.need, p.goal, p.result, p.asked_dong, p.due_on,
      p.changed_at, p.created_at, u.kind as unit_kind, u.name as unit_name, d.kind as district_kind, d.name as district_name,
      c.number as contract_number, c.signed_on, c.ends_on as contract_ends_on, c.support_dong as contract_support_dong,
      c.counterpart_dong as contract_counterpart_dong, c.advance_kind, r.reasons as return_reasons, r.due_on as return_due_on, r.returned_on,
      x.new_ends_on as extended_to, x.decision_no as extension_no, x.decided_on as extended_on,
      pl.id as plan_id, pl.code as plan_code, pl.state as plan_state
    from project p
    left join admin_unit u on u.code = p.commune_code and u.valid_from = p.commune_valid_from
    left join admin_unit d on d.code = u.parent_code and d.level = 'district' and d.valid_from <= u.valid_from
      and (d.valid_to is null or d.valid_to > u.valid_from)
    left join contract c on c.province_code = p.province_code and c.project_id = p.id
    left join lateral (
      select new_ends_on, decision_no, decided_on from project_change
      where province_code = p.province_code and project_id = p.id and verdict = 'agreed' and new_ends_on is not null
      order by decided_on desc, id desc limit 1) x on true
    left join lateral (
      select reasons, due_on, returned_on from project_return
      where province_code = p.province_code and project_id = p.id and answered_on is null order by returned_on desc, id desc limit 1) r on true
    left join lateral (
      select plan.id, plan.code, plan.state from plan_item i join plan on plan.province_code = i.province_code and plan.id = i.plan_id
      where i.province_code = p.province_code and i.project_id = p.id and plan.state <> 'cancelled' order by plan.created_at desc limit 1) pl on true
    where p.province_code = ${province} and p.id = ${projectId}`)
}

/** The main establishment first. */
export async function listBeneficiaries(db: Db, province: string, { id, establishmentId }: Project): Promise<Beneficiary[]> {
  return await db.many<Beneficiary>(sql`
    select e.id, e.name, u.kind as unit_kind, u.name as unit_name, s.amount_dong as share_dong
    from establishment e left join admin_unit u on u.code = e.commune_code and u.valid_from = e.commune_valid_from
    left join beneficiary_share s on s.province_code = e.province_code and s.project_id = ${id} and s.establishment_id = e.id
    where e.province_code = ${province} and e.id in (
      select ${establishmentId}::uuid union select b.establishment_id from project_beneficiary b where b.province_code = ${province} and b.project_id = ${id})
    order by (e.id = ${establishmentId}) desc nulls last, e.name_norm, e.id`)
}

export async function listTargets(db: Db, province: string, projectId: string): Promise<ProjectTarget[]> {
  return await db.many<ProjectTarget>(sql`
    select t.target_code, l.name, l.unit, t.planned, t.accepted
    from project_target t join target_line l
      on l.province_code = t.province_code and l.programme_id = t.programme_id and l.code = t.target_code
    where t.province_code = ${province} and t.project_id = ${projectId} order by l.position`)
}

export async function listFunds(db: Db, province: string, { id, programmeId }: Project): Promise<Fund[]> {
  return await db.many<Fund>(sql`
    select f.source, s.name, s.kind, f.asked_dong, f.appraised_dong, f.approved_dong, f.committed_dong, f.advanced_dong, f.paid_dong,
      f.settled_dong, f.recovered_dong, f.released_dong, f.pledged_dong, f.proven_dong, f.paid_back_dong, f.returned_dong, f.earned_dong
    from project_fund f join programme_source s on s.province_code = f.province_code and s.programme_id = ${programmeId} and s.source = f.source
    where f.province_code = ${province} and f.project_id = ${id} order by s.position`)
}

export async function listPostings(db: Db, province: string, projectId: string): Promise<Posting[]> {
  return await db.many<Posting>(sql`
    select id, day, source, kind, amount_dong, paper_no, note from posting
    where province_code = ${province} and project_id = ${projectId} order by day, recorded_at, id`)
}

/** Latest first. */
export async function listMinutes(db: Db, province: string, projectId: string): Promise<Minutes[]> {
  return await db.many<Minutes>(sql`
    select 'appraisal' as kind, id, tier, minutes_no as number, held_on, '' as people, verdict, conclusion as words, '' as remedy,
      null::date as remedy_due_on, eligible_dong, proposed_dong as support_dong, null::bigint as counterpart_dong, null::bigint as invested_dong,
      null::int as item_done_basis_points, priority, recorded_at
    from appraisal where province_code = ${province} and project_id = ${projectId}
    union all
    select 'inspection', id, null, minutes_no, held_on, team, conclusion, findings, remedy, remedy_due_on, null, null, null, invested_dong,
      item_done_basis_points, null, recorded_at
    from inspection where province_code = ${province} and project_id = ${projectId}
    union all
    select 'acceptance', id, null, minutes_no, held_on, attendees, verdict, conclusion, '', null, eligible_dong, support_dong, counterpart_dong,
      null, null, null, recorded_at
    from acceptance where province_code = ${province} and project_id = ${projectId}
    order by held_on desc, recorded_at desc, id desc`)
}

/** Numbered papers and files, oldest first. */
export async function listDocuments(db: Db, province: string, projectId: string): Promise<Document[]> {
  return await db.many<Document>(sql`
    select 'paper' as kind, id, number as name, issued_on as on, abstract as about, issuer, file_id, null::int as size, null as hash, recorded_at as at
    from project_paper where province_code = ${province} and project_id = ${projectId}
    union all
    select 'file', id, original_name, (uploaded_at at time zone 'Asia/Ho_Chi_Minh')::date, purpose, '', id, size, left(sha256, 8), uploaded_at
    from stored_file where province_code = ${province} and project_id = ${projectId}
    order by 1 desc, 4, at, 2`)
}

/** The latest lines of its chain, and those of the named acts whatever their age. Newest first. */
export async function listTrail(db: Db, province: string, projectId: string, most: number, acts: readonly string[]): Promise<TrailLine[]> {
  return await db.many<TrailLine>(sql`
    select seq, at, person_name, role, act, facts, left(encode(hash, 'hex'), 8) as hash from trail_entry
    where province_code = ${province} and chain_id = ${projectId} and (act = any(${acts}::text[]) or seq > (
      select seq - ${most}::int from trail_head where province_code = ${province} and chain_id = ${projectId}))
    order by seq desc`)
}

/** Every row of one norm that a province may go by; which of them holds on a day is for the rules. */
export async function listNorms(db: Db, province: string, code: string, on: Day): Promise<Norm[]> {
  return await db.many<Norm>(sql`
    select id, code, level, province_code, name, basis_points, ceiling_dong, ceiling_unit, basis, condition, priority_basis_points,
      priority_standing, per_establishment, article, standing, in_force_from, in_force_to, note
    from norm
    where code = ${code} and (province_code is null or province_code = ${province}) and in_force_from <= ${on}
      and (in_force_to is null or in_force_to >= ${on})
    order by level, in_force_from`)
}
