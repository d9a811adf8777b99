// Looks at the disks, and keeps the reserve: a file of real bytes that is given up first when there is no more room.
import { randomFillSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type Disk, type Place, RESERVE_BYTES } from './disk.ts'

export type Places = Readonly<Partial<Record<Place, string>>>

/** Each disk once, with what lies on it. A folder that is not there yet is not told. */
export async function measureDisks(places: Places): Promise<Disk[]> {
  const byDevice = new Map<number, Disk>()
  for (const [place, path] of Object.entries(places) as [Place, string][]) {
    const found = await stat(path).catch(() => undefined)
    if (!found) continue
    const known = byDevice.get(found.dev)
    byDevice.set(found.dev, known ? { ...known, places: [...known.places, place] } : { places: [place], ...(await roomAt(path)) })
  }
  return [...byDevice.values()]
}

export async function roomAt(path: string): Promise<Omit<Disk, 'places'>> {
  const { bsize, blocks, bfree, bavail } = await statfs(path)
  return { totalBytes: blocks * bsize, usedBytes: (blocks - bfree) * bsize, freeBytes: bavail * bsize }
}

export type Reserve = {
  isKept(): boolean
  giveUp(): Promise<boolean>
  make(): Promise<void>
}

const CHUNK = 4 * 1024 * 1024

/** The file is there whole or not at all, and of bytes no file system can fold together. */
export function reserveIn(folder: string): Reserve {
  const path = join(folder, 'reserve')
  return {
    isKept: () => existsSync(path),
    async giveUp() {
      if (!existsSync(path)) return false
      await rm(path, { force: true })
      return true
    },
    async make() {
      const unfinished = `${path}.part`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await writeBytes(unfinished)
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
  }
}

async function writeBytes(path: string): Promise<void> {
  const chunk = Buffer.alloc(CHUNK)
  const file = await open(path, 'w', 0o600)
  try {
    for (let written = 0; written < RESERVE_BYTES; written += CHUNK) await file.write(randomFillSync(chunk))
    await file.sync()
  } finally {
    await file.close()
  }
}
