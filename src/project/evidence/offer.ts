// What a đề án may bring to a target line, and which of it counts. Pure: beneficiaries, named things and lines are handed in.
import type { Day } from '../../basics/day.ts'
import { type Outcome, ok, type Refusal, refusal, refuseAll } from '../../basics/outcome.ts'
import { type Counting, countingOf, isNamed } from '../../programme/counting.ts'
import type { TargetLine } from '../../programme/programme.ts'
import { type Item, partsOf } from './item.ts'

/** An establishment by the one key all its records share. */
export type Helped = { readonly id: string; readonly key: string; readonly name: string }

export type RecordKind = 'establishment' | 'item' | 'inherited'

/** One thing that may count for one line, with the parts that count by themselves. */
export type Thing = {
  readonly targetCode: string
  readonly recordKind: RecordKind
  readonly recordId: string
  readonly called: string
  readonly on: Day
  /** The last day of the thing itself; nothing is accepted before it is over. */
  readonly overOn: Day | undefined
  readonly parts: readonly { readonly onceKey: string; readonly quantity: number }[]
  /** Of the paper that proves it; the minutes of acceptance prove an establishment. */
  readonly sha256: string | undefined
}

export type OfferedLine = { readonly line: TargetLine; readonly counting: Counting; readonly planned: number; readonly things: readonly Thing[] }

/** Counted for its line already, and through which đề án. */
export type Again = { readonly targetCode: string; readonly called: string; readonly projectCode: string }

type Bringing = { readonly projectId: string; readonly helped: readonly Helped[]; readonly items: readonly Item[]; readonly heldOn: Day }

/** Everything of the đề án that this line takes. */
export function offer(line: TargetLine, { projectId, helped, items, heldOn }: Bringing): Thing[] {
  const counting = countingOf(line)
  if (counting.what === 'beneficiary')
    return helped.map(({ id, key, name }) => ({
      targetCode: line.code,
      recordKind: 'establishment',
      recordId: id,
      called: name,
      on: heldOn,
      overOn: undefined,
      parts: [{ onceKey: counting.once === 'project' ? `${projectId} ${key}` : key, quantity: 1 }],
      sha256: undefined,
    }))
  return items
    .filter((item) => item.targetCode === line.code)
    .map((item) => ({
      targetCode: line.code,
      recordKind: 'item',
      recordId: item.id,
      called: item.name,
      on: dayOf(counting, item, heldOn),
      overOn: item.endsOn,
      parts: partsOf(item),
      sha256: item.sha256,
    }))
}

function dayOf({ when }: Counting, item: Item, heldOn: Day): Day {
  if (when === 'accepted') return heldOn
  return when === 'decided' ? item.startsOn : item.endsOn
}

/** How many of the unit of the line these things are. */
export function quantityOf(things: readonly Thing[]): number {
  return things.reduce((total, { parts }) => total + parts.reduce((sum, part) => sum + part.quantity, 0), 0)
}

/** Lines whose things are ticked at the acceptance; one told in words, or by figures of a paper, asks for none. */
export function asksThings({ what }: Counting): boolean {
  return what === 'beneficiary' || isNamed(what)
}

/** The things ticked, or which of them the đề án does not have. */
export function chosen(lines: readonly OfferedLine[], proofs: ReadonlyMap<string, readonly string[]>, heldOn: Day): Outcome<Thing[]> {
  const wrong: Refusal[] = []
  for (const [code, ids] of proofs) {
    const offered = lines.find(({ line }) => line.code === code)
    const unknown = ids.some((id) => !offered?.things.some(({ recordId }) => recordId === id))
    if (unknown) wrong.push(refusal('project.evidence.unknown', { code }, `proofs.${code}`))
  }
  const things = lines.flatMap(({ line, things: all }) => all.filter(({ recordId }) => proofs.get(line.code)?.includes(recordId)))
  const early = things.filter(({ overOn }) => overOn !== undefined && overOn > heldOn)
  wrong.push(...early.map((one) => refusal('project.evidence.not-over', { thing: one.called, overOn: one.overOn ?? '' }, `proofs.${one.targetCode}`)))
  wrong.push(...servingTwice(lines, things))
  return wrong.length > 0 ? refuseAll(wrong) : ok(things)
}

/** One proof serves one line: an establishment for two lines of the same meaning within one đề án is counted for one of them. */
function servingTwice(lines: readonly OfferedLine[], things: readonly Thing[]): Refusal[] {
  const lineOf = new Map(lines.map(({ line }) => [line.code, line]))
  return things.flatMap((thing, i) => {
    const before = things.slice(0, i).find((one) => one.recordKind === 'establishment' && one.recordId === thing.recordId)
    const [a, b] = [before && lineOf.get(before.targetCode), lineOf.get(thing.targetCode)]
    if (!a || !b || differ(a, b)) return []
    return [refusal('project.evidence.serves-other-line', { thing: thing.called, line: a.name }, `proofs.${b.code}`)]
  })
}

/** Whether two lines mean different things, so that one record with two proofs may count for both. */
export function differ(a: TargetLine, b: TargetLine): boolean {
  const [one, other] = [countingOf(a), countingOf(b)]
  if (one.what !== other.what || one.condition !== other.condition) return true
  return a.activities.length > 0 && b.activities.length > 0 && !a.activities.some((activity) => b.activities.includes(activity))
}
