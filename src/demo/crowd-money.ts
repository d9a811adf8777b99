// Postings of one đề án of the crowd, its money by source, and what both add to the kept totals.
import { EFFECTS, FUND_COLUMNS, type FundColumn, PROJECT_COLUMNS, type ProjectColumn } from '../funding/ledger.ts'
import { ACCEPTED } from '../project/lifecycle.ts'
import { UNAPPRAISED } from './crowd-states.ts'
import { postingsOf } from './crowd-told.ts'
import { type CrowdTotals, type CrowdWorld, type FundKey, type Made, type Put, quickId } from './crowd-world.ts'

/** Postings, the money of the đề án by source, and what they add to the totals of the source and year. */
export function putMoney(put: Put, world: CrowdWorld, made: Made, totals: CrowdTotals): void {
  const { support, source, year, id, state, created } = made
  const sums = new Map<string, Map<ProjectColumn, bigint>>([
    [source, new Map()],
    ['counterpart', new Map()],
  ])
  for (const { kind, source: from, amount, paperNo } of postingsOf(made)) {
    const effect = EFFECTS[kind]
    addAll(sums.get(from) as Map<ProjectColumn, bigint>, effect.project, amount)
    addAll(fundOf(totals, `${from} ${year}`), effect.fund, amount)
    totals.years.set(year, (totals.years.get(year) ?? 0n) + BigInt(effect.support) * amount)
    put('posting', [
      quickId(created.getTime(), world.chance),
      world.programmeId,
      year,
      from,
      kind,
      effect.from,
      effect.to,
      amount,
      'VND',
      id,
      null,
      made.today,
      paperNo,
      '',
      world.personId,
      created,
    ])
  }
  const appraised = UNAPPRAISED.has(state) ? 0n : support
  for (const [from, sum] of sums) {
    const given = PROJECT_COLUMNS.map((column) => sum.get(column) ?? 0n)
    const earned = from === source && ACCEPTED.includes(state) ? support : null
    put('project_fund', [id, from, support, from === source ? appraised : 0n, ...given, earned])
  }
}

function addAll<C extends string>(into: Map<C, bigint>, signs: Readonly<Partial<Record<C, 1 | -1>>>, amount: bigint): void {
  for (const [column, sign] of Object.entries(signs) as [C, 1 | -1][]) into.set(column, (into.get(column) ?? 0n) + BigInt(sign) * amount)
}

export function fundOf(totals: CrowdTotals, key: FundKey): Map<FundColumn, bigint> {
  const known = totals.funds.get(key)
  if (known) return known
  const fresh = new Map<FundColumn, bigint>(FUND_COLUMNS.map((column) => [column, 0n]))
  totals.funds.set(key, fresh)
  return fresh
}
