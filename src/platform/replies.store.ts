// The kept reply to a form's key: pressing twice, or sending again after a cut, acts once.
import sql from 'sql-template-tag'
import type { Db } from './db.ts'

export type KeptReply = {
  readonly route: string
  readonly bodyHash: string
  readonly status: number
  readonly location: string
  readonly body: string
}

type Key = { readonly province: string; readonly personId: string; readonly requestKey: string }

/** True when this ask is the first with its key. A second one waits here until the first has ended. */
export async function claimKey(db: Db, key: Key, route: string, bodyHash: string, at: Date): Promise<boolean> {
  const rows = await db.run(sql`
    insert into request_reply (province_code, person_id, request_key, route, body_hash, status, location, body, at)
    values (${key.province}, ${key.personId}, ${key.requestKey}, ${route}, ${bodyHash}, 0, '', '', ${at})
    on conflict do nothing`)
  return rows === 1
}

export async function keepReply(db: Db, key: Key, status: number, location: string, body: string): Promise<void> {
  await db.run(sql`
    update request_reply set status = ${status}, location = ${location}, body = ${body}
    where province_code = ${key.province} and person_id = ${key.personId} and request_key = ${key.requestKey}`)
}

export async function findReply(db: Db, key: Key): Promise<KeptReply> {
  return await db.one<KeptReply>(sql`
    select route, body_hash, status, location, body from request_reply
    where province_code = ${key.province} and person_id = ${key.personId} and request_key = ${key.requestKey}`)
}
