// Writing the trail: by the action, in its own transaction, one line for one act.
import type { Ask } from '../platform/route.ts'
import { type Entry, type Facts, FIRST_HASH, hashOf, storable } from './trail.chain.ts'
import { appendEntry, beginChain, type Head, lockHead } from './trail.store.ts'

export type RecordedAct = {
  /** Past-tense, "room.what-was-done": "project.submitted". */
  readonly act: string
  readonly subjectKind: string
  readonly subjectId: string
  /** The dossier whose chain this belongs to; the subject itself when left out. */
  readonly chainId?: string
  readonly facts: Facts
}

/** Adds one entry to the end of its chain. Fails with the transaction, never apart from it. */
export async function record(ask: Ask, done: RecordedAct): Promise<void> {
  const chainId = done.chainId ?? done.subjectId
  const head = await headOf(ask, chainId)
  const entry: Entry = {
    provinceCode: ask.province,
    chainId,
    seq: head.seq + 1,
    id: ask.newId(),
    at: ask.now,
    personId: ask.who.roles.length === 0 ? null : ask.who.personId,
    personName: storable(ask.who.name),
    role: ask.who.roles.join(' '),
    act: done.act,
    subjectKind: done.subjectKind,
    subjectId: done.subjectId,
    facts: storable(done.facts),
    requestId: ask.requestId,
  }
  await appendEntry(ask.db, entry, head.hash, hashOf(entry, head.hash))
  ask.recorded.count += 1
}

async function headOf(ask: Ask, chainId: string): Promise<Head> {
  const known = await lockHead(ask.db, ask.province, chainId)
  if (known) return known
  if (await beginChain(ask.db, ask.province, chainId, FIRST_HASH)) return { seq: 0, hash: FIRST_HASH }
  return (await lockHead(ask.db, ask.province, chainId)) as Head
}
