// Writing checkpoints: first into the database with what it proves, then into the file outside, which is caught up if a crash came between.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { type Db, inTransaction, type Pool } from '../platform/db.ts'
import { addCheckpoint, countWaiting, lastNumber, listCheckpoints, listWaiting, markAnchored, takeTurn, type Waiting } from './checkpoint.store.ts'
import { type Anchors, appendPages, lastPage } from './trail.anchors.ts'
import { FIRST_HASH } from './trail.chain.ts'
import { signPage, spell } from './trail.checkpoint.ts'

const CHAINS_A_PAGE = 2_000
const PAGES_A_TURN = 20

export type Written = { readonly checkpoints: number; readonly entries: number }

/** Carries everything new in the trail into signed checkpoints. Call it every hour, every 1,000 entries, and at a clean stop. */
export async function writeCheckpoint(pool: Pool, province: string, anchors: Anchors, now: Date): Promise<Outcome<Written>> {
  const agree = await inTransaction(pool, { province, readOnly: false }, async (db) => ({
    keep: true,
    value: await fileAgrees(db, province, anchors),
  }))
  if (!agree) return refuse('trail.anchors-disagree')
  let checkpoints = 0
  let entries = 0
  for (let after: string | undefined; ; ) {
    const wrote = await writePage(pool, province, anchors, now, after)
    if (!wrote.ok) return wrote
    if (wrote.value.length === 0) break
    checkpoints += 1
    for (const head of wrote.value) entries += head.entries
    after = wrote.value.at(-1)?.chainId ?? after
  }
  await catchUp(pool, province, anchors)
  return ok({ checkpoints, entries })
}

/** How many entries no checkpoint holds yet. */
export async function entriesWaiting(pool: Pool, province: string): Promise<number> {
  return await inTransaction(pool, { province, readOnly: true }, async (db) => ({ keep: true, value: await countWaiting(db, province) }))
}

/** A file ahead of the database means the database was cut or an old copy restored: signing on would hide it. */
async function fileAgrees(db: Db, province: string, anchors: Anchors): Promise<boolean> {
  await takeTurn(db, province)
  const outside = await lastPage(anchors, province)
  if (!outside) return true
  const [inside] = await listCheckpoints(db, province, outside.number - 1, 1)
  return inside !== undefined && inside.number === outside.number && inside.hash.equals(outside.hash)
}

async function writePage(pool: Pool, province: string, anchors: Anchors, now: Date, after: string | undefined): Promise<Outcome<Waiting[]>> {
  return await inTransaction<Outcome<Waiting[]>>(pool, { province, readOnly: false }, async (db) => {
    await takeTurn(db, province)
    const heads = await listWaiting(db, province, after, CHAINS_A_PAGE)
    const torn = heads.find(({ entries, seq, anchoredSeq }) => entries !== seq - anchoredSeq)
    if (torn) return { keep: false, value: refuse('trail.chain-torn', { chain: torn.chainId }) }
    if (heads.length === 0) return { keep: true, value: ok([]) }
    const last = (await lastNumber(db, province)) ?? { number: 0, hash: FIRST_HASH }
    const spelled = heads.map(({ chainId, anchoredSeq, marks, hash }) => spell({ chainId, fromSeq: anchoredSeq + 1, marks, head: hash }))
    await addCheckpoint(db, signPage({ province, number: last.number + 1, at: now, heads: spelled, previousHash: last.hash }, anchors.privateKey))
    await markAnchored(db, province, heads)
    return { keep: true, value: ok(heads) }
  })
}

/** Brings the file up to the database, page by page, one writer at a time. */
async function catchUp(pool: Pool, province: string, anchors: Anchors): Promise<void> {
  for (let more = true; more; ) {
    more = await inTransaction(pool, { province, readOnly: false }, async (db) => {
      await takeTurn(db, province)
      const outside = (await lastPage(anchors, province))?.number ?? 0
      const pages = await listCheckpoints(db, province, outside, PAGES_A_TURN)
      if (pages.length > 0) await appendPages(anchors, province, pages)
      return { keep: true, value: pages.length === PAGES_A_TURN }
    })
  }
}
