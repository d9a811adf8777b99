// A đề án that is withdrawn or turned down leaves the plans that hold it, in the same act.
import { type Rejection, reject } from '../appraisal/appraisal.actions.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import type { Project } from '../project/project.ts'
import { withdrawProject } from '../project/submission.actions.ts'
import { noteRow } from '../trail/trail.actions.ts'
import { deleteItem, findPlanForUpdate, listPlansWith, updatePlan } from './plan.store.ts'

export async function withdraw(ask: Ask, given: Parameters<typeof withdrawProject>[1]): Promise<Outcome<Project>> {
  await leavePlans(ask, given.projectId)
  return await withdrawProject(ask, given)
}

export async function turnDown(ask: Ask, given: Rejection): Promise<Outcome<Project>> {
  await leavePlans(ask, given.projectId)
  return await reject(ask, given)
}

/** Plans are locked before the đề án, as everywhere; one that was approved keeps what it approved. A refusal of the act undoes all of it. */
async function leavePlans(ask: Ask, projectId: string): Promise<void> {
  for (const planId of await listPlansWith(ask.db, ask.province, projectId)) {
    const plan = await findPlanForUpdate(ask.db, ask.province, planId)
    if (!plan || (plan.state !== 'draft' && plan.state !== 'proposed')) continue
    if ((await deleteItem(ask.db, ask.province, planId, projectId)) === 0) continue
    await updatePlan(ask.db, ask.province, planId, { state: plan.state, version: plan.version + 1 })
    noteRow(ask, projectId, 'leftPlans', { code: plan.code })
  }
}
