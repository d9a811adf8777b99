// A đề án of 2024 brought as far as a test wants, its money by the acts themselves, each on its own day, all papers in their order.
import assert from 'node:assert/strict'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { type Day, day, yearOf } from '../basics/day.ts'
import { dong, least } from '../basics/money.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import type { Ask } from '../platform/route.ts'
import { assignProject } from '../project/change.actions.ts'
import { thingsOf } from '../project/evidence/things.fixture.ts'
import { addPaper, moveProject, recordAcceptance, recordProgress } from '../project/project.actions.ts'
import type { House } from '../test-house.ts'
import { approveProject } from './approval.actions.ts'
import { signContract } from './contract.actions.ts'
import { changeEstimate } from './estimate.actions.ts'

export const M = 1_000_000n
const COST = 600n * M

export function done<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, JSON.stringify(outcome.ok ? '' : outcome.refusals))
  return outcome.value
}

export function codesOf(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`))
}

export async function versionOf(house: House, id: string): Promise<number> {
  return (await house.owner.query('select version from project where id = $1', [id])).rows[0].version
}

/** Thrown to roll a refused act back. */
class Undone extends Error {
  readonly refused: Outcome<never>
  constructor(refused: Outcome<never>) {
    super('refused, so rolled back')
    this.refused = refused
  }
}

/** Does an act with the version that stands; a refused one leaves nothing behind. */
export async function act<T>(
  house: House,
  id: string,
  role: Role,
  run: (ask: Ask, seen: { projectId: string; version: number }) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const version = await versionOf(house, id)
  const work = house.ask(role, async (ask) => {
    const outcome = await run(ask, { projectId: id, version })
    if (!outcome.ok) throw new Undone(outcome)
    return outcome
  })
  return await work.catch((error: unknown) => {
    if (error instanceof Undone) return error.refused
    throw error
  })
}

export async function giveEstimate(house: House, year = 2024, amount = 900n * M): Promise<void> {
  const given = { source: 'provincial', year, amountDong: dong(amount), direction: 'give' as const, paperNo: '1/QĐ', day: day(`${year}-01-05`) }
  done(await house.ask('finance-officer', (ask) => changeEstimate(ask, given)))
}

export type Walk = {
  readonly support?: bigint
  readonly year?: number
  readonly approvedOn?: Day
  readonly assignedOn?: Day
  readonly signedOn?: Day
  readonly inspectedOn?: Day
  readonly acceptedOn?: Day
  /** The cost that counts at the acceptance. */
  readonly eligible?: bigint
}

export async function approvedProject(house: House, { support = 120n * M, approvedOn = day('2024-03-01'), year = 2024 }: Walk = {}): Promise<string> {
  const { id } = await makeDossier(house, {
    state: 'appraised',
    year,
    costDong: COST,
    asked: { provincial: support },
    appraised: { provincial: support },
  })
  const approval = { source: 'provincial', amountDong: dong(support), decisionNo: '312/QĐ-UBND', decidedOn: approvedOn }
  done(await act(house, id, 'provincial-leader', (ask, seen) => approveProject(ask, { ...seen, ...approval })))
  return id
}

export async function assignedProject(house: House, walk: Walk = {}): Promise<string> {
  const id = await approvedProject(house, walk)
  const decision = {
    decisionNo: '20/QĐ-SCT',
    decidedOn: walk.assignedOn ?? day('2024-03-02'),
    issuer: 'Sở Công Thương',
    abstract: 'Giao kế hoạch',
  }
  done(await act(house, id, 'department-leader', (ask, seen) => assignProject(ask, { ...seen, ...decision })))
  return id
}

export function contractFor(id: string, support: bigint, signedOn: Day) {
  return {
    number: `HĐ-${id.slice(-4)}`,
    signedOn,
    endsOn: day(`${yearOf(signedOn)}-11-30`),
    advanceKind: 'equipment',
    amounts: new Map([['provincial', dong(support)]]),
    counterpartDong: dong(COST - support),
  }
}

export async function contractedProject(house: House, walk: Walk = {}): Promise<string> {
  const id = await assignedProject(house, walk)
  const contract = contractFor(id, walk.support ?? 120n * M, walk.signedOn ?? day('2024-03-03'))
  done(await act(house, id, 'department-leader', (ask, seen) => signContract(ask, { ...seen, ...contract })))
  return id
}

/** Inspected with most of the work done, so that an advance is earned. */
export async function inspectedProject(house: House, walk: Walk = {}): Promise<string> {
  const id = await contractedProject(house, walk)
  const heldOn = walk.inspectedOn ?? day('2024-03-04')
  const found = { projectId: id, day: heldOn, paperNo: '1/BB-KT', investedDong: dong(COST - 60n * M), itemDoneBasisPoints: 9000 }
  const paper = { projectId: id, kind: 'A18', number: found.paperNo, issuedOn: heldOn, abstract: 'Biên bản kiểm tra', issuer: 'Đoàn kiểm tra' }
  await house.ask('inspector', async (ask) => {
    done(await moveProject(ask, { projectId: id, act: 'inspect', has: new Set(['inspection-minutes']) }))
    await recordProgress(ask, found)
    done(await addPaper(ask, paper, 'heldOn'))
  })
  return id
}

/** Accepted with half the counted cost as support, as far as the contract goes. */
export async function accepted(
  house: House,
  id: string,
  { acceptedOn = day('2024-03-04'), eligible = COST, support = 120n * M }: Walk = {},
): Promise<string> {
  const supportDong = least(dong(eligible / 2n), dong(support))
  const held = {
    projectId: id,
    minutesNo: '1/BB-NT',
    heldOn: acceptedOn,
    attendees: 'Sở Công Thương, cơ sở',
    verdict: 'pass' as const,
    conclusion: 'Đạt',
    eligibleDong: dong(eligible),
    supportDong,
    counterpartDong: dong(eligible - supportDong),
    normId: null,
  }
  const paper = {
    projectId: id,
    kind: 'A19',
    number: held.minutesNo,
    issuedOn: acceptedOn,
    abstract: 'Biên bản nghiệm thu',
    issuer: 'Sở Công Thương',
  }
  await house.ask('department-officer', async (ask) => {
    await recordAcceptance(ask, held, await thingsOf(ask, id))
    done(await addPaper(ask, paper, 'heldOn'))
    done(await moveProject(ask, { projectId: id, act: 'accept', has: new Set(['inspection-minutes', 'acceptance-minutes']) }))
  })
  return id
}

export function order(amount: bigint, on: Day, paperNo = 'UNC 1') {
  return { source: 'provincial', amountDong: dong(amount), paperNo, day: on }
}
