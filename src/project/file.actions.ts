// Attaching files to a đề án and handing them out again.
import { type Outcome, ok, type Refusal, refuse, refuseAll } from '../basics/outcome.ts'
import { type CheckedFile, checkUpload, type FileStore, fileStore } from '../papers/files.actions.ts'
import { ail, well } from '../platform/condition.ts'
import type { Db } from '../platform/db.ts'
import type { Ask, Download, Upload } from '../platform/route.ts'
import { diesAt, sabotaged } from '../platform/sabotage.ts'
import { record } from '../trail/trail.actions.ts'
import { firstUseFault, noRoom, takeRoom, usesOf } from '../upkeep/quota.actions.ts'
import { sharesOf, type Use } from '../upkeep/quota.ts'
import { EDITABLE } from './draft.ts'
import { countBytes, findFile, insertFile, listAllFiles, listFiles, sumBytes } from './file.store.ts'
import { next } from './lifecycle.ts'
import { lockProject, mayWrite } from './project.actions.ts'
import type { Project } from './project.ts'
import { COMPLETION_PAPERS, DOSSIER_PAPERS } from './rules-in-force.ts'
import type { Room, StoredFile } from './view.ts'

/** Papers of a dossier that are not on the list of required ones. */
export const OTHER_PAPER = 'other'

export async function filesOf(ask: Ask, projectId: string): Promise<StoredFile[]> {
  return await listFiles(ask.db, ask.province, projectId)
}

/** What came of sending papers: those kept, and why each of the others was not. */
export type Added = { readonly files: readonly StoredFile[]; readonly refused: readonly Refusal[] }

/** Takes papers while the dossier is being written, and vouchers while the work is done and paid. One that cannot be taken does not hold back the others; each lies whole on disk before its row is written. */
export async function addFiles(
  ask: Ask,
  { projectId, files }: { readonly projectId: string; readonly files: readonly Upload[] },
): Promise<Outcome<Added>> {
  const project = await lockProject(ask, projectId)
  if (!project) return refuse('project.not-found')
  if (!mayWrite(ask.who, project)) return refuse('project.applicant.not-your-act')
  const kinds = kindsTaken(ask, project)
  if (!kinds.ok) return kinds
  if (files.length === 0) return refuse('project.no-file')
  const known = kinds.value
  const uses = await usesFor(ask, projectId)
  const fits = fittingInto(uses)
  const checked = files.map((file) => (known.has(file.field) ? fits(checkUpload(file), file.field) : refuse('project.paper-kind-unknown')))
  const refused = checked.flatMap((one) => (one.ok ? [] : one.refusals))
  if (!checked.some((one) => one.ok)) return refuseAll(refused)
  const taken = checked.flatMap((one, i) => (one.ok ? [rowOf(ask, projectId, files[i]?.field ?? OTHER_PAPER, one.value)] : []))
  const room = await keepAll(ask, taken, uses)
  if (!room.ok) return room
  const kept = taken.map(({ row }) => row)
  // names people give to files hold names and numbers of people: the trail, which is never erased, keeps none
  const facts = { files: kept.map((file) => `${file.purpose} ${file.id} ${file.sha256}`).join('\n') }
  await record(ask, { act: 'project.files-added', subjectKind: 'project', subjectId: projectId, facts })
  return ok({ files: kept, refused })
}

/** Which papers may be attached now. */
function kindsTaken(ask: Ask, project: Project): Outcome<ReadonlySet<string>> {
  const ofList = (papers: readonly { readonly code: string }[]) => new Set([...papers.map((paper) => paper.code), OTHER_PAPER])
  if (EDITABLE.has(project.state)) return ok(ofList(DOSSIER_PAPERS))
  if (next(project.level, project.state, 'hand-in', ask.who.roles, new Set()).ok) return ok(ofList(COMPLETION_PAPERS))
  return refuse('project.not-editable', { state: project.state })
}

/** Whose room a file sent now would take, and how much of it is left. */
async function usesFor(ask: Ask, projectId: string): Promise<Use[]> {
  const shares = sharesOf(projectId, ask.who.personId, ask.who.roles.includes('establishment'))
  return await usesOf(ask, shares, (share) => countBytes(ask.db, ask.province, share))
}

/** What papers of this đề án take of the room they have. */
export async function roomOf(ask: Ask, projectId: string): Promise<Room> {
  const [use] = await usesFor(ask, projectId)
  return { keptBytes: use?.keptBytes ?? 0, mostBytes: use?.mostBytes ?? 0 }
}

