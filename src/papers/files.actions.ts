// Where attached files lie: a folder of its own, random names, written whole or not at all, checked against their SHA-256.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { tidyLine } from '../basics/text.ts'
import type { Upload } from '../platform/route.ts'
import { sabotaged } from '../platform/sabotage.ts'
import { kindOf } from './signature.ts'
import { UNFINISHED, writeWhole } from './write-whole.actions.ts'

export const MOST_BYTES = 10 * 1024 * 1024

/** A file that may be kept: its kind is known and its bytes say the same. */
export type CheckedFile = { readonly name: string; readonly type: string; readonly size: number; readonly sha256: string; readonly bytes: Uint8Array }

export function checkFile(fileName: string, bytes: Uint8Array, field?: string): Outcome<CheckedFile> {
  const name = safeName(fileName)
  if (bytes.length === 0) return refuse('papers.file-empty', { name }, field)
  if (bytes.length > MOST_BYTES) return refuse('papers.file-too-large', { mb: String(MOST_BYTES / 1024 / 1024), name }, field)
  const kind = kindOf(name, bytes)
  if (!kind) return refuse('papers.file-type-refused', { name }, field)
  return ok({ name, type: kind.type, size: bytes.length, sha256: sha256Of(bytes), bytes })
}

/** Of a file that came in and may have been cut off on its way. */
export function checkUpload({ field, fileName, bytes, dropped }: Upload): Outcome<CheckedFile> {
  if (!dropped) return checkFile(fileName, bytes, field)
  const facts = { name: safeName(fileName), mb: String(dropped.mb) }
  return dropped.why === 'too-large' ? refuse('papers.file-too-large', facts, field) : refuse('papers.file-no-room', facts, field)
}

/** The name as shown and as saved on someone's machine: no folders, no reserved characters, at most 150 characters. */
function safeName(fileName: string): string {
  const last = tidyLine(fileName).split(/[\\/]/u).pop() ?? ''
  const clean = last.replace(/[<>:"|?*]/gu, '-').replace(/^\.+/u, '')
  return clean.length <= 150 ? clean : `${clean.slice(0, 140)}.${clean.split('.').pop()?.slice(0, 8) ?? ''}`
}

export type FileStore = {
  readonly folder: string
  /** On disk and synced when this returns: only then may a row speak of it. */
  keep(province: string, id: string, bytes: Uint8Array): Promise<void>
  /** The bytes, once they have been held against what was received: nothing of a file that differs leaves the house. */
  read(province: string, id: string, sha256: string): Promise<Outcome<Uint8Array>>
  /** Takes away what no row will speak of. */
  drop(province: string, id: string): Promise<void>
  /** Of each province whose files lie here: the ids of the whole ones, and of those never finished. */
  contents(): Promise<readonly Contents[]>
  /** Removes what has lain unchanged since before this instant; says whether it did. */
  dropOld(province: string, name: string, before: Date): Promise<boolean>
}

export type Contents = { readonly province: string; readonly ids: readonly string[]; readonly unfinished: readonly string[] }

const PLAIN = /^[0-9a-f-]{2,36}(\.part)?$/

/** May so many bytes more be kept? What is left of a disk that fills up is for rows, not for files. */
export type RoomCheck = (bytes: number) => Promise<boolean>

/** Opens the folder files are kept in; made when it is not there. */
export function openFileStore(folder: string, hasRoomFor: RoomCheck = async () => true): FileStore {
  const pathOf = (province: string, id: string) => {
    if (!PLAIN.test(province) || !PLAIN.test(id)) throw new RangeError('not a file name of ours')
    return join(folder, province, id)
  }
  return {
    folder,
    async keep(province, id, bytes) {
      if (!(await hasRoomFor(bytes.length))) throw Object.assign(new Error('no room for files'), { code: 'ENOSPC' })
      await writeWhole(join(folder, province), pathOf(province, id), bytes)
    },
    async read(province, id, sha256) {
      const bytes = await readFile(pathOf(province, id)).catch(unlessGone)
      if (!bytes) return refuse('papers.file-missing', { id })
      return sha256Of(bytes) === sha256 || sabotaged('B8.unchecked') ? ok(bytes) : refuse('papers.file-altered', { id })
    },
    drop: async (province, id) => await rm(pathOf(province, id), { force: true }),
    async contents() {
      const provinces = (await namesIn(folder)).filter((name) => /^\d{2}$/.test(name))
      return await Promise.all(
        provinces.map(async (province) => {
          const names = (await namesIn(join(folder, province))).filter((name) => PLAIN.test(name))
          const isUnfinished = (name: string) => name.endsWith(UNFINISHED)
          return { province, ids: names.filter((name) => !isUnfinished(name)), unfinished: names.filter(isUnfinished) }
        }),
      )
    },
    async dropOld(province, name, before) {
      const path = pathOf(province, name)
      const found = await stat(path).catch(unlessGone)
      if (!found?.isFile() || found.mtime >= before) return false
      await rm(path, { force: true })
      return true
    },
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessGone)) ?? []
}

/** A file that is not there, or a folder in its place. What the disk cannot read is another trouble. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code ?? '')) throw error
}

let current: FileStore | undefined

/** The folder of this server, set once when it starts. */
export function useFileStore(store: FileStore): void {
  current = store
}

export function fileStore(): FileStore {
  if (!current) throw new Error('no folder for files was opened')
  return current
}
