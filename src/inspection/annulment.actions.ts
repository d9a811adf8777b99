// An acceptance recorded by mistake is annulled in writing, while nothing was paid on it; then the đề án is accepted anew.
import { type Day, formatDay } from '../basics/day.ts'
import { sum } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { reducible } from '../funding/funding.ts'
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
  const dueOn = before === 'underway' ? (await contractOf(ask, projectId))?.endsOn : null
  const moved = await moveProject(ask, { projectId, version, act: BEFORE[before], has: HAS, dueOn })
  if (!moved.ok) return moved
  const facts = { paperNo, decidedOn, reason, minutesNo: acceptance.minutesNo, supportDong: String(acceptance.supportDong), quantities: [] }
  await record(ask, { act: 'inspection.acceptance-annulled', subjectKind: 'project', subjectId: projectId, facts })
  return moved
}

/** Money that went out, or came back to a stopped đề án, rests on the acceptance: then it stands. */
async function mayAnnul(ask: Ask, project: Project, before: Before): Promise<Outcome<void>> {
  const possible = next(project.level, project.state, BEFORE[before], ask.who.roles, HAS)
  if (!possible.ok) return possible
  const stopped = (await lastDayOf(ask, project.id, 'funding.stopped')) !== undefined
  if (stopped !== (before === 'stopped')) return refuse('project.act-not-possible-now', { state: project.state, act: BEFORE[before] })
  const funds = await fundsOf(ask, project.id)
  const paid = sum(funds.map(({ paidDong }) => paidDong))
  if (paid > 0n) return refuse('inspection.paid-on-acceptance', { paid: String(paid) })
  const loose = stopped && funds.some((fund) => reducible(fund).notPaid > 0n)
  return loose ? refuse('inspection.recovered-on-acceptance') : ok(undefined)
}
