// An acceptance recorded by mistake is annulled in writing, while nothing paid on it is kept; then the đề án is accepted anew.
import { type Day, formatDay } from '../basics/day.ts'
import { sum } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { termEnd } from '../deadline/deadline.actions.ts'
import { releaseUnused } from '../funding/contract.actions.ts'
import { paidOnAcceptance } from '../funding/funding.ts'
import type { Ask } from '../platform/route.ts'
import { next } from '../project/lifecycle.ts'
import {
  acceptanceOf,
  addPaper,
  contractOf,
  fundsOf,
  loadProject,
  lockProject,
  moveProject,
  stale,
  takeBackAcceptance,
} from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { lastDayOf } from '../trail/reading.actions.ts'
import { record } from '../trail/trail.actions.ts'
import { type AnnulmentDesk, BEFORE, type Before } from './annulment.ts'

const HAS = new Set(['reason', 'decision-number'])

/** The acceptance in question, or at once why it cannot be annulled: nobody fills in a form for nothing. */
export async function annulmentDesk(ask: Ask, projectId: string, before: Before): Promise<Outcome<AnnulmentDesk>> {
  const project = await loadProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  const may = await mayAnnul(ask, project, before)
  return may.ok ? ok({ project, acceptance: await acceptanceOf(ask, projectId), requestKey: ask.newId() }) : may
}

export type Annulment = {
  readonly projectId: string
  readonly version: number
  readonly paperNo: string
  readonly decidedOn: Day
  readonly reason: string
}

export async function annul(ask: Ask, given: Annulment, before: Before): Promise<Outcome<Project>> {
  const { projectId, version, paperNo, decidedOn, reason } = given
  const project = await lockProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  if (project.version !== version) return stale(project)
  const may = await mayAnnul(ask, project, before)
  if (!may.ok) return may
  if (decidedOn > ask.today) return refuse('inspection.day-to-come', { today: ask.today }, 'decidedOn')
  const acceptance = await acceptanceOf(ask, projectId)
  if (!acceptance) return refuse('inspection.no-acceptance')
  const paper = { projectId, kind: 'acceptance-annulment', number: paperNo, issuedOn: decidedOn, issuer: 'Sở Công Thương' }
  const filed = await addPaper(ask, { ...paper, abstract: `Hủy kết quả nghiệm thu, biên bản ${acceptance.minutesNo}` }, 'decidedOn')
  if (!filed.ok) return filed
  await takeBackAcceptance(ask, acceptance, `Kết quả nghiệm thu này đã hủy theo văn bản ${paperNo} ngày ${formatDay(decidedOn)}: ${reason}`)
  const endsOn = before === 'underway' ? (await contractOf(ask, projectId))?.endsOn : null
  const dueOn = endsOn && (await termEnd(ask, endsOn))
  const moved = await moveProject(ask, { projectId, version, act: BEFORE[before], has: HAS, dueOn })
  if (!moved.ok) return moved
  const released = before === 'stopped' ? await releaseUnused(ask, moved.value, paperNo, decidedOn) : ok(undefined)
  if (!released.ok) return released
  const told = { evidence: [], earned: [] }
  const facts = { paperNo, decidedOn, reason, minutesNo: acceptance.minutesNo, supportDong: String(acceptance.supportDong), ...told }
  await record(ask, { act: 'inspection.acceptance-annulled', subjectKind: 'project', subjectId: projectId, facts })
  return moved
}

/** Money paid on the acceptance and kept rests on it: then it stands. A stopped đề án gives back what came back meanwhile, as at its stop. */
async function mayAnnul(ask: Ask, project: Project, before: Before): Promise<Outcome<void>> {
  const possible = next(project.level, project.state, BEFORE[before], ask.who.roles, HAS)
  if (!possible.ok) return possible
  const stopped = (await lastDayOf(ask, project.id, 'funding.stopped')) !== undefined
  if (stopped !== (before === 'stopped')) return refuse('project.act-not-possible-now', { state: project.state, act: BEFORE[before] })
  const paid = sum((await fundsOf(ask, project.id)).map(paidOnAcceptance))
  return paid > 0n ? refuse('inspection.paid-on-acceptance', { paid: String(paid) }) : ok(undefined)
}
