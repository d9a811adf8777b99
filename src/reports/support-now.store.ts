// The support a list tells of one đề án, from its kept totals.
import sql, { type Sql } from 'sql-template-tag'

/** What is approved and stands; before anything was approved, what is asked for. One stopped or settled for less keeps less, down to nothing. */
export function supportNow(province: string, project: Sql): Sql {
  return sql`coalesce((select sum(f.approved_dong - f.released_dong) from project_fund f
    where f.province_code = ${province} and f.project_id = ${project}.id having sum(f.approved_dong) > 0), ${project}.asked_dong)::bigint`
}
