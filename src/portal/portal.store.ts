// The only SQL of the portal: names, places and amounts of support. Columns that hold a person's data are not read at all.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import type { Level } from '../project/lifecycle.ts'
import type { Kind } from '../registry/establishment.ts'

export type SupportedRow = {
  /** Read only of an organisation: the name of a household or an artisan is mostly that of a person. */
  readonly establishment: string | null
  readonly kind: Kind
  readonly communeCode: string
  readonly communeValidFrom: Day
  readonly activity: string
  readonly level: Level
  readonly year: number
  /** Establishments that share the support with this one. */
  readonly others: number
  /** Approved and standing, from all sources of the State. */
  readonly approvedDong: Dong
  /** Paid out and kept. */
  readonly paidDong: Dong
}

const ORGANISATIONS: readonly Kind[] = ['company', 'private-enterprise', 'cooperative', 'cooperative-union', 'cooperative-group']

/** The latest đề án accepted, newest first: money is public once the work is seen to be done. */
export async function selectSupported(db: Db, province: string, programmeId: string, most: number): Promise<SupportedRow[]> {
  return await db.many<SupportedRow>(sql`
    select s.establishment, s.kind, s.commune_code, s.commune_valid_from, s.activity, s.level, s.year, o.others, f.approved_dong, f.paid_dong
    from (
      select case when e.kind = any(${ORGANISATIONS}::text[]) then e.name end as establishment, e.kind, p.commune_code, p.commune_valid_from, p.activity,
        p.level, p.year, p.id, p.code, p.establishment_id, a.held_on
      from acceptance a
      join project p on p.province_code = a.province_code and p.id = a.project_id
      join establishment e on e.province_code = p.province_code and e.id = p.establishment_id
      where a.province_code = ${province} and p.programme_id = ${programmeId} and a.verdict <> 'fail' and p.state in ('accepted', 'settled')
      order by a.held_on desc, p.code desc limit ${most}) s
    cross join lateral (
      select count(*)::int as others from project_beneficiary b
      where b.province_code = ${province} and b.project_id = s.id and b.establishment_id <> s.establishment_id) o
    cross join lateral (
      select coalesce(sum(f.approved_dong - f.released_dong), 0)::bigint as approved_dong,
        coalesce(sum(f.advanced_dong + f.paid_dong - f.recovered_dong - f.returned_dong), 0)::bigint as paid_dong
      from project_fund f where f.province_code = ${province} and f.project_id = s.id) f
    order by s.held_on desc, s.code desc`)
}
