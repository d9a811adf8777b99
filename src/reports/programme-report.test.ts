// The report on a real database: page, Word, Excel and postings say the same, to the đồng.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ExcelJS from 'exceljs'
import { addDays, day } from '../basics/day.ts'
import { formatTrieu } from '../basics/money.ts'
import { paperToDocx } from '../papers/layout/paper.docx.ts'
import { partsOf, tablesOf, wordsOf } from '../papers/layout/paper.fixture.ts'
import type { Ask } from '../platform/route.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { type House, openHouse } from '../test-house.ts'
import { keepBooks } from './books.fixture.ts'
import { disbursed } from './money.ts'
import { type Period, periodOf, wholeYears } from './period.ts'
import { crossChecks } from './programme-report.checks.ts'
import { reportPaper } from './programme-report.paper.ts'
import type { ProgrammeReport } from './programme-report.ts'
import { toldReport } from './reports.actions.ts'

let house: House
before(async () => {
  house = await openHouse({ programme: true })
  house.clock = new Date('2025-10-16T02:00:00Z')
  await house.ask('department-officer', keepBooks)
})
after(() => house.close())

async function told(period: Period) {
  const outcome = await house.ask('department-officer', async (ask: Ask) => {
    const programme = (await currentProgramme(ask)) ?? assert.fail()
    return await toldReport(ask, programme, period)
  })
  assert.ok(outcome.ok)
  return outcome.value
}

async function reportOf(from: string, to: string): Promise<ProgrammeReport> {
  return (await told(periodOf(day(from), day(to)))).report
}

/** What the postings say, asked in a way of its own. */
async function posted(where: string): Promise<Map<string, { paid: bigint; proven: bigint; estimate: bigint; settled: bigint }>> {
  const { rows } = await house.owner.query(`
    select source,
      sum(case when kind in ('advance', 'payment') then amount_dong when kind in ('recovery', 'recovery-paid') then -amount_dong else 0 end)::bigint as paid,
      sum(case when kind like 'counterpart-proof%' then amount_dong when kind like 'counterpart-correction%' then -amount_dong else 0 end)::bigint as proven,
      sum(case kind when 'estimate' then amount_dong when 'estimate-cut' then -amount_dong when 'carry-over' then -amount_dong else 0 end)::bigint as estimate,
      sum(case when kind like '%-settlement' then amount_dong else 0 end)::bigint as settled
    from posting where ${where} group by source`)
  return new Map(rows.map((row) => [row.source, row]))
}

/** Cells of R3 by the name of the line, of the budget year reported on: it stands first. */
async function r3InExcel(bytes: Uint8Array, columns: readonly number[]): Promise<Map<string, (bigint | undefined)[]>> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  const lines = new Map<string, (bigint | undefined)[]>()
  workbook.getWorksheet('Phụ lục III')?.eachRow((row) => {
    const value = (column: number) => row.getCell(column).result ?? row.getCell(column).value
    const inDong = (column: number) => (typeof value(column) === 'number' ? BigInt(Math.round(Number(value(column)) * 1e6)) : undefined)
    const name = value(2)
    if (typeof name === 'string' && !lines.has(name)) lines.set(name, columns.map(inDong))
  })
  return lines
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const { token } = await house.as('department-officer')
  const reply = await house.app.inject({ method: 'GET', url: path, headers: { cookie: `kc_session=${token}` } })
  assert.equal(reply.statusCode, 200, reply.body.slice(0, 300))
  return new Uint8Array(reply.rawPayload)
}

const OWN_NAME = 'Các cơ sở công nghiệp - tiểu thủ công nghiệp đầu tư'
const NAMES = { national: 'Kinh phí khuyến công quốc gia', provincial: 'Ngân sách tỉnh' } as const
/** Estimate, done and settled of the budget year, and their columns; by days the fourth is what was done in the days. */
const PERIODS = [
  { what: 'cả giai đoạn', query: '', where: 'true', columns: [4, 5, 7], days: undefined },
  { what: 'năm 2023', query: '?from=2023-01-01&to=2023-12-31', where: 'year = 2023', columns: [4, 5, 8], days: undefined },
  {
    what: '6 tháng đầu năm 2024',
    query: '?from=2023-12-15&to=2024-06-14',
    where: `year = 2024 and day <= '2024-06-14'`,
    columns: [4, 6, 9, 5],
    days: `year = 2024 and day between '2023-12-15' and '2024-06-14'`,
  },
] as const

