// The two halves every money act has: a page with what must be known, and the act itself.
import type { VNode } from 'preact'
import { z } from 'zod'
import { sum } from '../basics/money.ts'
import { type Outcome, ok, type Refusal, refuse } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import { idField } from '../platform/fields.ts'
import { type Ask, type Route, route } from '../platform/route.ts'
import { activityOf } from '../programme/activity.ts'
import { REFUSALS as PROGRAMME_REFUSALS } from '../programme/words.vi.ts'
import { yearOverOf } from '../programme/year-end.actions.ts'
import { whoseAct } from '../project/decider.ts'
import type { Act } from '../project/lifecycle.ts'
import { loadProject, projectReach } from '../project/project.actions.ts'
import type { Project } from '../project/project.ts'
import { proofsFor } from '../project/vouchers.actions.ts'
import type { PageContext } from '../ui/context.ts'
import { closedYearOf } from './closed-year.actions.ts'
import { counterpartNeeded } from './contract.actions.ts'
import { estimateLeft } from './estimate.actions.ts'
import { advanceRoomOf, moneyStanding, namedFunds } from './payment.actions.ts'
import type { AdvanceOf } from './payments.page.tsx'
import type { MoneyView } from './view.ts'
import { REFUSALS } from './words.vi.ts'

const projectOnly = z.strictObject({ projectId: idField })

async function moneyView(ask: Ask, projectId: string): Promise<Outcome<MoneyView>> {
  const project = await loadProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  const yearOver = await yearOverOf(ask, project.year)
  return ok({ project, funds: await namedFunds(ask, project), ...(await moneyStanding(ask, project)), yearOver })
}

/** The GET half of an act: who, what is loaded, what is drawn. Refused here already to those whose act it is not at this level. */
export function formRoute<V extends MoneyView>(
  act: Act,
  path: string,
  title: string,
  allow: readonly Role[],
  load: (ask: Ask, view: MoneyView) => Promise<V>,
  page: (context: PageContext, view: V) => VNode,
): Route {
  return route({
    method: 'GET',
    path: `/projects/:projectId/${path}`,
    title,
    allow,
    reach: projectReach,
    input: projectOnly,
    async run(ask, { projectId }): Promise<Outcome<V>> {
      const view = await moneyView(ask, projectId)
      if (!view.ok) return view
      const theirs = whoseAct(act, view.value.project, ask.who.roles)
      return theirs.ok ? ok(await load(ask, view.value)) : theirs
    },
    page: (view: V, context) => page(context, view),
  })
}

/** Why no advance may be made: by this room's rules or by the dated table of advances. */
function whyNot({ code, facts }: Refusal): string {
  return (REFUSALS[code] ?? PROGRAMME_REFUSALS[code])?.(facts) ?? ''
}

type ActInput = { readonly projectId: string }

/** The POST half: after it is done the browser is back at the đề án. */
export function actRoute<I extends ActInput>(
  path: string,
  title: string,
  allow: readonly Role[],
  input: z.ZodType<I>,
  run: (ask: Ask, input: I) => Promise<Outcome<Project>>,
  say: (input: I) => string,
  versioned = true,
): Route {
  return route({
    method: 'POST',
    path: `/projects/:projectId/${path}`,
    title,
    allow,
    reach: projectReach,
    input,
    versioned,
    redraw: `/projects/:projectId/${path}`,
    run,
    done: (project: Project, asked: I) => ({ to: `/projects/${project.id}`, say: say(asked) }),
  })
}

export async function plain(_ask: Ask, view: MoneyView): Promise<MoneyView> {
  return view
}

export async function withProofs(ask: Ask, view: MoneyView) {
  return { ...view, proofs: await proofsFor(ask, view.project) }
}

export async function withEstimate(ask: Ask, view: MoneyView) {
  const left = new Map<string, bigint>()
  for (const { source, appraisedDong } of view.funds)
    if (appraisedDong > 0n) left.set(source, await estimateLeft(ask, view.project.programmeId, source, view.project.year))
  return { ...view, estimateLeft: left }
}

export async function withCounterpart(ask: Ask, view: MoneyView) {
  const counterpartDong = await counterpartNeeded(ask, view.project, sum(view.funds.map(({ approvedDong }) => approvedDong)))
  const advanceKind = activityOf(view.project.activity)?.advanceKind ?? 'equipment'
  return { ...view, counterpartDong, advanceKind }
}

/** What was settled may still come back: of a year that is closed, by its own rules. */
export async function withClosedYear(ask: Ask, view: MoneyView) {
  const { project, funds } = view
  const source = funds.find(({ settledDong }) => settledDong > 0n)?.source
  return { ...view, closed: source === undefined ? undefined : await closedYearOf(ask, project, source, ask.today) }
}

/** Each source of the contract has its own room for an advance, or its own reason for none. */
export async function withRooms(ask: Ask, view: MoneyView) {
  const rooms: AdvanceOf[] = []
  for (const fund of view.funds.filter(({ committedDong }) => committedDong > 0n)) {
    const room = await advanceRoomOf(ask, view.project, fund.source, ask.today)
    rooms.push({ fund, room, sentence: room.ok ? '' : room.refusals.map(whyNot).join(' ') })
  }
  return { ...view, rooms }
}
