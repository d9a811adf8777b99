// Reading a plan for its page: the đề án in it, their money, and those that wait to be chosen.
import { isDay } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { type Dong, sum, ZERO } from '../basics/money.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme, sourcesOf, targetLines } from '../programme/programme.actions.ts'
import { totalCost } from '../project/dossier.ts'
import { beneficiariesOf, costsOf, fundsOf, projectsByIds, projectsInState, targetsOf } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { namesOf, unitName } from '../registry/registry.actions.ts'
import { readTrail } from '../trail/reading.actions.ts'
import { planActsFor } from './lifecycle.ts'
import { loadPlan } from './plan.actions.ts'
import { listHolds, listPlans, type PlanRow } from './plan.store.ts'
import { itemMoney, type Plan, type PlanItem, totalsOf } from './plan.ts'
import type { PlanSheet, SheetRow, Waiting } from './sheet.ts'

const MOST_PLANS = 200
const MOST_WAITING = 200

export type PlanList = { readonly plans: readonly (PlanRow & { readonly sourceName: string })[] }

export async function listOfPlans(ask: Ask): Promise<Outcome<PlanList>> {
  const programme = await currentProgramme(ask)
  if (!programme) return ok({ plans: [] })
  const names = await sourceNames(ask, programme.id)
  const plans = await listPlans(ask.db, ask.province, programme.id, MOST_PLANS)
  return ok({ plans: plans.map((plan) => ({ ...plan, sourceName: names.get(plan.source) ?? plan.source })) })
}

async function sourceNames(ask: Ask, programmeId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await sourcesOf(ask, programmeId)).map(({ source, name }) => [source, name]))
}

export async function planSheet(ask: Ask, planId: string): Promise<Outcome<PlanSheet>> {
  const held = await loadPlan(ask, planId)
  if (!held) return refuse('plan.not-found')
  const { plan, items } = held
  const rows = await sheetRows(ask, plan, items)
  const can = planActsFor(plan.level, plan.state, ask.who.roles)
  return ok({
    plan,
    sourceName: (await sourceNames(ask, plan.programmeId)).get(plan.source) ?? plan.source,
    rows,
    totals: totalsOf(rows.map(({ money }) => money)),
    proposal: plan.state === 'draft' ? undefined : await proposalOf(ask, planId),
    waiting: can.includes('edit') ? await waitingFor(ask, plan) : [],
    can,
  })
}

/** Rows of a plan in the order of their codes; the approval page and the decision's annex read them too. */
export async function sheetRows(ask: Ask, plan: Plan, items: readonly PlanItem[]): Promise<SheetRow[]> {
  const projects = await projectsByIds(
    ask,
    items.map(({ projectId }) => projectId),
  )
  const state = new Set((await sourcesOf(ask, plan.programmeId)).filter(({ kind }) => kind === 'state').map(({ source }) => source))
  const rows: SheetRow[] = []
  for (const { projectId, supportDong } of items) {
    const project = projects.get(projectId)
    if (project) rows.push(await rowOf(ask, plan, project, supportDong, state))
  }
  return rows.sort((a, b) => (a.code.length - b.code.length || a.code < b.code ? -1 : 1))
}

async function rowOf(ask: Ask, plan: Plan, project: Project, supportDong: Dong, state: ReadonlySet<string>): Promise<SheetRow> {
  const funds = await fundsOf(ask, project.id)
  const others = funds.filter(({ source }) => state.has(source) && source !== plan.source)
  const named = await namesOf(ask, await beneficiariesOf(ask, project.id))
  const total = totalCost(await costsOf(ask, project.id))
  return {
    projectId: project.id,
    code: project.code,
    name: project.name,
    implementingUnit: project.implementingUnit,
    beneficiaries: [...named.values()].map(({ name }) => name),
    place: await unitName(ask, project.communeCode, project.communeValidFrom),
    output: await outputOf(ask, project),
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    money: itemMoney(total, supportDong, sum(others.map(({ appraisedDong }) => appraisedDong))),
    appraisedDong: funds.find(({ source }) => source === plan.source)?.appraisedDong ?? ZERO,
  }
}

async function proposalOf(ask: Ask, planId: string): Promise<PlanSheet['proposal']> {
  const [last] = (await readTrail(ask, { chain: planId, act: 'plan.proposed' })).entries
  const { paperNo, issuedOn } = last?.facts ?? {}
  return typeof paperNo === 'string' && typeof issuedOn === 'string' && isDay(issuedOn) ? { paperNo, issuedOn } : undefined
}

/** What comes out, as the dossier says it; else the targets it is registered for. */
async function outputOf(ask: Ask, project: Project): Promise<string> {
  if (project.result !== '') return project.result
  const lines = new Map((await targetLines(ask, project.programmeId)).map((line) => [line.code, line]))
  const words = (await targetsOf(ask, project.id)).map(({ targetCode, planned }) => {
    const line = lines.get(targetCode)
    return `${line?.name ?? targetCode}: ${formatFigure(planned)} ${line?.unit ?? ''}`.trim()
  })
  return words.join('; ')
}

async function waitingFor(ask: Ask, plan: Plan): Promise<Waiting[]> {
  const { programmeId, year, level, source } = plan
  const appraised = await projectsInState(ask, { programmeId, states: ['appraised'], year, level, most: MOST_WAITING })
  const holds = await listHolds(
    ask.db,
    ask.province,
    source,
    appraised.map(({ id }) => id),
  )
  const taken = new Set(holds.map(({ projectId }) => projectId))
  const waiting: Waiting[] = []
  for (const { id, code, name } of appraised.filter((project) => !taken.has(project.id))) {
    const fund = (await fundsOf(ask, id)).find((one) => one.source === source)
    if (fund && fund.appraisedDong > 0n) waiting.push({ projectId: id, code, name, appraisedDong: fund.appraisedDong })
  }
  return waiting
}
