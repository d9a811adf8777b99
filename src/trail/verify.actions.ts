// Is the trail still what was written? Recomputes every chain and holds it against the heads and the signed pages kept outside.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import { type Db, inTransaction, type Pool } from '../platform/db.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { type ActWords, actWords } from './act-words.ts'
import { listCheckpoints } from './checkpoint.store.ts'
import { asItStands, readPages, type Witness } from './trail.anchors.ts'
import { FIRST_HASH } from './trail.chain.ts'
import { type Checkpoint, pageFault, type Segment, unspell } from './trail.checkpoint.ts'
import { type ChainFault, ChainReading, segmentsFollow } from './trail.reading.ts'
import {
  type FactSum,
  freezeView,
  makeMarkTable,
  onlyRead,
  pourMarks,
  type ReadHead,
  readEntries,
  readHeads,
  readMarks,
  sortMarks,
  sumFacts,
} from './verify.store.ts'
import { walk } from './walk.ts'
import { FAULT_WORDS } from './words.vi.ts'

export type TrailFault = {
  readonly kind: string
  readonly chainId?: string
  readonly seq?: number
  /** One Vietnamese sentence that names the first bad entry. */
  readonly text: string
}

export type TrailReport = {
  readonly entries: number
  readonly chains: number
  readonly checkpoints: number
  readonly anchored: number
  /** Signed pages the database holds and the file outside does not. */
  readonly missingOutside: number
  readonly fault: TrailFault | undefined
}

export type Verified<T> = { readonly trail: TrailReport; readonly beside: T }

/** Reads all of a province's trail and answers the first fault, entries before checkpoints. Without anchors only the chains are checked. */
export async function verifyTrail(pool: Pool, province: string, anchors: Witness | undefined, words: ActWords = {}): Promise<TrailReport> {
  return (await verifyTogether(pool, province, anchors, words, async () => undefined)).trail
}

/**
 * The trail, and in the same unchanging view whatever is held against it: work goes on meanwhile, so two looks would see two moments.
 * The pages outside are measured before the view is taken: each was in the database before it was in the file.
 */
export async function verifyTogether<T>(
  pool: Pool,
  province: string,
  anchors: Witness | undefined,
  words: ActWords,
  beside: (db: Db) => Promise<T>,
): Promise<Verified<T>> {
  const witness = sabotaged('E1.no-anchor') ? undefined : anchors && (await asItStands(anchors, province))
  return await inTransaction(pool, { province, readOnly: false }, async (db) => {
    await freezeView(db)
    const trail = await readAll(db, province, witness, words)
    await onlyRead(db)
    return { keep: false, value: { trail, beside: await beside(db) } }
  })
}

async function readAll(db: Db, province: string, witness: Witness | undefined, words: ActWords): Promise<TrailReport> {
  await makeMarkTable(db)
  const counts = { entries: 0, chains: 0, checkpoints: 0, anchored: 0, missingOutside: 0 }
  const found: Found = {}
  if (witness) await readWitness(db, province, witness, counts, found)
  if (!found.inFile) await readTrail(db, province, { anchored: witness !== undefined, words }, counts, found)
  if (witness && !found.inFile && !found.entry) found.copy = await compareCheckpoints(db, province, witness)
  const fault = found.inFile ?? found.entry ?? found.copy ?? found.newPage ?? found.bookmark
  return { ...counts, fault }
}

/** What was found wrong, the gravest first: a bad entry is named before a bad copy of a page, and that before a moved bookmark. */
type Found = { inFile?: TrailFault; entry?: TrailFault; copy?: TrailFault | undefined; newPage?: TrailFault; bookmark?: TrailFault }

type Counts = { entries: number; chains: number; checkpoints: number; anchored: number; missingOutside: number }

function checkpointFault(kind: string, number: number): TrailFault {
  return { kind, text: FAULT_WORDS[kind]?.({ number: String(number) }) ?? kind }
}

