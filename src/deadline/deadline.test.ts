import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, weekdayOf } from '../basics/day.ts'
import { PUBLIC_DAYS } from './deadline.actions.ts'
import {
  addMonths,
  addWorkingDays,
  calendarOf,
  endOfPeriod,
  endOfTerm,
  isKnown,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './deadline.ts'

const calendar = calendarOf(PUBLIC_DAYS)

test('giving working days counts from the day after, over weekends, holidays and swapped days', () => {
  const cases: [string, number, string][] = [
    ['2026-02-05', 15, '2026-03-05'], // Tết 2026: 16-20/2
    ['2024-04-26', 1, '2024-05-02'], // 29/4 swapped, 30/4 and 01/5 holidays
    ['2024-05-02', 2, '2024-05-04'], // Saturday 04/5/2024 is worked in exchange for 29/4
    ['2024-05-03', 2, '2024-05-06'],
    ['2025-04-25', 1, '2025-04-26'], // Saturday 26/4/2025 is worked
    ['2025-04-25', 4, '2025-05-05'], // 26/4, 28/4, 29/4, then 05/5: 30/4, 01/5 and the swapped 02/5 are off
    ['2021-02-09', 1, '2021-02-17'],
    ['2023-04-28', 1, '2023-05-04'], // Hùng Kings 29/4 and 30/4 made up on 02-03/5
    ['2022-08-31', 1, '2022-09-05'],
    ['2026-01-09', 1, '2026-01-10'],
    ['2025-11-03', 0, '2025-11-03'],
  ]
  for (const [from, n, end] of cases) assert.equal(addWorkingDays(day(from), n, calendar), end, `${n} working days from ${from}`)
})

test('the notices of 2021-2026 decide which days are worked', () => {
  const off = ['2024-04-29', '2025-05-02', '2026-01-02', '2026-08-31', '2024-09-03', '2023-09-04', '2022-01-03', '2021-05-03', '2024-05-05']
  const worked = ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22', '2023-12-29', '2026-11-24']
  for (const one of off) assert.equal(isWorkingDay(day(one), calendar), false, one)
  for (const one of worked) assert.equal(isWorkingDay(day(one), calendar), true, one)
})

test('24/11 is on record as announced but not counted, and the swap of 31/8/2026 is marked as not verified', () => {
  const of = (text: string) => PUBLIC_DAYS.find((one) => one.day === text)
  assert.equal(of('2026-11-24')?.enabled, false)
  assert.equal(of('2026-08-31')?.standing, 'unverified')
  assert.equal(of('2026-08-22')?.standing, 'unverified')
})

test('a day off on record is a weekday, a worked day on record is a Saturday, none is written twice', () => {
  assert.equal(new Set(PUBLIC_DAYS.map((one) => one.day)).size, PUBLIC_DAYS.length)
  for (const one of PUBLIC_DAYS) {
    assert.ok(one.kind === 'off' ? weekdayOf(one.day) <= 5 : weekdayOf(one.day) === 6, one.day)
    assert.notEqual(one.source, '')
  }
})

test('every year has eleven holidays, as the Labour Code gives them, besides swapped days', () => {
  const swapped = new Set(['2024-04-29', '2025-05-02', '2026-01-02', '2026-08-31', '2026-11-24'])
  for (let year = 2021; year <= 2026; year++) {
    const days = PUBLIC_DAYS.filter((one) => one.kind === 'off' && one.day.startsWith(String(year)) && !swapped.has(one.day))
    assert.equal(days.length, 11, String(year))
  }
})

test('a period ends on the same date of a later month, or on the last day of a shorter one', () => {
  assert.equal(addMonths(day('2025-01-31'), 1), '2025-02-28')
  assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29')
  assert.equal(addMonths(day('2025-11-30'), 3), '2026-02-28')
  assert.equal(addMonths(day('2025-03-15'), 12), '2026-03-15')
})

test('a period that ends on a day off ends with the next working day', () => {
  assert.equal(endOfPeriod(day('2025-04-15'), { days: 15 }, calendar), '2025-05-05') // 30/4 is a holiday, 02/5 is swapped
  assert.equal(endOfPeriod(day('2024-04-04'), { months: 1 }, calendar), '2024-05-04') // a Saturday, but worked
  assert.equal(endOfPeriod(day('2025-06-21'), { days: 15 }, calendar), '2025-07-07') // 06/7 is a Sunday
  assert.equal(endOfPeriod(day('2025-06-21'), { days: 12 }, calendar), '2025-07-03')
})

test('a year without holidays on record is known to be unknown', () => {
  assert.equal(isKnown(day('2026-12-20'), day('2026-12-31'), calendar), true)
  assert.equal(isKnown(day('2026-12-20'), day('2027-01-05'), calendar), false)
})

const anyDay = fc.integer({ min: 0, max: 2500 }).map((n) => addDays(day('2020-06-01'), n))

test('working days added are working days counted, for any start and any number', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (from, n) => {
      const end = addWorkingDays(from, n, calendar)
      assert.equal(workingDaysBetween(from, end, calendar), n)
      if (n > 0) assert.ok(isWorkingDay(end, calendar))
    }),
  )
})

test('counting in two stretches is counting in one, and backwards is the same number below zero', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 120 }), (from, a, b) => {
      const middle = addDays(from, a)
      const to = addDays(middle, b)
      const whole = workingDaysBetween(from, to, calendar)
      assert.equal(workingDaysBetween(from, middle, calendar) + workingDaysBetween(middle, to, calendar), whole)
      assert.equal(workingDaysBetween(to, from, calendar) + whole, 0)
    }),
  )
})

test('the end of a period is a working day, never earlier than its date, and no working day is jumped over', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (from, days) => {
      const end = endOfPeriod(from, { days }, calendar)
      const date = addDays(from, days)
      assert.ok(isWorkingDay(end, calendar) && end >= date)
      assert.equal(end === date ? end : nextWorkingDay(date, calendar), end)
    }),
  )
})

test('thời hạn hết vào ngày nghỉ thì hết vào ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự)', () => {
  assert.equal(endOfTerm(day('2024-11-30'), calendar), '2024-12-02') // Saturday
  assert.equal(endOfTerm(day('2025-05-01'), calendar), '2025-05-05') // 01/5 off, 02/5 swapped, then a weekend
  assert.equal(endOfTerm(day('2024-05-04'), calendar), '2024-05-04') // a Saturday that is worked
  assert.equal(endOfTerm(day('2024-11-29'), calendar), '2024-11-29')
})
