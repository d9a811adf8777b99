// What an acceptance gives, source by source. Pure.
import { type Dong, least, split, sum, ZERO } from '../basics/money.ts'
import { type ProjectFund, promised } from './project.ts'

type Promised = Pick<ProjectFund, 'source' | 'approvedDong' | 'committedDong' | 'releasedDong'>

/** The accepted support in the proportion of what each source still promises, never more than that; nothing of a source that promises nothing. */
export function earnedBySource(funds: readonly Promised[], supportDong: Dong): ReadonlyMap<string, Dong> {
  const given = funds.filter(({ approvedDong }) => approvedDong > 0n)
  const whole = least(supportDong, sum(given.map(promised)))
  const parts = whole > 0n ? split(whole, given.map(promised)) : []
  return new Map(given.map(({ source }, i) => [source, parts[i] ?? ZERO]))
}
