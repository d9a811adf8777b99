// What the appraisal form stands at: typed values where they can be read, else the dossier's own cost and the most the norm allows.
import { type Day, parseDay } from '../basics/day.ts'
import { type Dong, parseDong, sum, ZERO } from '../basics/money.ts'
import type { Norm } from '../programme/norm.ts'
import { type FormState, firstValue } from '../ui/context.ts'
import { askedBySource, askedOf, type Desk } from './desk.ts'
import { NO_NORM } from './norm-choice.ts'
import { dealOut, type Proposal, propose } from './proposal.ts'

export type Guess = {
  readonly norm: Norm | undefined
  /** Norms were written for this content and none is chosen yet. */
  readonly open: boolean
  readonly day: Day
  readonly eligibleDong: Dong
  readonly priority: boolean
  readonly amounts: ReadonlyMap<string, Dong>
  readonly limitedBy: Proposal['limitedBy']
}

export function guessOf(desk: Desk, form: FormState | undefined): Guess {
  const { earlier, norms, ownCodes, project } = desk
  const code = firstValue(form, 'normCode') ?? project.normCode ?? ''
  const norm = norms.find((one) => one.code === code)
  const eligibleDong = parseDong(firstValue(form, 'eligibleDong') ?? '') ?? desk.eligibleDong
  const priority = form ? firstValue(form, 'priority') === 'on' : (earlier[0]?.priority ?? false)
  const { maximumDong, limitedBy } = propose(askedOf(desk, { norm, eligibleDong, priority }))
  const before = new Map(desk.funds.map(({ source, appraisedDong }) => [source, appraisedDong]))
  const suggested = earlier[0]?.verdict !== 'fail' && sum(before.values()) > 0n ? before : dealOut(maximumDong, askedBySource(desk))
  const amounts = new Map(
    desk.sources.map(({ source }) => [source, parseDong(firstValue(form, `amounts.${source}`) ?? '') ?? suggested.get(source) ?? ZERO]),
  )
  const day = parseDay(firstValue(form, 'heldOn') ?? '') ?? desk.normDay
  return { norm, open: norm === undefined && code !== NO_NORM && ownCodes.length > 0, day, eligibleDong, priority, amounts, limitedBy }
}
