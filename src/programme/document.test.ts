import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatPercent } from '../basics/money.ts'
import { checkProgramme, digestOf, wholeDong } from './document.check.ts'
import { programmeJsonSchema } from './document.json-schema.ts'
import { readJson } from './json-reader.ts'

const FOLDER = new URL('../../programmes/', import.meta.url)
const text = readFileSync(new URL('lai-chau-2021-2025.json', FOLDER), 'utf8')

function check(from: string, to: string) {
  assert.ok(text.includes(from), `the file holds ${from}`)
  return checkProgramme(text.replace(from, to))
}

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length

test('the decision of Lai Châu is sound, and its shares print 64,3 % and 35,7 %', () => {
  const { findings, document } = checkProgramme(text)
  assert.deepEqual(findings, [])
  const total = document?.money.totalDong ?? 0n
  assert.deepEqual(
    document?.money.sources.map((one) => formatPercent(one.amountDong ?? 0n, total)),
    ['64,3%', '35,7%'],
  )
  assert.equal(document?.decision.day, null)
})

test('every fault is named by its line, its place and a Vietnamese reason', () => {
  const cases: [string, string, string, RegExp][] = [
    ['"total": 75300', '"total": 75.300', '"total"', /Viết số nguyên liền \(75300\)/],
    ['"total": 75300', '"total": 75301', '"sources": [\n      {', /cộng lại được 75\.300 triệu đồng, tổng kinh phí là 75\.301/],
    ['"amount": 15820', '"amount": 15821', '"parts": [', /nguồn "Ngân sách Nhà nước hỗ trợ" là 26\.900/],
    ['"year": 2025, "amount"', '"year": 2026, "amount"', '"year": 2025', /Năm 2026 nằm ngoài giai đoạn 2021-2025/],
    ['"year": 2025, "amount"', '"year": 2024, "amount"', '"year": 2025', /Năm 2024 ghi hai lần/],
    ['"share": "64,3"', '"share": "64,4"', '"share": "64,3"', /Tỷ lệ ghi 64,4%, tính từ số tiền được 64,3/],
    ['"code": "4b2"', '"code": "4b"', '"code": "4b2"', /Mã mục tiêu "4b" dùng hai lần/],
    ['"partOf": "4b"', '"partOf": "4x"', '"partOf": "4b"', /Không có mục tiêu mã "4x"/],
    ['"activities": ["machinery"]', '"activities": ["machines"]', '"activities": ["machinery"]', /không có trong danh mục/],
    ['"day": null', '"day": "2026-01-05"', '"day": null', /sau khi giai đoạn kết thúc/],
    ['"day": null', '"day": "2020-02-30"', '"day": null', /không có trong lịch/],
    ['"to": 2025', '"to": 2020', '"period"', /đứng trước năm bắt đầu/],
    ['"measure": "flow"', '"measure": "sum"', '"measure": "flow"', /Chỉ nhận một trong: flow, stock, ratio/],
    ['"measure": "flow"', '"measure": "ratio"', '"measure": "flow"', /phải nêu tử số và mẫu số/],
    ['"issuer"', '"isuer"', '"issuer"', /không có trong mẫu/],
    ['{ "kind": "number", "value": 30 }', '{ "kind": "range", "from": 30, "to": 20 }', '{ "kind": "number", "value": 30 }', /viết ngược/],
    ['{ "kind": "number", "value": 30 }', '{ "kind": "number" }', '{ "kind": "number", "value": 30 }', /Thiếu mục này/],
    ['"period": {', '"period" {', '"period": {', /Thiếu dấu hai chấm/],
    ['"unit": "triệu đồng",', '"unit": "triệu đồng"', '"unit": "triệu đồng"', /Thiếu dấu phẩy/],
    ['"kind": "counterpart", "amount": 48400', '"kind": "counterpart", "amount": "48.400,0000001"', '"code": "counterpart"', /lẻ dưới một đồng/],
  ]
  for (const [from, to, near, reason] of cases) {
    const { findings } = check(from, to)
    const found = findings.find((one) => reason.test(one.reason))
    assert.ok(found, `${to}: ${JSON.stringify(findings)}`)
    assert.equal(found.line, lineOf(near), `${to}: line`)
  }
})

test('a name missing from the file is reported at the group that should hold it', () => {
  const { findings } = check('"number": "407/QĐ-UBND",', '')
  assert.deepEqual(findings, [{ line: lineOf('"decision": {'), path: 'decision.number', reason: 'Thiếu mục này.' }])
})

