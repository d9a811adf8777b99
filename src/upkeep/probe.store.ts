// Can the database write again? Asked by writing something that is then undone.
import sql from 'sql-template-tag'
import { inTransaction, type Pool } from '../platform/db.ts'

/** More than a page, so that a file must really grow; nothing is kept. */
export async function tryWriting(pool: Pool, province: string): Promise<void> {
  await inTransaction(pool, { province, readOnly: false }, async (db) => {
    await db.run(
      sql`create temporary table room_asked_for on commit drop as select repeat(md5(n::text), 200) as filling from generate_series(1, 100) as n`,
    )
    return { keep: false, value: undefined }
  })
}
