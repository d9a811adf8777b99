import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkProgramme } from './document.check.ts'

const text = readFileSync(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url), 'utf8')

type Written = Record<string, unknown> & { money: Record<string, unknown>; province: Record<string, unknown>; targets: Record<string, unknown>[] }

/** The decision of Lai Châu, changed; its first fault, or '' where there is none. */
function reasonAfter(edit: (written: Written) => void): string {
  const written = JSON.parse(text) as Written
  edit(written)
  return checkProgramme(JSON.stringify(written)).findings[0]?.reason ?? ''
}

test('entries of the wrong kind do not hide that the sums do not close: everything is said in one run', () => {
  const wrong = text
    .replace('"amount": 48400', '"amount": "bốn tám"')
    .replace('"amount": 15820', '"amount": 15821')
    .replace('["machinery"]', '["machines"]')
    .replace('"issuer"', '"isuer"')
    .replace('"total": 75300', '"total": 75.300')
  assert.deepEqual(
    checkProgramme(wrong).findings.map(({ path, reason }) => `${path}: ${reason.split('.')[0]}`),
    [
      'decision.issuer: Thiếu mục này',
      'decision.isuer: Mục này không có trong mẫu',
      'money.total: Số 75',
      'money.sources[1].amount: Viết số theo cách viết Việt Nam, ví dụ "75',
      'money.sources[2].parts: Các phần cộng lại được 26',
      'targets[5].activities[1]: Mã hoạt động "machines" không có trong danh mục',
    ],
  )
})

test('a slip of the pen in JSON is named at its own line, and the rest of the file is still checked', () => {
  const wrong = text
    .replace('"unit": "triệu đồng",', '"unit": "triệu đồng"')
    .replace('"year": 2025, "amount": 9714 }', '"year": 2025, "amount": 9713 },')
    .replace('"value": 50 }', '"value": trên 50 }')
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length
  assert.deepEqual(
    checkProgramme(wrong).findings.map(({ line, reason }) => [line, reason.split(',')[0]]),
    [
      [lineOf('"unit": "triệu đồng"'), 'Thiếu dấu phẩy giữa hai mục.'],
      [lineOf('"years": ['), 'Các phần cộng lại được 75.299 triệu đồng'],
      [lineOf('"year": 2025'), 'Thừa dấu phẩy trước dấu ].'],
      [lineOf('"value": 50 }'), 'Giá trị trên 50 phải đặt trong dấu ngoặc kép.'],
    ],
  )
})

test('a sum that is off by one đồng is told to the đồng', () => {
  assert.match(
    reasonAfter(({ money }) => {
      money.total = '75.300,000001'
    }),
    /lệch 1 đồng/,
  )
})

test('money by source and money by year must agree even where the decision prints no total', () => {
  assert.match(
    reasonAfter(({ money }) => {
      money.total = null
      money.years = [{ year: 2021, amount: 75299 }, ...[2022, 2023, 2024, 2025].map((year) => ({ year, amount: 0 }))]
    }),
    /75\.299 triệu đồng, tổng các nguồn là 75\.300 triệu đồng/,
  )
  assert.equal(
    reasonAfter(({ money }) => {
      money.total = null
    }),
    '',
  )
})

test('a source without an amount of its own counts as much as its parts', () => {
  const withoutState = (national: number) => (written: Written) => {
    const [, state] = written.money.sources as [object, { parts: object[] }]
    Object.assign(state, { amount: null, share: '' })
    Object.assign(state.parts[0] as object, { amount: national })
  }
  assert.equal(reasonAfter(withoutState(15820)), '')
  assert.match(reasonAfter(withoutState(15821)), /lệch 1\.000\.000 đồng/)
})

test('a printed share may have any decimals, be of the total or of the larger source, and be off by one in its last digit', () => {
  const share = (counterpart: string, national: string) => (written: Written) => {
    const [first, state] = written.money.sources as [object, { parts: object[] }]
    Object.assign(first, { share: counterpart })
    Object.assign(state.parts[0] as object, { share: national })
  }
  for (const [counterpart, national] of [
    ['64,28', '58,8'],
    ['64', '21,0'],
    ['64,2', ''],
  ] as const)
    assert.equal(reasonAfter(share(counterpart, national)), '', `${counterpart} ${national}`)
  assert.match(reasonAfter(share('64,30', '')), /Tỷ lệ ghi 64,30%, tính từ số tiền được 64,28%/)
  assert.match(reasonAfter(share('64,3', '59,0')), /tính từ số tiền được 58,8%/)
})

