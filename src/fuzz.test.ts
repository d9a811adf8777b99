// Bar row G1: half of all routes; the other half is in fuzz-more.test.ts, so that both run side by side.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EACH, roundOf, routesOf, SEED } from './fuzz-round.fixture.ts'

test(`không yêu cầu nào làm hệ thống hỏng, dù ai gửi gì vào đường dẫn nào, và câu trả lời nào cũng đủ tiêu đề bảo vệ (phần 1/2, ${EACH} lần mỗi đường dẫn, hạt giống ${SEED})`, async (t) => {
  const round = await roundOf(0, 2)
  t.after(round.close)
  assert.deepEqual(round.faults, [])
  assert.deepEqual(round.rejections, [])
  assert.ok(round.shots >= routesOf(0, 2) * EACH, `${round.shots} yêu cầu`)
})
