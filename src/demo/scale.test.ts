import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import sql, { raw } from 'sql-template-tag'
import { fold } from '../basics/text.ts'
import { TOLD } from '../commands/told.ts'
import { verifyAgainstTrail, verifyLedger } from '../funding/books.actions.ts'
import { inTransaction, openPool, type Pool } from '../platform/db.ts'
import { databaseUrl, startTestCluster } from '../platform/postgres/test-cluster.ts'
import { newestWithWords } from '../platform/word-index.ts'
import { firstDecisionFault } from '../programme/verify.actions.ts'
import { rebuildProjectTotals } from '../project/totals.actions.ts'
import { firstUntold } from '../trail/told.actions.ts'
import { verifyTrail } from '../trail/verify.actions.ts'
import { fillProvince } from './scale.ts'

const PROVINCE = '12'
const name = `kc_crowd_${randomBytes(6).toString('hex')}`
let pool: Pool
let url: string

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: (await startTestCluster()).url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

before(async () => {
  await administer(`create database ${name}`)
  url = databaseUrl((await startTestCluster()).url, name)
  await fillProvince(url, { province: PROVINCE, dossiers: 2000, trailRows: 20_000, seed: 1, checked: true })
  pool = openPool(url, 2)
})

after(async () => {
  await pool.end()
  await administer(`drop database if exists ${name} with (force)`)
})

const look = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(pool, { province: PROVINCE, readOnly: true }, work)

test('a province filled in bulk has books that balance, totals that agree with the rows and whole chains', async () => {
  assert.equal(await look(async (db) => ({ keep: true, value: await verifyLedger(db, PROVINCE) })), undefined)
  assert.equal(await look(async (db) => ({ keep: true, value: await verifyAgainstTrail(db, PROVINCE) })), undefined)
  assert.equal(await look(async (db) => ({ keep: true, value: await firstUntold(db, PROVINCE, TOLD, {}) })), undefined)
  assert.equal(await look(async (db) => ({ keep: true, value: await firstDecisionFault(db, PROVINCE) })), undefined)
  assert.equal(await look(async (db) => ({ keep: true, value: await rebuildProjectTotals(db, PROVINCE) })), undefined)
  const trail = await verifyTrail(pool, PROVINCE, undefined)
  assert.equal(trail.fault, undefined)
  assert.ok(trail.entries >= 20_000)
})

test('every foreign key holds in it, for they were looked at row by row, and all its indexes stand again', async () => {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  const { rows } = await owner.query(
    `select count(*)::int as projects, (select count(*)::int from pg_indexes where indexname = 'trail_entry_by_act') as indexes from project`,
  )
  await owner.end()
  assert.deepEqual(rows, [{ projects: 2000, indexes: 1 }])
})

const PROJECT_WORDS = { words: raw('project_word'), record: raw('project_id'), records: raw('project') }

test('a search finds the newest dossiers that hold every beginning typed, and no other, however far back it first looks', async () => {
  const all = await look(async (db) => ({
    keep: true,
    value: await db.many<{ id: string; name: string; code: string }>(sql`select id, name, code from project order by id desc`),
  }))
  const texts = all.map(({ id, name: called, code }) => ({ id, words: fold(`${called} ${code}`).split(' ') }))
  const vocabulary = [...new Set(texts.flatMap(({ words }) => words))].sort()
  const beginning = fc.tuple(fc.constantFrom(...vocabulary, 'zz'), fc.integer({ min: 1, max: 9 })).map(([word, length]) => word.slice(0, length))
  const typed = fc.uniqueArray(beginning, { minLength: 1, maxLength: 3 })
  const asked = fc.record({ typed, most: fc.constantFrom(0, 3, 20, 1000), reaches: fc.constantFrom([1, 5], [50], [50, 400], [2000]) })
  await fc.assert(
    fc.asyncProperty(asked, async (query) => {
      const holds = ({ words }: (typeof texts)[number]) => query.typed.every((one) => words.some((word) => word.startsWith(one)))
      const expected = texts.filter(holds).map(({ id }) => id)
      const found = await look(async (db) => ({
        keep: true,
        value: await newestWithWords(db, { index: PROJECT_WORDS, province: PROVINCE, ...query }),
      }))
      assert.deepEqual(found, expected.slice(0, query.most + 1))
    }),
    { numRuns: 150 },
  )
})

test('bulk data do not go into a database that holds đề án already', async () => {
  await assert.rejects(fillProvince(url, { province: PROVINCE, dossiers: 10, trailRows: 0, seed: 1 }), /fresh/)
})
