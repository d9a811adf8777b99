// What a full or failing disk says, of PostgreSQL or of our own, and what it becomes for whoever asked: one place for all of it.
import { type Refusal, refusal } from '../basics/outcome.ts'

/** database-full, files-full: no room · storage-failing: it cannot be written at all · memory-short: PostgreSQL has none left. */
export type StorageTrouble = 'database-full' | 'files-full' | 'storage-failing' | 'memory-short'

const NO_ROOM = new Set(['53100', 'ENOSPC', 'EDQUOT'])
const NO_WRITING = new Set(['58030', 'EROFS', 'EIO'])
/** Where PostgreSQL has no code of its own for it, it quotes the system's words at the end of its sentence. */
const NO_ROOM_WORDS = /(No space left on device|Disk quota exceeded)$/
const NO_WRITING_WORDS = /(Read-only file system|Input\/output error)$/

type Said = { readonly code?: string; readonly message?: string; readonly severity?: string }

export function storageTrouble(error: unknown): StorageTrouble | undefined {
  const { code = '', message = '', severity } = (error ?? {}) as Said
  const ofDatabase = severity !== undefined
  if (code === '53200') return 'memory-short'
  if (NO_ROOM.has(code) || (ofDatabase && NO_ROOM_WORDS.test(message))) return ofDatabase ? 'database-full' : 'files-full'
  if (NO_WRITING.has(code) || (ofDatabase && NO_WRITING_WORDS.test(message))) return 'storage-failing'
  return undefined
}

let keeper: (trouble: StorageTrouble) => void = () => undefined

/** Who makes room, and remembers, when there was none. */
export function useStorageKeeper(next: typeof keeper): void {
  keeper = next
}

/** The refusal for an error of storage, of which the keeper hears; undefined for any other. */
export function meetStorageTrouble(error: unknown): Refusal | undefined {
  const trouble = storageTrouble(error)
  if (trouble === undefined) return undefined
  keeper(trouble)
  return refusal(`request.${trouble}`)
}
