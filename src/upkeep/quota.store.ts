// The kept sums of bytes and the limits set for them.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Quota, Share, Use } from './quota.ts'

/** The latest limit of each kind that was ever set. */
export async function listLimits(db: Db, province: string): Promise<{ readonly kind: Quota; readonly mostBytes: number; readonly setAt: Date }[]> {
  return (
    await db.many<{ kind: Quota; mostBytes: bigint; setAt: Date }>(sql`
      select distinct on (kind) kind, most_bytes, set_at from upload_limit where province_code = ${province} order by kind, set_at desc`)
  ).map((row) => ({ ...row, mostBytes: Number(row.mostBytes) }))
}

export async function insertLimit(db: Db, province: string, limit: { kind: Quota; mostBytes: number; setAt: Date; setBy: string }): Promise<void> {
  await db.run(sql`
    insert into upload_limit (province_code, kind, most_bytes, set_at, set_by)
    values (${province}, ${limit.kind}, ${limit.mostBytes}, ${limit.setAt}, ${limit.setBy})`)
}

export async function findKept(db: Db, province: string, { kind, subjectId }: Share): Promise<number | undefined> {
  const row = await db.maybe<{ keptBytes: bigint }>(sql`
    select kept_bytes from upload_use where province_code = ${province} and kind = ${kind} and subject_id = ${subjectId}`)
  return row && Number(row.keptBytes)
}

/** The first sum of a subject, counted from its files; whoever comes second finds it there and adds to it. */
export async function beginUse(db: Db, province: string, { kind, subjectId, keptBytes, mostBytes }: Use): Promise<void> {
  await db.run(sql`
    insert into upload_use (province_code, kind, subject_id, kept_bytes, most_bytes)
    values (${province}, ${kind}, ${subjectId}, ${keptBytes}, ${Math.max(keptBytes, mostBytes)}) on conflict do nothing`)
}

/** Takes so many bytes, only while they fit: 0 rows when they do not. */
export async function takeBytes(db: Db, province: string, { kind, subjectId, mostBytes }: Use, bytes: number): Promise<number> {
  return await db.run(sql`
    update upload_use set kept_bytes = kept_bytes + ${bytes}::bigint, most_bytes = ${mostBytes}
    where province_code = ${province} and kind = ${kind} and subject_id = ${subjectId} and kept_bytes + ${bytes}::bigint <= ${mostBytes}`)
}

/** Without the guard, for the test that must see it missed. */
export async function takeBytesUnguarded(db: Db, province: string, { kind, subjectId }: Use, bytes: number): Promise<number> {
  return await db.run(sql`
    update upload_use set kept_bytes = kept_bytes + ${bytes}::bigint, most_bytes = greatest(most_bytes, kept_bytes + ${bytes}::bigint)
    where province_code = ${province} and kind = ${kind} and subject_id = ${subjectId}`)
}

export async function listUses(db: Db, province: string): Promise<Use[]> {
  const rows = await db.many<Share & { keptBytes: bigint; mostBytes: bigint }>(sql`
    select kind, subject_id, kept_bytes, most_bytes from upload_use where province_code = ${province} order by kind, subject_id`)
  return rows.map((row) => ({ ...row, keptBytes: Number(row.keptBytes), mostBytes: Number(row.mostBytes) }))
}
