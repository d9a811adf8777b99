// A server of the province's own: whoever keeps it gives us a database and its owner, and no more rights than that.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { openOwnerPool, openPool } from './db.ts'
import { migrate } from './migrate.ts'
import { databaseUrl, startTestCluster } from './postgres/test-cluster.ts'

test('a plain owner of the database is told the two statements its server’s keeper must run once, and works after them', async (t) => {
  const cluster = await startTestCluster()
  const admin = openOwnerPool(cluster.url, 1)
  const name = `kc_plain_${randomBytes(6).toString('hex')}`
  await admin.query(`create role ${name} login password '${name}'`)
  await admin.query(`create database ${name} owner ${name}`)
  t.after(async () => {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`drop role ${name}`)
    await admin.end()
  })
  const url = asOwner(databaseUrl(cluster.url, name), name)
  await assert.rejects(migrate(url), (error) => error instanceof RangeError && error.message.includes(`grant kc_app to ${name};`))
  if ((await admin.query(`select 1 from pg_roles where rolname = 'kc_app'`)).rowCount === 0) await admin.query('create role kc_app nologin')
  await admin.query(`grant kc_app to ${name}`)
  assert.ok((await migrate(url)) > 0)
  assert.equal(await migrate(url), 0)
  const pool = openPool(url, 1)
  assert.equal((await pool.query('select current_user as me')).rows[0].me, 'kc_app')
  await pool.end()
})

function asOwner(url: string, name: string): string {
  return url.replace(/\/\/[^@/]*@/, `//${name}:${name}@`)
}
