// Where attached files lie: a folder of its own, random names, written whole or not at all, checked against their SHA-256.
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { tidyLine } from '../basics/text.ts'
import type { Upload } from '../platform/route.ts'
import { kindOf } from './signature.ts'

export const MOST_BYTES = 10 * 1024 * 1024

/** A file that may be kept: its kind is known and its bytes say the same. */
export type CheckedFile = { readonly name: string; readonly type: string; readonly size: number; readonly sha256: string; readonly bytes: Uint8Array }

export function checkFile(fileName: string, bytes: Uint8Array, field?: string): Outcome<CheckedFile> {
  const name = safeName(fileName)
  if (bytes.length === 0) return refuse('papers.file-empty', { name }, field)
  if (bytes.length > MOST_BYTES) return refuse('papers.file-too-large', { mb: String(MOST_BYTES / 1024 / 1024), name }, field)
  const kind = kindOf(name, bytes)
  if (!kind) return refuse('papers.file-type-refused', { name }, field)
  return ok({ name, type: kind.type, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes })
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
  /** On disk and synced when this returns: only then may a row speak of it. */
  keep(province: string, id: string, bytes: Uint8Array): Promise<void>
  read(province: string, id: string): Promise<Uint8Array>
  /** undefined: the file is there and is the one that was kept. */
  fault(province: string, id: string, sha256: string): Promise<string | undefined>
}

const PLAIN = /^[0-9a-f-]{2,36}$/

/** Opens the folder files are kept in; made when it is not there. */
export function openFileStore(folder: string): FileStore {
  const pathOf = (province: string, id: string) => {
    if (!PLAIN.test(province) || !PLAIN.test(id)) throw new RangeError('not a file name of ours')
    return join(folder, province, id)
  }
  return {
    keep: (province, id, bytes) => writeWhole(join(folder, province), pathOf(province, id), bytes),
    read: async (province, id) => await readFile(pathOf(province, id)),
    async fault(province, id, sha256) {
      const bytes = await readFile(pathOf(province, id)).catch(() => undefined)
      if (!bytes) return 'không có trên đĩa'
      return createHash('sha256').update(bytes).digest('hex') === sha256 ? undefined : 'nội dung đã khác lúc tải lên'
    },
  }
}

async function writeWhole(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = `${path}.part`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
  const directory = await open(folder, 'r')
  await directory.sync().finally(() => directory.close())
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
