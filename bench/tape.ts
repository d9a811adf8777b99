// What our server says to PostgreSQL during one request, so that the bare handler can say exactly the same.

export type Statement = { readonly text: string; readonly values: readonly unknown[] }
/** The statements between begin and commit. Knowing who asks comes before, and is left out: the bare handler asks nobody. */
export type Tape = readonly Statement[]

/** How one value of a payment is made for the next one. */
export type Part =
  | { readonly kind: 'same'; readonly value: unknown }
  | { readonly kind: 'project' }
  | { readonly kind: 'now' }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'fresh'; readonly slot: number }
  | { readonly kind: 'version'; readonly plus: number }
  | { readonly kind: 'seq'; readonly plus: number }

export type Template = readonly { readonly text: string; readonly parts: readonly Part[] }[]

export type Seen = { readonly projectId: string; readonly version: number; readonly seq: number }

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Two payments in a row on one đề án show what changes from one to the next: ids, the version, the number in the chain, the moment. */
export function templateOf(first: Tape, second: Tape, seen: Seen): Template {
  if (first.length !== second.length) throw new Error(`two payments took ${first.length} and ${second.length} statements`)
  const slots = new Map<string, number>()
  const partOf = (before: unknown, after: unknown): Part => {
    if (after === seen.projectId) return { kind: 'project' }
    if (after instanceof Date) return { kind: 'now' }
    if (after instanceof Uint8Array) return { kind: 'bytes' }
    if (typeof after === 'string' && ID.test(after) && before !== after) {
      const slot = slots.get(after) ?? slots.size
      slots.set(after, slot)
      return { kind: 'fresh', slot }
    }
    if (typeof after === 'number' && typeof before === 'number' && after === before + 1) {
      const [byVersion, bySeq] = [before - seen.version, before - seen.seq]
      return Math.abs(byVersion) <= Math.abs(bySeq) ? { kind: 'version', plus: byVersion } : { kind: 'seq', plus: bySeq }
    }
    return { kind: 'same', value: after }
  }
  return second.map(({ text, values }, i) => {
    const before = first[i]
    if (before?.text !== text) throw new Error(`two payments differ in statement ${i + 1}: ${text}`)
    return { text, parts: values.map((value, at) => partOf(before.values[at], value)) }
  })
}
