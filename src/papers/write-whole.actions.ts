// Bytes that are on the disk when this returns, whole or not at all: the file is flushed, then takes its name, then its folder is flushed.
// Only after that may a row speak of it (bar row B6).
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diesAt, sabotaged } from '../platform/sabotage.ts'

/** What a file is called until it is whole; one that keeps this name was never finished. */
export const UNFINISHED = '.part'

export async function writeWhole(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(folder)
  const unfinished = `${path}${UNFINISHED}`
  try {
    await writeFlushed(unfinished, bytes)
    diesAt('B6.die-unfinished')
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
  diesAt('B6.die-unflushed')
  if (!sabotaged('B6.no-folder-sync')) await flushFolder(folder)
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    if (!sabotaged('B6.no-file-sync')) await file.sync()
  } finally {
    await file.close()
  }
}

/** A folder made just now is itself an entry of the one above it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made))
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // no folder can be opened there; the system writes its table of files by itself
  const opened = await open(folder, 'r')
  await opened.sync().finally(() => opened.close())
}
