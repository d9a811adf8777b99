// What a decision becomes in the tables: loading writes these rows, `verify` holds the tables against them.
import type { Day } from '../basics/day.ts'
import { leavesOf, type ProgrammeDocument } from './document.ts'
import type { ProgrammeYear } from './programme.ts'

export function rowsOf({ name, decision, period, targets, money }: ProgrammeDocument) {
  const decidedOn = decision.day as Day | null
  return {
    programme: { name, decisionNo: decision.number, decidedOn, fromYear: period.from, toYear: period.to },
    lines: targets.map(({ code, name: called, unit, measure, goal, counts, activities, yearly }, i) => ({
      code,
      position: i + 1,
      name: called,
      unit,
      kind: measure,
      goal,
      counts,
      activities,
      yearly,
    })),
    sources: leavesOf(money.sources).map(({ code, name: called, kind, level, amountDong }, i) => ({
      source: code,
      position: i + 1,
      name: called,
      kind,
      level,
      plannedDong: amountDong,
    })),
  }
}

/** Every year of the period, with the amount the decision gives it; a year that left the period is planned at nothing. */
export function plannedYears({ period, money }: ProgrammeDocument, known: readonly Pick<ProgrammeYear, 'year' | 'approvedDong'>[]) {
  const given = new Map(money.years.map(({ year, amountDong }) => [year, amountDong]))
  const approved = new Map(known.map(({ year, approvedDong }) => [year, approvedDong]))
  const inPeriod = Array.from({ length: period.to - period.from + 1 }, (_, i) => period.from + i)
  const left = known.map(({ year }) => year).filter((year) => year < period.from || year > period.to)
  const rows = [
    ...inPeriod.map((year) => ({ year, plannedDong: given.get(year) ?? null })),
    ...left.map((year) => ({ year, plannedDong: 0n as ProgrammeYear['approvedDong'] })),
  ]
  return rows.map((row) => ({ ...row, approvedDong: approved.get(row.year) ?? 0n }))
}
