// Things a đề án names one by one so that they count: a fair with its days, a class, an enterprise number. Pure.
import type { Day } from '../../basics/day.ts'
import { type Outcome, ok, type Refusal, refusal, refuse, refuseAll } from '../../basics/outcome.ts'
import { fold, numberKey } from '../../basics/text.ts'
import type { NamedKind } from '../../programme/counting.ts'
import { doubtOf, readIdentity } from '../../registry/establishment.ts'

/** A thing as it was typed; a field its kind does not ask for is empty. */
export type Named = {
  readonly kind: NamedKind
  readonly name: string
  readonly place: string
  readonly startsOn: Day
  readonly endsOn: Day
  /** Of the decision, or of the enterprise. */
  readonly number: string
  /** Booths of a fair, each by its own mark. */
  readonly codes: readonly string[]
  readonly quantity: number
}

export type Item = Named & {
  readonly id: string
  readonly projectId: string
  readonly targetCode: string
  readonly onceKey: string
  readonly fileId: string
  readonly fileName: string
  /** Of its paper: two lines take one thing only when two papers prove it. */
  readonly sha256: string
}

export type ItemField = 'name' | 'place' | 'startsOn' | 'endsOn' | 'number' | 'codes' | 'quantity'

/** What each kind is asked, in the order of the form. */
export const ASKED: Readonly<Record<NamedKind, readonly ItemField[]>> = {
  fair: ['name', 'place', 'startsOn', 'endsOn'],
  booth: ['name', 'place', 'startsOn', 'endsOn', 'codes'],
  class: ['name', 'place', 'startsOn', 'endsOn'],
  contest: ['name', 'number', 'startsOn'],
  enterprise: ['name', 'number', 'startsOn'],
  cluster: ['name', 'place', 'number', 'startsOn'],
  work: ['name', 'startsOn'],
  amount: ['name', 'startsOn', 'quantity'],
}

export type Typed = {
  readonly name: string
  readonly place: string
  readonly startsOn: Day | undefined
  readonly endsOn: Day | undefined
  readonly number: string
  readonly codes: string
  readonly quantity: number | undefined
}

/** The programme a thing counts in, and today. */
export type Frame = { readonly today: Day; readonly fromYear: number; readonly toYear: number }

/** The thing meant, or everything that keeps it from being counted, field by field. */
export function readItem(kind: NamedKind, typed: Typed, frame: Frame): Outcome<Named> {
  const asked = ASKED[kind]
  const wrong: Refusal[] = asked.filter((field) => isEmpty(typed[field])).map((field) => refusal('project.item.missing', { field, kind }, field))
  const codes = asked.includes('codes') ? readCodes(typed.codes) : ok([])
  if (!codes.ok && typed.codes.trim() !== '') wrong.push(...codes.refusals)
  const number = kind === 'enterprise' ? readIdentity(typed.number) : typed.number
  if (kind === 'enterprise' && typed.number !== '' && !(number && /^\d{10}$/.test(number)))
    wrong.push(refusal('project.item.enterprise-number', {}, 'number'))
  wrong.push(...dayFaults(typed, frame))
  const { startsOn } = typed
  if (wrong.length > 0 || startsOn === undefined || !codes.ok) return refuseAll(wrong)
  const endsOn = asked.includes('endsOn') ? (typed.endsOn ?? startsOn) : startsOn
  const only = (field: 'place' | 'number', text: string) => (asked.includes(field) ? text : '')
  const quantity = kind === 'booth' ? codes.value.length : kind === 'amount' ? (typed.quantity ?? 1) : 1
  return ok({
    kind,
    name: typed.name,
    place: only('place', typed.place),
    startsOn,
    endsOn,
    number: only('number', number ?? ''),
    codes: codes.value,
    quantity,
  })
}

function isEmpty(value: string | number | undefined): boolean {
  return value === undefined || value === ''
}

