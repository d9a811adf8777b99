// Looks into an uploaded workbook before any library opens it: how large, how many parts, how much it truly unpacks to.
import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'

export type Limits = { readonly fileBytes: number; readonly unpackedBytes: number; readonly entries: number }

const MB = 1024 * 1024
export const LIMITS: Limits = { fileBytes: 20 * MB, unpackedBytes: 100 * MB, entries: 1_000 }

/** A zip that says it is small may not be: every part is inflated and counted, and the counting stops at the limit. */
export async function guardWorkbook(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Outcome<void>> {
  if (bytes.length > limits.fileBytes) return refuse('programme.workbook-too-large', { mb: String(Math.floor(limits.fileBytes / MB)) })
  try {
    const counted = await unpackedSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
    if (counted === 'too-many') return refuse('programme.workbook-too-many-parts', { entries: String(limits.entries) })
    if (counted === 'too-large') return refuse('programme.workbook-unpacks-too-large', { mb: String(Math.floor(limits.unpackedBytes / MB)) })
    return ok(undefined)
  } catch {
    return refuse('programme.workbook-broken')
  }
}

type Counted = number | 'too-many' | 'too-large'

async function unpackedSize(bytes: Buffer, limits: Limits): Promise<Counted> {
  const zip = await openZip(bytes)
  if (zip.entryCount > limits.entries) return 'too-many'
  let seen = 0
  let size = 0
  for (let entry = await nextEntry(zip); entry !== undefined; entry = await nextEntry(zip)) {
    seen++
    if (seen > limits.entries) return 'too-many'
    if (entry.uncompressedSize > limits.unpackedBytes - size) return 'too-large'
    for await (const chunk of await openPart(zip, entry)) {
      size += (chunk as Buffer).length
      if (size > limits.unpackedBytes) return 'too-large'
    }
  }
  return size
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((done, fail) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => (error ? fail(error) : done(zip))),
  )
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((done, fail) => {
    zip.removeAllListeners()
    zip.once('entry', done)
    zip.once('end', () => done(undefined))
    zip.once('error', fail)
    zip.readEntry()
  })
}

function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((done, fail) => zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream))))
}
