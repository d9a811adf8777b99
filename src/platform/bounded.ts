// Text, lists and groups as they come from outside. Nothing here can be had without a bound, and past the bound nothing else looks at
// what came: in zod a `max` alone does not stop the checks after it, so a pattern would still see all of an endless text.
import { z } from 'zod'

type Said = { readonly error?: string | ((issue: { input?: unknown }) => string); readonly tooLong?: string }

/** Text of at most `max` characters. */
export function text(max: number, { error, tooLong = `Rút gọn còn không quá ${max} ký tự.` }: Said = {}) {
  return z.string(error === undefined ? undefined : { error }).max(max, { error: tooLong, abort: true })
}

/** A list of at most `most` items; longer ones are refused before any item is read. One item may arrive alone. */
export function listed<T extends z.ZodType>(item: T, most: number) {
  const wrong = `Không quá ${most} dòng.`
  const gather = (given: unknown, context: z.RefinementCtx): z.input<T>[] => {
    const items = given === undefined ? [] : Array.isArray(given) ? given : [given]
    if (items.length <= most) return items
    context.addIssue({ code: 'custom', message: wrong })
    return z.NEVER
  }
  return z.preprocess(gather, z.array(item).max(most, wrong))
}

/** Fields under names only the record knows (one for each source of money, for each target), at most `most` of them. */
export function groupOf<K extends z.core.$ZodRecordKey, V extends z.ZodType>(name: K, value: V, most = 200) {
  const wrong = `Không quá ${most} mục.`
  const gather = (given: unknown, context: z.RefinementCtx): unknown => {
    if (typeof given !== 'object' || given === null || Object.keys(given).length <= most) return given
    context.addIssue({ code: 'custom', message: wrong })
    return z.NEVER
  }
  return z.preprocess(
    gather,
    z.record(name, value).refine((group) => Object.keys(group).length <= most, { error: wrong, params: { most } }),
  )
}

const WRAPPERS = new Set(['optional', 'nullable', 'default', 'prefault', 'catch', 'readonly', 'nonoptional'])

type Check = {
  readonly check: string
  readonly pattern?: RegExp
  readonly abort?: boolean
  readonly maximum?: number
  readonly params?: { readonly most?: number }
}

type Def = {
  readonly type: string
  readonly pattern?: RegExp
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[]
  readonly coerce?: boolean
  readonly innerType?: Node
  readonly element?: Node
  readonly shape?: Readonly<Record<string, Node>>
  readonly options?: readonly Node[]
  readonly entries?: Readonly<Record<string, unknown>>
  readonly values?: readonly unknown[]
  readonly keyType?: Node
  readonly valueType?: Node
  readonly in?: Node
  readonly out?: Node
}
/** A schema from within, as zod keeps it. */
export type Node = { readonly _zod: { readonly def: Def } }

/** What was uploaded, bounded where it is read (request.ts). */
const FILES = '.files[]'
const BOUNDED_BY_THEMSELVES = new Set(['literal', 'enum', 'number', 'int', 'boolean', 'undefined', 'null', 'never', 'transform'])

/** Every pattern a schema tries what it is given against, the library's own among them. */
export function patternsHeld(schema: z.ZodType): RegExp[] {
  const seen = new Set<unknown>()
  const walk = (held: unknown): RegExp[] => {
    if (typeof held !== 'object' || held === null || seen.has(held)) return []
    seen.add(held)
    if (held instanceof RegExp) return [held]
    const { def } = (held as Partial<Node>)._zod ?? {}
    return Object.values(def ?? (Object.getPrototypeOf(held) === Object.prototype || Array.isArray(held) ? held : {})).flatMap(walk)
  }
  return walk(schema)
}

/** Where a schema would look at text, a list or a group of any length; nothing when it is bounded everywhere. */
export function unboundedIn(schema: z.ZodType): string[] {
  const seen = new Set<Node>()
  const walk = (node: Node, at: string): string[] => {
    if (seen.has(node)) return []
    seen.add(node)
    const { def } = node._zod
    const checks = (def.checks ?? []).map((one) => one._zod.def)
    const fault = (wrong: boolean) => (wrong ? [`${at}: ${def.type}`] : [])
    if (def.coerce) return fault(true)
    if (WRAPPERS.has(def.type)) return walk(def.innerType as Node, at)
    if (def.type === 'string') return fault(!(checks[0]?.check === 'max_length' && checks[0].abort === true))
    if (def.type === 'array') return [...fault(!checks.some(({ check }) => check === 'max_length')), ...walk(def.element as Node, `${at}[]`)]
    if (def.type === 'object') return Object.entries(def.shape ?? {}).flatMap(([name, inner]) => walk(inner, `${at}.${name}`))
    if (def.type === 'union') return (def.options ?? []).flatMap((inner) => walk(inner, at))
    if (def.type === 'pipe') return walk((def.in?._zod.def.type === 'transform' ? def.out : def.in) as Node, at)
    if (def.type === 'record') {
      const bounded = checks.some(({ params }) => params?.most !== undefined)
      return [...fault(!bounded), ...walk(def.keyType as Node, `${at}{}`), ...walk(def.valueType as Node, `${at}{}`)]
    }
    return fault(!BOUNDED_BY_THEMSELVES.has(def.type) && at !== FILES)
  }
  return walk(schema as unknown as Node, '')
}
