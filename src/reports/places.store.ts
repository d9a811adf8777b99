// The đề án by place: kept counts for the tables, and one page of the đề án behind a figure, each unit read from its own index.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { State } from '../project/lifecycle.ts'
import type { UnitKey } from '../registry/unit.ts'
import type { Span } from './evidence.ts'
import type { AtPlace, KeptAtPlace } from './places.ts'
import type { Scope } from './reports.store.ts'

export async function selectPlaceCounts(db: Db, { province, programmeId }: Scope, { fromYear, toYear }: Span): Promise<KeptAtPlace[]> {
  return await db.many<KeptAtPlace>(sql`
    select commune_code as code, commune_valid_from as valid_from, sum(contracted)::int as contracted, sum(accepted)::int as accepted
    from project_place_count
    where province_code = ${province} and programme_id = ${programmeId} and year between ${fromYear} and ${toYear}
    group by commune_code, commune_valid_from having sum(contracted) > 0 order by commune_code, commune_valid_from`)
}

export type AtPlaces = { readonly keys: readonly UnitKey[]; readonly states: readonly State[]; readonly span: Span }
export type Cut = { readonly most: number; readonly before: number }

/** Newest first, in the order of the list of đề án. */
export async function selectAtPlaces(db: Db, { province, programmeId }: Scope, { keys, states, span }: AtPlaces, cut: Cut): Promise<AtPlace[]> {
  return await db.many<AtPlace>(sql`
    select p.id as project_id, p.code, p.name, p.level, p.year, p.state, e.name as beneficiary, p.commune_code, p.commune_valid_from,
      coalesce(f.committed, 0)::bigint as support_dong
    from (
      select p.* from unnest(${keys.map((key) => key.code)}::text[], ${keys.map((key) => key.validFrom)}::date[]) as place (code, from_day)
      cross join lateral (
        select p.id, p.code, p.name, p.level, p.year, p.state, p.establishment_id, p.commune_code, p.commune_valid_from from project p
        where p.province_code = ${province} and p.commune_code = place.code and p.commune_valid_from = place.from_day
          and p.programme_id = ${programmeId} and p.year between ${span.fromYear} and ${span.toYear} and p.state = any(${states}::text[])
        order by p.year desc, p.level, length(p.code), p.code limit ${cut.before + cut.most}) p
      order by p.year desc, p.level, length(p.code), p.code limit ${cut.most} offset ${cut.before}) p
    left join establishment e on e.province_code = ${province} and e.id = p.establishment_id
    left join lateral (
      select sum(f.committed_dong - f.released_dong) as committed from project_fund f where f.province_code = ${province} and f.project_id = p.id) f on true
    order by p.year desc, p.level, length(p.code), p.code`)
}
