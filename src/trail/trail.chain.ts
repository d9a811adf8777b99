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

export function hashOf(entry: Entry, previous: Buffer): Buffer {
  const { facts, at, ...plain } = entry
  return createHash('sha256')
    .update(previous)
    .update(canonical({ ...plain, at: at.toISOString(), facts }))
    .digest()
}
