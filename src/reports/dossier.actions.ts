// Gathers one đề án from all rooms for its 360 page. Reads only.
import { type Day, dayOf, yearOf } from '../basics/day.ts'
import { sum } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { calendarFor } from '../deadline/deadline.actions.ts'
import { heldBy, mostReduced, paidOnAcceptance } from '../funding/funding.ts'
import type { Ask } from '../platform/route.ts'
import { activityOf } from '../programme/activity.ts'
import { normsFor } from '../programme/norm.ts'
import { changesOf } from '../project/change.actions.ts'
import type { Proof } from '../project/completion.ts'
import { whoseAct } from '../project/decider.ts'
import { type Act, actsFor, type State } from '../project/lifecycle.ts'
import { costsOf, mayWrite } from '../project/project.actions.ts'
import { proofsFor } from '../project/vouchers.actions.ts'
import { isStaff, onlyCommune } from '../registry/access.ts'
import {
  findHead,
  listBeneficiaries,
  listDocuments,
  listFunds,
  listMinutes,
  listNorms,
  listPostings,
  listTargets,
  listTrail,
} from './dossier.store.ts'
import { ENDING_ACTS, receiptOf, stepDays, stepsShown, TOLD_ACTS, type TrailLine } from './dossier.ts'
import { type MoneyFacts, moneyAhead } from './dossier-money.actions.ts'
import type { DossierView, Head, NormQuestion } from './dossier-view.ts'
import { dueIn } from './queue.ts'

const TRAIL_SHOWN = 20

export async function viewDossier(ask: Ask, projectId: string): Promise<Outcome<DossierView>> {
  const { db, province, today } = ask
  const project = await findHead(db, province, projectId)
  if (!project) return refuse('project.not-found')
  const staff = isStaff(ask.who)
  const beneficiaries = await listBeneficiaries(db, province, project)
  const costs = await costsOf(ask, projectId)
  const targets = await listTargets(db, province, projectId)
  const funds = await listFunds(db, province, project)
  const postings = await listPostings(db, province, projectId)
  const minutes = await listMinutes(db, province, projectId)
  const documents = await listDocuments(db, province, projectId)
  const told = await listTrail(db, province, projectId, TRAIL_SHOWN, TOLD_ACTS)
  const facts = { project, costs, funds, minutes }
  const { rooms, blocked, toReturnDong } = await moneyAhead(ask, facts)
  const acts = await actsOffered(ask, project, { funds, told })
  const own = blocked.filter(({ act }) => acts.includes(act))
  const shown = told.slice(0, TRAIL_SHOWN)
  return ok({
    project,
    version: project.version,
    staff,
    opensPlan: staff && onlyCommune(ask.who) === undefined,
    beneficiaries,
    costs,
    targets,
    funds,
    postings: staff ? postings : postings.map((posting) => ({ ...posting, note: '' })),
    minutes: staff ? minutes : minutes.map((one) => (one.kind === 'appraisal' ? { ...one, words: '' } : one)),
    documents,
    proofs: await proofsNeeded(ask, project),
    trail: staff ? shown : shown.map((line) => ({ ...line, personName: '', facts: {} })),
    trailLength: told[0]?.seq ?? 0,
    steps: stepsShown(project.level, project.state, stepDays(told)),
    due: project.dueOn === null ? undefined : dueIn(project.dueOn, today, await calendarFor(ask, ...yearsBetween(project.dueOn, today))),
    verdict: await normQuestion(ask, facts),
    rooms,
    toReturnDong,
    receipt: receiptOf(told),
    ending: endingOf(project, told),
    can: acts.filter((act) => !own.some((no) => no.act === act)),
    blocked: own,
    mayPlan: project.state === 'appraised' && ask.who.roles.some((role) => role === 'department-officer' || role === 'centre-officer'),
    mayEdit: ['draft', 'returned'].includes(project.state) && ask.who.roles.some((role) => role === 'establishment' || role === 'centre-officer'),
  })
}

type Standing = Pick<MoneyFacts, 'funds'> & { readonly told: readonly TrailLine[] }

/** Not shown: what is up to others by level, form or kind of change; a correction of nothing; more money where all that was appraised is approved; the annulment of an acceptance that money rests on. */
async function actsOffered(ask: Ask, project: Head, { funds, told }: Standing): Promise<Act[]> {
  const acts = mayWrite(ask.who, project) ? actsFor(project.level, project.state, ask.who.roles) : []
  const waiting = acts.includes('decide-change') ? (await changesOf(ask, project.id)).find(({ verdict }) => verdict === null)?.kind : undefined
  const paid = funds.some((fund) => paidOnAcceptance(fund) > 0n)
  const stopped = told.some(({ act }) => act === 'funding.stopped')
  const idle: Partial<Record<Act, boolean>> = {
    reduce: !funds.some((fund) => mostReduced(fund) > 0n),
    recover: project.state === 'settled' && !funds.some((fund) => heldBy(fund) > 0n),
    'correct-counterpart': !funds.some(({ provenDong }) => provenDong > 0n),
    supplement: !funds.some(({ appraisedDong, approvedDong }) => appraisedDong > approvedDong),
    'annul-acceptance': paid || stopped,
    'annul-acceptance-of-stopped': paid || !stopped,
  }
  return acts.filter((act) => !idle[act] && whoseAct(act, project, ask.who.roles, waiting).ok)
}

const PROVEN_IN: readonly State[] = ['underway', 'adjusting', 'accepted', 'settled', 'stopped']

async function proofsNeeded(ask: Ask, project: Head): Promise<readonly Proof[]> {
  return PROVEN_IN.includes(project.state) ? await proofsFor(ask, project) : []
}

function yearsBetween(a: Day, b: Day): [number, number] {
  return a < b ? [yearOf(a), yearOf(b)] : [yearOf(b), yearOf(a)]
}

const ENDINGS: readonly string[] = ['rejected', 'withdrawn', 'stopped', 'cancelled']

function endingOf({ state }: Head, told: readonly TrailLine[]): DossierView['ending'] {
  const line = ENDINGS.includes(state) ? told.find(({ act }) => (ENDING_ACTS as readonly string[]).includes(act)) : undefined
  return line && { act: line.act, on: dayOf(line.at), reason: typeof line.facts.reason === 'string' ? line.facts.reason : '' }
}

/** The sum behind the support: of the acceptance, else of the appraisal, else of what is asked; by the norm of the day of the appraisal. */
async function normQuestion(ask: Ask, { project, costs, funds, minutes }: MoneyFacts): Promise<NormQuestion> {
  const passed = minutes.find(({ kind, verdict }) => kind === 'appraisal' && verdict !== 'fail')
  const accepted = minutes.find(({ kind, verdict }) => kind === 'acceptance' && verdict !== 'fail')
  const day = passed?.heldOn ?? ask.today
  const rows = project.normCode === null ? [] : await listNorms(ask.db, ask.province, project.normCode, day)
  const [norm] = normsFor(rows, { level: project.level, province: ask.province, on: day })
  const asked = sum(funds.filter(({ kind }) => kind === 'state').map(({ askedDong }) => askedDong))
  const eligible = sum(costs.filter((line) => line.eligible).map((line) => line.priceDong * BigInt(line.quantity)))
  return {
    norm,
    day,
    eligibleDong: accepted?.eligibleDong ?? passed?.eligibleDong ?? eligible,
    supportDong: accepted?.supportDong ?? passed?.supportDong ?? asked,
    priority: passed?.priority ?? false,
    unchosen: passed === undefined && project.normCode === null && (activityOf(project.activity)?.normCodes ?? []).length > 0,
  }
}
