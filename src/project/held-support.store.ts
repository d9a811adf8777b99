// What establishments hold of the State's money through other đề án. Rows in, domain values out.
import sql from 'sql-template-tag'
import type { Dong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import type { Project } from './project.ts'

/** Support approved and not given back, before or after its year was closed, of one đề án, with whoever benefits from it. */
export type HeldSupport = {
  readonly code: string
  readonly normCode: string
  readonly establishments: readonly string[] /** What each of them is given, in their order; zeros where it was never fixed. */
  readonly shares: readonly string[]
  readonly supportDong: Dong
}

/** The other đề án of the programme that support one of these establishments under a norm, by code. */
export async function listHeldSupport(
  db: Db,
  province: string,
  { id, programmeId }: Pick<Project, 'id' | 'programmeId'>,
  establishmentIds: readonly string[],
): Promise<HeldSupport[]> {
  return await db.many<HeldSupport>(sql`
    select p.code, p.norm_code, money.support_dong,
      array(select establishment_id::text from (
        select p.establishment_id where p.establishment_id is not null
        union select b.establishment_id from project_beneficiary b where b.province_code = p.province_code and b.project_id = p.id) as everyone
        order by establishment_id) as establishments,
      array(select coalesce(s.amount_dong, 0)::text from (
        select p.establishment_id where p.establishment_id is not null
        union select b.establishment_id from project_beneficiary b where b.province_code = p.province_code and b.project_id = p.id) as everyone
        left join beneficiary_share s on s.province_code = p.province_code and s.project_id = p.id and s.establishment_id = everyone.establishment_id
        order by everyone.establishment_id) as shares
    from project p
    cross join lateral (
      select coalesce(sum(f.approved_dong - f.released_dong - f.returned_dong), 0) as support_dong
      from project_fund f where f.province_code = p.province_code and f.project_id = p.id) as money
    where p.province_code = ${province} and p.programme_id = ${programmeId} and p.id <> ${id} and p.norm_code is not null and money.support_dong > 0
      and p.id in (
        select m.id from project m where m.province_code = ${province} and m.establishment_id = any(${establishmentIds}::uuid[])
        union select b.project_id from project_beneficiary b where b.province_code = ${province} and b.establishment_id = any(${establishmentIds}::uuid[]))
    order by p.code`)
}
