// The rules of telling, without a database.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import type { Goal } from '../programme/goal.ts'
import type { MeasureKind } from '../programme/measure.ts'
import type { ProgrammeSource, TargetLine } from '../programme/programme.ts'
import { type AttainedRow, attainmentView, gathered } from './attainment.ts'
import { disbursed, done, type FundRow, moneyView, NOTHING } from './money.ts'
import { asAtDay, nameOf, periodOf, periodsOfYear, quarterOf, wholeYears } from './period.ts'
import { crossChecks } from './programme-report.checks.ts'
import { tableR3 } from './programme-report.form-sources.ts'
import { tableR6 } from './programme-report.form-targets.ts'
import { tableR5 } from './programme-report.form-years.ts'
import { programmeReport, type ReportFacts } from './programme-report.ts'
import { periodWords } from './words.vi.ts'

function line(code: string, goal: Goal, kind: MeasureKind = 'flow'): TargetLine {
  return { code, position: 1, name: `Mục tiêu ${code}`, unit: 'cơ sở', kind, goal, counts: null, activities: [], yearly: [], withdrawn: false }
}

const YEARS = [2021, 2022, 2023, 2024, 2025]

function view(targets: readonly TargetLine[], attained: readonly AttainedRow[], lastYear = 2025, partOf?: ReadonlyMap<string, string>) {
  return attainmentView({ targets, attained, soFar: attained, years: YEARS, lastYear, ...(partOf ? { partOf } : {}) })
}

test('a target of numbers adds its years; none done is 0, a year to come is blank', () => {
  const { lines } = view([line('3b', { kind: 'number', value: 30 })], [{ targetCode: '3b', year: 2021, accepted: 3 }], 2023)
  assert.deepEqual(
    lines[0]?.years.map(({ value }) => value),
    [3, 0, 0, undefined, undefined],
  )
  assert.equal(lines[0]?.total, 3)
  assert.equal(lines[0]?.verdict, 'short')
})

test('a stock is what stood in the last year, never a sum', () => {
  const rows = [2021, 2022, 2023].map((year, i) => ({ targetCode: 's', year, accepted: 4 + i }))
  assert.equal(view([line('s', { kind: 'number', value: 6 }, 'stock')], rows).lines[0]?.total, 6)
})

test('a ratio is made from its parts over the years, not from yearly ratios', () => {
  const rows = [
    { targetCode: 'r', year: 2021, accepted: 1, whole: 2 },
    { targetCode: 'r', year: 2022, accepted: 1, whole: 8 },
  ]
  assert.equal(view([line('r', { kind: 'number', value: 1 }, 'ratio')], rows).lines[0]?.total, 0.2)
})

test('exceeded, reached, short, not begun and ongoing are told by the goal: a number, a range from its lower end, more than, or words', () => {
  const verdict = (goal: Goal, accepted: number) =>
    view([line('x', goal)], accepted === 0 ? [] : [{ targetCode: 'x', year: 2022, accepted }]).lines[0]?.verdict
  assert.equal(verdict({ kind: 'number', value: 5 }, 5), 'reached')
  assert.equal(verdict({ kind: 'number', value: 5 }, 4), 'short')
  assert.equal(verdict({ kind: 'number', value: 5 }, 0), 'not-begun')
  assert.equal(verdict({ kind: 'number', value: 5 }, 6), 'exceeded')
  assert.equal(verdict({ kind: 'range', from: 3, to: 5 }, 3), 'reached')
  assert.equal(verdict({ kind: 'range', from: 3, to: 5 }, 5), 'reached')
  assert.equal(verdict({ kind: 'range', from: 3, to: 5 }, 6), 'exceeded')
  assert.equal(verdict({ kind: 'more-than', value: 5 }, 5), 'short')
  assert.equal(verdict({ kind: 'more-than', value: 5 }, 6), 'reached')
  assert.equal(verdict({ kind: 'words', text: 'thường xuyên' }, 7), 'ongoing')
})

test('a ratio nobody recorded the parts of has no figure yet: it is neither "thường xuyên" nor 0', () => {
  const told = view([line('r', { kind: 'number', value: 60 }, 'ratio')], [])
  assert.equal(told.lines[0]?.verdict, 'unmeasured')
  assert.deepEqual([told.counted, told.reached, told.notBegun, told.unmeasured], [1, 0, 0, 1])
})

