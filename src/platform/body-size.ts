// How much a form may send: what its own fields hold at most, and no more. A plain form is small; a page of paragraphs or a table larger.
import type { Node } from './bounded.ts'
import type { Route } from './route.ts'
import { sabotaged } from './sabotage.ts'

const KIB = 1024
/** A field somewhat over its bound still comes back with its sentence and what was typed, rather than a page that says "too much". */
const LEAST = 64 * KIB
const MOST = 1024 * KIB
/** "ệ" typed as a letter and two marks, sent by a form: e%CC%A3%CC%82. */
const BYTES_A_LETTER = 13
/** A name of a field, "&", "=", in JSON quotes and a comma. */
const NAME = 60
const SHORT = 40

const longest = (texts: readonly unknown[]) => Math.max(0, ...texts.map((one) => String(one).length))

/** The most letters a schema takes; files come apart and have bounds of their own. */
function letters({ _zod: { def } }: Node): number {
  const inner = (node: Node | undefined) => (node ? letters(node) : 0)
  const bound = def.checks?.map(({ _zod }) => _zod.def).find(({ check }) => check === 'max_length')?.maximum
  if (def.type === 'string') return bound ?? Number.POSITIVE_INFINITY
  if (def.type === 'transform') return Number.POSITIVE_INFINITY
  if (def.type === 'pipe') return Math.min(inner(def.in), inner(def.out))
  if (def.type === 'object') return Object.values(def.shape ?? {}).reduce((sum, field) => sum + NAME + inner(field), 0)
  if (def.type === 'union') return Math.max(...(def.options ?? []).map(letters))
  if (def.type === 'enum') return longest(Object.values(def.entries ?? {}))
  if (def.type === 'literal') return longest(def.values ?? [])
  if (def.type === 'array') return def.element?._zod.def.type === 'custom' ? 0 : (bound ?? 0) * (NAME + inner(def.element))
  if (def.type === 'record') return mostOf(def.checks) * (NAME + inner(def.keyType) + inner(def.valueType))
  return def.innerType ? letters(def.innerType) : SHORT
}

function mostOf(checks: Node['_zod']['def']['checks']): number {
  return Math.max(0, ...(checks ?? []).map(({ _zod }) => _zod.def.params?.most ?? 0))
}

export function bodyLimitOf({ input }: Pick<Route, 'input'>): number {
  if (sabotaged('C8.one-size')) return MOST
  return Math.min(MOST, Math.max(LEAST, letters(input as unknown as Node) * BYTES_A_LETTER))
}
