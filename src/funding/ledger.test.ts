import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  added,
  brokenFundCap,
  brokenProjectCap,
  changeOf,
  EFFECTS,
  FUND_COLUMNS,
  type FundColumn,
  type Kind,
  PROJECT_COLUMNS,
  type ProjectColumn,
  type Totals,
} from './ledger.ts'

const KINDS = Object.keys(EFFECTS) as Kind[]
const NO_FUND = changeOf<FundColumn>(FUND_COLUMNS, {}, 0n)
const NO_PROJECT = changeOf<ProjectColumn>(PROJECT_COLUMNS, {}, 0n)

function fund(figures: Partial<Record<FundColumn, bigint>>): Totals<FundColumn> {
  return { ...NO_FUND, ...figures }
}

test('mỗi bút toán chuyển tiền giữa hai tài khoản khác nhau', () => {
  for (const kind of KINDS) assert.notEqual(EFFECTS[kind].from, EFFECTS[kind].to, kind)
})

test('phê duyệt vượt dự toán của nguồn trong năm thì bị từ chối và nêu số còn lại', () => {
  const before = fund({ estimate: 500n, approved: 400n })
  assert.equal(brokenFundCap(before, changeOf(FUND_COLUMNS, EFFECTS.allocation.fund, 100n)), undefined)
  assert.deepEqual(brokenFundCap(before, changeOf(FUND_COLUMNS, EFFECTS.allocation.fund, 101n)), { code: 'funding.estimate-cap', left: 100n })
})

test('giảm dự toán xuống dưới số đã phê duyệt thì bị từ chối', () => {
  const before = fund({ estimate: 500n, approved: 400n })
  assert.equal(brokenFundCap(before, changeOf(FUND_COLUMNS, EFFECTS['estimate-cut'].fund, 101n))?.code, 'funding.estimate-cap')
})

test('hợp đồng không được cam kết quá số được phê duyệt của đề án', () => {
  const before: Totals<ProjectColumn> = { ...NO_PROJECT, approved: 300n }
  assert.equal(brokenProjectCap(before, { appraised: 300n }, changeOf(PROJECT_COLUMNS, EFFECTS.commitment.project, 300n)), undefined)
  assert.deepEqual(brokenProjectCap(before, { appraised: 300n }, changeOf(PROJECT_COLUMNS, EFFECTS.commitment.project, 301n)), {
    code: 'funding.approved-cap',
    left: 300n,
  })
})

test('hủy phần cam kết không dùng trả lại dự toán đúng số đó', () => {
  const before = fund({ estimate: 500n, approved: 400n, committed: 400n, paid: 250n })
  const after = added(FUND_COLUMNS, before, changeOf(FUND_COLUMNS, EFFECTS['commitment-release'].fund, 150n))
  assert.deepEqual([after.approved, after.committed, after.estimate - after.approved], [250n, 250n, 250n])
})

test('dù ghi bút toán nào, theo thứ tự nào, số được giữ không vượt giới hạn và không âm', () => {
  const moves = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), amount: fc.bigInt(1n, 400n) }), { maxLength: 60 })
  fc.assert(
    fc.property(moves, (asked) => {
      let totals = NO_FUND
      let project = NO_PROJECT
      for (const { kind, amount } of asked) {
        const change = changeOf(FUND_COLUMNS, EFFECTS[kind].fund, amount)
        const own = changeOf(PROJECT_COLUMNS, EFFECTS[kind].project, amount)
        if (brokenFundCap(totals, change) || brokenProjectCap(project, { appraised: 1000n }, own)) continue
        totals = added(FUND_COLUMNS, totals, change)
        project = added(PROJECT_COLUMNS, project, own)
      }
      // What was recovered may go out again, so it is the money held that stays beneath the commitment.
      assert.ok(
        totals.approved <= totals.estimate &&
          totals.committed <= totals.approved &&
          totals.advanced + totals.paid - totals.recovered <= totals.committed,
      )
      assert.ok(
        project.committed <= project.approved &&
          project.advanced + project.paid - project.recovered - project.returned + project.released <= project.committed,
      )
      assert.ok(project.returned <= project.settled)
      assert.ok(FUND_COLUMNS.every((column) => totals[column] >= 0n) && PROJECT_COLUMNS.every((column) => project[column] >= 0n))
    }),
    { numRuns: 500 },
  )
})
