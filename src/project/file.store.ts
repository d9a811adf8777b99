// Rows about files attached to a đề án. The bytes lie in the folder of files (papers/files.actions.ts) under the id of the row.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import { type Quota, type Share, WHOLE_PROVINCE } from '../upkeep/quota.ts'
import type { StoredFile } from './view.ts'

export async function insertFile(db: Db, province: string, file: StoredFile, uploadedBy: string): Promise<void> {
  await db.run(sql`
    insert into stored_file (province_code, id, project_id, sha256, size, type, original_name, purpose, uploaded_by, uploaded_at)
    values (${province}, ${file.id}, ${file.projectId}, ${file.sha256}, ${file.size}, ${file.type}, ${file.originalName}, ${file.purpose},
      ${uploadedBy}, ${file.uploadedAt})`)
}

export async function listFiles(db: Db, province: string, projectId: string): Promise<StoredFile[]> {
  return await db.many<StoredFile>(sql`
    select id, project_id, sha256, size, type, original_name, purpose, uploaded_at from stored_file
    where province_code = ${province} and project_id = ${projectId} order by uploaded_at, id`)
}

export async function findFile(db: Db, province: string, projectId: string, fileId: string): Promise<StoredFile | undefined> {
  return await db.maybe<StoredFile>(sql`
    select id, project_id, sha256, size, type, original_name, purpose, uploaded_at from stored_file
    where province_code = ${province} and project_id = ${projectId} and id = ${fileId}`)
}

/** A page of every file of the province, in the order of their ids, for the check of the folder. */
export async function listAllFiles(
  db: Db,
  province: string,
  after: string,
  most: number,
): Promise<Pick<StoredFile, 'id' | 'sha256' | 'originalName'>[]> {
  return await db.many(sql`
    select id, sha256, original_name from stored_file where province_code = ${province} and id > ${after} order by id limit ${most}`)
}

export type Counted = { readonly kind: Quota; readonly subjectId: string; readonly bytes: number }

/** What the files themselves add up to, by đề án, by who sent them, and in all. */
export async function sumBytes(db: Db, province: string): Promise<Counted[]> {
  const rows = await db.many<Omit<Counted, 'bytes'> & { bytes: bigint }>(sql`
    select 'project' as kind, project_id as subject_id, sum(size)::bigint as bytes from stored_file where province_code = ${province} group by project_id
    union all
    select kind, uploaded_by, sum(size)::bigint from stored_file, unnest(array['applicant', 'staff']) as kind
    where province_code = ${province} group by kind, uploaded_by
    union all
    select 'province', ${WHOLE_PROVINCE}::uuid, coalesce(sum(size), 0)::bigint from stored_file where province_code = ${province}`)
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }))
}

export async function countBytes(db: Db, province: string, { kind, subjectId }: Share): Promise<number> {
  const { bytes } = await db.one<{ bytes: bigint }>(sql`
    select coalesce(sum(size), 0)::bigint as bytes from stored_file where province_code = ${province}
      and case ${kind}::text when 'project' then project_id = ${subjectId} when 'province' then true else uploaded_by = ${subjectId} end`)
  return Number(bytes)
}

/** Which of these ids a row names. */
export async function namedAmong(db: Db, province: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(sql`select id from stored_file where province_code = ${province} and id = any(${ids}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}
