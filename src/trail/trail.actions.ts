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
    facts: storable({ ...withMove(ask, done), ...takeRows(ask, done.subjectId) }),
    requestId: ask.requestId,
    title: storable(ask.who.title),
    unit: ask.who.establishmentId ?? ask.who.communeCode ?? null,
    address: ask.address ?? null,
  }
  await appendEntry(ask.db, entry, head.hash, hashOf(entry, head.hash))
  ask.recorded.count += 1
}

/** Told by whoever moves a record from one state to another; the entry about that record carries it. */
export function noteMove(ask: Ask, subjectId: string, from: string, to: string): void {
  ask.recorded.moves ??= new Map()
  ask.recorded.moves.set(subjectId, { from, to })
}

/** Told by whoever adds a row: the entry about that record carries each of them under `list`, and `verify` holds the rows against it. */
export function noteRow(ask: Ask, subjectId: string, list: string, row: Readonly<Record<string, string | number | null>>): void {
  ask.recorded.rows ??= new Map()
  const lists = ask.recorded.rows.get(subjectId) ?? new Map()
  ask.recorded.rows.set(subjectId, lists.set(list, [...(lists.get(list) ?? []), row]))
}

function takeRows(ask: Ask, subjectId: string): Facts {
  const lists = ask.recorded.rows?.get(subjectId) ?? new Map()
  ask.recorded.rows?.delete(subjectId)
  return Object.fromEntries(lists)
}

function withMove(ask: Ask, { subjectId, facts }: RecordedAct): Facts {
  const moved = ask.recorded.moves?.get(subjectId)
  return moved ? { ...facts, moved } : facts
}

async function headOf(ask: Ask, chainId: string): Promise<Head> {
  const known = await lockHead(ask.db, ask.province, chainId)
  if (known) return known
  if (await beginChain(ask.db, ask.province, chainId, FIRST_HASH)) return { seq: 0, hash: FIRST_HASH }
  return (await lockHead(ask.db, ask.province, chainId)) as Head
}
