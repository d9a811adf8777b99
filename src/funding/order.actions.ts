// An order of the accountant about one đề án: its source, amount, paper and day, and whether that day can be.
import type { Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { contractOf, fundsOf } from '../project/project.actions.ts'
import type { Project, ProjectFund } from '../project/project.ts'

export type Order = {
  readonly projectId: string
  readonly version: number
  readonly source: string
  readonly amountDong: Dong
  readonly paperNo: string
  readonly day: Day
}

/** What every posting of an order carries. */
export function shared(project: Project, { source, day, paperNo }: Pick<Order, 'source' | 'day' | 'paperNo'>) {
  return { programmeId: project.programmeId, year: project.year, source, projectId: project.id, day, paperNo }
}

export async function fundOf(ask: Ask, projectId: string, source: string): Promise<ProjectFund | undefined> {
  return (await fundsOf(ask, projectId)).find((fund) => fund.source === source)
}

/** Money papers are neither of a day to come nor older than the contract they rest on. */
export async function checkDay(ask: Ask, projectId: string, day: Day): Promise<Outcome<void>> {
  if (day > ask.today) return refuse('funding.day-to-come', { day }, 'day')
  const signedOn = (await contractOf(ask, projectId))?.signedOn
  return signedOn !== undefined && day < signedOn ? refuse('funding.before-contract', { day: signedOn }, 'day') : ok(undefined)
}

export function factsOf({ source, amountDong, paperNo, day }: Order) {
  return { source, amountDong: String(amountDong), paperNo, day }
}
