// SQL of what each beneficiary is given of the support of a đề án.
import sql from 'sql-template-tag'
import type { Dong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import type { Shares } from './share.ts'

export async function listShares(db: Db, province: string, projectId: string): Promise<Shares> {
  const rows = await db.many<{ id: string; amountDong: Dong }>(sql`
    select establishment_id as id, amount_dong from beneficiary_share where province_code = ${province} and project_id = ${projectId} order by establishment_id`)
  return new Map(rows.map(({ id, amountDong }) => [id, amountDong]))
}

export async function replaceShares(db: Db, province: string, projectId: string, shares: Shares): Promise<void> {
  await db.run(sql`delete from beneficiary_share where province_code = ${province} and project_id = ${projectId}`)
  for (const [id, amount] of shares)
    await db.run(sql`
      insert into beneficiary_share (province_code, project_id, establishment_id, amount_dong) values (${province}, ${projectId}, ${id}, ${amount})`)
}
