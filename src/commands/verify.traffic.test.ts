// Work does not stop while somebody checks: money moves and pages are signed between any two things `verify` reads.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { changeEstimate } from '../funding/estimate.actions.ts'
import type { Pool } from '../platform/db.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { writeCheckpoint } from '../trail/checkpoint.actions.ts'
import { type Anchors, openAnchors } from '../trail/trail.anchors.ts'
import { tellPeople } from './told-people.fixture.ts'
import { firstFault } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'kc-verify-'))
let house: House
let anchors: Anchors
let acts = 0
let signing = false
/** Enough to come between all that is read; a check that never ends proves nothing. */
const MOST = 60
before(async () => {
  house = await openHouse({ programme: true })
  anchors = await openAnchors(folder)
  await act()
  await house.as('auditor')
  await tellPeople(house)
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another server's work: an estimate given, and the trail signed. */
async function act(): Promise<void> {
  acts += 1
  const given = {
    source: 'provincial',
    year: 2024,
    amountDong: dong(1_000_000n),
    direction: 'give' as const,
    paperNo: `${acts}/QĐ`,
    day: day('2024-01-05'),
  }
  assert.equal((await house.ask('finance-officer', (ask) => changeEstimate(ask, given))).ok, true)
  if (signing) assert.equal((await writeCheckpoint(house.pool, LAI_CHAU, anchors, house.clock)).ok, true)
}

/** The same database, with an act of somebody else before every reading of it. */
function busy(pool: Pool): Pool {
  const connect = async () => {
    const client = await pool.connect()
    const query = async (asked: { text?: string }) => {
      if (acts < MOST && /^\s*(select|with)/.test(asked.text ?? '')) await act()
      return await client.query(asked as string)
    }
    return { query, release: (broken?: Error) => client.release(broken) }
  }
  return { connect } as unknown as Pool
}

for (const [title, signs] of [
  ['đối chiếu giữa lúc tiền đang được ghi ở máy chủ khác thì không báo sai', false],
  ['đối chiếu giữa lúc nhật ký đang được ký ở máy chủ khác thì không báo mất trang neo', true],
] as const)
  test(title, async () => {
    signing = signs
    acts = 0
    assert.equal(await firstFault(house.pool, LAI_CHAU, folder), undefined)
    assert.equal(await firstFault(busy(house.pool), LAI_CHAU, folder), undefined)
    assert.ok(acts > 10, `${acts} việc trong lúc đối chiếu`)
  })
