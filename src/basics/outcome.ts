// An expected "no" is a value: a code, the facts behind it, and the field it belongs to. Bugs throw.

/** Codes are "room.what-is-wrong"; the Vietnamese sentence for each stands in the room's words.vi.ts. */
export type Refusal = {
  readonly code: string
  /** Values the sentence shows, already safe to print (money as digits, days as yyyy-mm-dd). */
  readonly facts: Readonly<Record<string, string>>
  /** The form field the refusal belongs to, when it belongs to one. */
  readonly field?: string
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] }

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refusal(code: string, facts: Record<string, string> = {}, field?: string): Refusal {
  return field === undefined ? { code, facts } : { code, facts, field }
}

export function refuse(code: string, facts: Record<string, string> = {}, field?: string): { ok: false; refusals: Refusal[] } {
  return { ok: false, refusals: [refusal(code, facts, field)] }
}

export function refuseAll(refusals: readonly Refusal[]): { ok: false; refusals: readonly Refusal[] } {
  if (refusals.length === 0) throw new RangeError('a refusal needs a reason')
  return { ok: false, refusals }
}