for (const { what, query, where, columns, days } of PERIODS)
  test(`${what}: page, Word and Excel give for each source exactly what the postings add up to`, async () => {
    const [books, happened] = [await posted(where), days === undefined ? undefined : await posted(days)]
    const officer = await house.as('department-officer')
    const page = (await officer.get(`/reports/programme${query}`)).text
    const parts = await partsOf(await bytesOf(`/reports/programme.docx${query}`))
    const wordRows = tablesOf(parts.get('word/document.xml') ?? '').flat()
    const excel = await r3InExcel(await bytesOf(`/reports/programme.xlsx${query}`), columns)
    for (const [source, name] of Object.entries(NAMES)) {
      const { paid, estimate, settled } = books.get(source) ?? { paid: 0n, estimate: 0n, settled: 0n }
      const expected = [estimate, paid, settled, ...(happened ? [happened.get(source)?.paid ?? 0n] : [])]
      assert.deepEqual(excel.get(name), expected, `${what}, Excel, ${name}`)
      const full = wordRows.find((row) => row[1] === name && row.length >= 9)
      const printed = expected.map((amount) => formatTrieu(amount, 6))
      assert.deepEqual(
        columns.map((column) => full?.[column - 1]),
        printed,
        `${what}, Word, ${name}`,
      )
      const cells = page
        .split(`<th scope="row" class="stays">${name}</th>`)
        .map((after) => [...after.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].slice(0, 9).map((match) => match[1]))
      assert.ok(
        cells.some((row) => columns.every((column, i) => row[column - 3] === printed[i])),
        `${what}, trang, ${name}`,
      )
    }
    const own = books.get('counterpart')?.proven ?? 0n
    assert.equal(excel.get(OWN_NAME)?.[1], own)
    if (happened) return
    const all = own + [...books.values()].reduce((total, row) => total + row.paid, 0n)
    assert.equal(excel.get('TỔNG CỘNG')?.[1], all)
  })

test('over whole years the report is the kept totals of the ledger', async () => {
  const { rows } = await house.owner.query(
    `select sum(advanced_dong + paid_dong - recovered_dong)::bigint as paid, sum(proven_dong)::bigint as proven, sum(settled_dong)::bigint as settled from fund_total`,
  )
  const { money } = await reportOf('2021-01-01', '2025-12-31')
  assert.deepEqual({ paid: disbursed(money.state.stages), proven: money.all.proven, settled: money.all.settled }, rows[0])
})

test('a payment made in January for the year before counts in its budget year', async () => {
  const in2024 = await reportOf('2024-01-01', '2024-12-31')
  assert.equal(in2024.money.all.paid, 54_000_000n)
  assert.equal((await reportOf('2025-01-01', '2025-12-31')).money.all.paid, 0n)
  assert.equal((await reportOf('2025-01-02', '2025-02-01')).money.all.paid, 54_000_000n)
})

test('told by budget year, the page, Word and Excel say up to which day the figures run: what was paid for 2024 in January 2025 is in them', async () => {
  const query = '?from=2024-01-01&to=2024-12-31'
  const sentence = /theo năm ngân sách, số liệu tính đến hết ngày 16 tháng 10 năm 2025 \(gồm cả phần nghiệm thu, chi sau ngày 31 tháng 12 năm 2024/
  const head = /Kỳ báo cáo theo năm ngân sách 01\/01\/2024 - 31\/12\/2024; số liệu tính đến ngày 16\/10\/2025/
  const page = (await (await house.as('auditor')).get(`/reports/programme${query}`)).text
  const word = wordsOf((await partsOf(await bytesOf(`/reports/programme.docx${query}`))).get('word/document.xml') ?? '')
  for (const words of [page, word]) for (const said of [sentence, head]) assert.match(words, said)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(await bytesOf(`/reports/programme.xlsx${query}`)) as unknown as ArrayBuffer)
  assert.match(JSON.stringify(workbook.getWorksheet('Phụ lục III')?.getSheetValues()), head)
})

test('told by days, the figures are dated by the last day of the period', async () => {
  const { text } = await (await house.as('auditor')).get('/reports/programme?from=2023-12-15&to=2024-06-14')
  assert.match(text, /6 tháng đầu năm 2024, số liệu tính đến hết ngày 14 tháng 6 năm 2024, như sau/)
  assert.ok(!text.includes('theo năm ngân sách'))
})

test('reports of single years add up to the report of the programme', async () => {
  const whole = await reportOf('2021-01-01', '2025-12-31')
  const years = await Promise.all([2021, 2022, 2023, 2024, 2025].map((year) => told(wholeYears(year, year))))
  const add = (of: (report: ProgrammeReport) => bigint) => years.reduce((total, { report }) => total + of(report), 0n)
  assert.equal(
    add(({ money }) => disbursed(money.all)),
    disbursed(whole.money.all),
  )
  assert.equal(
    add(({ money }) => money.all.proven),
    whole.money.all.proven,
  )
  const accepted = ({ attainment }: ProgrammeReport) => BigInt(attainment.lines.reduce((total, line) => total + (line.inPeriod ?? 0), 0))
  assert.equal(add(accepted), accepted(whole))
  assert.equal(accepted(whole), 6n)
})

