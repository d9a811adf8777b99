import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../platform/http.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { currentProgramme } from './programme.actions.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
})
after(() => house.close())

test('nạp sớm chương trình giai đoạn sau không làm chương trình đang chạy ngừng nhận dự toán, kế hoạch', async () => {
  const id = newId()
  await house.owner.query(`insert into programme values ($1, $2, 'giai-doan-sau', 'Chương trình 2026-2030', '9/QĐ', null, 2026, 2030, 1)`, [
    LAI_CHAU,
    id,
  ])
  await house.owner.query(`insert into programme_version values ($1, $2, 1, '{}', 'x', now(), 'thử')`, [LAI_CHAU, id])
  const toYear = async (now: string) => {
    house.clock = new Date(now)
    return (await house.ask('finance-officer', currentProgramme))?.toYear
  }
  assert.equal(await toYear('2025-12-31T16:59:59Z'), 2025)
  assert.equal(await toYear('2025-12-31T17:00:00Z'), 2030, 'sang năm 2026 theo giờ Việt Nam')
})
