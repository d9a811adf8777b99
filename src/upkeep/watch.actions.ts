// Watches the disks of a running house: gives up the reserve first, tells who keeps the house, and sees by itself when there is room again.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ail, well } from '../platform/condition.ts'
import type { Pool } from '../platform/db.ts'
import { type StorageTrouble, storageTrouble } from '../platform/storage.ts'
import { measureDisks, type Places, type Reserve, reserveIn, roomAt } from './disk.actions.ts'
import { type Disk, FULL_WARNING_PERCENT, filesFloorBytes, holdsReserve, isLow, usedPercent } from './disk.ts'
import { tryWriting } from './probe.store.ts'

export type Watched = {
  /** Where the reserve lies. */
  readonly dataDir: string
  readonly places: Places
  readonly pool: Pool
  readonly province: string
}

export type Watch = {
  /** One look; a running house looks every few seconds. */
  look(): Promise<void>
  /** Somebody found no room: the reserve goes at once, and the trouble is remembered until it is over. */
  meet(trouble: StorageTrouble): void
}

let lastLook: { readonly disks: readonly Disk[]; readonly reserveKept: boolean } = { disks: [], reserveKept: false }

/** As last looked at, for the page of whoever keeps the house. */
export function disksNow(): typeof lastLook {
  return lastLook
}

export function watchDisks(watched: Watched): Watch {
  const reserve = reserveIn(watched.dataDir)
  let making: Promise<void> | undefined
  return {
    async look() {
      const disks = await measureDisks(watched.places)
      const [home] = await measureDisks({ database: watched.dataDir })
      if (home && isLow(home)) await reserve.giveUp()
      else if (home && !reserve.isKept() && holdsReserve(home)) making ??= reserve.make().finally(() => (making = undefined))
      await making?.catch(() => undefined) // no room after all: looked at again
      lastLook = { disks, reserveKept: reserve.isKept() }
      for (const disk of disks) tellOf(disk)
    },
    meet(trouble) {
      void reserve.giveUp().catch(() => undefined)
      const halts = trouble === 'database-full' || trouble === 'storage-failing'
      ail(trouble, { code: `upkeep.${trouble}`, facts: {}, halts, isOver: () => isOver(trouble, watched) })
    },
  }
}

/** Before the database is started: room is made when there is none, and the reserve is laid aside while there still is. */
export async function prepareRoom(dataDir: string, reserve: Reserve = reserveIn(dataDir)): Promise<void> {
  const [home] = await measureDisks({ database: dataDir })
  if (home && isLow(home)) await reserve.giveUp()
  else if (!reserve.isKept() && (!home || holdsReserve(home))) await reserve.make().catch(() => undefined)
}

/** Files are turned away while there is still room for money and dossiers. */
export function roomForFilesIn(dataDir: string): (bytes: number) => Promise<boolean> {
  return async (bytes) => {
    const { freeBytes, totalBytes } = await roomAt(dataDir)
    return freeBytes - bytes >= filesFloorBytes(totalBytes)
  }
}

function tellOf(disk: Disk): void {
  const name = `disk ${disk.places.join('+')}`
  const percent = usedPercent(disk)
  if (percent < FULL_WARNING_PERCENT) {
    well(name)
    return
  }
  const facts = { places: disk.places.join(' '), percent: String(percent), freeMb: String(Math.floor(disk.freeBytes / 1024 / 1024)) }
  ail(name, { code: 'upkeep.disk-filling', facts, isOver: async () => false })
}

async function isOver(trouble: StorageTrouble, { pool, province, places }: Watched): Promise<boolean> {
  if (trouble !== 'files-full') await tryWriting(pool, province).catch(onlyStorage)
  if (trouble !== 'database-full' && trouble !== 'memory-short') await tryFile(places.files)
  return true
}

/** A database that will not let us try is not one without room; one that is away has not answered. */
function onlyStorage(error: { readonly code?: string }): void {
  if (storageTrouble(error) || error.code !== '42501') throw error
}

async function tryFile(folder: string | undefined): Promise<void> {
  if (folder === undefined) return
  const path = join(folder, 'room-asked-for.part')
  await writeFile(path, Buffer.alloc(256 * 1024), { flush: true }).finally(() => rm(path, { force: true }))
}