test('lines without a quantity and sides of other lines stay out of "đạt n/m"', () => {
  const targets = [
    line('4b', { kind: 'number', value: 1 }),
    line('4b2', { kind: 'number', value: 240 }),
    line('7', { kind: 'words', text: '' }),
    line('8', { kind: 'words', text: '' }),
  ]
  const told = view(targets, [{ targetCode: '4b', year: 2022, accepted: 1 }], 2025, new Map([['4b2', '4b']]))
  assert.deepEqual([told.reached, told.counted, told.short, told.notBegun], [1, 1, 0, 0])
  assert.deepEqual(
    gathered(told.lines).map((group) => group.map(({ code }) => code)),
    [['4b'], ['4b2'], ['7', '8']],
  )
})

const SOURCES: readonly ProgrammeSource[] = [
  {
    source: 'counterpart',
    level: 'local',
    position: 1,
    name: 'Cơ sở đầu tư',
    kind: 'counterpart',
    plannedDong: dong(48_400_000_000n),
    withdrawn: false,
  },
  {
    source: 'national',
    level: 'national',
    position: 2,
    name: 'Khuyến công quốc gia',
    kind: 'state',
    plannedDong: dong(15_820_000_000n),
    withdrawn: false,
  },
  { source: 'provincial', level: 'local', position: 3, name: 'Ngân sách tỉnh', kind: 'state', plannedDong: dong(11_080_000_000n), withdrawn: false },
]
const DECIDED = [10_814n, 21_004n, 20_714n, 13_054n, 9_714n].map((millions, i) => ({
  year: 2021 + i,
  plannedDong: dong(millions * 1_000_000n),
  approvedDong: dong(0n),
  closedOn: null,
}))

test('money of the decision is 75.300 triệu đồng by source and by year', () => {
  const told = moneyView({ sources: SOURCES, years: DECIDED, funds: [] })
  assert.equal(told.planned, 75_300_000_000n)
  assert.equal(told.state.planned, 26_900_000_000n)
  assert.equal(told.years.at(-1)?.plannedSoFar, 75_300_000_000n)
})

test('an amount the decision leaves out leaves the whole unknown, not smaller', () => {
  const told = moneyView({ sources: [...SOURCES.slice(0, 2), { ...(SOURCES[2] as ProgrammeSource), plannedDong: null }], years: DECIDED, funds: [] })
  assert.equal(told.planned, null)
  assert.equal(told.state.planned, null)
  assert.equal(told.counterpart.planned, 48_400_000_000n)
})

const AMOUNT = fc.bigInt(0n, 10n ** 11n).map(dong)
const FUND: fc.Arbitrary<FundRow> = fc.record({
  source: fc.constantFrom('national', 'provincial', 'counterpart'),
  year: fc.constantFrom(...YEARS),
  estimate: AMOUNT,
  approved: AMOUNT,
  committed: AMOUNT,
  advanced: AMOUNT,
  paid: AMOUNT,
  recovered: AMOUNT,
  settled: AMOUNT,
  pledged: AMOUNT,
  proven: AMOUNT,
})
const FUNDS = fc.uniqueArray(FUND, { selector: ({ source, year }) => `${source} ${year}`, maxLength: 15 })

const byActivity = (funds: readonly FundRow[]) => funds.map((row) => ({ ...row, activity: row.year % 2 === 0 ? 'machinery' : 'join-fair' }))
const state = (funds: readonly FundRow[]) => funds.reduce((total, row) => (row.source === 'counterpart' ? total : total + row.approved), 0n)

function facts(funds: readonly FundRow[]): ReportFacts {
  return {
    period: wholeYears(2021, 2025),
    asAt: day('2025-10-16'),
    today: day('2025-10-16'),
    sources: SOURCES,
    years: DECIDED,
    targets: [line('3b', { kind: 'number', value: 30 })],
    partOf: new Map(),
    moved: funds,
    standing: funds,
    before: [],
    recount: funds,
    attained: [],
    soFar: [],
    inYear: [],
    yearBefore: undefined,
    activityMoved: byActivity(funds),
    activityStanding: byActivity(funds),
    quantities: [],
    counts: [{ stage: 'holding', level: 'local', count: 1, amount: dong(state(funds)) }],
    cuts: [],
    fromStart: true,
    empty: false,
    causes: new Map(),
    groups: [
      { code: '3', name: 'machinery' },
      { code: '4', name: 'join-fair' },
    ],
    groupOf: (activity) => ({ code: activity === 'machinery' ? '3' : '4', name: activity }),
  }
}

