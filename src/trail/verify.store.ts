// Reading the whole trail in order, a few thousand rows at a time, from one unchanging view of it.
import sql from 'sql-template-tag'
import type { Db } from '../platform/db.ts'
import type { Segment } from './trail.checkpoint.ts'
import type { KeptEntry } from './trail.store.ts'

const ROWS = 5_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** What happens meanwhile is not seen: entries, heads, checkpoints and whatever is held against them belong to one moment. Ten years take their time. */
export async function freezeView(db: Db): Promise<void> {
  await db.run(sql`set transaction isolation level repeatable read`)
  await db.run(sql`set local statement_timeout = 0`)
  await db.run(sql`set local work_mem = '64MB'`)
}

/** From here to the end nothing can be written, whatever is asked. */
export async function onlyRead(db: Db): Promise<void> {
  await db.run(sql`set transaction read only`)
}

export async function makeMarkTable(db: Db): Promise<void> {
  await db.run(sql`create temporary table trail_mark (chain_id uuid, from_seq integer, marks bytea, head bytea) on commit drop`)
}

export async function pourMarks(db: Db, segments: readonly Segment[]): Promise<void> {
  await db.run(sql`
    insert into trail_mark (chain_id, from_seq, marks, head)
    select * from unnest(${segments.map((one) => one.chainId)}::uuid[], ${segments.map((one) => one.fromSeq)}::int[],
      ${segments.map((one) => one.marks)}::bytea[], ${segments.map((one) => one.head)}::bytea[])`)
}

export async function sortMarks(db: Db): Promise<void> {
  await db.run(sql`create index trail_mark_order on trail_mark (chain_id, from_seq)`)
}

export type ReadEntry = KeptEntry & { readonly wholeMs: boolean }

export async function* readEntries(db: Db, province: string): AsyncGenerator<ReadEntry> {
  let chainId = FIRST_ID
  let seq = -2_147_483_648
  for (;;) {
    const rows = await db.many<ReadEntry>(sql`
      select province_code, chain_id, seq, id, at, person_id, person_name, role, act, subject_kind, subject_id, facts, request_id, title, unit, address, previous_hash, hash,
        at = date_trunc('milliseconds', at) as whole_ms
      from trail_entry where province_code = ${province} and (chain_id, seq) > (${chainId}, ${seq}) order by chain_id, seq limit ${ROWS}`)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < ROWS) return
    chainId = last.chainId
    seq = last.seq
  }
}

export type ReadHead = { readonly chainId: string; readonly seq: number; readonly hash: Buffer; readonly anchoredSeq: number }

export async function* readHeads(db: Db, province: string): AsyncGenerator<ReadHead> {
  let rows = await db.many<ReadHead>(sql`
    select chain_id, seq, hash, anchored_seq from trail_head where province_code = ${province} order by chain_id limit ${ROWS}`)
  for (;;) {
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < ROWS) return
    rows = await db.many<ReadHead>(sql`
      select chain_id, seq, hash, anchored_seq from trail_head
      where province_code = ${province} and chain_id > ${last.chainId} order by chain_id limit ${ROWS}`)
  }
}

export async function* readMarks(db: Db): AsyncGenerator<Segment> {
  let chainId = FIRST_ID
  let fromSeq = -2_147_483_648
  for (;;) {
    const rows = await db.many<Segment>(sql`
      select chain_id, from_seq, marks, head from trail_mark where (chain_id, from_seq) > (${chainId}, ${fromSeq}) order by chain_id, from_seq limit ${ROWS}`)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < ROWS) return
    chainId = last.chainId
    fromSeq = last.fromSeq
  }
}

export type FactSum = { readonly subjectId: string; readonly act: string; readonly fact: string; readonly amount: bigint }

/** What the acts of each subject tell in these facts, added up: amounts, so digits alone. */
export async function sumFacts(db: Db, province: string, acts: readonly string[], facts: readonly string[]): Promise<FactSum[]> {
  return await db.many<FactSum>(sql`
    select subject_id, act, told.key as fact, sum(told.value::numeric)::bigint as amount
    from trail_entry cross join lateral jsonb_each_text(facts) as told
    where province_code = ${province} and act = any(${acts}::text[]) and told.key = any(${facts}::text[]) and told.value ~ '^[0-9]+$'
    group by subject_id, act, told.key`)
}
