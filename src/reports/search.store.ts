// Papers and plans by the beginning of their number, within reach of who asks.
import sql, { empty, type Sql } from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { FoundPaper, FoundPlan } from './search-view.ts'

/** Nothing sorts after the last code point. */
const LAST = '\u{10ffff}'

type Place = { readonly code: string; readonly validFrom: Day }

/** Whose đề án: all of the province, those of some communes, those of one establishment. */
export type Within = { readonly places?: readonly Place[] | undefined; readonly establishmentId?: string | undefined }

function within(province: string, { places, establishmentId }: Within): Sql {
  if (establishmentId !== undefined)
    return sql`and (p.establishment_id = ${establishmentId} or exists (select 1 from project_beneficiary b
      where b.province_code = ${province} and b.project_id = p.id and b.establishment_id = ${establishmentId}))`
  if (places === undefined) return empty
  return sql`and (p.commune_code, p.commune_valid_from) in (
    select code, valid_from from unnest(${places.map((place) => place.code)}::text[], ${places.map((place) => place.validFrom)}::date[]) as place (code, valid_from))`
}

export async function findPapers(db: Db, province: string, key: string, who: Within, most: number): Promise<FoundPaper[]> {
  return await db.many<FoundPaper>(sql`
    select d.id, d.number, d.issued_on, d.abstract, p.id as project_id, p.code, p.name as project_name
    from project_paper d join project p on p.province_code = d.province_code and p.id = d.project_id
    where d.province_code = ${province} and d.number_key ~>=~ ${key} and d.number_key ~<~ ${key + LAST} ${within(province, who)}
    order by d.number_key using ~<~, d.issued_on desc, d.id limit ${most}`)
}

/** By code, name or number of decision; a province has few plans. */
export async function findPlans(db: Db, province: string, most: number): Promise<FoundPlan[]> {
  return await db.many<FoundPlan>(sql`
    select id, code, name, state, decision_no from plan where province_code = ${province} order by year desc, code desc limit ${most}`)
}