test('a programme of another kind is taken: ten years, amounts given in part, ranges, words, several nested sources, a province since merged', () => {
  const written = {
    format: 'khuyen-cong/programme/1',
    code: 'ha-giang-2016-2025',
    name: 'Chương trình khuyến công tỉnh Hà Giang giai đoạn 2016-2025',
    province: {
      code: '02',
      name: 'Hà Giang',
      on: '2016-01-01',
      successor: { code: '08', name: 'Tuyên Quang', from: '2025-07-01', note: 'Sáp nhập tỉnh' },
    },
    decision: { number: '10/QĐ-UBND', day: '2016-05-10', issuer: 'UBND tỉnh Hà Giang' },
    period: { from: 2016, to: 2025 },
    unit: 'tỷ đồng',
    money: {
      total: '120,5',
      sources: [
        {
          code: 'state',
          name: 'Ngân sách',
          kind: 'state',
          amount: 60,
          parts: [
            { code: 'central', name: 'Trung ương', kind: 'state', amount: null },
            {
              code: 'local',
              name: 'Địa phương',
              kind: 'state',
              amount: 20,
              parts: [{ code: 'district', name: 'Huyện', kind: 'state', amount: null }],
            },
          ],
        },
        { code: 'oda', name: 'Vốn tài trợ', kind: 'other', amount: null },
      ],
      years: [
        { year: 2016, amount: 10 },
        { year: 2017, amount: null },
      ],
    },
    targets: [
      { code: 'a', name: 'Lao động được đào tạo', unit: 'người', goal: { kind: 'more-than', value: 1000 } },
      { code: 'b', name: 'Mô hình', unit: 'mô hình', goal: { kind: 'range', from: 10, to: 15 } },
      {
        code: 'c',
        name: 'Tỷ lệ cơ sở xử lý chất thải',
        unit: '%',
        measure: 'ratio',
        goal: { kind: 'number', value: '82,5' },
        ratio: { part: 'cơ sở có xử lý', whole: 'tổng số cơ sở' },
      },
      { code: 'd', name: 'Chợ phiên hàng thổ cẩm', provinceOnly: true, goal: { kind: 'words', text: 'Duy trì hằng năm' } },
    ],
  }
  const { findings, document } = checkProgramme(JSON.stringify(written))
  assert.deepEqual(findings, [])
  assert.equal(document?.money.totalDong, 120_500_000_000n)
  assert.deepEqual(document?.targets[2]?.goal, { kind: 'number', value: 82.5 })
  const over = { ...written, money: { ...written.money, years: [{ year: 2016, amount: 121 }] } }
  assert.match(checkProgramme(JSON.stringify(over)).findings[0]?.reason ?? '', /các phần không được vượt tổng/)
})

test('amounts become whole đồng exactly, in the Vietnamese spelling', () => {
  assert.equal(wholeDong('10.814,5', 1_000_000n), 10_814_500_000n)
  assert.equal(wholeDong(75300, 1_000_000n), 75_300_000_000n)
  assert.equal(wholeDong('0,000001', 1_000_000n), 1n)
  assert.equal(wholeDong('0,0000001', 1_000_000n), undefined)
})

test('the JSON Schema beside the files is the one the code checks by', () => {
  assert.equal(readFileSync(new URL('programme.schema.json', FOLDER), 'utf8'), programmeJsonSchema())
})

test('spaces between values do not make another decision, one changed word does', () => {
  const digest = (source: string) => digestOf(checkProgramme(source).written ?? assert.fail())
  assert.equal(digest(JSON.stringify(JSON.parse(text))), digest(text))
  assert.notEqual(digest(text.replace('Phó Chủ tịch', 'Chủ tịch')), digest(text))
})

test('our reader of JSON reads what the standard one reads, and puts every value on its line', () => {
  const json = fc.jsonValue({ depthSize: 'small' }).filter((value) => !/\d[.eE][\d+-]|\d{16}/.test(JSON.stringify(value)) && !Object.is(value, -0))
  fc.assert(
    fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
      const source = JSON.stringify(value, null, indent)
      const read = readJson(source)
      assert.equal(JSON.stringify(read.value), JSON.stringify(JSON.parse(source)))
      assert.deepEqual(read.faults, [])
    }),
  )
  assert.equal(readJson('{\n "a": 1,\n "b": [\n  true\n ]\n}').places.get('b[1]')?.line, 4)
  assert.match(readJson('{"a": 1, "a": 2}').faults[0]?.reason ?? '', /ghi hai lần/)
  assert.match(readJson('['.repeat(200)).faults[0]?.reason ?? '', /Lồng nhau/)
})
