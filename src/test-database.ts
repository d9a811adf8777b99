// The database of one test file. A run of many files makes templates once and names them in TEST_TEMPLATES; a copy of one costs a tenth of
// bringing an empty database up to date. A file run by hand has no template and migrates.
import { randomBytes } from 'node:crypto'
import { connect } from './platform/connection.ts'
import { migrate } from './platform/migrate.ts'
import { databaseUrl, startTestCluster } from './platform/postgres/test-cluster.ts'

export type Templates = {
  /** Migrated, with nothing in it. */
  readonly empty: string
  /** With the catalogues and the programme of Lai Châu, loaded by this administrator. */
  readonly programme: string
  readonly administrator: string
}

export const TEMPLATES: Templates | undefined = process.env.TEST_TEMPLATES ? JSON.parse(process.env.TEST_TEMPLATES) : undefined

export type TestDatabase = { readonly name: string; readonly url: string; drop(): Promise<void> }

export async function newDatabase(prefix: string, kind: 'empty' | 'programme' = 'empty'): Promise<TestDatabase> {
  const cluster = await startTestCluster()
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  const url = databaseUrl(cluster.url, name)
  if (TEMPLATES) await administer(cluster.url, `create database ${name} template ${TEMPLATES[kind]}`)
  else {
    await administer(cluster.url, `create database ${name}`)
    await migrate(url)
  }
  return { name, url, drop: () => administer(cluster.url, `drop database if exists ${name} with (force)`) }
}

export async function administer(url: string, statement: string): Promise<void> {
  const client = await connect(url)
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
