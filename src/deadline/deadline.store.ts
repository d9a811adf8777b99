// SQL about the official calendar: a catalogue every province shares.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { PublicDay } from './deadline.ts'

export async function selectPublicDays(db: Db, fromYear: number, toYear: number): Promise<PublicDay[]> {
  return await db.many<PublicDay>(sql`
    select day, kind, name, source, standing, enabled from public_day
    where day between make_date(${fromYear}::int, 1, 1) and make_date(${toYear}::int, 12, 31) order by day`)
}

/** Adds days or brings their words up to date; whether a day counts is the administrator's to say, so `enabled` stays. */
export async function savePublicDays(db: Db, days: readonly PublicDay[]): Promise<void> {
  await db.run(sql`
    insert into public_day (day, kind, name, source, standing, enabled)
    select day, kind, name, source, standing, enabled
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r(day date, kind text, name text, source text, standing text, enabled boolean)
    on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source, standing = excluded.standing`)
}
