// A file with entries of the wrong shape is checked for its sums all the same: each such entry is given a stand-in that causes no
// fault of its own, so that all that is wrong is said at once and nothing is said that is not.
import type { z } from 'zod'
import { documentSchema, FIRST_YEAR, FORMAT, LAST_YEAR, type WrittenDocument } from './document.schema.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

export type Salvaged = { readonly written: WrittenDocument; readonly replaced: readonly Path[] }

/** A missing group brings its own missing entries to light one round later. */
const ROUNDS = 8

export function salvage(value: unknown, issues: readonly Issue[]): Salvaged | undefined {
  const copy = { root: structuredClone(value) }
  const replaced: Path[] = []
  let open = issues
  for (let round = 0; round < ROUNDS; round++) {
    for (const issue of open) replaced.push(...replace(copy, issue))
    const parsed = documentSchema.safeParse(copy.root)
    if (parsed.success) return { written: parsed.data, replaced }
    open = parsed.error.issues
  }
  return undefined
}

/** A province known only in part would be judged wrongly. */
function widened(path: Path): Path {
  return path[0] === 'province' ? ['province'] : path
}

function replace(copy: { root: unknown }, issue: Issue): Path[] {
  if (issue.code === 'unrecognized_keys') {
    const holder = inside(copy.root, issue.path)
    for (const key of issue.keys) delete holder?.[key]
    return []
  }
  const path = ['root', ...issue.path]
  const holder = inside(copy, path.slice(0, -1))
  const key = path.at(-1)
  if (holder === undefined || key === undefined) return []
  holder[key] = yearIn(issue.path, holder[key]) ?? standIn(issue)
  return [widened(issue.path)]
}

/** "2030" in quotes is wrong, and still says which year was meant. */
function yearIn(path: Path, written: unknown): number | undefined {
  const isYear = path[0] === 'period' || path.at(-1) === 'year'
  const year = isYear && typeof written === 'string' && /^\s*\d{4}\s*$/.test(written) ? Number(written) : 0
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined
}

function inside(root: unknown, path: Path): Record<PropertyKey, unknown> | undefined {
  const found = path.reduce<unknown>((inner, key) => (isHolder(inner) ? inner[key] : undefined), root)
  return isHolder(found) ? found : undefined
}

function isHolder(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}

/** By the name of the entry; where the name says nothing, by what the schema expected. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  format: FORMAT,
  total: null,
  amount: null,
  day: null,
  successor: null,
  share: '',
  on: '1900-01-01',
  unit: 'triệu đồng',
  measure: 'flow',
  standing: 'unverified',
  what: 'work',
  once: 'none',
  when: 'accepted',
  value: 0,
  year: LAST_YEAR,
}

const BY_TYPE: Readonly<Record<string, unknown>> = { string: 'x', array: [], object: {}, boolean: false }

function standIn(issue: Issue): unknown {
  const name = String(issue.path.findLast((step) => typeof step === 'string') ?? '')
  const isList = typeof issue.path.at(-1) === 'number'
  if (issue.path.includes('goal')) return goalPart(issue.path.at(-1))
  if (issue.path[0] === 'period') return name === 'from' ? FIRST_YEAR : name === 'to' ? LAST_YEAR : {}
  if (name === 'from') return '2200-01-01'
  if (name === 'kind') return 'state'
  if (name === 'code' && issue.path[0] === 'province') return '00'
  if (name === 'code') return `x${issue.path.join('-')}`.slice(0, 40)
  if (!isList && Object.hasOwn(BY_NAME, name)) return BY_NAME[name]
  if (issue.code === 'too_big' && issue.origin === 'array') return []
  return structuredClone('expected' in issue && Object.hasOwn(BY_TYPE, issue.expected) ? BY_TYPE[issue.expected] : 'x')
}

function goalPart(step: PropertyKey | undefined): unknown {
  if (step === 'goal') return { kind: 'words', text: 'x' }
  if (step === 'kind') return 'words'
  return step === 'text' ? 'x' : 0
}
