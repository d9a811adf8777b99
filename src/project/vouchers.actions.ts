// Which papers must prove this đề án done, and which of them lie in the dossier.
import type { Ask } from '../platform/route.ts'
import { type Proof, proofsOf } from './completion.ts'
import { filesOf } from './file.actions.ts'
import type { Project } from './project.ts'
import { COMPLETION_PAPERS } from './rules-in-force.ts'
import { activitiesOf } from './submission.actions.ts'

export async function proofsFor(ask: Ask, project: Project): Promise<Proof[]> {
  const held = new Set((await filesOf(ask, project.id)).map((file) => file.purpose))
  return proofsOf(COMPLETION_PAPERS, await activitiesOf(ask, project), held, ask.today)
}
