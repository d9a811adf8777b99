// Opening the house for any command: the database (embedded or given), its schema brought up to date, a pool as the application.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf } from '../basics/day.ts'
import { DatabaseAway } from '../platform/away.ts'
import { COMMAND, connect, SessionUnfit } from '../platform/connection.ts'
import { inTransaction, openOwnerPool, openPool, type Pool, readReference } from '../platform/db.ts'
import { anonymous, newId } from '../platform/http.ts'
import { migrate } from '../platform/migrate.ts'
import { startOrJoinPostgres } from '../platform/postgres/join.ts'
import { startPostgres } from '../platform/postgres/supervisor.ts'
import type { Ask, Who } from '../platform/route.ts'
import { keepWatch, type Watch } from '../platform/watch.ts'
import type { Settings } from '../settings.ts'
import { clockOfTrial } from './trial-clock.ts'
import { whenThere } from './when-there.ts'

export type OpenHouse = {
  readonly pool: Pool
  readonly owner: Pool
  readonly ownerUrl: string
  /** The time in this house: the trial has its own. */
  readonly clock: () => Date
  close(): Promise<void>
}

/** Production and trial never share a database: invented data cannot be taken for real. */
const DATABASES = { production: 'khuyen_cong', trial: 'khuyen_cong_thu' } as const

export type Purpose = keyof typeof DATABASES

/** The trial is always the programme it was made for. */
export const TRIAL_PROVINCE = { code: '12', name: 'Lai Châu' } as const

export type Opening = {
  readonly settings: Settings
  readonly log: (line: string) => void
  readonly purpose: Purpose
  /** A server keeps the database to itself; a command may join the one a server keeps running. */
  readonly beside?: boolean
}

/** Where the files, the signing key and the pages of checkpoints of this house lie. */
export function folderOf({ dataDir }: Settings, purpose: Purpose): string {
  return purpose === 'trial' ? join(dataDir, 'thu') : dataDir
}

/** The house if it is there already, beside a server or alone; undefined, and nothing made, when it never was. */
export async function findHouse(settings: Settings, purpose: Purpose): Promise<OpenHouse | undefined> {
  if (settings.databaseUrl !== undefined && !(await isFurnished(settings.databaseUrl))) return undefined
  if (settings.databaseUrl === undefined && !(await isThere(settings.dataDir, purpose))) return undefined
  return await openHouseFor({ settings, log: () => undefined, purpose, beside: true })
}

async function isThere(dataDir: string, purpose: Purpose): Promise<boolean> {
  if (!existsSync(join(dataDir, 'cluster', 'PG_VERSION'))) return false
  const embedded = await startOrJoinPostgres(dataDir, () => undefined)
  try {
    const known = await askOnce(embedded.url, 'select 1 from pg_database where datname = $1', [DATABASES[purpose]])
    return known > 0 && (await isFurnished(urlOf(embedded.url, DATABASES[purpose])))
  } finally {
    await embedded.stop()
  }
}

/** Has a house been set up in this database? */
async function isFurnished(url: string): Promise<boolean> {
  return (await askOnce(url, `select 1 where to_regclass('public.schema_migration') is not null`)) > 0
}

async function askOnce(url: string, question: string, values: readonly string[] = []): Promise<number> {
  const client = await connect(url)
  try {
    return (await client.query(question, [...values])).rowCount ?? 0
  } finally {
    await client.end()
  }
}

export async function openHouseFor({ settings, log, purpose, beside = false }: Opening): Promise<OpenHouse> {
  const { dataDir } = settings
  const start = () => (beside ? startOrJoinPostgres(dataDir, log) : startPostgres({ dataDir, log }))
  const embedded = settings.databaseUrl === undefined ? await start() : undefined
  try {
    const ownerUrl = embedded ? await ownDatabase(embedded.url, DATABASES[purpose]) : (settings.databaseUrl as string)
    await (beside ? migrate(ownerUrl, log) : whenThere(() => migrate(ownerUrl, log), log))
    const rooms = await openPools(ownerUrl, beside, log)
    const clock = purpose === 'trial' ? await clockOfTrial(rooms.owner) : () => new Date()
    const close = async () => {
      await rooms.close()
      await embedded?.stop()
    }
    return { ...rooms, ownerUrl, clock, close }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

type Pools = Pick<OpenHouse, 'pool' | 'owner' | 'close'>

/** Both pools on a server that was found fit; one that serves is watched as well. */
async function openPools(url: string, beside: boolean, log: (line: string) => void): Promise<Pools> {
  const pool = beside ? openPool(url, 2, COMMAND) : openPool(url)
  const owner = openOwnerPool(url)
  let watch: Watch | undefined
  const close = async () => {
    await watch?.stop()
    await pool.end()
    await owner.end()
  }
  try {
    await mustWorkAsOurs(pool)
    await refuseUnsafe(owner)
    if (!beside) watch = keepWatch(pool, url, log)
    return { pool, owner, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Whoever the address logs in as, the work is done as the application's role alone; the sentence says what to put right. */
async function mustWorkAsOurs(pool: Pool): Promise<void> {
  try {
    await readReference(pool, async () => undefined)
  } catch (error) {
    throw error instanceof DatabaseAway && error.cause instanceof SessionUnfit ? error.cause : error
  }
}

/** Throws away the trial kept by the server of our own, its database and its folder: invented data, so nothing of anyone's is lost. */
export async function forgetTrial(settings: Settings): Promise<void> {
  const embedded = await startPostgres({ dataDir: settings.dataDir, log: () => undefined })
  try {
    await askOnce(embedded.url, `drop database if exists ${DATABASES.trial} with (force)`)
    await rm(folderOf(settings, 'trial'), { recursive: true, force: true })
  } finally {
    await embedded.stop()
  }
}

async function ownDatabase(url: string, name: string): Promise<string> {
  const client = await connect(url)
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return urlOf(url, name)
}

function urlOf(url: string, database: string): string {
  return url.replace(/\/postgres(?=\?|$)/, `/${database}`)
}

/** Acknowledged means flushed: a server that may lose what it acknowledged is not used, and one older than 15 neither. */
async function refuseUnsafe(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ version: number; fsync: string; pages: string; commit: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit`,
  )
  const server = rows[0]
  if (!server) throw new Error('Máy chủ cơ sở dữ liệu không trả lời.')
  if (server.version < 150_000) throw new Error(`Cần PostgreSQL 15 trở lên; máy chủ này là bản ${Math.floor(server.version / 10_000)}.`)
  const unsafe = [
    server.fsync === 'off' && 'fsync',
    server.pages === 'off' && 'full_page_writes',
    server.commit === 'off' && 'synchronous_commit',
  ].filter(Boolean)
  if (unsafe.length > 0)
    throw new Error(`Máy chủ cơ sở dữ liệu đang tắt ${unsafe.join(', ')}: dữ liệu đã báo ghi có thể mất khi mất điện. Bật lại rồi khởi động.`)
}

/** Work done on the server itself, as a named actor with the given roles, in one transaction. */
export async function actAs<T>(
  pool: Pool,
  who: Pick<Who, 'name' | 'roles' | 'province'>,
  now: Date,
  work: (ask: Ask) => Promise<{ keep: boolean; value: T }>,
): Promise<T> {
  const full: Who = { ...anonymous(who.province), ...who, title: who.name }
  return await inTransaction(pool, { province: who.province, readOnly: false }, (db) =>
    work({ who: full, province: who.province, now, today: dayOf(now), db, requestId: newId(), recorded: { count: 0 }, newId: () => newId() }),
  )
}
