// Reports of every kind of period over books of chance: held against the postings themselves, read row by row.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, type Day, day } from '../basics/day.ts'
import { addMonths } from '../deadline/deadline.ts'
import { anySabotage } from '../platform/sabotage.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { testOnDefect } from '../test-defect.ts'
import { type House, openHouse } from '../test-house.ts'
import { disbursed, done, type MoneyView } from './money.ts'
import { type Period, periodOf, periodsOfYear, quarterOf, wholeYears } from './period.ts'
import { tableR1 } from './programme-report.form-content.ts'
import { tableR3 } from './programme-report.form-sources.ts'
import { tableR5 } from './programme-report.form-years.ts'
import type { BudgetPart, ProgrammeReport } from './programme-report.ts'
import { chanceOf, keepRandomBooks } from './random-books.fixture.ts'
import { toldReport } from './reports.actions.ts'

const BOOKS = Number(process.env.BOOKS ?? 6)
const SEED = Number(process.env.SEED ?? 407)
const YEARS = [2022, 2023, 2024]

type Raw = { readonly year: number; readonly source: string; readonly kind: string; readonly amount: bigint; readonly day: Day }

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-12-20T02:00:00Z')
})
after(() => house.close())

async function newBooks(seed: number): Promise<readonly Raw[]> {
  for (const table of ['posting', 'fund_total', 'project_fund', 'project']) await house.owner.query(`delete from ${table}`)
  await house.owner.query('update programme_year set approved_dong = 0')
  await house.ask('department-officer', (ask) => keepRandomBooks(ask, YEARS, chanceOf(seed)))
  const { rows } = await house.owner.query(`select year, source, kind, amount_dong as amount, day::text as day from posting`)
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
}

async function told(period: Period): Promise<ProgrammeReport> {
  const outcome = await house.ask('auditor', async (ask) => toldReport(ask, (await currentProgramme(ask)) ?? assert.fail(), period))
  assert.ok(outcome.ok, JSON.stringify([period, outcome.ok ? '' : outcome.refusals]))
  return outcome.value.report
}

const SIGNS: Readonly<Record<'estimate' | 'paid', Readonly<Record<string, bigint>>>> = {
  estimate: { estimate: 1n, 'estimate-cut': -1n, 'carry-over': -1n },
  paid: { advance: 1n, payment: 1n, recovery: -1n, 'recovery-paid': -1n },
}

function sumOf(rows: readonly Raw[], what: keyof typeof SIGNS, where: (row: Raw) => boolean): bigint {
  return rows
    .filter((row) => row.source !== 'counterpart' && where(row))
    .reduce((total, row) => total + (SIGNS[what][row.kind] ?? 0n) * row.amount, 0n)
}

const paidOf = (view: MoneyView | undefined) => (view ? disbursed(view.state.stages) : 0n)

function everyPeriod(seed: number): Period[] {
  const chance = chanceOf(seed)
  const some = Array.from({ length: 12 }, () => {
    const from = addDays(day('2021-11-01'), Math.floor(chance() * 1300))
    return periodOf(from, addDays(from, Math.floor(chance() * 500)))
  })
  const named = [2022, 2023, 2024, 2025].flatMap((year) => [
    ...periodsOfYear(year),
    ...[1, 2, 3, 4].map((quarter) => quarterOf(year, quarter)),
    ...[1, 6, 12].map((month) => {
      const to = day(`${year}-${String(month).padStart(2, '0')}-14`)
      return periodOf(addDays(addMonths(to, -1), 1), to)
    }),
  ])
  return [...named, ...some, wholeYears(2021, 2025), wholeYears(2022, 2023)]
}

function holds(rows: readonly Raw[], { period, parts, money }: ProgrammeReport, part: BudgetPart): void {
  const years = new Set(part.years)
  const where = `${period.from} - ${period.to}, ${part.years}`
  const [first, last] = period.basis === 'years' ? ['0', '9'] : [period.from, period.to]
  const ofYear = (row: Raw) => years.has(row.year)
  for (const { source, stages } of part.standing.sources.filter(({ kind }) => kind === 'state')) {
    const own = (row: Raw) => ofYear(row) && row.source === source
    const now = sumOf(rows, 'estimate', own)
    const expected = now >= stages.approved ? now : sumOf(rows, 'estimate', (row) => own(row) && row.day <= last)
    assert.equal(stages.estimate, expected, `${where}: dự toán`)
  }
  assert.equal(
    paidOf(part.standing),
    sumOf(rows, 'paid', (row) => ofYear(row) && row.day <= last),
    `${where}: lũy kế`,
  )
  assert.equal(
    paidOf(part.moved),
    sumOf(rows, 'paid', (row) => ofYear(row) && row.day >= first && row.day <= last),
    `${where}: kỳ này`,
  )
  if (part.before && period.basis === 'days') {
    const [from, to] = [addMonths(period.from, -12), addMonths(period.to, -12)]
    const earlier = sumOf(rows, 'paid', (row) => years.has(row.year + 1) && row.day >= from && row.day <= to)
    assert.equal(paidOf(part.before), earlier, `${where}: cùng kỳ`)
  }
  assert.equal(
    parts.reduce((total, one) => total + done(one.moved.all), 0n),
    done(money.all),
    `${where}: cộng các năm`,
  )
}

