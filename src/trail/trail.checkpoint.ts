// A checkpoint: a signed, numbered, chained page that names the newest hash of every chain changed since the page before.
// Kept in the database and, beyond the reach of whoever owns the database, in a file; so a rewritten or shortened trail shows.
import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import { canonical } from './trail.chain.ts'

/** Entries `fromSeq` to the end of `marks` of one chain: eight bytes of each entry's hash to find the place, all of the last one to prove it. */
export type Segment = { readonly chainId: string; readonly fromSeq: number; readonly marks: Buffer; readonly head: Buffer }

export type Checkpoint = {
  readonly province: string
  readonly number: number
  readonly at: Date
  /** Segments as text, see `spell`. */
  readonly heads: readonly string[]
  readonly previousHash: Buffer
  readonly hash: Buffer
  readonly signature: Buffer
}

export const MARK_BYTES = 8

export function lastSeq({ fromSeq, marks }: Segment): number {
  return fromSeq + marks.length / MARK_BYTES - 1
}

export function spell({ chainId, fromSeq, marks, head }: Segment): string {
  return [chainId, fromSeq, marks.toString('base64url'), head.toString('base64url')].join(':')
}

export function unspell(text: string): Segment | undefined {
  const [chainId = '', from = '', marks = '', head = ''] = text.split(':')
  const segment = { chainId, fromSeq: Number(from), marks: Buffer.from(marks, 'base64url'), head: Buffer.from(head, 'base64url') }
  return segment.marks.length > 0 && segment.marks.length % MARK_BYTES === 0 && segment.head.length === 32 ? segment : undefined
}

type Page = Omit<Checkpoint, 'hash' | 'signature'>

export function pageHash({ province, number, at, heads, previousHash }: Page): Buffer {
  const text = canonical({ province, number, at: at.toISOString(), heads, previous: previousHash.toString('hex') })
  return createHash('sha256').update(text).digest()
}

export function signPage(page: Page, key: KeyObject): Checkpoint {
  const hash = pageHash(page)
  return { ...page, hash, signature: sign(null, hash, key) }
}

export type PageFault = 'checkpoint-number' | 'checkpoint-link' | 'checkpoint-changed' | 'checkpoint-signature'

/** Does this page follow the page before it, hold what its hash says, and carry our signature? */
export function pageFault(page: Checkpoint, before: { readonly number: number; readonly hash: Buffer }, publicKey: KeyObject): PageFault | undefined {
  if (page.number !== before.number + 1) return 'checkpoint-number'
  if (!page.previousHash.equals(before.hash)) return 'checkpoint-link'
  if (!pageHash(page).equals(page.hash)) return 'checkpoint-changed'
  return verify(null, page.hash, publicKey, page.signature) ? undefined : 'checkpoint-signature'
}

export function toLine({ province, number, at, heads, previousHash, hash, signature }: Checkpoint): string {
  const page = {
    province,
    number,
    at: at.toISOString(),
    previous: previousHash.toString('hex'),
    hash: hash.toString('hex'),
    signature: signature.toString('base64'),
    heads,
  }
  return `${JSON.stringify(page)}\n`
}

export function fromLine(line: string): Checkpoint | undefined {
  try {
    const page = JSON.parse(line) as Record<string, unknown>
    const at = new Date(String(page.at))
    if (typeof page.number !== 'number' || !Array.isArray(page.heads) || Number.isNaN(at.getTime())) return undefined
    return {
      province: String(page.province),
      number: page.number,
      at,
      heads: page.heads.map(String),
      previousHash: Buffer.from(String(page.previous), 'hex'),
      hash: Buffer.from(String(page.hash), 'hex'),
      signature: Buffer.from(String(page.signature), 'base64'),
    }
  } catch {
    return undefined
  }
}
