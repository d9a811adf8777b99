// Bar row G1: the other half of all routes, see fuzz.test.ts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EACH, roundOf, routesOf, SEED } from './fuzz-round.fixture.ts'

test(`không yêu cầu nào làm hệ thống hỏng, dù ai gửi gì vào đường dẫn nào, và câu trả lời nào cũng đủ tiêu đề bảo vệ (phần 2/2, ${EACH} lần mỗi đường dẫn, hạt giống ${SEED})`, async (t) => {
  const round = await roundOf(1, 2)
  t.after(round.close)
  assert.deepEqual(round.faults, [])
  assert.deepEqual(round.rejections, [])
  assert.ok(round.shots >= routesOf(1, 2) * EACH, `${round.shots} yêu cầu`)
})
