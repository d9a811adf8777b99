// The only SQL of the trail. Entries are added and read; nothing else is granted.
import sql, { empty } from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Entry } from './trail.chain.ts'

export type Head = { readonly seq: number; readonly hash: Buffer }

/** Locks the end of a chain, so two acts on one dossier are written one after the other. */
export async function lockHead(db: Db, province: string, chainId: string): Promise<Head | undefined> {
  return await db.maybe<Head>(sql`select seq, hash from trail_head where province_code = ${province} and chain_id = ${chainId} for update`)
}

/** False when another act began the same chain first. */
export async function beginChain(db: Db, province: string, chainId: string, hash: Buffer): Promise<boolean> {
  return (
    (await db.run(
      sql`insert into trail_head (province_code, chain_id, seq, hash) values (${province}, ${chainId}, 0, ${hash}) on conflict do nothing`,
    )) === 1
  )
}

export async function appendEntry(db: Db, entry: Entry, previous: Buffer, hash: Buffer): Promise<void> {
  await db.run(sql`
    with head as (
      update trail_head set seq = ${entry.seq}, hash = ${hash} where province_code = ${entry.provinceCode} and chain_id = ${entry.chainId}
    )
    insert into trail_entry (province_code, chain_id, seq, id, at, person_id, person_name, role, act, subject_kind, subject_id, facts, request_id, title, unit, address, previous_hash, hash)
    values (${entry.provinceCode}, ${entry.chainId}, ${entry.seq}, ${entry.id}, ${entry.at}, ${entry.personId}, ${entry.personName}, ${entry.role}, ${entry.act},
      ${entry.subjectKind}, ${entry.subjectId}, ${JSON.stringify(entry.facts)}, ${entry.requestId},
      ${entry.title ?? null}, ${entry.unit ?? null}, ${entry.address ?? null}, ${previous}, ${hash})`)
}

/** Entries from this instant on; counting stops at `most`. */
export async function countSince(db: Db, province: string, from: Date, most: number): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from trail_entry where province_code = ${province} and at >= ${from} limit ${most}) as counted`,
  )
  return count
}

export type KeptEntry = Entry & { readonly previousHash: Buffer; readonly hash: Buffer }

export type TrailFilter = {
  readonly province: string
  /** Half-open: from this instant, up to and without that one. */
  readonly from: Date | undefined
  readonly to: Date | undefined
  readonly personId: string | undefined
  readonly act: string | undefined
  readonly chainId: string | undefined
  readonly subjectId: string | undefined
  /** Newest first, older than this place. */
  readonly before: { readonly at: Date; readonly id: string } | undefined
}

/** One page of the trail, newest first. By place, not by offset: page 1,000 costs what page 1 costs. */
export async function pageOfEntries(db: Db, filter: TrailFilter, most: number): Promise<KeptEntry[]> {
  const { province, from, to, personId, act, chainId, subjectId, before } = filter
  return await db.many<KeptEntry>(sql`
    select province_code, chain_id, seq, id, at, person_id, person_name, role, act, subject_kind, subject_id, facts, request_id, title, unit, address, previous_hash, hash
    from trail_entry where province_code = ${province}
    ${from ? sql`and at >= ${from}` : empty} ${to ? sql`and at < ${to}` : empty}
    ${personId ? sql`and person_id = ${personId}` : empty} ${act ? sql`and act = ${act}` : empty} ${chainId ? sql`and chain_id = ${chainId}` : empty}
    ${subjectId ? sql`and subject_id = ${subjectId}` : empty}
    ${before ? sql`and at <= ${before.at} and (at, id) < (${before.at}, ${before.id})` : empty}
    order by at desc, id desc limit ${most}`)
}
