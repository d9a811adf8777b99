// The sentences of the report, read as an official reads them: with results, without any, and beyond what was asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import type { Goal } from '../programme/goal.ts'
import type { ProgrammeSource, TargetLine } from '../programme/programme.ts'
import { type FundRow, NOTHING } from './money.ts'
import { periodOf, wholeYears } from './period.ts'
import { attainmentSentence, strengthSentences, weaknessSentences } from './programme-report.judgement.ts'
import { contentMoneySentence, leverageSentence, moneySentences } from './programme-report.money-sentences.ts'
import { contentBlocks, countSentence } from './programme-report.sentences.ts'
import { programmeReport, type ReportFacts } from './programme-report.ts'

const TODAY = day('2026-02-01')

function line(code: string, goal: Goal, unit = 'cơ sở'): TargetLine {
  return { code, position: 1, name: `Hỗ trợ ${code}`, unit, kind: 'flow', goal, counts: null, activities: [], yearly: [], withdrawn: false }
}

const SOURCES: readonly ProgrammeSource[] = [
  {
    source: 'counterpart',
    level: 'local',
    position: 1,
    name: 'Cơ sở đầu tư',
    kind: 'counterpart',
    plannedDong: dong(900_000_000n),
    withdrawn: false,
  },
  {
    source: 'national',
    level: 'national',
    position: 2,
    name: 'Kinh phí khuyến công quốc gia',
    kind: 'state',
    plannedDong: dong(400_000_000n),
    withdrawn: false,
  },
  { source: 'provincial', level: 'local', position: 3, name: 'Ngân sách tỉnh', kind: 'state', plannedDong: dong(100_000_000n), withdrawn: false },
]

function facts(given: Partial<ReportFacts> = {}): ReportFacts {
  return {
    period: wholeYears(2021, 2025),
    asAt: day('2025-12-31'),
    today: TODAY,
    sources: SOURCES,
    years: [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, plannedDong: dong(280_000_000n), approvedDong: dong(0n), closedOn: null })),
    targets: [line('1', { kind: 'number', value: 2 }), line('2', { kind: 'range', from: 3, to: 5 }), line('9', { kind: 'words', text: '' }, '')],
    partOf: new Map(),
    moved: [],
    standing: [],
    before: [],
    recount: [],
    attained: [],
    soFar: [],
    inYear: [],
    yearBefore: undefined,
    activityMoved: [],
    activityStanding: [],
    quantities: [],
    counts: [],
    cuts: [],
    fromStart: true,
    empty: false,
    causes: new Map(),
    groups: [{ code: '3', name: 'machinery' }],
    groupOf: (activity) => ({ code: '3', name: activity }),
    ...given,
  }
}

function attained(...counts: readonly (readonly [string, number])[]): Pick<ReportFacts, 'attained' | 'soFar' | 'quantities'> {
  const rows = counts.map(([targetCode, accepted]) => ({ targetCode, year: 2023, accepted }))
  return {
    attained: rows,
    soFar: rows,
    quantities: counts.map(([targetCode, accepted]) => ({
      activity: 'machinery',
      targetCode,
      year: 2023,
      planned: accepted,
      accepted,
      standing: accepted,
    })),
  }
}

/** Money of budget years that have nothing but what is told. */
function paid(funds: readonly FundRow[]): Partial<ReportFacts> {
  const activities = funds.map((row) => ({ ...row, activity: 'machinery' }))
  return { moved: funds, standing: funds, recount: funds, activityMoved: activities, activityStanding: activities }
}

const paidRow: FundRow = { ...NOTHING, source: 'provincial', year: 2023, estimate: dong(90_000_000n), advanced: dong(60_000_000n), proven: dong(0n) }

test('a target passed is said to be passed, beside those reached', () => {
  const report = programmeReport(facts(attained(['1', 3], ['2', 4])))
  assert.equal(
    attainmentSentence(report, 'Phụ lục I'),
    'Đến hết kỳ báo cáo, 02/02 chỉ tiêu định lượng đã hoàn thành, trong đó 01 chỉ tiêu vượt kế hoạch. Chi tiết tại Phụ lục I.',
  )
  assert.deepEqual(strengthSentences(report), [
    'Các chỉ tiêu vượt kế hoạch: 1 hỗ trợ 1 (03/02 cơ sở, 150,0%).',
    'Các chỉ tiêu đã hoàn thành: 2 hỗ trợ 2 (04 cơ sở, mục tiêu từ 3 đến 5 cơ sở).',
  ])
  assert.equal(weaknessSentences(report)[0], 'Không còn chỉ tiêu chưa hoàn thành.')
})

