// SQL about norms and advance rules: catalogues every province shares, so no province key leads them.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import type { Db } from '../platform/db.ts'
import type { AdvanceRule } from './advance.ts'
import type { Norm, NormLevel } from './norm.ts'

/** All rows in force on a day that a province may need: the national ones and its own. */
export async function selectNorms(db: Db, province: string, on: Day): Promise<Norm[]> {
  return await db.many<Norm>(sql`
    select id, code, level, province_code, name, basis_points, ceiling_dong, ceiling_unit, basis, condition, priority_basis_points,
      priority_standing, per_establishment, article, standing, in_force_from, in_force_to, note
    from norm
    where (province_code is null or province_code = ${province}) and in_force_from <= ${on} and (in_force_to is null or in_force_to >= ${on})
    order by code, level, in_force_from`)
}

export async function selectNormHistory(db: Db, province: string, code: string, level: NormLevel): Promise<Norm[]> {
  return await db.many<Norm>(sql`
    select id, code, level, province_code, name, basis_points, ceiling_dong, ceiling_unit, basis, condition, priority_basis_points,
      priority_standing, per_establishment, article, standing, in_force_from, in_force_to, note
    from norm
    where code = ${code} and level = ${level} and (province_code is null or province_code = ${province})
    order by in_force_from
    for update`)
}

export async function closeNorm(db: Db, id: string, lastDay: Day): Promise<void> {
  await db.run(sql`update norm set in_force_to = ${lastDay} where id = ${id}`)
}

export async function selectAdvanceRules(db: Db, level: NormLevel, on: Day): Promise<AdvanceRule[]> {
  return await db.many<AdvanceRule>(sql`
    select id, level, kind, basis_points, progress_over_basis_points, progress_of, after_acceptance, papers, article, standing, in_force_from, in_force_to
    from advance_rule
    where level = ${level} and in_force_from <= ${on} and (in_force_to is null or in_force_to >= ${on})
    order by kind, in_force_from`)
}

/** Adds rows, or brings known ones up to date. A row that was closed on the spot stays closed. */
export async function saveNorms(db: Db, norms: readonly Norm[]): Promise<void> {
  await db.run(sql`
    insert into norm (id, code, level, province_code, name, basis_points, ceiling_dong, ceiling_unit, basis, condition, priority_basis_points,
      priority_standing, per_establishment, article, standing, in_force_from, in_force_to, note)
    select id, code, level, province_code, name, basis_points, ceiling_dong, ceiling_unit, basis, condition, priority_basis_points,
      priority_standing, per_establishment, article, standing, in_force_from, in_force_to, note
    from jsonb_to_recordset(${toRows(norms)}::jsonb) as r(id text, code text, level text, province_code text, name text, basis_points integer,
      ceiling_dong bigint, ceiling_unit text, basis text, condition text, priority_basis_points integer, priority_standing text,
      per_establishment boolean, article text, standing text, in_force_from date, in_force_to date, note text)
    on conflict (id) do update set code = excluded.code, level = excluded.level, province_code = excluded.province_code, name = excluded.name,
      basis_points = excluded.basis_points, ceiling_dong = excluded.ceiling_dong, ceiling_unit = excluded.ceiling_unit, basis = excluded.basis,
      condition = excluded.condition, priority_basis_points = excluded.priority_basis_points, priority_standing = excluded.priority_standing,
      per_establishment = excluded.per_establishment, article = excluded.article, standing = excluded.standing, in_force_from = excluded.in_force_from,
      in_force_to = least(norm.in_force_to, excluded.in_force_to), note = excluded.note`)
}

export async function saveAdvanceRules(db: Db, rules: readonly AdvanceRule[]): Promise<void> {
  await db.run(sql`
    insert into advance_rule (id, level, kind, basis_points, progress_over_basis_points, progress_of, after_acceptance, papers, article, standing,
      in_force_from, in_force_to)
    select id, level, kind, basis_points, progress_over_basis_points, progress_of, after_acceptance, papers, article, standing, in_force_from, in_force_to
    from jsonb_to_recordset(${toRows(rules)}::jsonb) as r(id text, level text, kind text, basis_points integer, progress_over_basis_points integer,
      progress_of text, after_acceptance boolean, papers text, article text, standing text, in_force_from date, in_force_to date)
    on conflict (id) do update set level = excluded.level, kind = excluded.kind, basis_points = excluded.basis_points,
      progress_over_basis_points = excluded.progress_over_basis_points, progress_of = excluded.progress_of,
      after_acceptance = excluded.after_acceptance, papers = excluded.papers, article = excluded.article, standing = excluded.standing,
      in_force_from = excluded.in_force_from, in_force_to = least(advance_rule.in_force_to, excluded.in_force_to)`)
}

/** Rows as JSON with the column names of the table; money as digits, so no float comes near it. */
function toRows(rows: readonly object[]): string {
  const column = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [column(name), typeof value === 'bigint' ? value.toString() : value])),
    ),
  )
}
