// How full is a disk, and what follows from it.

const MIB = 1024 * 1024

/** What lies on it. Places on one disk are told together. */
export type Place = 'database' | 'files' | 'temporary'

export type Disk = { readonly places: readonly Place[]; readonly totalBytes: number; readonly usedBytes: number; readonly freeBytes: number }

/** Kept from the first day on, so that there is room to recover and to finish when everything else is full (bar row C1). */
export const RESERVE_BYTES = 64 * MIB

export const FULL_WARNING_PERCENT = 85

/** As `df` counts: of what people may use, rounded up. */
export function usedPercent({ usedBytes, freeBytes }: Pick<Disk, 'usedBytes' | 'freeBytes'>): number {
  const all = usedBytes + freeBytes
  return all === 0 ? 100 : Math.ceil((usedBytes / all) * 100)
}

/** Two segments of the journal of PostgreSQL, less on a very small disk: under this the reserve is given up. */
export function lowBytes(totalBytes: number): number {
  return Math.min(32 * MIB, Math.max(16 * MIB, Math.floor(totalBytes / 10)))
}

/** Files are turned away earlier than money and dossiers: what is left is for these. */
export function filesFloorBytes(totalBytes: number): number {
  return Math.floor(lowBytes(totalBytes) * 1.5)
}

export function isLow({ freeBytes, totalBytes }: Disk): boolean {
  return freeBytes < lowBytes(totalBytes)
}

/** The reserve is made, or made again, only where it leaves room enough that it is not given up at once. */
export function holdsReserve({ freeBytes, totalBytes }: Disk): boolean {
  return freeBytes >= RESERVE_BYTES + 2 * lowBytes(totalBytes)
}
