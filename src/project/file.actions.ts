// Attaching files to a đề án and handing them out again.
import { type Outcome, ok, type Refusal, refuse, refuseAll } from '../basics/outcome.ts'
import { type CheckedFile, checkUpload, type FileStore, fileStore } from '../papers/files.actions.ts'
import type { Db } from '../platform/db.ts'
import type { Ask, Download, Upload } from '../platform/route.ts'
import { record } from '../trail/trail.actions.ts'
import { EDITABLE } from './draft.ts'
import { findFile, insertFile, listAllFiles, listFiles } from './file.store.ts'
import { next } from './lifecycle.ts'
import { lockProject, mayWrite } from './project.actions.ts'
import type { Project } from './project.ts'
import { COMPLETION_PAPERS, DOSSIER_PAPERS } from './rules-in-force.ts'
import type { StoredFile } from './view.ts'

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
  const checked = files.map((file) => (known.has(file.field) ? checkUpload(file) : refuse('project.paper-kind-unknown')))
  const refused = checked.flatMap((one) => (one.ok ? [] : one.refusals))
  if (!checked.some((one) => one.ok)) return refuseAll(refused)
  const kept: StoredFile[] = []
  for (const [i, one] of checked.entries()) if (one.ok) kept.push(await keep(ask, projectId, files[i]?.field ?? OTHER_PAPER, one.value))
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

async function keep(ask: Ask, projectId: string, purpose: string, file: CheckedFile): Promise<StoredFile> {
  const row = {
    id: ask.newId(),
    projectId,
    sha256: file.sha256,
    size: file.size,
    type: file.type,
    originalName: file.name,
    purpose,
    uploadedAt: ask.now,
  }
  await fileStore().keep(ask.province, row.id, file.bytes)
  await insertFile(ask.db, ask.province, row, ask.who.personId)
  return row
}

export async function openFile(ask: Ask, { projectId, fileId }: { readonly projectId: string; readonly fileId: string }): Promise<Outcome<Download>> {
  const file = await findFile(ask.db, ask.province, projectId, fileId)
  if (!file) return refuse('project.file-not-found')
  return ok({ fileName: file.originalName, type: file.type, bytes: await fileStore().read(ask.province, file.id) })
}

const PAGE = 500

/** For `verify`: the first file that is gone or is no longer what was uploaded. */
export async function firstFileFault(db: Db, province: string, store: FileStore): Promise<string | undefined> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await listAllFiles(db, province, after, PAGE)
    for (const file of page) {
      const fault = await store.fault(province, file.id, file.sha256)
      if (fault) return `Tệp ${file.id} (${file.originalName}): ${fault}.`
    }
    const last = page.at(-1)
    if (!last) return undefined
    after = last.id
  }
}