test('where nothing happened the report says so in words, never "0 đề án" or "0 triệu đồng"', () => {
  const report = programmeReport(facts({ period: periodOf(day('2024-02-01'), day('2024-03-20')), asAt: day('2024-03-20') }))
  const words = [
    attainmentSentence(report, 'Phụ lục I'),
    countSentence(report),
    ...moneySentences(report),
    leverageSentence(report),
    ...strengthSentences(report),
    ...weaknessSentences(report),
  ].join('\n')
  assert.ok(!/(^|[^\d.,])0 (đề án|triệu đồng|đồng)/.test(words), words)
  assert.match(words, /chưa có chỉ tiêu nào trong số 02 chỉ tiêu định lượng hoàn thành/)
  assert.match(words, /Từ ngày 01 tháng 02 năm 2024 đến ngày 20 tháng 3 năm 2024, toàn tỉnh chưa phát sinh đề án/)
  assert.match(words, /Trong kỳ chưa phát sinh kinh phí ngân sách nhà nước\./)
})

test('a period of one day is named once', () => {
  const report = programmeReport(facts({ period: periodOf(day('2024-01-05'), day('2024-01-05')), asAt: day('2024-01-05') }))
  assert.match(countSentence(report), /^Trong ngày 05 tháng 01 năm 2024, /)
})

test('a stage no đề án came to is named after those some came to', () => {
  const counts = (['approved', 'contracted'] as const).map((stage) => ({ stage, level: 'local', count: 2, amount: dong(90_000_000n) }) as const)
  assert.equal(
    countSentence(programmeReport(facts({ counts }))),
    'Theo kế hoạch giai đoạn 2021-2025, toàn tỉnh đã phê duyệt 02 đề án khuyến công địa phương, 90 triệu đồng; ký hợp đồng 02 đề án khuyến công địa phương, 90 triệu đồng; chưa nghiệm thu, quyết toán đề án nào.',
  )
})

test('money of one source alone is said to be wholly from it; a source without money is not printed as 0', () => {
  const report = programmeReport(facts(paid([paidRow])))
  const [group] = report.parts[0].content
  assert.ok(group)
  assert.equal(contentMoneySentence(report, group), 'Kinh phí: ngân sách hỗ trợ 60 triệu đồng, toàn bộ từ ngân sách tỉnh.')
  assert.match(
    moneySentences(report)[0] ?? '',
    /giải ngân 60 triệu đồng, bằng 66,7% dự toán ngân sách nhà nước được giao và bằng 12,0% kế hoạch của Chương trình\. Trong kỳ chưa có vốn đối ứng/,
  )
  assert.ok(moneySentences(report).includes('Kinh phí khuyến công quốc gia: trong kỳ chưa phát sinh.'))
})

test('in a period that took back more than it paid, the money is called recovered, not a negative payment', () => {
  const back: FundRow = { ...NOTHING, source: 'provincial', year: 2024, recovered: dong(5_000_000n) }
  const period = periodOf(day('2024-02-01'), day('2024-03-20'))
  const words = moneySentences(programmeReport(facts({ period, asAt: period.to, ...paid([back]) }))).join('\n')
  assert.match(words, /ngân sách nhà nước thu hồi 5 triệu đồng/)
  assert.match(words, /Số thu hồi nhiều hơn số chi trong kỳ: 5\.000\.000 đồng \(Bằng chữ: Năm triệu đồng\)/)
  assert.ok(!words.includes('-5'))
})

test('in a period that only corrected counterpart proven before, the report says what was taken back, not a negative amount', () => {
  const back: FundRow = { ...NOTHING, source: 'counterpart', year: 2024, proven: dong(-405_000_000n) }
  const period = periodOf(day('2024-02-01'), day('2024-03-20'))
  const state = { ...paidRow, year: 2024 }
  const report = programmeReport(facts({ period, asAt: period.to, ...paid([back, state]), activityMoved: [{ ...back, activity: 'machinery' }] }))
  const [group] = report.parts[0].content
  assert.ok(group)
  const words = [...moneySentences(report), contentMoneySentence(report, group), leverageSentence(report)].join('\n')
  assert.match(words, /Trong kỳ, vốn đối ứng đã chứng minh ở kỳ trước được điều chỉnh giảm 405 triệu đồng\./)
  assert.match(words, /Kinh phí: giảm đối ứng đã chứng minh 405 triệu đồng\./)
  assert.ok(!words.includes('-'), words)
})

test('a line without a quantity is told with what was accepted, without a share', () => {
  const report = programmeReport(facts(attained(['9', 6])))
  const words = contentBlocks(report, {}).flatMap((block) => ('text' in block ? [block.text] : []))
  assert.ok(words.includes('Hỗ trợ 9: đã thực hiện 06 (Chương trình không giao chỉ tiêu cụ thể).'), words.join('\n'))
})

