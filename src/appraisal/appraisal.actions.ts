// Appraising a đề án, at base and at the ministry: minutes, verdict, support proposed, and the move they allow.
import type { Day } from '../basics/day.ts'
import { type Dong, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse, refuseAll } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { ceilingOf, type Norm } from '../programme/norm.ts'
import { next } from '../project/lifecycle.ts'
import { addPaper, lockProject, moveProject, setAppraised, setNorm, setShares, stale } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { checkShares, type Shares } from '../project/share.ts'
import { lastDayOf } from '../trail/reading.actions.ts'
import { record } from '../trail/trail.actions.ts'
import { insertAppraisal, listAppraisals } from './appraisal.store.ts'
import { type Appraisal, checkMinutes, type Judged, type Tier, type Verdict } from './appraisal.ts'
import { chosenOf, notTwice, readDesk } from './desk.actions.ts'
import { askedBySource, askedOf, type Desk } from './desk.ts'
import { chooseNorm, NO_NORM } from './norm-choice.ts'
import { type Amounts, checkAmounts } from './proposal.ts'

/** Latest first. */
export async function appraisalsOf(ask: Ask, projectId: string): Promise<Appraisal[]> {
  return await listAppraisals(ask.db, ask.province, projectId)
}

export type HeldAppraisal = {
  readonly projectId: string
  readonly version: number
  readonly minutesNo: string
  readonly heldOn: Day
  readonly judged: readonly Judged[]
  readonly verdict: Verdict
  readonly conclusion: string
  /** Left out: the one the đề án already names. */
  readonly normCode?: string | undefined
  readonly noNormReason?: string | undefined
  readonly eligibleDong: Dong
  readonly priority: boolean
  readonly amounts: Amounts
  /** What each beneficiary is given, where there are several. */
  readonly shares?: Shares | undefined
}

export type Appraised = { readonly project: Project; readonly verdict: Verdict; readonly proposedDong: Dong }

/** Base appraisal by the department: a local đề án becomes appraised, a national one goes on to the ministry. */
export async function appraise(ask: Ask, held: HeldAppraisal): Promise<Outcome<Appraised>> {
  return await hold(ask, held, 'base')
}

export async function appraiseMinistry(ask: Ask, held: HeldAppraisal): Promise<Outcome<Appraised>> {
  return await hold(ask, held, 'ministry')
}

const ACT = { base: 'appraise', ministry: 'appraise-ministry' } as const
const HAS = new Set(['appraisal-minutes'])

async function hold(ask: Ask, held: HeldAppraisal, tier: Tier): Promise<Outcome<Appraised>> {
  const project = await lockProject(ask, held.projectId)
  if (!project) return refuse('project.not-found')
  if (project.version !== held.version) return stale(project)
  const may = next(project.level, project.state, ACT[tier], ask.who.roles, HAS)
  if (!may.ok) return may
  const desk = await readDesk(ask, project, held.heldOn)
  const passed = held.verdict !== 'fail'
  const norm = chooseNorm(desk, chosenOf(desk, held))
  const judged = judge(desk, held, norm)
  const receivedOn = await lastDayOf(ask, project.id, 'project.received')
  const twice = passed && norm.ok ? await notTwice(ask, project, norm.value) : ok(undefined)
  const shares = dealt(desk, held, judged, norm)
  const wrong = [checkMinutes(held, { receivedOn, today: ask.today }), twice, judged, shares].flatMap((checked) =>
    checked.ok ? [] : checked.refusals,
  )
  if (!judged.ok || !shares.ok || wrong.length > 0) return refuseAll(wrong)
  const proposedDong = judged.value
  const normKept = norm.ok ? norm.value : undefined

  await insertAppraisal(
    ask.db,
    ask.province,
    { ...held, id: ask.newId(), tier, criteria: held.judged, conclusion: conclusionOf(held), normId: normKept?.id ?? null, proposedDong },
    { personId: ask.who.personId, at: ask.now },
  )
  const filed = await keepMinutes(ask, held, tier)
  if (!filed.ok) return filed
  if (passed) await setAppraised(ask, project.id, held.amounts)
  if (passed) await setNorm(ask, project.id, normKept?.code ?? null)
  if (passed) await setShares(ask, project.id, shares.value)
  const moved = passed ? await moveProject(ask, { projectId: project.id, version: held.version, act: ACT[tier], has: HAS }) : ok(project)
  if (!moved.ok) return moved
  await trailOf(ask, held, tier, proposedDong)
  return ok({ project: passed ? { ...moved.value, normCode: normKept?.code ?? null } : moved.value, verdict: held.verdict, proposedDong })
}

