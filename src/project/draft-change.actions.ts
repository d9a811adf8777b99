// Changing an application step by step, each change against the version it saw.
import { type Outcome, ok, type Refusal, refusal, refuse, refuseAll } from '../basics/outcome.ts'
import type { Ask } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { record } from '../trail/trail.actions.ts'
import type { Facts } from '../trail/trail.chain.ts'
import { replaceActivities, replaceBeneficiaries, replaceCosts, replaceTargets, saveNoTarget } from './draft.store.ts'
import { applied, type DraftContent, EDITABLE } from './draft.ts'
import { checkContent } from './draft-check.actions.ts'
import { mayWrite, stale } from './project.actions.ts'
import { findProjectForUpdate, replaceAsked, replaceWords, updateProject } from './project.store.ts'
import type { Project } from './project.ts'

export type DraftChange = {
  readonly projectId: string
  readonly version: number
  readonly content: DraftContent
  /** Kept although the sums do not close yet: more lines are still to come. */
  readonly unfinished?: boolean | undefined
}

/** Writes one step of an application. A version that is no longer the latest is refused, so nobody's work is overwritten unseen. */
export async function changeDraft(ask: Ask, change: DraftChange): Promise<Outcome<Project>> {
  const before = await findProjectForUpdate(ask.db, ask.province, change.projectId)
  if (!before) return refuse('project.not-found')
  if (!mayWrite(ask.who, before)) return refuse('project.applicant.not-your-act')
  if (before.version !== change.version && !sabotaged('A6.no-version'))
    return refuseAll([...stale(before).refusals, ...storedInstead(before, change.content)])
  if (!EDITABLE.has(before.state)) return refuse('project.not-editable', { state: before.state })
  const { content } = change
  const checked = await checkContent(ask, before, content, change.unfinished === true)
  if (!checked.ok) return checked
  const after: Project = { ...applied(before, content), ...checked.value, version: before.version + 1, changedAt: ask.now }
  await updateProject(ask.db, ask.province, after)
  if (after.name !== before.name) await replaceWords(ask.db, ask.province, after)
  await saveParts(ask, after, content)
  const fields = Object.keys(content).filter((key) => content[key as keyof DraftContent] !== undefined)
  await record(ask, {
    act: 'project.changed',
    subjectKind: 'project',
    subjectId: after.id,
    facts: { version: after.version, fields: fields.join(' '), changed: changes(before, after) },
  })
  return ok(after)
}

/** What the trail tells with its old and its new value. Paragraphs are named and not quoted: people write names and numbers into them. */
const TOLD = [
  'name',
  'form',
  'activity',
  'normCode',
  'communeCode',
  'implementingUnit',
  'startsOn',
  'endsOn',
  'askedDong',
  'establishmentId',
] as const

function changes(before: Project, after: Project): Facts {
  const told = (value: string | bigint | null) => (typeof value === 'bigint' ? String(value) : value)
  const changed = TOLD.filter((field) => before[field] !== after[field])
  return Object.fromEntries(changed.map((field) => [field, { from: told(before[field]), to: told(after[field]) }]))
}

const COMPARED = ['name', 'need', 'goal', 'result', 'startsOn', 'endsOn', 'implementingUnit'] as const

/** What stands on record where it differs from what was typed, field by field. */
function storedInstead(stored: Project, typed: DraftContent): Refusal[] {
  const other = COMPARED.filter((field) => typed[field] !== undefined && typed[field] !== stored[field])
  return other.map((field) => refusal('project.stored-instead', { value: stored[field], field }, field))
}

async function saveParts(ask: Ask, after: Project, content: DraftContent): Promise<void> {
  const { db, province } = ask
  if (content.costs) await replaceCosts(db, province, after.id, content.costs)
  if (content.funds) await replaceAsked(db, province, after.id, content.funds)
  if (content.targets) await replaceTargets(db, province, after, content.targets)
  if (content.noTarget !== undefined) await saveNoTarget(db, province, after.id, content.noTarget)
  if (content.beneficiaryIds) await replaceBeneficiaries(db, province, after.id, [...new Set(content.beneficiaryIds)].slice(1))
  if (content.activities)
    await replaceActivities(
      db,
      province,
      after.id,
      [...new Set(content.activities)].filter((activity) => activity !== after.activity),
    )
}