/** What is not over counts nothing yet; what was before the programme, or after it, is not of it. */
function dayFaults({ startsOn, endsOn }: Typed, { today, fromYear, toYear }: Frame): Refusal[] {
  const last = endsOn ?? startsOn
  if (startsOn === undefined || last === undefined) return []
  const field = endsOn === undefined ? 'startsOn' : 'endsOn'
  if (last < startsOn) return [refusal('project.item.backward', {}, 'endsOn')]
  if (last > today) return [refusal('project.item.not-over', { today }, field)]
  const inside = startsOn >= `${fromYear}-01-01` && last <= `${toYear}-12-31`
  return inside ? [] : [refusal('project.item.outside-programme', { from: String(fromYear), to: String(toYear) }, 'startsOn')]
}

const MOST_CODES = 2000

/** "A01-A90; B1, B2": every booth by its own mark. */
export function readCodes(text: string): Outcome<string[]> {
  const found: string[] = []
  for (const part of text.split(/[;,\n]/).map((one) => one.trim().toUpperCase())) {
    if (part === '') continue
    const range = rangeOf(part)
    if (range === undefined) return refuse('project.item.codes-unreadable', { part }, 'codes')
    found.push(...range)
    if (found.length > MOST_CODES) return refuse('project.item.codes-too-many', { most: String(MOST_CODES) }, 'codes')
  }
  const twice = found.find((code, i) => found.indexOf(code) < i)
  if (twice !== undefined) return refuse('project.item.codes-twice', { code: twice }, 'codes')
  return found.length === 0 ? refuse('project.item.missing', { field: 'codes', kind: 'booth' }, 'codes') : ok(found)
}

function rangeOf(part: string): string[] | undefined {
  if (/^[\p{L}\d.]{1,12}$/u.test(part)) return [part]
  const match = /^(\p{L}{0,4})(\d{1,5})\s*[-–]\s*(\p{L}{0,4})(\d{1,5})$/u.exec(part)
  if (!match) return undefined
  const [, prefix = '', from = '', again = '', to = ''] = match
  const count = Number(to) - Number(from) + 1
  if ((again !== '' && again !== prefix) || count < 1 || count > MOST_CODES) return undefined
  return Array.from({ length: count }, (_, i) => `${prefix}${String(Number(from) + i).padStart(from.length, '0')}`)
}

/** What makes two of a kind the same thing, however they were spelled. */
export function keyOf({ kind, name, place, startsOn, number }: Named): string {
  const named = fold(name)
  switch (kind) {
    case 'class':
      return `${startsOn} ${fold(place)} ${named}`
    case 'contest':
      return `${numberKey(number)} ${startsOn}`
    case 'enterprise':
      return number
    case 'cluster':
      return named.replace(/^(cum cong nghiep|ccn) /, '')
    default:
      return `${startsOn} ${named}`
  }
}

/** What counts by itself: each booth of a fair, else the thing as a whole. */
export function partsOf(
  item: Pick<Item, 'kind' | 'codes' | 'quantity' | 'onceKey'>,
): readonly { readonly onceKey: string; readonly quantity: number }[] {
  if (item.kind !== 'booth') return [{ onceKey: item.onceKey, quantity: item.quantity }]
  return item.codes.map((code) => ({ onceKey: `${item.onceKey} ${code}`, quantity: 1 }))
}

/** Another thing of the line that is most often the same one, spelled otherwise. */
export function alike<T extends Named & { readonly onceKey: string }>(item: Named, others: readonly T[]): T | undefined {
  const key = keyOf(item)
  return others.find((one) => one.onceKey !== key && likelySame(item, one))
}

function likelySame(a: Named, b: Named): boolean {
  if (a.kind === 'fair' || a.kind === 'booth') return a.startsOn === b.startsOn
  if (a.kind === 'class') return a.startsOn === b.startsOn && fold(a.place) === fold(b.place)
  if (a.kind === 'contest') return numberKey(a.number) === numberKey(b.number) || fold(a.name) === fold(b.name)
  return fold(a.name) === fold(b.name)
}

/** A number that cannot be one of the register of enterprises by its check digit is most often mistyped. */
export function isDoubtful({ kind, number }: Named): boolean {
  return kind === 'enterprise' && doubtOf(number) === 'check-digit-wrong'
}