test('wherever a span is cut in two, both parts together tell what the whole tells', async () => {
  const [from, to] = ['2023-01-02', '2025-06-30']
  const whole = await reportOf(from, to)
  for (const cut of ['2023-04-01', '2023-12-20', '2024-01-12', '2024-01-20', '2025-01-15']) {
    const parts = [await reportOf(from, cut), await reportOf(addDays(day(cut), 1), to)]
    const add = (of: (report: ProgrammeReport) => bigint) => parts.reduce((total, report) => total + of(report), 0n)
    for (const stage of ['estimate', 'approved', 'committed', 'advanced', 'paid', 'recovered', 'settled', 'pledged', 'proven'] as const)
      assert.equal(
        add(({ money }) => money.all[stage]),
        whole.money.all[stage],
        `${cut} ${stage}`,
      )
    const accepted = ({ parts }: ProgrammeReport) =>
      BigInt(parts.flatMap(({ content }) => content.flatMap((group) => group.lines)).reduce((total, line) => total + line.accepted, 0))
    assert.equal(add(accepted), accepted(whole), cut)
  }
})

test('every cross-check ties over the programme, a year, a half-year and any span', async () => {
  for (const [from, to] of [
    ['2021-01-01', '2025-12-31'],
    ['2023-01-01', '2023-12-31'],
    ['2023-12-15', '2024-06-14'],
    ['2024-01-13', '2025-01-15'],
  ] as const) {
    const findings = crossChecks(await reportOf(from, to))
    assert.ok(findings.length >= 8, `${findings.length} phép đối chiếu`)
    assert.deepEqual(
      findings.filter((one) => !one.ties),
      [],
      `${from} ${to}`,
    )
  }
})

test('the page says how many checks tie', async () => {
  const page = (await (await house.as('auditor')).get('/reports/programme')).text
  assert.match(page, /Đối chiếu số liệu: (\d+)\/\1 phép đối chiếu khớp/)
})

test('a budget far from its plan is said with its rate, not hidden', async () => {
  const words = wordsOf((await partsOf(await bytesOf('/reports/programme.docx'))).get('word/document.xml') ?? '')
  assert.match(words, /Ngân sách nhà nước đã giải ngân 393\.999\.999 đồng, bằng 1,5% kế hoạch của Chương trình/)
  assert.match(words, /Bằng chữ: Ba trăm chín mươi ba triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng/)
  assert.match(words, /Các chỉ tiêu chưa hoàn thành: 1a /)
})

test('only invented data are marked as such, on every page of the paper', async () => {
  const { report, facts } = await told(wholeYears(2021, 2025))
  const headers = async (demo: boolean) => {
    const parts = await partsOf(await paperToDocx(reportPaper(report, { ...facts, demo })))
    return [...parts].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => wordsOf(xml))
  }
  assert.ok((await headers(true)).every((words) => words.includes('Dữ liệu minh hoạ')))
  assert.ok((await headers(false)).every((words) => !words.includes('minh hoạ')))
})

test('a period that runs backward is refused with the field to mend', async () => {
  const officer = await house.as('department-officer')
  const reply = await officer.get('/reports/programme?from=2024-05-01&to=2024-04-30', 'application/json')
  assert.equal(reply.status, 409)
  assert.deepEqual(
    (reply.json() as { refusals: { code: string; field: string }[] }).refusals.map(({ code, field }) => [code, field]),
    [['reports.period-backward', 'to']],
  )
})

test('a period before the programme, and one that has not begun, is refused with what to choose instead', async () => {
  const officer = await house.as('department-officer')
  const codes = async (query: string) => {
    const reply = await officer.get(`/reports/programme${query}`, 'application/json')
    return [reply.status, ...(reply.json() as { refusals: { code: string; field: string }[] }).refusals.map(({ code, field }) => `${code} ${field}`)]
  }
  assert.deepEqual(await codes('?from=2015-01-01&to=2020-12-31'), [409, 'reports.period-before to'])
  assert.deepEqual(await codes('?from=2025-10-17&to=2025-12-31'), [409, 'reports.period-not-begun from'])
})

test('a period far wider than the programme is told in Word and in Excel too, over the years of the programme', async () => {
  for (const ending of ['docx', 'xlsx']) assert.ok((await bytesOf(`/reports/programme.${ending}?from=2000-01-01&to=2029-12-31`)).length > 1000)
})

test('days may be typed as officials write them', async () => {
  const reply = await (await house.as('department-officer')).get('/reports/programme?from=15/12/2023&to=14/06/2024')
  assert.match(reply.text, /6 tháng đầu năm 2024/)
})

test('the list of reports offers the programme, its years and the periods of NĐ 09/2019, none that has not begun', async () => {
  house.clock = new Date('2024-03-04T02:00:00Z')
  const { text } = await (await house.as('provincial-leader')).get('/reports')
  house.clock = new Date('2025-10-16T02:00:00Z')
  for (const words of ['Giai đoạn 2021-2025', 'Năm 2024', '6 tháng đầu năm 2024', 'Quý I năm 2024', 'Năm báo cáo 2021'])
    assert.ok(text.includes(words), words)
  for (const words of ['Năm 2025', 'Quý II năm 2024']) assert.ok(!text.includes(`>${words}<`), words)
})

test('establishments do not read the reports of the staff', async () => {
  const owner = await house.as('establishment')
  for (const path of ['/reports', '/reports/programme', '/reports/programme.docx', '/reports/programme.xlsx', '/programme'])
    assert.equal((await owner.get(path)).status, 403, path)
})
