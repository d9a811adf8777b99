// The end of a budget year: each day by the rule of its own year.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../basics/day.ts'
import { checkYearOver, type YearEndRule, yearEndOf } from '../programme/year-end.ts'
import { checkCarrying, checkClosing } from './year-end.ts'

const RULES: readonly YearEndRule[] = [
  {
    firstBudgetYear: 2017,
    lastBudgetYear: 2025,
    correctionsUntil: '01-31',
    reconcileBy: null,
    repayBy: null,
    article: 'TT 342',
    standing: 'corroborated',
  },
  {
    firstBudgetYear: 2026,
    lastBudgetYear: null,
    correctionsUntil: '01-31',
    reconcileBy: '02-10',
    repayBy: '02-15',
    article: 'TT 26',
    standing: 'verified',
  },
]

test('thời gian chỉnh lý quyết toán năm ngân sách kết thúc ngày 31/01 năm sau; đối chiếu 10/02 và hoàn trả 15/02 áp dụng từ năm 2026', () => {
  const before = yearEndOf(RULES, 2025)
  assert.deepEqual([before?.correctionsUntil, before?.reconcileBy, before?.repayBy], ['2026-01-31', undefined, undefined])
  const after = yearEndOf(RULES, 2026)
  assert.deepEqual([after?.correctionsUntil, after?.reconcileBy, after?.repayBy], ['2027-01-31', '2027-02-10', '2027-02-15'])
  assert.equal(yearEndOf(RULES, 2016), undefined)
})

test('sau 31/01/2026 kinh phí năm 2025 chỉ được phê duyệt, giao, ký, chi tiếp khi có văn bản cho phép', () => {
  const may = (on: string, permission?: string) => checkYearOver(2025, yearEndOf(RULES, 2025), day(on), permission)
  assert.equal(may('2026-01-31').ok, true)
  assert.equal(may('2026-02-01', '15/UBND-TH').ok, true)
  const refused = may('2026-02-01')
  assert.deepEqual(refused.ok ? '' : refused.refusals[0], {
    code: 'programme.year-over',
    field: 'permission',
    facts: { year: '2025', day: '2026-01-31', article: 'TT 342' },
  })
})

test('khóa sổ được từ ngày 01/02 năm sau, chưa được trong thời gian chỉnh lý', () => {
  const may = (today: string) => checkClosing(2024, yearEndOf(RULES, 2024), day(today))
  assert.deepEqual(
    ['2024-12-31', '2025-01-01', '2025-01-31'].map((today) => may(today).ok),
    [false, false, false],
  )
  assert.equal(may('2025-02-01').ok, true)
  const refused = may('2025-01-31')
  assert.deepEqual(refused.ok ? [] : refused.refusals.map(({ code }) => code), ['funding.corrections-open'])
  assert.equal(checkClosing(2010, undefined, day('2010-12-31')).ok, false)
  assert.equal(checkClosing(2010, undefined, day('2011-01-01')).ok, true)
})

test('chỉ chuyển dự toán của năm đã hết, theo quyết định của ngày đã đến', () => {
  const codes = (on: string) => {
    const may = checkCarrying(2024, day(on), day('2025-01-20'))
    return may.ok ? 'ok' : may.refusals[0]?.code
  }
  assert.equal(codes('2024-12-31'), 'funding.carry-too-early')
  assert.equal(codes('2025-01-01'), 'ok')
  assert.equal(codes('2025-01-20'), 'ok')
  assert.equal(codes('2025-01-21'), 'funding.day-to-come')
})
