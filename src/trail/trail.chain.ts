// The chain: each entry's hash covers the entry and the hash before it, so a change anywhere shows from there on.
import { createHash } from 'node:crypto'

export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact }
export type Facts = { readonly [name: string]: Fact }

export type Entry = {
  readonly provinceCode: string
  readonly chainId: string
  readonly seq: number
  readonly id: string
  readonly at: Date
  readonly personId: string | null
  readonly personName: string
  readonly role: string
  readonly act: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly facts: Facts
  readonly requestId: string
  /** The post held at that moment; the establishment or commune acted for; the network address. Missing in the oldest entries. */
  readonly title?: string | null | undefined
  readonly unit?: string | null | undefined
  readonly address?: string | null | undefined
}

export const FIRST_HASH = Buffer.alloc(32)

/** One spelling for one value: keys sorted, no spaces. PostgreSQL's jsonb may reorder keys; this does not care. */
export function canonical(value: Fact): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const record = value as { readonly [name: string]: Fact }
    return `{${Object.keys(record)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(record[key] as Fact)}`)
      .join(',')}}`
  }
  return JSON.stringify(value)
}

const NUL = '\u0000' // PostgreSQL keeps none

/** Text the database gives back exactly as it was hashed: half characters and NUL become the replacement sign. */
export function storable<T extends Fact>(value: T): T {
  const tidy = (item: Fact): Fact => {
    if (typeof item === 'string') return item.toWellFormed().replaceAll(NUL, '\ufffd')
    if (Array.isArray(item)) return item.map(tidy)
    if (typeof item !== 'object' || item === null) return item
    return Object.fromEntries(Object.entries(item).map(([name, inner]) => [storable(name), tidy(inner as Fact)]))
  }
  return tidy(value) as T
}

/** Only what is there: entries from before these fields keep the hash they were given. */
function office({ title, unit, address }: Entry): Facts {
  return Object.fromEntries(Object.entries({ title, unit, address }).filter(([, value]) => value !== undefined && value !== null)) as Facts
}

/** Covers exactly the fields of an entry, whatever else the row carries. */
export function hashOf(entry: Entry, previous: Buffer): Buffer {
  const { provinceCode, chainId, seq, id, at, personId, personName, role, act, subjectKind, subjectId, facts, requestId } = entry
  const covered = { provinceCode, chainId, seq, id, at: at.toISOString(), personId, personName, role, act, subjectKind, subjectId, facts, requestId }
  return createHash('sha256')
    .update(previous)
    .update(canonical({ ...covered, ...office(entry) }))
    .digest()
}
