// Whatever the programme's format accepts works everywhere: loaded, applied for, appraised, planned, paid, accepted, settled and told.
// SEED and RUNS may be given; each run is one programme.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type AnyProgramme, anyProgramme, awkwardProgramme, TODAY } from './any-programme.fixture.ts'
import { readEverywhere } from './any-programme.pages.fixture.ts'
import { appraisedProject, carriedOut, loaded, newBeneficiary, payersOf, planned } from './any-programme.walk.fixture.ts'
import { loadPublicDays } from './deadline/deadline.actions.ts'
import { openFileStore, useFileStore } from './papers/files.actions.ts'
import { activitiesOn } from './programme/activity.ts'
import { loadReference } from './programme/reference.actions.ts'
import { loadUnits } from './registry/registry.actions.ts'
import { type House, openHouse } from './test-house.ts'

const SEED = Number(process.env.SEED ?? 20_260_304)
const RUNS = Number(process.env.RUNS ?? 6)
const KEEPERS = ['12', '01', '08', '04', '11', '31', '14', '15']

let base: House
before(async () => {
  useFileStore(openFileStore(mkdtempSync(join(tmpdir(), 'kc-programme-files-'))))
  base = await openHouse({
    prepare: async (db) => {
      await loadUnits(db)
      await loadReference(db)
      await loadPublicDays(db)
    },
  })
})
after(() => base.close())

const ACTIVITIES = activitiesOn(TODAY).map((one) => one.code)
const lived = new Set<string>()

/** One programme in an empty house: as many đề án as it has sources to pay them, each of another activity. */
async function live(programme: AnyProgramme, province: string, turn: number): Promise<void> {
  const incidents: string[] = []
  const house = await openHouse({ url: base.url, incident: (error) => incidents.push(String((error as Error).stack)) })
  try {
    house.clock = new Date(`${TODAY}T02:00:00Z`)
    const walk = await loaded(house, programme, province)
    const payers = await payersOf(walk)
    for (const [i, payer] of payers.slice(0, 3).entries()) {
      const activity = ACTIVITIES[(turn * 3 + i) % ACTIVITIES.length] ?? ''
      const establishmentId = await newBeneficiary(walk, `HTX ${activity} ${String(i)}`)
      const id = await appraisedProject(walk, payer, { activity, establishmentId })
      await planned(walk, payer, id)
      await carriedOut(walk, payer, { id, activity })
      lived.add(activity)
    }
    await readEverywhere(walk)
  } catch (error) {
    throw incidents.length > 0 ? new Error(`${(error as Error).message}\n${incidents.join('\n')}`) : error
  } finally {
    await house.leave()
    await emptied()
  }
}

/** What the offices wrote goes; units, norms and calendar stay. */
async function emptied(): Promise<void> {
  const { rows } = await base.owner.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'province_code' and t.table_type = 'BASE TABLE' and c.table_name not like 'admin_unit%' and c.table_name <> 'norm'`,
  )
  await base.owner.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`)
}

/** What failed comes first, then the smallest programme it fails with. */
async function holds(property: fc.IAsyncProperty<[AnyProgramme]>, seed: number): Promise<void> {
  const { failed, errorInstance, counterexample } = await fc.check(property, { seed, numRuns: 1, endOnFailure: process.env.SHRINK === undefined })
  if (!failed) return
  const error = errorInstance as Error
  throw new Error(`SEED=${seed}: ${error.message}\n${JSON.stringify(counterexample?.[0])}`)
}

test('mã nguồn, mã mục tiêu viết hoa, có dấu chấm, hay trùng tên cột của báo cáo đều đi trọn đường', async () => {
  await live(awkwardProgramme(), '12', 1)
})

test('chương trình nào đã hợp lệ thì đi trọn đường: nạp, xin hỗ trợ, thẩm định, kế hoạch, chi, nghiệm thu, quyết toán, báo cáo', async () => {
  console.log(`SEED=${SEED} RUNS=${RUNS}`)
  for (let n = 0; n < RUNS; n++)
    await holds(
      fc.asyncProperty(anyProgramme(n), (programme) => live(programme, KEEPERS[n % KEEPERS.length] ?? '', n)),
      SEED + n,
    )
  assert.ok(lived.size > 0, 'không đề án nào đi hết')
})
