// Sessions and known devices. Only the SHA-256 of a token is kept: reading this table opens no door.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Role } from './role.ts'
import type { OpenSession } from './session.ts'

export type Known = {
  readonly sessionId: string
  readonly seenAt: Date
  readonly personId: string
  readonly name: string
  readonly title: string
  readonly province: string
  readonly establishmentId: string | null
  readonly communeCode: string | null
  readonly mustChange: boolean
  readonly roles: Role[]
}

/** Who holds this token: the one query every request begins with. */
export async function findSession(db: Db, tokenHash: Buffer, now: Date): Promise<Known | undefined> {
  return await db.maybe<Known>(sql`
    select s.id as session_id, s.seen_at, p.id as person_id, p.name, p.title, p.province_code as province, p.establishment_id, p.commune_code,
      p.must_change, array(select r.role from person_role r where r.person_id = p.id order by r.role) as roles
    from session s join person p on p.id = s.person_id
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${now} and p.locked_at is null`)
}

export async function markSeen(db: Db, sessionId: string, now: Date): Promise<void> {
  await db.run(sql`update session set seen_at = ${now} where id = ${sessionId} and seen_at < ${now}`)
}

export type NewSession = {
  readonly id: string
  readonly tokenHash: Buffer
  readonly personId: string
  readonly now: Date
  readonly expiresAt: Date
  readonly agent: string
}

export async function addSession(db: Db, session: NewSession): Promise<void> {
  await db.run(sql`
    insert into session (token_hash, id, person_id, created_at, seen_at, expires_at, agent)
    values (${session.tokenHash}, ${session.id}, ${session.personId}, ${session.now}, ${session.now}, ${session.expiresAt}, ${session.agent})`)
}

export async function endOldest(db: Db, personId: string, kept: number, now: Date): Promise<void> {
  await db.run(sql`
    update session set ended_at = ${now} where person_id = ${personId} and ended_at is null
      and id not in (select id from session where person_id = ${personId} and ended_at is null order by created_at desc, id desc limit ${kept})`)
}

/** Ends one session of this person; how many were open (0 or 1). */
export async function endSession(db: Db, personId: string, sessionId: string, now: Date): Promise<number> {
  return await db.run(sql`update session set ended_at = ${now} where person_id = ${personId} and id = ${sessionId} and ended_at is null`)
}

export async function endByToken(db: Db, tokenHash: Buffer, now: Date): Promise<void> {
  await db.run(sql`update session set ended_at = ${now} where token_hash = ${tokenHash} and ended_at is null`)
}

/** Ends all sessions of a person but one; without one, all. */
export async function endSessions(db: Db, personId: string, except: string | undefined, now: Date): Promise<number> {
  return await db.run(sql`
    update session set ended_at = ${now} where person_id = ${personId} and ended_at is null and id is distinct from ${except ?? null}::uuid`)
}

export async function listSessions(db: Db, personId: string, now: Date): Promise<OpenSession[]> {
  return await db.many<OpenSession>(sql`
    select id, created_at, seen_at, expires_at, agent from session
    where person_id = ${personId} and ended_at is null and expires_at > ${now} order by seen_at desc`)
}

export async function rememberDevice(db: Db, personId: string, deviceHash: Buffer, now: Date): Promise<void> {
  await db.run(sql`
    insert into known_device (person_id, device_hash, seen_at) values (${personId}, ${deviceHash}, ${now})
    on conflict (person_id, device_hash) do update set seen_at = ${now}`)
}

export async function forgetDevices(db: Db, personId: string, except: Buffer | undefined): Promise<void> {
  await db.run(sql`delete from known_device where person_id = ${personId} and device_hash is distinct from ${except ?? null}::bytea`)
}

export async function deviceIsInUse(db: Db, deviceHash: Buffer): Promise<boolean> {
  return (await db.one<{ used: boolean }>(sql`select exists (select 1 from known_device where device_hash = ${deviceHash}) as used`)).used
}

export async function clearOutSessions(db: Db, endedBefore: Date, devicesSeenBefore: Date): Promise<void> {
  await db.run(sql`delete from session where expires_at < ${endedBefore}`)
  await db.run(sql`delete from known_device where seen_at < ${devicesSeenBefore}`)
}
