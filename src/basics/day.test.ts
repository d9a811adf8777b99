import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, dayOf, daysBetween, formatDay, formatDayInWords, isDay, parseDay, quarterOf, weekdayOf, weekOf, yearOf } from './day.ts'

test('ngày nhập theo ngày/tháng/năm được đọc đúng, ngày không có thật bị từ chối', () => {
  assert.equal(parseDay('5/2/2025'), '2025-02-05')
  assert.equal(parseDay('05-02-2025'), '2025-02-05')
  assert.equal(parseDay('2025-02-05'), '2025-02-05')
  for (const text of ['31/02/2025', '29/02/2025', '2025-13-01', '1/1/25', 'hôm nay', '']) assert.equal(parseDay(text), undefined, text)
  assert.equal(parseDay('29/02/2024'), '2024-02-29')
})

test('ngày trên văn bản thêm số 0 trước ngày dưới 10 và trước tháng 1, 2', () => {
  assert.equal(formatDayInWords(day('2026-02-05')), 'ngày 05 tháng 02 năm 2026')
  assert.equal(formatDayInWords(day('2026-03-12')), 'ngày 12 tháng 3 năm 2026')
  assert.equal(formatDayInWords(day('2026-10-09')), 'ngày 09 tháng 10 năm 2026')
})

test('hết ngày tính theo giờ Việt Nam dù máy chủ đặt múi giờ nào', () => {
  assert.equal(dayOf(new Date('2025-12-31T16:59:59.999Z')), '2025-12-31')
  assert.equal(dayOf(new Date('2025-12-31T17:00:00.000Z')), '2026-01-01')
})

test('cộng ngày và trừ ngày khớp nhau qua năm nhuận và cuối năm', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -5000, max: 5000 }), (start, step) => {
      const from = addDays(day('1990-01-01'), start)
      const to = addDays(from, step)
      return daysBetween(from, to) === step && isDay(to) && parseDay(formatDay(to)) === to && to.startsWith(String(yearOf(to)))
    }),
  )
  assert.equal(weekdayOf(day('2025-10-16')), 4)
})

test('tuần đầu năm là tuần có ngày thứ Năm đầu tiên: cuối tháng 12 có thể đã là tuần 1, đầu tháng 1 có thể còn là tuần 52, 53', () => {
  const weeks = {
    '2024-12-29': 52,
    '2024-12-30': 1,
    '2024-12-31': 1,
    '2025-01-01': 1,
    '2025-10-16': 42,
    '2025-12-28': 52,
    '2025-12-29': 1,
    '2025-12-31': 1,
    '2026-01-01': 1,
    '2026-12-31': 53,
    '2027-01-01': 53,
    '2027-01-03': 53,
    '2027-01-04': 1,
    '2022-01-01': 52,
    '2021-01-03': 53,
  }
  for (const [on, week] of Object.entries(weeks)) assert.equal(weekOf(day(on)), week, on)
})

test('bảy ngày từ thứ Hai đến Chủ nhật cùng một tuần, ngày sau đó sang tuần khác', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6000 }), (weeks) => {
      const monday = addDays(day('1990-01-01'), weeks * 7)
      const week = weekOf(monday)
      const same = [1, 2, 3, 4, 5, 6].every((later) => weekOf(addDays(monday, later)) === week)
      return weekdayOf(monday) === 1 && same && weekOf(addDays(monday, 7)) !== week && week >= 1 && week <= 53
    }),
  )
})

test('quý gồm ba tháng: 31/03 còn là quý một, 01/04 sang quý hai, 31/12 là quý bốn', () => {
  const quarters = { '2025-01-01': 1, '2025-03-31': 1, '2025-04-01': 2, '2025-06-30': 2, '2025-07-01': 3, '2025-10-01': 4, '2025-12-31': 4 }
  for (const [on, quarter] of Object.entries(quarters)) assert.equal(quarterOf(day(on)), quarter, on)
})
