// Naming who benefits after approval moves what counts against the ceiling of each establishment.
import type { Day } from '../basics/day.ts'
import { sum } from '../basics/money.ts'
import { type Outcome, ok } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { setBeneficiaries } from '../project/beneficiary.actions.ts'
import { addPaper, fundsOf, moveProject, setShares } from '../project/project.actions.ts'
import { approvedNow, type Project } from '../project/project.ts'
import { checkShares, type Shares } from '../project/share.ts'
import { record } from '../trail/trail.actions.ts'
import { ceilingsFor } from './approval.actions.ts'
import { recharge } from './ledger.actions.ts'
import { checkDay } from './order.actions.ts'

export type Naming = {
  readonly projectId: string
  readonly version: number
  readonly beneficiaryIds: readonly string[]
  /** What each is given, where there are several. */
  readonly shares?: Shares | undefined
  readonly decisionNo: string
  readonly decidedOn: Day
  readonly reason: string
}

/** Phê duyệt kế hoạch triển khai đề án nhóm, hoặc thay đổi đơn vị thụ hưởng. */
export async function nameBeneficiaries(ask: Ask, given: Naming): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { ...given, act: 'name-beneficiaries', has: new Set(['decision-number']) })
  if (!moved.ok) return moved
  const timely = await checkDay(ask, 'name-beneficiaries', { projectId: given.projectId, day: given.decidedOn, field: 'decidedOn' })
  if (!timely.ok) return timely
  const named = await setBeneficiaries(ask, moved.value, given.beneficiaryIds)
  if (!named.ok) return named
  const dealt = await deal(ask, named.value, given)
  if (!dealt.ok) return dealt
  const charged = await chargeAnew(ask, named.value, given)
  return charged.ok ? await keep(ask, given, named.value) : charged
}

/** All that is promised is dealt out over those who benefit now. */
async function deal(ask: Ask, { id }: Project, { beneficiaryIds, shares = new Map() }: Naming): Promise<Outcome<void>> {
  const dealt = checkShares([...new Set(beneficiaryIds)], shares, sum((await fundsOf(ask, id)).map(approvedNow)))
  if (!dealt.ok) return dealt
  await setShares(ask, id, dealt.value)
  return ok(undefined)
}

/** The support promised so far counts against those who benefit now. */
async function chargeAnew(ask: Ask, project: Project, { decidedOn: day, decisionNo: paperNo }: Naming): Promise<Outcome<void>> {
  const promisedDong = sum((await fundsOf(ask, project.id)).map(approvedNow))
  const ceilings = await ceilingsFor(ask, project, promisedDong, day)
  return await recharge(ask, { programmeId: project.programmeId, year: project.year, projectId: project.id, day, paperNo, ceilings })
}

async function keep(ask: Ask, given: Naming, project: Project): Promise<Outcome<Project>> {
  const { projectId, decisionNo, decidedOn, reason, beneficiaryIds } = given
  const issuer = ask.who.roles.includes('ministry-officer') ? 'Bộ Công Thương' : 'Sở Công Thương'
  const paper = { projectId, kind: 'change-decision', number: decisionNo, issuedOn: decidedOn, issuer }
  const filed = await addPaper(ask, { ...paper, abstract: 'Xác định, thay đổi đơn vị thụ hưởng' }, 'decidedOn')
  if (!filed.ok) return filed
  const facts = { decisionNo, decidedOn, reason, beneficiaries: beneficiaryIds.length }
  await record(ask, { act: 'funding.beneficiaries-named', subjectKind: 'project', subjectId: projectId, facts })
  return ok(project)
}