/** The norm and the money together: minutes that fail give no money, so they need no norm. */
function judge(desk: Desk, held: HeldAppraisal, norm: Outcome<Norm | undefined>): Outcome<Dong> {
  if (held.verdict === 'fail') return ok(ZERO)
  const proposed = checkAmounts(held.amounts, askedBySource(desk), askedOf(desk, { ...held, norm: norm.ok ? norm.value : undefined }))
  return norm.ok && proposed.ok ? proposed : refuseAll([norm, proposed].flatMap((checked) => (checked.ok ? [] : checked.refusals)))
}

/** The support dealt out over the beneficiaries; asked once it is known how much there is. */
function dealt({ beneficiaryIds, sameAs }: Desk, held: HeldAppraisal, proposed: Outcome<Dong>, norm: Outcome<Norm | undefined>): Outcome<Shares> {
  if (held.verdict === 'fail' || !proposed.ok) return ok(new Map())
  const own = norm.ok && norm.value?.perEstablishment ? ceilingOf(norm.value, held.priority) : undefined
  return checkShares(beneficiaryIds, held.shares ?? new Map(), proposed.value, own === undefined ? undefined : { dong: own, sameAs })
}

/** Why no norm applies belongs to what the council concluded. */
function conclusionOf({ conclusion, normCode, noNormReason }: HeldAppraisal): string {
  return normCode === NO_NORM && noNormReason ? `${conclusion}\nKhông có mức chi áp dụng: ${noNormReason}` : conclusion
}

const MINUTES = { base: 'Biên bản thẩm định cấp cơ sở', ministry: 'Biên bản thẩm định của Bộ Công Thương' } as const
const ISSUER = { base: 'Sở Công Thương', ministry: 'Bộ Công Thương' } as const

async function keepMinutes(ask: Ask, held: HeldAppraisal, tier: Tier): Promise<Outcome<void>> {
  const { projectId, minutesNo, heldOn } = held
  const paper = { projectId, kind: 'A05', number: minutesNo, issuedOn: heldOn, abstract: MINUTES[tier], issuer: ISSUER[tier] }
  return await addPaper(ask, paper, 'heldOn')
}

async function trailOf(ask: Ask, held: HeldAppraisal, tier: Tier, proposedDong: Dong): Promise<void> {
  const { projectId, minutesNo, heldOn, verdict, eligibleDong, priority } = held
  const amounts = [...held.amounts].filter(([, amount]) => amount > 0n).map(([source, amount]) => ({ source, amountDong: String(amount) }))
  const money = { eligibleDong: String(eligibleDong), proposedDong: String(proposedDong) }
  await record(ask, {
    act: tier === 'base' ? 'appraisal.held' : 'appraisal.held-by-ministry',
    subjectKind: 'project',
    subjectId: projectId,
    facts: { minutesNo, heldOn, verdict, priority, ...money, ...(verdict === 'fail' ? {} : { amounts }) },
  })
}

export type Rejection = { readonly projectId: string; readonly version: number; readonly reason: string }

/** The department turns a đề án down; what was found stands in the trail and on the page of the applicant. */
export async function reject(ask: Ask, { projectId, version, reason }: Rejection): Promise<Outcome<Project>> {
  const moved = await moveProject(ask, { projectId, version, act: 'reject', has: new Set(['reason']) })
  if (!moved.ok) return moved
  await record(ask, { act: 'project.rejected', subjectKind: 'project', subjectId: projectId, facts: { reason } })
  return moved
}
