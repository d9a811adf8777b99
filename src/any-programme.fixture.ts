// Programmes as wide as the format allows: every field at its limits, and still what `programme check` calls valid.
import fc from 'fast-check'
import { type Money, moneyOf, moneyShape, type Written, YEAR } from './any-programme.money.fixture.ts'
import type { Day } from './basics/day.ts'
import { activitiesOn } from './programme/activity.ts'
import { NAMED, oncesOf, WHATS, WHENS } from './programme/counting.ts'
import { FORMAT, UNITS } from './programme/document.schema.ts'

/** The day all of it happens on. */
export const TODAY = '2026-03-04' as Day

export type AnyProgramme = {
  code: string
  province: { code: string; name: string; on: string }
  period: { from: number; to: number }
  money: Money
  targets: { code: string }[]
}

/** Whom it is for: a province of today, a city, and a province that was merged into another. */
const PROVINCES = [
  { code: '12', name: 'Lai Châu', on: '2020-05-15', successor: null },
  { code: '01', name: 'Thành phố Hà Nội', on: '2025-07-01', successor: null },
  { code: '02', name: 'Hà Giang', on: '2021-03-01', successor: { code: '08', name: 'Tuyên Quang', from: '2025-07-01', note: 'NQ 202/2025/QH15' } },
  { code: '04', name: 'tỉnh Cao Bằng', on: '2025-07-01', successor: null },
  { code: '11', name: 'Điện Biên', on: '2025-07-01', successor: null },
  { code: '31', name: 'TP. Hải Phòng', on: '2025-07-01', successor: null },
  { code: '14', name: 'Sơn La', on: '2025-07-01', successor: null },
  { code: '15', name: 'Lào Cai', on: '2025-07-01', successor: null },
] as const

/** Every sign a code may hold, names that mean something to a program among them. */
const SIGNS = [...'ABCXYZabcxyz0123456789.-']
const AWKWARD = [
  'A',
  '0',
  'Ngan.Sach-TW',
  'a..b',
  'X-',
  '9.',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'amount',
  'length',
  '1e3',
  'new',
  'xlsx',
  'W'.repeat(40),
]
const typedCode = fc
  .tuple(fc.constantFrom(...SIGNS.slice(0, 22)), fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 39 }))
  .map((parts) => parts.join(''))
const code = fc.oneof(fc.constantFrom(...AWKWARD), typedCode)

const codes = (min: number, max: number) => fc.uniqueArray(code, { minLength: min, maxLength: max })

