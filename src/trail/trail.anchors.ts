// The witness outside the database: the signing key and one file of checkpoints for each province, in the data folder.
// Copy the file to another machine now and then; the more hands hold it, the less anybody can rewrite.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Checkpoint, fromLine, toLine } from './trail.checkpoint.ts'

export type Anchors = { readonly folder: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject }

/** What it takes to check, and not to sign: the pages, here or in a copy kept elsewhere, and the key that proves them. */
export type Witness = Pick<Anchors, 'folder' | 'publicKey'> & {
  /** Where reading ends, in bytes: pages written after that moment are not looked at. */
  readonly until?: number
}

const KEY_FILE = 'trail-ed25519.pem'
const PUBLIC_KEY_FILE = 'trail-public.pem'

/** The witness of a data folder, for checking alone: makes nothing. Undefined when nothing was ever signed there. */
export async function findWitness(dataDir: string): Promise<Witness | undefined> {
  const signed = await stat(join(dataDir, 'keys', KEY_FILE)).catch(() => undefined)
  return signed ? await openAnchors(dataDir) : await openCopy(join(dataDir, 'anchors'))
}

/** A folder of anchors that was copied elsewhere, with the public key copied along. Undefined when the key is not there. */
export async function openCopy(folder: string): Promise<Witness | undefined> {
  const key = await readFile(join(folder, PUBLIC_KEY_FILE)).catch(() => undefined)
  return key && { folder, publicKey: createPublicKey(key) }
}

/** The provinces whose pages lie there. */
export async function provincesIn({ folder }: Pick<Witness, 'folder'>): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => /^(\d{2})\.jsonl$/.exec(name)?.[1] ?? [])
}

/** Opens the witness; at the first start makes the key, readable by its owner alone. */
export async function openAnchors(dataDir: string): Promise<Anchors> {
  const folder = join(dataDir, 'anchors')
  const keys = join(dataDir, 'keys')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await mkdir(keys, { recursive: true, mode: 0o700 })
  const file = join(keys, KEY_FILE)
  await mustNotBeLost(file, folder)
  const privateKey = createPrivateKey(await readOrMakeKey(file))
  const publicKey = createPublicKey(privateKey)
  await writeFile(join(folder, PUBLIC_KEY_FILE), publicKey.export({ type: 'spki', format: 'pem' }))
  return { folder, privateKey, publicKey }
}

/** Pages without the key that signed them: a new key would make every one of them look forged. */
async function mustNotBeLost(file: string, folder: string): Promise<void> {
  const there = await stat(file).catch(() => undefined)
  if (there || (await provincesIn({ folder })).length === 0) return
  throw new Error(
    `Không thấy khóa ký nhật ký ${file}, trong khi ${folder} đã có trang ký bằng khóa đó. Chép lại thư mục keys từ bản sao lưu rồi khởi động lại. Nếu khóa mất hẳn: chuyển cả thư mục anchors sang nơi lưu giữ khác rồi khởi động lại; từ đó lệnh verify sẽ luôn nêu việc này.`,
  )
}

async function readOrMakeKey(file: string): Promise<string> {
  try {
    const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(made)
    await handle.sync()
    await handle.close()
    return made
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw openKey(file)
  return await readFile(file, 'utf8')
}

/** A key others could read proves nothing; the person who runs the server must decide what happened. */
function openKey(file: string): Error {
  return new Error(`Khóa ký nhật ký ${file} đang để người khác đọc được. Kiểm tra ai đã đọc, rồi chạy: chmod 600 ${file}`)
}

export function anchorFile(anchors: Pick<Anchors, 'folder'>, province: string): string {
  return join(anchors.folder, `${province}.jsonl`)
}

/** The pages in the file, one at a time; `undefined` for a line that is no page. A last line cut short by a crash is left out. */
export async function* readPages(anchors: Witness, province: string): AsyncGenerator<Checkpoint | undefined> {
  const file = anchorFile(anchors, province)
  const end = anchors.until ?? (await endOfLastLine(file))
  if (end === 0) return
  for await (const line of createInterface({ input: createReadStream(file, { end: end - 1 }), crlfDelay: Number.POSITIVE_INFINITY }))
    yield fromLine(line)
}

/** The witness of a province as it stands now, whatever is added to it later. */
export async function asItStands(anchors: Witness, province: string): Promise<Witness> {
  return { ...anchors, until: await endOfLastLine(anchorFile(anchors, province)) }
}

export async function lastPage(anchors: Anchors, province: string): Promise<Checkpoint | undefined> {
  const file = anchorFile(anchors, province)
  const end = await endOfLastLine(file)
  if (end === 0) return undefined
  const begin = await newlineBefore(file, end - 1)
  const handle = await open(file)
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(end - begin), position: begin })
    return fromLine(buffer.toString('utf8'))
  } finally {
    await handle.close()
  }
}

/** Adds pages and waits until the disk has them. */
export async function appendPages(anchors: Anchors, province: string, pages: readonly Checkpoint[]): Promise<void> {
  const file = anchorFile(anchors, province)
  const end = await endOfLastLine(file)
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.truncate(end)
    for (const page of pages) await handle.appendFile(toLine(page))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await chmod(file, 0o600)
}

async function endOfLastLine(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  return size === 0 ? 0 : await newlineBefore(file, size)
}

const CHUNK = 65_536

/** The place just after the last newline that stands before `end`; 0 when there is none. */
async function newlineBefore(file: string, end: number): Promise<number> {
  const handle = await open(file)
  try {
    for (let to = end; to > 0; ) {
      const from = Math.max(0, to - CHUNK)
      const { buffer } = await handle.read({ buffer: Buffer.alloc(to - from), position: from })
      const found = buffer.lastIndexOf(0x0a)
      if (found >= 0) return from + found + 1
      to = from
    }
    return 0
  } finally {
    await handle.close()
  }
}
