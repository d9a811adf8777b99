// Where things lie in the data folder, and the two small secrets of its surroundings: the password and the socket.
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { PostgresRefused } from './refused.ts'
import { WORDS } from './words.vi.ts'

export type Layout = {
  readonly dataDir: string
  /** What initdb makes; complete from the moment it has this name. */
  readonly cluster: string
  readonly password: string
  readonly claims: string
  readonly engine: string
  readonly log: string
}

export function layoutOf(dataDir: string): Layout {
  const real = writableFolder(dataDir)
  const at = (name: string) => join(real, name)
  return { dataDir: real, cluster: at('cluster'), password: at('password'), claims: at('claims'), engine: at('engine'), log: at('postgres.log') }
}

/** A folder that cannot be made, or not be written in, is the operator's to put right. */
function writableFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes((error as { code?: string }).code ?? '')) throw error
    throw new PostgresRefused('postgres.not-writable', WORDS.notWritable(dataDir))
  }
}

/** The owner's password: random, made once, readable by its user alone, on the disk before the cluster that depends on it. */
export function passwordOf(layout: Layout): string {
  if (existsSync(layout.password)) return readFileSync(layout.password, 'utf8').trim()
  if (existsSync(layout.cluster)) throw new PostgresRefused('postgres.password-missing', WORDS.passwordMissing(layout.password))
  const password = randomBytes(24).toString('hex')
  writeDurably(layout.password, password)
  return password
}

export function writeDurably(path: string, text: string): void {
  const half = `${path}.${process.pid}`
  const file = openSync(half, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(half, path)
  syncFolder(join(path, '..'))
}

/** A rename is on the disk only when its folder is. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** The kernel takes 107 bytes of socket path; the list in postgresql.conf splits at commas and quotes. */
const SOCKET_PATH_LIMIT = 107

export function socketFolderOf(layout: Layout): string {
  const own = join(layout.dataDir, 'run')
  const fits = Buffer.byteLength(join(own, '.s.PGSQL.5432.lock')) <= SOCKET_PATH_LIMIT && !/[,"]/.test(own)
  const folder = fits ? own : `/tmp/khuyen-cong-${createHash('sha256').update(own).digest('hex').slice(0, 16)}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || (!fits && found.uid !== process.getuid?.())) throw new PostgresRefused('postgres.not-ours', WORDS.notOurs(folder))
  chmodSync(folder, 0o700)
  return folder
}
