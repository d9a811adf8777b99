// Who benefits, once the plan is approved: a group đề án names its establishments then (TT 36/2013 Art. 10), any other may change them (Art. 11).
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { loadEstablishment } from '../registry/registry.actions.ts'
import { mayDecide } from './change.ts'
import { replaceBeneficiaries } from './draft.store.ts'
import { duplicateFor, refuseTwice } from './duplicate.actions.ts'
import { updateProject } from './project.store.ts'
import type { Project } from './project.ts'
import { BENEFICIARY_CHANGE, FOCAL_RULE } from './rules-in-force.ts'

/** Writes who benefits; the caller has moved the đề án and charges their ceilings. */
export async function setBeneficiaries(ask: Ask, project: Project, ids: readonly string[]): Promise<Outcome<Project>> {
  const may = mayDecide(BENEFICIARY_CHANGE, project, ask.who.roles)
  if (!may.ok) return may
  const [first, ...others] = new Set(ids)
  if (first === undefined) return refuse('project.beneficiary-none', {}, 'beneficiaryIds')
  const least = project.form === 'focal' ? FOCAL_RULE.beneficiariesFrom : 1
  if (others.length + 1 < least) return refuse('project.focal-needs-beneficiaries', { from: String(least) }, 'beneficiaryIds')
  for (const id of [first, ...others]) if (!(await loadEstablishment(ask, id))) return refuse('project.establishment-not-found', {}, 'beneficiaryIds')
  const twice = refuseTwice(await duplicateFor(ask, project, [first, ...others]), 'project.duplicate-support', 'beneficiaryIds')
  if (!twice.ok) return twice
  const named = { ...project, establishmentId: first }
  await updateProject(ask.db, ask.province, named)
  await replaceBeneficiaries(ask.db, ask.province, project.id, others)
  return ok(named)
}
