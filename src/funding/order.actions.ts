// An order of the accountant about one đề án: its source, amount, paper and day, and whether that day can be.

import { appraisalsOf } from '../appraisal/appraisal.actions.ts'
import { addDays, type Day } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import { unlessMeant } from '../platform/asked-back.ts'
import type { Ask } from '../platform/route.ts'
import { acceptanceOf, contractOf, fundsOf, papersOf } from '../project/project.actions.ts'
import type { Project, ProjectFund } from '../project/project.ts'
import { listMoves, type MoveRow } from './moves.store.ts'
import { type DatedAct, type Earlier, type Ground, groundsIn, hasCome, inOrder } from './order-of-days.ts'
import { checkVoucher, type VoucherAct } from './slips.ts'

export type Order = {
  readonly projectId: string
  readonly version: number
  readonly source: string
  readonly amountDong: Dong
  readonly paperNo: string
  readonly day: Day
}

/** Money that goes out: of a budget year that is over only by leave of a paper. */
export type Spending = Order & { readonly permission?: string | undefined }

/** The permission in the trail, where one was given. */
export function permissionFact(permission: string | undefined): { readonly permission?: string } {
  return permission ? { permission } : {}
}

/** The permission beside the posting, where one was given. */
export function permissionNote(permission: string | undefined): string {
  return permission ? `Cho phép kéo dài, chuyển nguồn: ${permission}` : ''
}

/** What every posting of an order carries. */
export function shared(project: Project, { source, day, paperNo }: Pick<Order, 'source' | 'day' | 'paperNo'>) {
  return { programmeId: project.programmeId, year: project.year, source, projectId: project.id, day, paperNo }
}

export async function fundOf(ask: Ask, projectId: string, source: string): Promise<ProjectFund | undefined> {
  return (await fundsOf(ask, projectId)).find((fund) => fund.source === source)
}

export type Dated = { readonly projectId: string; readonly day: Day /** Where on the form the day was typed. */; readonly field?: string }

/** The day of a money paper has come, and is not older than what the act rests on. */
export async function checkDay(ask: Ask, act: DatedAct, { projectId, day, field = 'day' }: Dated): Promise<Outcome<void>> {
  const come = hasCome(day, ask.today, field)
  if (!come.ok) return come
  return await checkDayAmong(ask, act, { projectId, day, field }, await listMoves(ask.db, ask.province, projectId, addDays(day, 1)))
}

async function checkDayAmong(ask: Ask, act: DatedAct, { projectId, day, field = 'day' }: Dated, moves: readonly MoveRow[]): Promise<Outcome<void>> {
  return inOrder(act, day, [...(await papersBefore(ask, projectId)), ...groundsIn(moves)], field)
}

/** An order whose day can be, and which is not the same voucher a second time. */
export async function checkOrder(ask: Ask, act: VoucherAct, order: Omit<Order, 'source'>): Promise<Outcome<void>> {
  const come = hasCome(order.day, ask.today, 'day')
  if (!come.ok) return come
  // Later days stand in the way of this one; the same voucher can only be of the same day.
  const moves = await listMoves(ask.db, ask.province, order.projectId, order.day)
  const timely = await checkDayAmong(ask, act, order, moves)
  return timely.ok ? unlessMeant(ask, checkVoucher(act, order, moves)) : timely
}

/** Papers of a đề án that acts of money rest on; its contract, acceptance and postings are read where they are kept. */
const GROUND_OF: Readonly<Record<string, Ground>> = {
  A08: 'approval',
  'assignment-decision': 'assignment',
  A18: 'inspection',
  'change-decision': 'change',
  A26: 'settlement',
}

async function papersBefore(ask: Ask, projectId: string): Promise<Earlier[]> {
  const appraisal = (await appraisalsOf(ask, projectId)).find(({ verdict }) => verdict !== 'fail')
  const contract = await contractOf(ask, projectId)
  const acceptance = await acceptanceOf(ask, projectId)
  const papers = (await papersOf(ask, projectId)).flatMap(({ kind, number, issuedOn: day }): Earlier[] => {
    const ground = GROUND_OF[kind]
    return ground ? [{ ground, number, day }] : []
  })
  return [
    ...(appraisal ? [{ ground: 'appraisal' as const, number: appraisal.minutesNo, day: appraisal.heldOn }] : []),
    ...papers,
    ...(contract ? [{ ground: 'contract' as const, number: contract.number, day: contract.signedOn }] : []),
    ...(acceptance ? [{ ground: 'acceptance' as const, number: acceptance.minutesNo, day: acceptance.heldOn }] : []),
  ]
}

export function factsOf({ source, amountDong, paperNo, day }: Order) {
  return { source, amountDong: String(amountDong), paperNo, day }
}