/** The pages outside, and those the file has not caught up with: each checked, then poured where the chains can find them. */
async function readWitness(db: Db, province: string, anchors: Witness, counts: Counts, found: Found): Promise<void> {
  let before = { number: 0, hash: FIRST_HASH as Buffer }
  const pour = async (page: Checkpoint | undefined): Promise<TrailFault | undefined> => {
    const wrong = page ? pageFault(page, before, anchors.publicKey) : 'checkpoint-changed'
    const segments = page?.heads.map(unspell) ?? []
    if (!page || wrong || page.province !== province || segments.includes(undefined))
      return checkpointFault(wrong ?? 'checkpoint-changed', before.number + 1)
    await pourMarks(db, segments as Segment[])
    before = { number: page.number, hash: page.hash }
    counts.checkpoints += 1
    return undefined
  }
  for await (const page of readPages(anchors, province)) {
    const fault = await pour(page)
    if (fault) {
      found.inFile = { ...fault, text: `${fault.text} ${FAULT_WORDS['in-file']?.({}) ?? ''}` }
      return
    }
  }
  const outside = before.number
  for await (const page of checkpointsAfter(db, province, outside)) {
    const fault = await pour(page)
    if (fault) {
      found.newPage = fault
      break
    }
  }
  counts.missingOutside = before.number - outside
  await sortMarks(db)
  if (outside === 0 && counts.checkpoints > 1) found.newPage = checkpointFault('anchors-missing', counts.checkpoints)
}

async function* checkpointsAfter(db: Db, province: string, number: number): AsyncGenerator<Checkpoint> {
  for (let after = number; ; ) {
    const pages = await listCheckpoints(db, province, after, 20)
    yield* pages
    const last = pages.at(-1)
    if (!last) return
    after = last.number
  }
}

type Reading = { readonly anchored: boolean; readonly words: ActWords }

/** Every chain in order. Entries, heads and marks come sorted the same way and are read side by side. */
async function readTrail(db: Db, province: string, { anchored, words }: Reading, counts: Counts, found: Found): Promise<void> {
  const entries = walk(readEntries(db, province))
  const heads = walk(readHeads(db, province))
  const marks = walk(readMarks(db))
  for (;;) {
    const chainId = least([(await entries.peek())?.chainId, (await heads.peek())?.chainId, (await marks.peek())?.chainId])
    if (chainId === undefined) return
    const segments: Segment[] = []
    for (let next = await marks.peek(); next?.chainId === chainId; next = await marks.after()) segments.push(next)
    const reading = new ChainReading(chainId, segments)
    const head = (await heads.peek())?.chainId === chainId ? await heads.take() : undefined
    let fault: ChainFault | undefined = segmentsFollow(segments) ? undefined : { kind: 'anchor-overlap', chainId, seq: 0 }
    for (let entry = await entries.peek(); !fault && entry?.chainId === chainId; entry = await entries.after()) {
      fault = reading.take(entry)
      counts.entries += 1
    }
    fault ??= reading.end(head)
    if (fault) {
      found.entry = inWords(fault, words)
      return
    }
    const moved = anchorFault(reading, head, anchored)
    if (moved) found.bookmark ??= inWords(moved, words)
    counts.chains += 1
    counts.anchored += reading.anchoredSeq
  }
}

/** The writer's bookmark was moved: entries it skips would never be signed. */
function anchorFault(reading: ChainReading, head: ReadHead | undefined, anchored: boolean): ChainFault | undefined {
  return !anchored || !head || head.anchoredSeq === reading.anchoredSeq
    ? undefined
    : { kind: 'head-anchor', chainId: reading.chainId, seq: head.anchoredSeq }
}

function least(ids: readonly (string | undefined)[]): string | undefined {
  return ids.filter((id) => id !== undefined).sort()[0]
}

function inWords({ kind, chainId, seq, entry }: ChainFault, words: ActWords): TrailFault {
  const of = entry
    ? { act: actWords(words, entry.act), when: `${timeOf(entry.at)} ngày ${formatDay(dayOf(entry.at))}`, person: entry.personName }
    : {}
  return { kind, chainId, seq, text: FAULT_WORDS[kind]?.({ chain: chainId, seq: String(seq), ...of }) ?? kind }
}

/** The copies in the database against the file: the pages are the same, or somebody changed those in the database. */
async function compareCheckpoints(db: Db, province: string, anchors: Witness): Promise<TrailFault | undefined> {
  const inside = walk(checkpointsAfter(db, province, 0))
  for await (const outside of readPages(anchors, province)) {
    const copy = await inside.take()
    const number = outside?.number ?? 0
    if (!copy || copy.number > number) return checkpointFault('checkpoint-missing', number)
    const fault = pageFault(copy, { number: number - 1, hash: copy.previousHash }, anchors.publicKey)
    if (fault || !outside || !copy.hash.equals(outside.hash)) return checkpointFault('checkpoint-changed', number)
  }
  return undefined
}

/** What acts tell in their facts, added up by subject: another room compares its own sums with it. */
export async function factSums(db: Db, province: string, acts: readonly string[], facts: readonly string[]): Promise<FactSum[]> {
  return await sumFacts(db, province, acts, facts)
}
