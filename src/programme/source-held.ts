// What the books already rest on cannot be taken from under them: a source with money given or approved stays as the decision named it.
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { fold } from '../basics/text.ts'
import { leavesOf, type MoneySource } from './document.ts'

/** What stands in the books of one source, all years together. */
export type Booked = { readonly estimateDong: bigint; readonly approvedDong: bigint }

/** The first source a corrected decision removes, splits, renames, moves, empties or lowers although money of it is in the books. */
export function sourcesHeld(before: readonly MoneySource[], after: readonly MoneySource[], booked: ReadonlyMap<string, Booked>): Outcome<void> {
  const now = new Map(leavesOf(after).map((one) => [one.code, one]))
  for (const was of leavesOf(before)) {
    const money = booked.get(was.code)
    if (!money || (money.estimateDong <= 0n && money.approvedDong <= 0n)) continue
    const is = now.get(was.code)
    const held = is ? changed(was, is, money) : refuse('programme.source-gone', factsOf(was, money))
    if (!held.ok) return held
  }
  return ok(undefined)
}

function changed(was: MoneySource, is: MoneySource, money: Booked): Outcome<void> {
  const facts = factsOf(was, money)
  if (is.kind !== was.kind || is.level !== was.level) return refuse('programme.source-moved', facts)
  if (fold(is.name) !== fold(was.name)) return refuse('programme.source-renamed', { ...facts, name: is.name })
  if (is.amountDong === null) return was.amountDong === null ? ok(undefined) : refuse('programme.source-emptied', facts)
  if (is.kind === 'state' && is.amountDong < money.approvedDong)
    return refuse('programme.source-below-approved', { ...facts, plannedDong: String(is.amountDong) })
  return ok(undefined)
}

function factsOf({ code, name }: MoneySource, { estimateDong, approvedDong }: Booked) {
  return { source: name, code, estimateDong: String(estimateDong), approvedDong: String(approvedDong) }
}
