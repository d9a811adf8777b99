// Kept totals of this room, counted again from the rows and compared: for `verify`.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import { ACCEPTED, CONTRACTED } from './lifecycle.ts'

type Difference = { readonly what: string; readonly kept: bigint | null; readonly counted: bigint | null }

async function countDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with counted as (
      select programme_id, year, level, state, count(*) as count from project where province_code = ${province} group by programme_id, year, level, state)
    select coalesce(k.year, c.year) || ' ' || coalesce(k.level, c.level) || ' ' || coalesce(k.state, c.state) as what, k.count::bigint as kept, c.count as counted
    from (select * from project_count where province_code = ${province}) k
    full join counted c on c.programme_id = k.programme_id and c.year = k.year and c.level = k.level and c.state = k.state
    where coalesce(k.count, 0) <> coalesce(c.count, 0)
    order by 1 limit 1`)
}

/** Reads as "2024 03388 (từ 01/07/2025)". */
async function placeDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with counted as (
      select programme_id, year, commune_code, commune_valid_from, count(*) as contracted, count(*) filter (where state = any(${ACCEPTED}::text[])) as accepted
      from project where province_code = ${province} and state = any(${CONTRACTED}::text[]) group by programme_id, year, commune_code, commune_valid_from),
    both_sides as (
      select coalesce(k.year, c.year) || ' ' || coalesce(k.commune_code, c.commune_code)
          || ' (từ ' || to_char(coalesce(k.commune_valid_from, c.commune_valid_from), 'DD/MM/YYYY') || ')' as place,
        k.contracted as kept_contracted, coalesce(c.contracted, 0) as contracted, k.accepted as kept_accepted, coalesce(c.accepted, 0) as accepted
      from (select * from project_place_count where province_code = ${province}) k
      full join counted c on c.programme_id = k.programme_id and c.year = k.year and c.commune_code = k.commune_code and c.commune_valid_from = k.commune_valid_from)
    select place || ', đã ký hợp đồng' as what, kept_contracted::bigint as kept, contracted as counted from both_sides
    where coalesce(kept_contracted, 0) <> contracted
    union all
    select place || ', đã nghiệm thu', kept_accepted::bigint, accepted from both_sides where coalesce(kept_accepted, 0) <> accepted
    order by 1 limit 1`)
}

async function attainmentDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with counted as (
      select programme_id, target_code, year, sum(quantity)::bigint as accepted
      from evidence where province_code = ${province} and counts group by programme_id, target_code, year)
    select coalesce(k.target_code, c.target_code) || ' ' || coalesce(k.year, c.year) as what, k.accepted as kept, c.accepted as counted
    from (select * from attainment where province_code = ${province}) k
    full join counted c on c.programme_id = k.programme_id and c.target_code = k.target_code and c.year = k.year
    where coalesce(k.accepted, 0) <> coalesce(c.accepted, 0)
    order by 1 limit 1`)
}

async function acceptedDifference(db: Db, province: string): Promise<Difference | undefined> {
  return await db.maybe<Difference>(sql`
    with counted as (
      select project_id, target_code, coalesce(sum(quantity) filter (where counts), 0)::bigint as accepted
      from evidence where province_code = ${province} and withdrawn_on is null group by project_id, target_code)
    select p.code || ', mục tiêu ' || t.target_code as what, t.accepted::bigint as kept, coalesce(c.accepted, 0)::bigint as counted
    from project_target t
    join project p on p.province_code = t.province_code and p.id = t.project_id
    left join counted c on c.project_id = t.project_id and c.target_code = t.target_code
    where t.province_code = ${province} and coalesce(t.accepted, 0) <> coalesce(c.accepted, 0) order by 1 limit 1`)
}

/** The first kept total that is not what the rows say, in one sentence; undefined when all agree. */
export async function firstTotalDifference(db: Db, province: string): Promise<string | undefined> {
  const count = await countDifference(db, province)
  if (count) return `Số đề án (${count.what}): đang giữ ${count.kept ?? 0n}, đếm lại được ${count.counted ?? 0n}.`
  const place = await placeDifference(db, province)
  if (place) return `Số đề án theo địa bàn (${place.what}): đang giữ ${place.kept ?? 0n}, đếm lại được ${place.counted ?? 0n}.`
  const accepted = await acceptedDifference(db, province)
  if (accepted) return `Kết quả nghiệm thu (${accepted.what}): đang giữ ${accepted.kept ?? 0n}, đếm lại được ${accepted.counted ?? 0n}.`
  const attainment = await attainmentDifference(db, province)
  return attainment && `Kết quả chỉ tiêu (${attainment.what}): đang giữ ${attainment.kept ?? 0n}, cộng lại được ${attainment.counted ?? 0n}.`
}
