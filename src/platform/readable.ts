// What came in, measured before anything works on it: how long, how many, how deep, and whether it is text at all. Every step here
// costs no more than its input is long; what comes after may count on the bounds.
import { type Refusal, refusal } from '../basics/outcome.ts'
import { nfc, stacksMarks } from '../basics/text.ts'
import { sabotaged } from './sabotage.ts'

export type Raw = Record<string, unknown>

/** The longest text of any field; most fields say a far smaller bound of their own. */
export const LONGEST_TEXT = 65_536
const LONGEST_NAME = 200
/** Fields, items of lists and entries of groups of one request together; the largest form of the house (200 lines of cost) has about 1,100. */
export const MOST_ENTRIES = 2_000
const DEEPEST = 8

export const tooManyEntries = (): Refusal => refusal('request.too-many-fields')

/** The refusal of what no form sends and PostgreSQL cannot keep: NUL, half characters, what stands for letters lost on the way, marks heaped on a letter, lists within lists without end. */
export function faultIn(raw: Raw): Refusal | undefined {
  const left = { entries: MOST_ENTRIES }
  for (const name of Object.keys(raw)) {
    const wrong = left.entries-- <= 0 ? 'too-many' : (faultOfName(name) ?? faultOf(raw[name], 0, left))
    if (wrong === 'too-many') return tooManyEntries()
    if (wrong) return refusal(`input.${wrong}`, {}, faultOfName(name) ? undefined : name)
  }
  return undefined
}

type Fault = 'unreadable' | 'too-long' | 'too-many'

function faultOfName(name: string): Fault | undefined {
  return name.length > LONGEST_NAME ? 'unreadable' : faultOfText(name)
}

export function faultOfText(text: string): Fault | undefined {
  if (text.length > LONGEST_TEXT) return 'too-long'
  return !/[\0\ufffd]/.test(text) && text.isWellFormed() && !stacksMarks(text) ? undefined : 'unreadable'
}

function faultOf(value: unknown, depth: number, left: { entries: number }): Fault | undefined {
  if (typeof value === 'string') return faultOfText(value)
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= DEEPEST) return 'unreadable'
  for (const [name, item] of Object.entries(value)) {
    if (left.entries-- <= 0) return 'too-many'
    const wrong = faultOfName(name) ?? faultOf(item, depth + 1, left)
    if (wrong) return wrong
  }
  return undefined
}

export type Measured = { readonly raw: Raw; readonly fault?: Refusal | undefined }

/** Stored as forms are, NFC, however deep; what has a fault is left as it came. */
export function measured(raw: Raw): Measured {
  if (sabotaged('C8.normalise-first')) for (const item of Object.values(raw)) String(item).normalize('NFC')
  const fault = faultIn(raw)
  if (fault) return { raw: fault.code === tooManyEntries().code ? Object.create(null) : raw, fault }
  return { raw: tidied(raw) as Raw }
}

function tidied(value: unknown): unknown {
  if (typeof value === 'string') return nfc(value)
  if (Array.isArray(value)) return value.map(tidied)
  if (typeof value !== 'object' || value === null) return value
  const tidy: Raw = Object.create(null)
  for (const [name, item] of Object.entries(value)) tidy[name] = tidied(item)
  return tidy
}