test('an amount no programme could have is refused before it reaches the books', () => {
  assert.match(
    reasonAfter((written) => {
      written.unit = 'tỷ đồng'
      written.money = { total: '75.300.000' }
    }),
    /quá lớn đối với một chương trình/,
  )
})

test('two target lines may not each be a side of the other', () => {
  assert.match(
    reasonAfter(({ targets }) => {
      Object.assign(targets[6] as object, { partOf: '4b2' })
    }),
    /thuộc lẫn nhau/,
  )
})

test('a province merged since must name the one that took it over, and codes must name the provinces of the list', () => {
  const province = (change: object) => reasonAfter((written) => Object.assign(written.province, change))
  assert.match(province({ code: '15', name: 'Yên Bái' }), /Mã 15 nay là Lào Cai, không phải Yên Bái/)
  assert.equal(province({ code: '15', name: 'Yên Bái', successor: { code: '15', name: 'Lào Cai', from: '2025-07-01' } }), '')
  assert.equal(province({ code: '02', name: 'Hà Giang', successor: { code: '08', name: 'Tuyên Quang', from: '2025-07-01' } }), '')
  assert.match(province({ successor: { code: '08', name: 'Hà Giang', from: '2025-07-01' } }), /Mã 08 là Tuyên Quang, không phải Hà Giang/)
  assert.match(province({ code: '02', name: 'Hà Giang', on: '2026-01-01' }), /Không có tỉnh mã 02/)
  assert.equal(province({ name: 'tỉnh LAI CHÂU' }), '')
})

test('letters typed as letter and mark apart (NFD) are the same decision, in the unit of money too', () => {
  const read = checkProgramme(text.normalize('NFD'))
  assert.deepEqual(read.findings, [])
  assert.deepEqual(read.written, checkProgramme(text).written)
})

test('a wrong unit hides no fault of years and sums: they are told in the figures of the file', () => {
  const wrong = text
    .replace('"unit": "triệu đồng"', '"unit": "triệu"')
    .replace('"total": 75300', '"total": 75301')
    .replace('"year": 2025', '"year": 2026')
  const reasons = checkProgramme(wrong).findings.map(({ path, reason }) => `${path}: ${reason}`)
  assert.ok(reasons.some((one) => one.startsWith('unit: ')))
  assert.ok(reasons.some((one) => one.includes('Năm 2026 nằm ngoài giai đoạn 2021-2025')))
  assert.ok(
    reasons.some((one) => one.includes('Các phần cộng lại được 75.300, tổng kinh phí là 75.301; hai số phải bằng nhau')),
    reasons.join('\n'),
  )
})

test('a year in quotes is refused and still read as the year it says; an end nobody can read is never told as a year of its own', () => {
  const said = (to: string) => {
    const wrong = text.replace(/"to": 2025/, `"to": ${to}`).replace('"year": 2021', '"year": 2019')
    return checkProgramme(wrong).findings.map(({ path, reason }) => `${path}: ${reason}`)
  }
  assert.ok(said('"2025"').some((one) => one.includes('Năm 2019 nằm ngoài giai đoạn 2021-2025')))
  const unread = said('"hai năm"')
  assert.ok(unread.some((one) => one.includes('Năm 2019 đứng trước năm bắt đầu 2021')))
  assert.ok(unread.every((one) => !one.includes('2200')))
})

test('chương trình có hơn 100 nguồn, kể cả nguồn con, được nhắc gộp lại', () => {
  const group = (which: string) => ({
    ...{ code: which, name: which, kind: 'other', amount: null },
    parts: Array.from({ length: 49 }, (_, i) => ({ code: `${which}-${i}`, name: `Nguồn ${i}`, kind: 'other', amount: null })),
  })
  const reason = reasonAfter(({ money }) => {
    ;(money.sources as unknown[]).push(group('A'), group('B'))
  })
  assert.match(reason, /kể cả nguồn con; không quá 100/)
})
