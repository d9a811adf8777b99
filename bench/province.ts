// Databases to measure on: one a size, filled once, kept in bench/.data and filled again when the generator has changed.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { fillProvince } from '../src/demo/scale.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type RunningPostgres, startPostgres } from '../src/platform/postgres/supervisor.ts'

export const PROVINCE = '12'
export const DATA = join(import.meta.dirname, '.data')
const TRAIL_ROWS_A_DOSSIER = 25
const SEED = 2016
const ROOT = join(import.meta.dirname, '..')

/** The embedded PostgreSQL that comes with the product, under bench/.data. */
export async function startBenchPostgres(): Promise<RunningPostgres> {
  return await startPostgres({ dataDir: DATA, log: () => undefined })
}

/** What the rows depend on: another generator means filling again; another schema is only migrated. */
function formula(): string {
  const hash = createHash('sha256')
  const folder = join(ROOT, 'src/demo')
  const parts = readdirSync(folder).filter((name) => /^(crowd|scale|copy|chance)/.test(name) && !name.includes('.test.'))
  for (const name of parts.sort()) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

/** The address of the filled database of this size. */
export async function provinceOf(postgres: RunningPostgres, dossiers: number, log: (line: string) => void): Promise<string> {
  const name = `province_${dossiers}`
  const url = postgres.url.replace(/\/postgres(?=\?|$)/, `/${name}`)
  const known = await describe(postgres.url, name)
  if (known === formula()) {
    await migrate(url)
    return url
  }
  log(`Nạp ${dossiers} đề án, ${dossiers * TRAIL_ROWS_A_DOSSIER} mục nhật ký…`)
  await administer(postgres.url, `drop database if exists ${name} with (force)`)
  await administer(postgres.url, `create database ${name}`)
  const { seconds } = await fillProvince(url, { province: PROVINCE, dossiers, trailRows: dossiers * TRAIL_ROWS_A_DOSSIER, seed: SEED, log })
  await administer(postgres.url, `comment on database ${name} is '${formula()}'`)
  log(`  xong sau ${seconds} giây`)
  return url
}

async function describe(url: string, name: string): Promise<string | undefined> {
  const rows = await administer(url, `select shobj_description(oid, 'pg_database') as words from pg_database where datname = '${name}'`)
  return rows[0]?.words ?? undefined
}

async function administer(url: string, statement: string): Promise<{ words: string | null }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