test('however money is spread, by source, by year and by content it is the same money to the đồng', () => {
  fc.assert(
    fc.property(FUNDS, (funds) => {
      const report = programmeReport(facts(funds))
      const found = crossChecks(report).filter((one) => !one.ties && !one.code.startsWith('order-'))
      assert.deepEqual(found, [])
      const whole = funds.reduce((total, row) => total + disbursed(row) + row.proven, 0n)
      assert.equal(report.money.years.at(-1)?.doneSoFar ?? 0n, whole)
      assert.equal(
        report.money.sources.reduce((total, one) => total + done(one.stages), 0n),
        whole,
      )
    }),
  )
})

test('a đồng lost between two tables is found, and both numbers are shown', () => {
  const row: FundRow = { ...NOTHING, source: 'national', year: 2022, estimate: dong(10n), approved: dong(10n), committed: dong(10n), paid: dong(9n) }
  const broken = { ...facts([row]), activityMoved: [{ ...row, activity: 'machinery', paid: dong(8n) }] }
  const found = crossChecks(programmeReport(broken)).filter((one) => !one.ties)
  assert.deepEqual(
    found.map(({ code, left, right }) => [code, left, right]),
    [
      ['R1-R3 2021-2022-2023-2024-2025', 8n, 9n],
      ['R1-national 2021-2022-2023-2024-2025', 8n, 9n],
    ],
  )
})

test('money paid beyond what was committed is found', () => {
  const row: FundRow = { ...NOTHING, source: 'national', year: 2022, estimate: dong(10n), approved: dong(10n), committed: dong(4n), paid: dong(9n) }
  assert.deepEqual(
    crossChecks(programmeReport(facts([row])))
      .filter((one) => !one.ties)
      .map(({ code, left }) => [code, left]),
    [['order-national-2 2021-2022-2023-2024-2025', 5n]],
  )
})

test('a decision whose sources and years do not add up alike is found', () => {
  const wrong = { ...facts([]), years: DECIDED.map((one, i) => (i === 0 ? { ...one, plannedDong: dong(1n) } : one)) }
  assert.deepEqual(
    crossChecks(programmeReport(wrong))
      .filter((one) => !one.ties)
      .map(({ code }) => code),
    ['decision'],
  )
})

test('sum rows of R3 and R5 are the sums of their lines, and the decision gives no plan by source and year', () => {
  fc.assert(
    fc.property(FUNDS, (funds) => {
      const report = programmeReport(facts(funds))
      const [r3, r5] = [tableR3(report), tableR5(report)]
      const of = (table: typeof r3, key: string, kinds: readonly string[]) =>
        table.rows
          .filter((row) => kinds.includes(row.kind))
          .reduce((total, row) => total + (row.cells[key]?.kind === 'money' ? row.cells[key].dong : 0n), 0n)
      assert.equal(of(r3, 'done', ['group']), of(r3, 'done', ['sum']))
      for (const year of YEARS) assert.equal(of(r5, `done-${year}`, ['plain']), of(r5, `done-${year}`, ['sum']))
      assert.ok(r5.rows.filter((row) => row.kind === 'plain').every((row) => row.cells['plan-2021'] === undefined))
    }),
  )
})

test('columns are numbered in order and every formula names columns that stand in the table', () => {
  const report = programmeReport(facts([]))
  for (const table of [tableR3(report), tableR5(report), tableR6(report)]) {
    for (const [i, column] of table.columns.entries()) assert.ok(column.number.startsWith(`(${i + 1})`), `${table.code} ${column.number}`)
    for (const { number } of table.columns)
      for (const [, named] of number.matchAll(/\((\d+)\)/g)) assert.ok(Number(named) <= table.columns.length, `${table.code} ${number}`)
  }
})