test('a part of the programme is held against what was given and planned for it, not against the plan of five years', () => {
  const inYear = (period: ReturnType<typeof periodOf>) => {
    const report = programmeReport(facts({ period, asAt: period.to, ...paid([paidRow]), fromStart: false }))
    return [...moneySentences(report), ...weaknessSentences(report)].join('\n')
  }
  const year = inYear(wholeYears(2023, 2023))
  assert.match(year, /giải ngân 60 triệu đồng, bằng 66,7% dự toán ngân sách nhà nước được giao năm 2023\./)
  assert.match(
    year,
    /Tính cả ngân sách và đối ứng, kinh phí thực hiện là 60 triệu đồng, bằng 21,4% kế hoạch năm 2023 của Chương trình \(280 triệu đồng\)\./,
  )
  assert.match(year, /Ngân sách nhà nước đã giải ngân 60 triệu đồng, bằng 66,7% dự toán ngân sách nhà nước được giao năm 2023\./)
  const halfYear = inYear(periodOf(day('2022-12-15'), day('2023-06-14')))
  assert.match(halfYear, /bằng 21,4% kế hoạch năm 2023 của Chương trình/)
  for (const words of [year, halfYear]) assert.ok(!words.includes('12,0%'), words)
})

test('an estimate is told as what stands of its year, whatever part of it was given in the period', () => {
  const period = periodOf(day('2024-02-01'), day('2024-03-20'))
  const standing: FundRow = { ...NOTHING, source: 'provincial', year: 2024, estimate: dong(83_000_000n), advanced: dong(60_000_000n) }
  const taken: FundRow = { ...NOTHING, source: 'provincial', year: 2024, estimate: dong(-7_000_000n), advanced: dong(60_000_000n) }
  const words = moneySentences(programmeReport(facts({ period, asAt: period.to, moved: [taken], standing: [standing], recount: [standing] }))).join(
    '\n',
  )
  assert.match(words, /Dự toán ngân sách nhà nước được giao năm 2024 là 83 triệu đồng\./)
  assert.match(words, /Lũy kế từ đầu năm giải ngân 60 triệu đồng, bằng 72,3% dự toán ngân sách nhà nước được giao năm 2024[;.]/)
  assert.ok(!words.includes('-7'), words)
})

test('what another budget year left to the period is told apart, and enters no rate', () => {
  const period = periodOf(day('2023-12-15'), day('2024-06-14'))
  const now: FundRow = { ...NOTHING, source: 'provincial', year: 2024, estimate: dong(100_000_000n), advanced: dong(20_000_000n) }
  const left: FundRow = { ...NOTHING, source: 'provincial', year: 2023, paid: dong(30_000_000n) }
  const stood: FundRow = { ...left, estimate: dong(50_000_000n) }
  const words = moneySentences(
    programmeReport(facts({ period, asAt: period.to, moved: [now, left], standing: [now, stood], recount: [now, stood] })),
  ).join('\n')
  assert.match(words, /giải ngân 20 triệu đồng, bằng 20,0% dự toán ngân sách nhà nước được giao năm 2024/)
  assert.match(words, /Kinh phí của năm ngân sách 2023 phát sinh trong kỳ: giải ngân 30 triệu đồng\./)
  assert.match(words, /Số ngân sách đã giải ngân trong kỳ: 50\.000\.000 đồng/)
})

test('a part of the programme is neither praised nor blamed for targets reached or missed in other years', () => {
  const period = periodOf(day('2023-12-15'), day('2024-12-14'))
  const years = attained(['1', 3])
  const own = [{ activity: 'machinery', targetCode: '2', year: 2024, planned: 4, accepted: 1, standing: 1 }]
  const report = programmeReport(facts({ ...years, attained: [], period, asAt: period.to, fromStart: false, quantities: own }))
  const words = [...strengthSentences(report), ...weaknessSentences(report), attainmentSentence(report, 'Phụ lục I')].join('\n')
  assert.ok(!/vượt kế hoạch: 1 |Các chỉ tiêu/.test(words), words)
  assert.match(words, /Chưa nghiệm thu đủ khối lượng được phê duyệt năm 2024: hỗ trợ 2 \(01\/04 cơ sở\)\./)
})

test('nothing entered is told as such, not as nothing done', () => {
  const report = programmeReport(facts({ empty: true }))
  const words = [attainmentSentence(report, 'Phụ lục I'), ...strengthSentences(report), ...weaknessSentences(report), ...moneySentences(report)].join(
    '\n',
  )
  assert.match(words, /Chưa nhập dữ liệu/)
  assert.doesNotMatch(words, /chưa thực hiện|chưa hoàn thành/)
  assert.ok(report.attainment.lines.every(({ verdict }) => verdict === 'not-entered' || verdict === 'ongoing'))
})

test('an amount odd to the đồng is said in đồng, not in six decimals of a triệu', () => {
  const odd = { ...paidRow, advanced: dong(1n) }
  const words = moneySentences(programmeReport(facts(paid([odd]))))[0] ?? ''
  assert.match(words, /giải ngân 1 đồng, /)
  assert.match(words, /được giao là 90 triệu đồng/)
})