/** File by file, in their order: those that still fit are taken. */
function fittingInto(uses: readonly Use[]): (checked: Outcome<CheckedFile>, field: string) => Outcome<CheckedFile> {
  let taken = 0
  return (checked, field) => {
    if (!checked.ok) return checked
    const refused = noRoom(uses, taken + checked.value.size, checked.value.name, field)
    if (!refused) taken += checked.value.size
    return refused ?? checked
  }
}

type Taken = { readonly row: StoredFile; readonly bytes: Uint8Array }

function rowOf(ask: Ask, projectId: string, purpose: string, { sha256, size, type, name, bytes }: CheckedFile): Taken {
  return { row: { id: ask.newId(), projectId, sha256, size, type, originalName: name, purpose, uploadedAt: ask.now }, bytes }
}

/** Each file first, then its row. What was kept for rows that cannot be written is taken away again at once. */
async function keepAll(ask: Ask, taken: readonly Taken[], uses: readonly Use[]): Promise<Outcome<undefined>> {
  const undo = () => Promise.allSettled(taken.map(({ row }) => fileStore().drop(ask.province, row.id)))
  try {
    for (const { row, bytes } of taken) {
      if (sabotaged('B6.row-first')) await insertFile(ask.db, ask.province, row, ask.who.personId)
      await fileStore().keep(ask.province, row.id, bytes)
      diesAt('B6.die-before-row')
      if (!sabotaged('B6.row-first')) await insertFile(ask.db, ask.province, row, ask.who.personId)
    }
    const bytes = taken.reduce((sum, { row }) => sum + row.size, 0)
    const room = await takeRoom(ask, uses, bytes, taken.at(-1)?.row.originalName ?? '') // last, so that nobody waits for the disk
    if (!room.ok) await undo()
    diesAt('B6.die-before-commit')
    return room
  } catch (error) {
    await undo()
    throw error
  }
}

/** One file of an act of its own, which tells it in the trail; `field`: where it was chosen. */
export async function keepFile(ask: Ask, projectId: string, purpose: string, file: CheckedFile, field: string): Promise<Outcome<StoredFile>> {
  const uses = await usesFor(ask, projectId)
  const fits = fittingInto(uses)(ok(file), field)
  if (!fits.ok) return fits
  const taken = rowOf(ask, projectId, purpose, file)
  const room = await keepAll(ask, [taken], uses)
  return room.ok ? ok(taken.row) : room
}

export async function openFile(ask: Ask, { projectId, fileId }: { readonly projectId: string; readonly fileId: string }): Promise<Outcome<Download>> {
  const file = await findFile(ask.db, ask.province, projectId, fileId)
  if (!file) return refuse('project.file-not-found')
  const kept = await readKept(ask.province, fileStore(), file)
  return kept.ok ? ok({ fileName: file.originalName, type: file.type, bytes: kept.value }) : kept
}

type Kept = Pick<StoredFile, 'id' | 'sha256'>

/** A file that is not the one received is an incident until it is: who finds it is refused, the administrator is told. */
async function readKept(province: string, store: FileStore, { id, sha256 }: Kept): Promise<Outcome<Uint8Array>> {
  const read = await store.read(province, id, sha256)
  const isOver = async () => (await store.read(province, id, sha256)).ok
  if (read.ok) well(`file ${id}`)
  else for (const { code, facts } of read.refusals) ail(`file ${id}`, { code, facts, isOver })
  return read
}

const PAGE = 500

const FILE_FAULTS: Readonly<Record<string, string>> = {
  'papers.file-missing': 'không có trên đĩa',
  'papers.file-altered': 'nội dung đã khác lúc tải lên',
}

/** For `verify`: the first file that is gone or is no longer what was uploaded. */
export async function firstFileFault(db: Db, province: string, store: FileStore): Promise<string | undefined> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await listAllFiles(db, province, after, PAGE)
    for (const file of page) {
      const read = await store.read(province, file.id, file.sha256)
      if (!read.ok) return `Tệp ${file.id} (${file.originalName}): ${FILE_FAULTS[read.refusals[0]?.code ?? '']}.`
    }
    const last = page.at(-1)
    if (!last) return undefined
    after = last.id
  }
}

/** For `verify`: the first kept sum of bytes that differs from the files. */
export async function firstRoomFault(db: Db, province: string): Promise<string | undefined> {
  return await firstUseFault({ db, province }, await sumBytes(db, province))
}
