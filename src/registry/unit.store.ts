// The only SQL about units of administration: the shared catalogue of all provinces.
import sql from 'sql-template-tag'
import type { Day } from '../basics/day.ts'
import { fold } from '../basics/text.ts'
import type { Db } from '../platform/db.ts'
import type { Succession, Unit, UnitAlias, UnitRegister } from './unit.ts'

const BATCH = 1000

function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH))
}

/** Adds units and corrects those that changed; answers how many rows were touched. */
export async function saveUnits(db: Db, units: readonly Unit[]): Promise<number> {
  let touched = 0
  for (const part of batches(units)) {
    touched += await db.run(sql`
      insert into admin_unit (code, valid_from, valid_to, level, kind, name, name_norm, parent_code, province_code)
      select * from unnest(${part.map((u) => u.code)}::text[], ${part.map((u) => u.validFrom)}::date[], ${part.map((u) => u.validTo)}::date[],
        ${part.map((u) => u.level)}::text[], ${part.map((u) => u.kind)}::text[], ${part.map((u) => u.name)}::text[], ${part.map((u) => fold(u.name))}::text[],
        ${part.map((u) => u.parentCode)}::text[], ${part.map((u) => u.provinceCode)}::text[])
      on conflict (code, valid_from) do update set valid_to = excluded.valid_to, level = excluded.level, kind = excluded.kind,
        name = excluded.name, name_norm = excluded.name_norm, parent_code = excluded.parent_code, province_code = excluded.province_code
      where (admin_unit.valid_to, admin_unit.level, admin_unit.kind, admin_unit.name, admin_unit.name_norm, admin_unit.parent_code, admin_unit.province_code)
        is distinct from (excluded.valid_to, excluded.level, excluded.kind, excluded.name, excluded.name_norm, excluded.parent_code, excluded.province_code)`)
  }
  return touched
}

export async function saveSuccessions(db: Db, steps: readonly Succession[]): Promise<number> {
  return await db.run(sql`
    insert into admin_unit_succession (old_code, old_valid_from, new_code, new_valid_from)
    select * from unnest(${steps.map((s) => s.oldCode)}::text[], ${steps.map((s) => s.oldValidFrom)}::date[],
      ${steps.map((s) => s.newCode)}::text[], ${steps.map((s) => s.newValidFrom)}::date[])
    on conflict do nothing`)
}

export async function saveAliases(db: Db, aliases: readonly UnitAlias[]): Promise<number> {
  return await db.run(sql`
    insert into admin_unit_alias (code, valid_from, alias, alias_norm)
    select * from unnest(${aliases.map((a) => a.code)}::text[], ${aliases.map((a) => a.validFrom)}::date[],
      ${aliases.map((a) => a.alias)}::text[], ${aliases.map((a) => fold(a.alias))}::text[])
    on conflict do nothing`)
}

/** Everything the record holds of one province: today and before. */
export async function registerOfProvince(db: Db, province: string): Promise<UnitRegister> {
  const units = await db.many<Unit>(sql`
    select code, valid_from, valid_to, level, kind, name, parent_code, province_code from admin_unit where province_code = ${province}`)
  const successions = await db.many<Succession>(sql`
    select s.old_code, s.old_valid_from, s.new_code, s.new_valid_from
    from admin_unit_succession s join admin_unit u on u.code = s.new_code and u.valid_from = s.new_valid_from
    where u.province_code = ${province}`)
  const aliases = await db.many<UnitAlias>(sql`
    select a.code, a.valid_from, a.alias
    from admin_unit_alias a join admin_unit u on u.code = a.code and u.valid_from = a.valid_from
    where u.province_code = ${province}`)
  return { units, successions, aliases }
}

export async function findUnit(db: Db, code: string, validFrom: Day): Promise<Unit | undefined> {
  return await db.maybe<Unit>(sql`
    select code, valid_from, valid_to, level, kind, name, parent_code, province_code from admin_unit
    where code = ${code} and valid_from = ${validFrom}`)
}
