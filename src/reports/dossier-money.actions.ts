// What the money of one đề án may still do, and which acts of money something stands in the way of.
import { sum, ZERO } from '../basics/money.ts'
import { type Refusal, refusal } from '../basics/outcome.ts'
import { unproven } from '../funding/counterpart.actions.ts'
import { earnedOf, payable, planSettlement, toReturn } from '../funding/funding.ts'
import { advanceRoomOf } from '../funding/payment.actions.ts'
import type { Ask } from '../platform/route.ts'
import type { CostLine } from '../project/project.ts'
import type { Blocked, Fund, Head, Minutes, SourceRoom } from './dossier-view.ts'

export type MoneyFacts = {
  readonly project: Head
  readonly costs: readonly CostLine[]
  readonly funds: readonly Fund[]
  readonly minutes: readonly Minutes[]
}

export type MoneyAhead = {
  readonly rooms: SourceRoom[]
  readonly blocked: Blocked[] /** What must come back first. */
  readonly toReturnDong: bigint
}

/** What money may still do, and which acts of money it stands in the way of. */
export async function moneyAhead(ask: Ask, facts: MoneyFacts): Promise<MoneyAhead> {
  const { project, minutes } = facts
  if (project.state === 'underway') {
    const inspected = minutes.some(({ kind }) => kind === 'inspection')
    const blocked: Blocked[] = inspected ? [] : [{ act: 'accept', refusal: refusal('inspection.not-inspected', {}) }]
    const advance = await advanceBlocked(ask, facts)
    return { rooms: [], toReturnDong: ZERO, blocked: advance ? [...blocked, { act: 'advance', refusal: advance }] : blocked }
  }
  const stopped = project.state === 'stopped'
  if (project.state !== 'accepted' && project.state !== 'settled')
    return { rooms: [], blocked: [], toReturnDong: sum(facts.funds.map((fund) => toReturn(fund, undefined, stopped))) }
  const committed = facts.funds.filter((fund) => fund.committedDong > 0n)
  const rooms = committed.map((fund) => {
    const finalDong = earnedOf(fund) ?? ZERO
    return { source: fund.source, name: fund.name, finalDong, payableDong: payable(fund, finalDong), settling: planSettlement(fund, finalDong) }
  })
  const blocked: Blocked[] = []
  const toReturnDong = sum(committed.map((fund) => toReturn(fund, earnedOf(fund) ?? ZERO)))
  const nothing =
    toReturnDong > 0n ? refusal('funding.excess-first', { excess: String(toReturnDong) }) : refusal('funding.over-payable', { left: '0' })
  if (rooms.every((room) => room.payableDong === 0n)) blocked.push({ act: 'pay', refusal: nothing })
  const unsettled = rooms.flatMap(({ settling }) => (settling.ok ? [] : settling.refusals))[0]
  const missing = unsettled || project.state === 'settled' ? ZERO : await unproven(ask, project.id)
  if (unsettled) blocked.push({ act: 'settle', refusal: unsettled })
  else if (missing > 0n) blocked.push({ act: 'settle', refusal: refusal('funding.counterpart-not-proven', { missing: String(missing) }) })
  return { rooms: rooms.map(({ settling: _, ...room }) => room), blocked, toReturnDong }
}

/** The very question the page of advances asks; one source that may still be advanced is enough (TT 36/2013/TT-BCT Art. 13). */
async function advanceBlocked(ask: Ask, { project, funds }: MoneyFacts): Promise<Refusal | undefined> {
  const committed = funds.filter(({ committedDong }) => committedDong > 0n)
  if (committed.length === 0) return refusal('funding.no-contract', {})
  const refusals: (Refusal | undefined)[] = []
  for (const { source } of committed) {
    const room = await advanceRoomOf(ask, project, source, ask.today)
    if (!room.ok) refusals.push(room.refusals[0])
    else refusals.push(room.value.maximumDong > 0n ? undefined : refusal('funding.over-advance', { left: '0', article: room.value.article }))
  }
  return refusals.includes(undefined) ? undefined : refusals[0]
}