test('whole calendar years are told by budget year; reporting periods of NĐ 09/2019 by days, under their own names', () => {
  const words = (from: string, to: string) => periodWords(periodOf(day(from), day(to)))
  assert.equal(words('2021-01-01', '2025-12-31'), 'giai đoạn 2021-2025')
  assert.equal(words('2024-01-01', '2024-12-31'), 'năm 2024')
  assert.equal(words('2023-12-15', '2024-06-14'), '6 tháng đầu năm 2024')
  assert.equal(words('2023-12-15', '2024-09-14'), '9 tháng đầu năm 2024')
  assert.equal(words('2023-12-15', '2024-12-14'), 'năm 2024')
  assert.equal(words('2024-03-15', '2024-06-14'), 'quý II năm 2024')
  assert.equal(words('2023-12-15', '2024-03-14'), 'quý I năm 2024')
  assert.equal(words('2024-02-01', '2024-03-20'), 'từ ngày 01/02/2024 đến ngày 20/03/2024')
  assert.equal(wholeYears(2021, 2025).basis, 'years')
  assert.equal(periodOf(day('2023-12-15'), day('2024-12-14')).basis, 'days')
  assert.deepEqual(nameOf(quarterOf(2024, 4)), { kind: 'quarter', quarter: 4, year: 2024 })
  assert.equal(periodsOfYear(2024).length, 4)
})

test('figures are never dated after the day the report is made; told by budget year they run up to that day, told by days to the end of the period', () => {
  const halfYear = periodOf(day('2024-12-15'), day('2025-06-14'))
  assert.equal(asAtDay(wholeYears(2021, 2025), day('2024-03-04')), '2024-03-04')
  assert.equal(asAtDay(wholeYears(2021, 2025), day('2026-02-01')), '2026-02-01')
  assert.equal(asAtDay(halfYear, day('2025-03-04')), '2025-03-04')
  assert.equal(asAtDay(halfYear, day('2026-02-01')), '2025-06-14')
})

function longReport(fromYear: number, toYear: number) {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => ({ ...(DECIDED[0] as (typeof DECIDED)[number]), year: fromYear + i }))
  const attained = years.map(({ year }) => ({ targetCode: '3b', year, accepted: 1 }))
  return programmeReport({ ...facts([]), period: wholeYears(fromYear, toYear), years, attained, soFar: attained })
}

test('a programme of fifteen years fits its forms: years of money stand as rows, early years of targets are told together', () => {
  const report = longReport(2011, 2025)
  const [money, targets] = [tableR5(report), tableR6(report)]
  assert.equal(money.rows.length, 16)
  assert.deepEqual(
    targets.columns.filter(({ key }) => key.startsWith('y-')).map(({ head }) => head),
    ['2011-2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'],
  )
  assert.deepEqual(targets.rows[0]?.cells['y-2011'], { kind: 'count', value: 8 })
  assert.deepEqual(targets.rows[0]?.cells.total, { kind: 'count', value: 15 })
})

test('years the decision does not name and nothing was recorded in are not columns of the forms', () => {
  const report = programmeReport({ ...facts([]), period: wholeYears(2000, 2029) })
  assert.deepEqual(report.parts[0].years, YEARS)
})

test('the groups of the decree stand in the report by their numbers, also when nothing happened in them; another one only when something did', () => {
  const idle = { ...NOTHING, activity: 'khac', source: 'national', year: 2022 }
  const codes = (row: typeof idle) =>
    programmeReport({ ...facts([]), activityMoved: [row], activityStanding: [row], groupOf: (code) => ({ code, name: code }) }).parts[0].content.map(
      ({ code }) => code,
    )
  assert.deepEqual(codes(idle), ['3', '4'])
  assert.deepEqual(codes({ ...idle, paid: dong(1n) }), ['3', '4', 'khac'])
})

test('a month of NĐ 09/2019 is called by its name', () => {
  assert.equal(periodWords(periodOf(day('2024-04-15'), day('2024-05-14'))), 'tháng 5 năm 2024')
  assert.equal(periodWords(periodOf(day('2023-12-15'), day('2024-01-14'))), 'tháng 01 năm 2024')
})
