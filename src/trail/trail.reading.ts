// Reading one chain against what was promised about it: link by link, mark by mark, to its head. Pure but for the hash.
import { FIRST_HASH, hashOf } from './trail.chain.ts'
import { lastSeq, MARK_BYTES, type Segment } from './trail.checkpoint.ts'
import type { ReadEntry, ReadHead } from './verify.store.ts'

export type FaultKind =
  | 'entry-changed'
  | 'entry-missing'
  | 'entry-link'
  | 'entry-replaced'
  | 'tail-cut'
  | 'chain-missing'
  | 'head-missing'
  | 'head-differs'
  | 'head-anchor'
  | 'anchor-overlap'

export type ChainFault = { readonly kind: FaultKind; readonly chainId: string; readonly seq: number; readonly entry?: ReadEntry }

/** Takes the entries of one chain in order; the first thing wrong is the fault. */
export class ChainReading {
  readonly chainId: string
  readonly #segments: readonly Segment[]
  #seq = 0
  #hash: Buffer = FIRST_HASH
  #segment = 0

  constructor(chainId: string, segments: readonly Segment[]) {
    this.chainId = chainId
    this.#segments = segments
  }

  /** How far the anchors reach; 0 when they say nothing of this chain. */
  get anchoredSeq(): number {
    const last = this.#segments.at(-1)
    return last ? lastSeq(last) : 0
  }

  take(entry: ReadEntry): ChainFault | undefined {
    if (entry.seq !== this.#seq + 1) return this.#fault('entry-missing', this.#seq + 1)
    const marked = this.#markFault(entry)
    if (!entry.wholeMs || !hashOf(entry, entry.previousHash).equals(entry.hash)) return this.#fault('entry-changed', entry.seq, entry)
    if (marked) return marked
    if (!entry.previousHash.equals(this.#hash)) return this.#fault('entry-link', entry.seq, entry)
    this.#seq = entry.seq
    this.#hash = entry.hash
    return undefined
  }

  /** An entry that agrees with itself but not with the signed mark was written anew. */
  #markFault(entry: ReadEntry): ChainFault | undefined {
    const segment = this.#segments[this.#segment]
    if (!segment || entry.seq < segment.fromSeq) return undefined
    const place = (entry.seq - segment.fromSeq) * MARK_BYTES
    const isLast = entry.seq === lastSeq(segment)
    const holds = isLast
      ? segment.head.equals(entry.hash)
      : segment.marks.subarray(place, place + MARK_BYTES).equals(entry.hash.subarray(0, MARK_BYTES))
    if (isLast) this.#segment += 1
    return holds ? undefined : this.#fault('entry-replaced', entry.seq, entry)
  }

  end(head: ReadHead | undefined): ChainFault | undefined {
    if (this.#seq < this.anchoredSeq) return this.#fault(this.#seq === 0 ? 'chain-missing' : 'tail-cut', this.#seq + 1)
    if (!head) return this.#fault('head-missing', this.#seq)
    if (head.seq > this.#seq) return this.#fault('tail-cut', this.#seq + 1)
    if (head.seq !== this.#seq || !head.hash.equals(this.#hash)) return this.#fault('head-differs', this.#seq)
    return undefined
  }

  #fault(kind: FaultKind, seq: number, entry?: ReadEntry): ChainFault {
    return entry ? { kind, chainId: this.chainId, seq, entry } : { kind, chainId: this.chainId, seq }
  }
}

/** Do the segments of one chain follow one another without gap or overlap? They are signed, so this only fails if we erred. */
export function segmentsFollow(segments: readonly Segment[]): boolean {
  return segments.every((segment, i) => segment.fromSeq === (i === 0 ? 1 : lastSeq(segments[i - 1] as Segment) + 1))
}
