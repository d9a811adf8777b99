// Whoever owns the tables changes a row and everything that adds it up: the trail, which is chained, still tells what was done.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createDemonstration } from '../demo/demonstration.ts'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import { inTransaction } from '../platform/db.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { record } from '../trail/trail.actions.ts'
import { firstFaultBesideTrail } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-tampering-'))
let house: House
before(async () => {
  useFileStore(openFileStore(join(folder, 'files')))
  house = await openHouse({ programme: true })
  await createDemonstration(house.pool, { province: LAI_CHAU, seed: 407 })
  await tellPeople()
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Test hands are hired without an act; in a real house every account is made by one. */
async function tellPeople(): Promise<void> {
  await house.as('auditor')
  const { rows } = await house.owner.query(
    'select p.id, array_agg(r.role) as roles from person p join person_role r on r.person_id = p.id group by p.id',
  )
  for (const { id, roles } of rows)
    await house.ask('auditor', (ask) => record(ask, { act: 'people.created', subjectKind: 'person', subjectId: id, facts: { roles } }))
}

/** What verify says of the house after this, which is then undone. */
async function verifiedAfter(edits: string): Promise<string | undefined> {
  return await inTransaction(house.owner, { province: LAI_CHAU, readOnly: false }, async (db) => {
    for (const edit of edits.split(';').filter((one) => one.trim() !== '')) {
      const touched = await db.run({ text: edit, values: [] } as never)
      assert.ok(touched > 0, `nothing to change: ${edit}`)
    }
    return { keep: false, value: await firstFaultBesideTrail(db, LAI_CHAU, folder) }
  })
}

test('nhà không ai động vào thì sổ, số tổng, tệp và mọi chứng cứ khớp nhật ký', async () => {
  assert.equal(await verifiedAfter(''), undefined)
})
