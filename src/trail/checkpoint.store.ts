// The checkpoints in the database, and what of the trail still waits for one.
import sql, { empty } from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Checkpoint } from './trail.checkpoint.ts'

/** One writer at a time in a province, in the database and in its file. */
export async function takeTurn(db: Db, province: string): Promise<void> {
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`trail.checkpoint ${province}`}, 0))`)
}

export type Waiting = {
  readonly chainId: string
  readonly anchoredSeq: number
  readonly seq: number
  readonly hash: Buffer
  readonly marks: Buffer
  readonly entries: number
}

/** Chains that grew since their last checkpoint, with the marks of what grew. */
export async function listWaiting(db: Db, province: string, after: string | undefined, most: number): Promise<Waiting[]> {
  return await db.many<Waiting>(sql`
    with waiting as (
      select chain_id, anchored_seq, seq, hash from trail_head
      where province_code = ${province} ${after ? sql`and chain_id > ${after}` : empty} and anchored_seq < seq order by chain_id limit ${most}
    )
    select w.chain_id, w.anchored_seq, w.seq, w.hash, count(*)::int as entries,
      string_agg(substr(e.hash, 1, 8), ''::bytea order by e.seq) as marks
    from waiting w
    join trail_entry e on e.province_code = ${province} and e.chain_id = w.chain_id and e.seq > w.anchored_seq and e.seq <= w.seq
    group by w.chain_id, w.anchored_seq, w.seq, w.hash order by w.chain_id`)
}

export async function markAnchored(db: Db, province: string, heads: readonly Waiting[]): Promise<void> {
  await db.run(sql`
    update trail_head h set anchored_seq = t.seq
    from unnest(${heads.map(({ chainId }) => chainId)}::uuid[], ${heads.map(({ seq }) => seq)}::int[]) as t (chain_id, seq)
    where h.province_code = ${province} and h.chain_id = t.chain_id`)
}

export async function lastNumber(
  db: Db,
  province: string,
): Promise<{ readonly number: number; readonly at: Date; readonly hash: Buffer } | undefined> {
  return await db.maybe(sql`select number, at, hash from trail_checkpoint where province_code = ${province} order by number desc limit 1`)
}

export async function addCheckpoint(db: Db, page: Checkpoint): Promise<void> {
  await db.run(sql`
    insert into trail_checkpoint (province_code, number, at, heads, previous_hash, hash, signature)
    values (${page.province}, ${page.number}, ${page.at}, ${JSON.stringify(page.heads)}, ${page.previousHash}, ${page.hash}, ${page.signature})`)
}

export async function listCheckpoints(db: Db, province: string, after: number, most: number): Promise<Checkpoint[]> {
  return await db.many<Checkpoint>(sql`
    select province_code as province, number, at, heads, previous_hash, hash, signature from trail_checkpoint
    where province_code = ${province} and number > ${after} order by number limit ${most}`)
}

export async function countWaiting(db: Db, province: string): Promise<number> {
  return (
    await db.one<{ count: number }>(sql`
    select coalesce(sum(seq - anchored_seq), 0)::int as count from trail_head where province_code = ${province} and anchored_seq < seq`)
  ).count
}
