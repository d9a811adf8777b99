// Naming the things a đề án has done, each with its paper, until its acceptance counts them.
import { type Outcome, ok, type Refusal, refuse, refuseAll } from '../../basics/outcome.ts'
import { checkUpload } from '../../papers/files.actions.ts'
import { unlessMeant } from '../../platform/asked-back.ts'
import type { Ask, Upload } from '../../platform/route.ts'
import { isNamed, type NamedKind } from '../../programme/counting.ts'
import { programmeById } from '../../programme/programme.actions.ts'
import { record } from '../../trail/trail.actions.ts'
import { keepFile } from '../file.actions.ts'
import { type Act, next } from '../lifecycle.ts'
import { findProject, findProjectForUpdate } from '../project.store.ts'
import type { Project } from '../project.ts'
import { RESULT_PAPER } from '../rules-in-force.ts'
import { checkTwoLines, offeredLines } from './counted.actions.ts'
import * as store from './counted.store.ts'
import { alike, type Frame, type Item, isDoubtful, keyOf, type Named, partsOf, readItem, type Typed } from './item.ts'
import type { OfferedLine } from './offer.ts'
import type { LineView, ResultsView } from './results.ts'

const NAME_RESULTS: Act = 'name-results'

function may(ask: Ask, { level, state }: Project): Outcome<unknown> {
  return next(level, state, NAME_RESULTS, ask.who.roles, new Set())
}

/** What every line of the đề án will be given at the acceptance. */
export async function resultsView(ask: Ask, projectId: string): Promise<Outcome<ResultsView>> {
  const project = await findProject(ask.db, ask.province, projectId)
  if (!project) return refuse('project.not-found')
  const allowed = may(ask, project)
  return allowed.ok ? ok({ project, lines: await offeredLines(ask, project) }) : allowed
}

export async function lineView(
  ask: Ask,
  { projectId, targetCode }: { readonly projectId: string; readonly targetCode: string },
): Promise<Outcome<LineView>> {
  const view = await resultsView(ask, projectId)
  if (!view.ok) return view
  const found = namedLine(view.value.lines, targetCode)
  if (!found) return refuse('project.item.line-unknown')
  const items = (await store.listItems(ask.db, ask.province, projectId)).filter((item) => item.targetCode === targetCode)
  return ok({ project: view.value.project, ...found, items, requestKey: ask.newId(), removalKey: ask.newId() })
}

function namedLine(lines: readonly OfferedLine[], targetCode: string): { offered: OfferedLine; kind: NamedKind } | undefined {
  const offered = lines.find(({ line }) => line.code === targetCode)
  return offered && isNamed(offered.counting.what) ? { offered, kind: offered.counting.what } : undefined
}

export type NewItem = Typed & {
  readonly projectId: string
  readonly targetCode: string
  readonly files: readonly Upload[]
}

export async function nameItem(ask: Ask, given: NewItem): Promise<Outcome<{ readonly name: string }>> {
  const { projectId, targetCode } = given
  const project = await findProjectForUpdate(ask.db, ask.province, projectId)
  if (!project) return refuse('project.not-found')
  const allowed = may(ask, project)
  if (!allowed.ok) return allowed
  const found = namedLine(await offeredLines(ask, project), targetCode)
  if (!found) return refuse('project.item.line-unknown')
  const paper = paperOf(given.files)
  const read = readItem(found.kind, given, await frameOf(ask, project))
  if (!read.ok || !paper.ok) return refuseAll([read, paper].flatMap((one): readonly Refusal[] => (one.ok ? [] : one.refusals)))
  const item = read.value
  const named = { ...item, onceKey: keyOf(item), sha256: paper.value.sha256 }
  const sound = await checkNew(ask, project, { ...named, targetCode })
  if (!sound.ok) return sound
  const twoLines = await checkTwoLines(ask, found.offered.line, named, project.programmeId)
  if (!twoLines.ok) return twoLines
  const kept = await keepFile(ask, projectId, RESULT_PAPER, paper.value, 'file')
  if (!kept.ok) return kept
  const file = kept.value
  const row = { ...item, onceKey: named.onceKey, id: ask.newId(), projectId, programmeId: project.programmeId, targetCode, fileId: file.id }
  await store.insertItem(ask.db, ask.province, row, { by: ask.who.personId, at: ask.now })
  const facts = { ...told(row), files: `${file.purpose} ${file.id} ${file.sha256}` }
  await record(ask, { act: 'project.item-named', subjectKind: 'project', subjectId: projectId, facts })
  return ok({ name: item.name })
}

/** Exactly one paper, whole and of a kind that is taken. */
function paperOf(files: readonly Upload[]) {
  const [file] = files.filter(({ field, bytes, dropped }) => field === 'file' && (bytes.length > 0 || dropped !== undefined))
  return file ? checkUpload(file) : refuse('project.item.paper-missing', {}, 'file')
}

async function frameOf(ask: Ask, { programmeId, year }: Project): Promise<Frame> {
  const programme = await programmeById(ask, programmeId)
  return { today: ask.today, fromYear: programme?.fromYear ?? year, toYear: programme?.toYear ?? year }
}

type Checked = Named & { readonly onceKey: string; readonly targetCode: string }

/** The same thing is refused; one that only looks the same, or a doubtful number, is asked about. */
async function checkNew(ask: Ask, project: Project, item: Checked): Promise<Outcome<void>> {
  const all = await store.listItemsOfLine(ask.db, ask.province, { programmeId: project.programmeId, targetCode: item.targetCode })
  const keys = new Set(partsOf(item).map(({ onceKey }) => onceKey))
  const same = all.find((one) => partsOf(one).some(({ onceKey }) => keys.has(onceKey)))
  if (same) return refuse('project.item.same', { name: same.name, code: same.code }, 'name')
  const like = alike(item, all)
  const another = like ? refuse('project.item.alike', { name: like.name, code: like.code }, 'confirmed') : ok(undefined)
  const read = isDoubtful(item) ? refuse('project.item.number-doubtful', { number: item.number }, 'confirmed') : ok(undefined)
  return unlessMeant(ask, another, read)
}

function told({ id, targetCode: target, kind, name, place, startsOn, endsOn, number, codes, quantity, fileId }: Omit<Item, 'fileName' | 'sha256'>) {
  return { id, target, kind, name, place, startsOn, endsOn, number, codes: codes.join(','), quantity, fileId }
}

export type Removal = { readonly projectId: string; readonly itemId: string }

/** Named by mistake: the row stays, and counts no more. */
export async function withdrawItem(ask: Ask, { projectId, itemId }: Removal): Promise<Outcome<Item>> {
  const project = await findProjectForUpdate(ask.db, ask.province, projectId)
  if (!project) return refuse('project.not-found')
  const allowed = may(ask, project)
  if (!allowed.ok) return allowed
  const item = (await store.listItems(ask.db, ask.province, projectId)).find(({ id }) => id === itemId)
  if (!item) return refuse('project.item.not-found')
  await store.withdrawItem(ask.db, ask.province, projectId, itemId, ask.now)
  await record(ask, { act: 'project.item-withdrawn', subjectKind: 'project', subjectId: projectId, facts: { id: itemId, name: item.name } })
  return ok(item)
}
