// What the page of costs draws: what was typed when the form came back, otherwise what is kept, and the sums of it.
import type { Day } from '../basics/day.ts'
import { dong, formatDong } from '../basics/money.ts'
import type { SourceKind } from '../programme/programme.ts'
import type { Check } from '../ui/act-panel.tsx'
import { allValues, type FormState } from '../ui/context.ts'
import { type Figures, figuresTyped, type TypedAmount, type TypedLine } from './cost-line.ts'
import type { Checking } from './norm-check.ts'
import type { CostLine } from './project.ts'
import type { DraftView } from './view.ts'

export type Estimate = {
  readonly lines: readonly TypedLine[]
  readonly figures: Figures
  /** Numbers of lines that cannot be read. */
  readonly leftOut: readonly number[]
  /** Not kept yet: the form came back. */
  readonly typed: boolean
  readonly normCode: string
}

const EMPTY: TypedLine = { name: '', unit: '', quantity: '', price: '', eligible: true }

export function estimateOf(view: DraftView, form: FormState | undefined): Estimate {
  const lines = form ? linesTyped(form) : linesKept(view)
  const { leftOut, ...figures } = figuresTyped(lines, form ? amountsTyped(view, form) : amountsKept(view))
  const [normCode = view.project.normCode ?? ''] = (form && allValues(form, 'normCode')) ?? []
  return { lines, figures, leftOut, typed: form !== undefined, normCode }
}

export function checkingOf(view: DraftView, { figures, normCode }: Pick<Estimate, 'figures' | 'normCode'>): Checking {
  return { norms: view.norms, normCode, ownCodes: view.ownCodes, beneficiaries: view.beneficiaries.length, figures }
}

/** All but the figures: what the browser needs to judge them while they are typed. */
export type Ground = Omit<Checking, 'figures' | 'normCode'> & {
  readonly on: Day
  /** Kinds of the sources, in the order of their fields. */
  readonly kinds: readonly SourceKind[]
  readonly duplicate: Check
}

export function groundOf(view: DraftView, on: Day, duplicate: Check): Ground {
  const { norms, ownCodes, beneficiaries, sources } = view
  return { norms, ownCodes, beneficiaries: beneficiaries.length, on, kinds: sources.map(({ kind }) => kind), duplicate }
}

export function groundToText(ground: Ground): string {
  return JSON.stringify(ground, (_, value) => (typeof value === 'bigint' ? String(value) : value))
}

export function groundFromText(text: string): Ground {
  const ground = JSON.parse(text) as Ground
  const norms = ground.norms.map((norm) => ({ ...norm, ceilingDong: norm.ceilingDong === null ? null : dong(BigInt(norm.ceilingDong)) }))
  return { ...ground, norms }
}

function linesKept({ costs, rows }: DraftView): TypedLine[] {
  return Array.from({ length: rows }, (_, i) => (costs[i] ? written(costs[i]) : EMPTY))
}

function written({ name, unit, quantity, priceDong, eligible }: CostLine): TypedLine {
  return { name, unit, quantity: String(quantity), price: formatDong(priceDong), eligible }
}

function linesTyped(form: FormState): TypedLine[] {
  const of = (name: string) => allValues(form, name) ?? []
  const [units, quantities, prices] = [of('costUnit'), of('costQuantity'), of('costPrice')]
  const ticked = new Set(of('eligible'))
  return of('costName').map((name, i) => ({
    name,
    unit: units[i] ?? '',
    quantity: quantities[i] ?? '',
    price: prices[i] ?? '',
    eligible: ticked.has(String(i)),
  }))
}

function amountsKept({ funds, sources }: DraftView): TypedAmount[] {
  const kinds = new Map(sources.map(({ source, kind }) => [source, kind]))
  return funds.flatMap(({ source, askedDong }) => {
    const kind = kinds.get(source)
    return kind ? [{ kind, amount: String(askedDong) }] : []
  })
}

/** The fields stand in the order of the sources. */
function amountsTyped({ sources }: DraftView, form: FormState): TypedAmount[] {
  const typed = allValues(form, 'amount') ?? []
  return sources.map(({ kind }, i) => ({ kind, amount: typed[i] ?? '' }))
}