function ratesHold(report: ProgrammeReport): void {
  const where = `${report.period.from} - ${report.period.to}`
  for (const table of [tableR1(report), tableR3(report), tableR5(report)])
    for (const row of table.rows)
      for (const [key, figure] of Object.entries(row.cells)) {
        if (figure.kind !== 'percent' || key === 'planRate' || table.code === 'R5') continue
        assert.ok(figure.part <= figure.whole, `${where} ${table.code} ${key}: ${figure.part}/${figure.whole}`)
      }
}

test('với sổ bất kỳ và mọi loại kỳ báo cáo, dự toán và tỷ lệ là của năm ngân sách, phát sinh là của ngày chứng từ, không tỷ lệ nào vượt giới hạn của sổ', async () => {
  for (let i = 0; i < BOOKS; i++) {
    const rows = await newBooks(SEED + i)
    assert.ok(rows.length > 50)
    for (const period of everyPeriod(SEED + i)) {
      const report = await told(period)
      for (const part of report.parts) holds(rows, report, part)
      ratesHold(report)
    }
  }
})

test('bốn quý cộng lại bằng năm báo cáo; phần trước kỳ cộng phần trong kỳ bằng lũy kế', async () => {
  await newBooks(SEED)
  for (const year of YEARS) {
    const quarters = await Promise.all([1, 2, 3, 4].map((quarter) => told(quarterOf(year, quarter))))
    const whole = await told(periodOf(day(`${year - 1}-12-15`), day(`${year}-12-14`)))
    const moved = (report: ProgrammeReport) => done(report.money.all)
    assert.equal(
      quarters.reduce((total, one) => total + moved(one), 0n),
      moved(whole),
    )
    const own = (report: ProgrammeReport) => report.parts.find(({ years }) => years[0] === year)
    for (const [i, quarter] of quarters.entries()) {
      const before = i === 0 ? await told(periodOf(day(`${year - 1}-01-02`), day(`${year - 1}-12-14`))) : quarters[i - 1]
      const stood = before ? paidOf(own(before)?.standing) : 0n
      assert.equal(stood + paidOf(own(quarter)?.moved), paidOf(own(quarter)?.standing), `quý ${i + 1} năm ${year}`)
    }
  }
})

test('một số liệu không khớp với sổ thì báo cáo không lập được, và câu trả lời nêu đúng số ấy', async () => {
  await newBooks(SEED)
  await house.owner.query(`update fund_total set estimate_dong = estimate_dong + 5 where source = 'provincial' and year = 2023`)
  const officer = await house.as('department-officer')
  for (const query of ['?from=2022-12-15&to=2023-06-14', '?from=2023-01-01&to=2023-12-31', ''])
    for (const ending of ['', '.docx', '.xlsx']) {
      const { status, text } = await officer.get(`/reports/programme${ending}${query}`, 'text/html')
      assert.equal(status, 409, `${ending}${query}`)
      assert.match(
        text,
        /Chưa lập được báo cáo vì số liệu không khớp\. Năm ngân sách [-0-9]*, Ngân sách tỉnh: dự toán được giao theo bút toán = theo số tổng của sổ/,
      )
    }
  assert.equal((await officer.get('/reports/programme?from=2023-12-15&to=2024-06-14')).status, 409) // R3 tells 2023 beside 2024
  assert.equal((await officer.get('/reports/programme?from=2024-06-15&to=2024-09-14')).status, 200)
})

test('tính dự toán và tỷ lệ theo ngày chứng từ thì phép thử trên báo sai', { skip: anySabotage() }, async () => {
  const title = 'với sổ bất kỳ và mọi loại kỳ báo cáo'
  const { code, said } = await testOnDefect(import.meta.filename, 'R1.rates-by-days', { title, env: { BOOKS: '1' } })
  assert.notEqual(code, 0)
  assert.ok(said.includes(`✖ ${title}`), said.slice(0, 2000))
})