const AWKWARD_LINES = ['1', 'Nguồn "A" & \'B\' <b>', 'Đ', "=1+1 'x'", '[Biểu 1]: a/b\\c?*', 'ỗ'.repeat(500), `${'Ngân sách tỉnh '.repeat(33)}x`]
const line = fc.oneof(
  fc.constantFrom(...AWKWARD_LINES, 'Ngân sách tỉnh', 'Khuyến công địa phương'),
  fc
    .string({ unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyẤỂỨ "\'<>&;%#/\\=-0123456789'), minLength: 1, maxLength: 60 })
    .map((text) => `n${text}`),
)
const free = fc.oneof(fc.constant(''), line)

const figure = fc.constantFrom<string | number>(0, 1, 30, 999_999_999_999_999, '12,5', '1.000', '0,000000001')
const goal = fc.oneof(
  fc.record({ kind: fc.constant('number'), value: figure }),
  fc.record({ kind: fc.constant('more-than'), value: figure }),
  fc.record({ kind: fc.constant('range'), from: fc.constantFrom(0, 5), to: fc.constantFrom<string | number>(5, 10, '10.000,5') }),
  fc.record({ kind: fc.constant('words'), text: line }),
)
const measure = fc.constantFrom('flow', 'flow', 'flow', 'stock', 'ratio')
const unitOf = fc.constantFrom(
  'cơ sở',
  'mô hình',
  'gian hàng',
  'lớp',
  'hội chợ',
  'doanh nghiệp',
  'lần bình chọn',
  'CCN',
  '%',
  '',
  'triệu "đồng"',
  'x'.repeat(400),
)
const activityCodes = activitiesOn(TODAY).map((one) => one.code)

const what = fc.constantFrom(undefined, ...WHATS)

/** How it is counted, as far as the format lets this line be counted so. */
function countsOf(wanted: string | undefined, { kind, of }: { kind: string; of: string }, when: (typeof WHENS)[number]): object {
  const known = WHATS.find((one) => one === wanted)
  if (known === undefined) return {}
  if (known === 'words' && kind !== 'words') return {}
  if (known === 'measured' && of === 'flow') return {}
  if (of === 'ratio' && (known === 'beneficiary' || (NAMED as readonly string[]).includes(known))) return {}
  return { counts: { what: known, once: oncesOf(known).at(-1), when, paper: 'Biên bản "A"', condition: 'Điều kiện <1> & 2' } }
}

const target = fc
  .record({
    name: line,
    unit: unitOf,
    measure,
    goal,
    what,
    when: fc.constantFrom(...WHENS),
    quote: free,
    note: free,
    activities: fc.oneof(fc.constant([]), fc.subarray(activityCodes, { minLength: 1, maxLength: 3 })),
    yearly: figure,
  })
  .map(({ what: wanted, when, yearly, ...rest }) => ({
    ...rest,
    ...(rest.measure === 'ratio' ? { ratio: { part: 'Số cơ sở "áp dụng"', whole: 'Tổng số' } } : {}),
    ...(rest.goal.kind === 'words' ? {} : { yearly: [{ year: YEAR, value: yearly }] }),
    ...countsOf(wanted, { kind: rest.goal.kind, of: rest.measure }, when),
  }))

const targets = fc
  .tuple(codes(1, 6), fc.array(target, { minLength: 6, maxLength: 6 }))
  .map(([all, lines]) => all.map((one, i) => ({ code: one, ...lines[i], ...(i === 1 ? { partOf: all[0] } : {}) })))

const period = fc.constantFrom([YEAR, YEAR], [2021, 2030], [2025, 2029], [2022, 2026])

/** The programme of the n-th province; each has its own, so that many live in one house. */
export function anyProgramme(n: number): fc.Arbitrary<AnyProgramme> {
  const province = PROVINCES[n % PROVINCES.length] ?? PROVINCES[0]
  return fc
    .record({
      own: code,
      name: line,
      all: codes(60, 60),
      names: fc.array(line, { minLength: 60, maxLength: 60 }),
      shape: moneyShape,
      targets,
      years: period,
      unit: fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[])),
      number: fc.constantFrom('407/QĐ-UBND', '1', `Số "7" & <8>/${'Q'.repeat(80)}`),
      decided: fc.constantFrom(null, '2020-05-15', '2026-03-01'),
      issuer: line,
      signer: free,
    })
    .map(({ own, name, all, names, shape, years: [from = YEAR, to = YEAR], unit, number, decided, issuer, signer, ...rest }) => ({
      format: FORMAT,
      code: own,
      name,
      province,
      decision: { number, day: decided, issuer, signer, note: '', standing: 'unverified', sources: [issuer] },
      period: { from, to },
      unit,
      money: moneyOf(shape, { all, names, from, to, unit: UNITS[unit] }),
      objectives: [name],
      targets: rest.targets,
      solutions: [{ code: own, name, measures: [{ code: own, topic: '', text: name }], lead: [issuer], partners: [] }],
      duties: [{ code: own, text: name, lead: [issuer], partners: [issuer] }],
    }))
}

/** Faults once found, one programme of them: sources called like columns of a report or like what every object has, goals too small for six decimals, one of nothing. */
export function awkwardProgramme(): AnyProgramme {
  const source = (own: string, kind: string, amount: Written) => ({ code: own, name: `Nguồn ${own}`, kind, amount, parts: [] })
  const line = (own: string, goalOf: object) => ({ code: own, name: `Mục tiêu ${own}`, unit: 'cơ sở', goal: goalOf })
  return {
    ...({ format: FORMAT, name: 'Chương trình', unit: 'triệu đồng' } as object),
    code: 'Ngan.Sach-TW',
    province: { code: '12', name: 'Lai Châu', on: '2020-05-15' },
    ...({ decision: { number: '1', day: null, issuer: 'UBND tỉnh' } } as object),
    period: { from: 2026, to: 2030 },
    money: {
      total: null,
      sources: [
        source('Ngan.Sach-TW', 'state', 100_000),
        source('done', 'state', 100_000),
        source('toString', 'counterpart', null),
        source('name', 'other', 0),
      ],
      years: [],
      note: '',
    },
    targets: [
      line('constructor', { kind: 'number', value: '0,000000001' }),
      line('A.1-b', { kind: 'more-than', value: 0 }),
      line('valueOf', { kind: 'number', value: 999_999_999_999_999 }),
    ],
  }
}
