// What the page of one act shows: the đề án, whether the act is possible now, and the facts to decide by.
import { sum } from '../basics/money.ts'
import { type Outcome, ok, refuse, refuseAll } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { yearOverOf } from '../programme/year-end.actions.ts'
import { twinsOf } from '../registry/establishment-view.actions.ts'
import { communesOf, namesOf } from '../registry/registry.actions.ts'
import { unitTitle } from '../registry/unit-search.ts'
import { changesOf } from './change.actions.ts'
import { whoseAct } from './decider.ts'
import { duplicateFor } from './duplicate.actions.ts'
import { filesOf, roomOf } from './file.actions.ts'
import { type Act, movesOf, next } from './lifecycle.ts'
import { beneficiariesOf, fundsOf, loadProject } from './project.actions.ts'
import { approvedNow } from './project.ts'
import type { ActView } from './view.ts'
import { proofsFor } from './vouchers.actions.ts'

const TELLS_TWINS: ReadonlySet<Act> = new Set(['receive', 'return'])

/** Refused already here when the act cannot be done at all, so nobody fills in a form for nothing. */
export async function actView(ask: Ask, projectId: string, act: Act): Promise<Outcome<ActView>> {
  const project = await loadProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  const everything = new Set(movesOf(project.level).flatMap((move) => move.needs ?? []))
  const possible = next(project.level, project.state, act, ask.who.roles, everything)
  if (!possible.ok) return refuseAll(possible.refusals)
  const openChange = (await changesOf(ask, projectId)).find((change) => change.verdict === null)
  const theirs = whoseAct(act, project, ask.who.roles, openChange?.kind)
  if (!theirs.ok) return theirs
  const names = await namesOf(ask, project.establishmentId === null ? [] : [project.establishmentId])
  const communes = await communesOf(ask, ask.province, ask.today)
  return ok({
    project,
    establishmentName: project.establishmentId === null ? undefined : names.get(project.establishmentId)?.name,
    files: await filesOf(ask, projectId),
    room: await roomOf(ask, projectId),
    proofs: await proofsFor(ask, project),
    twins: TELLS_TWINS.has(act) ? await twinsOf(ask, await beneficiariesOf(ask, projectId)) : [],
    duplicate: await duplicateFor(ask, project),
    yearOver: await yearOverOf(ask, project.year),
    approvedDong: sum((await fundsOf(ask, projectId)).map(approvedNow)),
    openChange,
    communes: communes.map((unit) => ({ value: unit.code, label: unitTitle(unit) })),
    requestKey: ask.newId(),
  })
}
