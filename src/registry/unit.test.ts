import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '../basics/day.ts'
import file from './data/units.json' with { type: 'json' }
import { asItIs, asItWas, communesOn, formerDistrictOf, keysWithin, predecessorsOf, successorsOf, type Unit, unitOn } from './unit.ts'
import { type CatalogueFile, readCatalogue } from './unit-catalogue.ts'
import { findCommunes, unitLabel, unitTitle } from './unit-search.ts'

const register = readCatalogue(file)
const laiChau = { ...register, units: register.units.filter((unit) => unit.provinceCode === '12') }
const LAST_OF_DISTRICTS = day('2025-06-30')
const FIRST_OF_TWO_TIERS = day('2025-07-01')

const TODAY = `03388 P. Đoàn Kết; 03408 P. Tân Phong; 03390 Bình Lư; 03394 Sin Suối Hồ; 03405 Tả Lèng; 03424 Bản Bo; 03430 Khun Há; 03433 Bum Tở;
03434 Nậm Hàng; 03439 Thu Lũm; 03442 Pa Ủ; 03445 Mường Tè; 03451 Mù Cả; 03460 Hua Bum; 03463 Tà Tổng; 03466 Bum Nưa; 03472 Mường Mô; 03478 Sìn Hồ;
03487 Lê Lợi; 03503 Pa Tần; 03508 Hồng Thu; 03517 Nậm Tăm; 03529 Tủa Sín Chải; 03532 Pu Sam Cáp; 03538 Nậm Mạ; 03544 Nậm Cuổi; 03549 Phong Thổ;
03562 Sì Lở Lầu; 03571 Dào San; 03583 Khổng Lào; 03595 Than Uyên; 03598 Tân Uyên; 03601 Mường Khoa; 03613 Nậm Sỏ; 03616 Pắc Ta; 03618 Mường Than;
03637 Mường Kim; 03640 Khoen On`

function title(code: string, on: Day): string {
  const unit = unitOn(laiChau.units, code, on)
  return unit ? unitTitle(unit) : '(không có)'
}

function count(units: readonly Unit[]): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const { kind } of units) counted[kind] = (counted[kind] ?? 0) + 1
  return counted
}

describe('today', () => {
  test('the country has 34 provinces and 3,321 communes, wards and special zones', () => {
    assert.equal(register.units.filter((unit) => unit.level === 'province').length, 34)
    const communes = communesOn(register.units, FIRST_OF_TWO_TIERS)
    assert.equal(communes.length, 3321)
    assert.deepEqual(count(communes), { commune: 2621, ward: 687, 'special-zone': 13 })
  })

  test('Lai Châu has 38 communes, 36 xã and 2 phường, with these codes and names', () => {
    const communes = communesOn(laiChau.units, FIRST_OF_TWO_TIERS)
    assert.deepEqual(count(communes), { commune: 36, ward: 2 })
    const expected = TODAY.split(/;\s*/).map((one) => one.replace(/^(\d{5}) P\. /, '$1 Phường ').replace(/^(\d{5}) (?!Phường)/, '$1 Xã '))
    assert.deepEqual(communes.map((unit) => `${unit.code} ${unitTitle(unit)}`).sort(), expected.sort())
  })
})

describe('before 01/07/2025', () => {
  test('Lai Châu had 106 communes: 94 xã, 5 phường, 7 thị trấn', () => {
    const communes = communesOn(laiChau.units, LAST_OF_DISTRICTS)
    assert.equal(communes.length, 106)
    assert.deepEqual(count(communes), { commune: 94, ward: 5, township: 7 })
  })

  test('its eight districts had 7, 13, 14, 22, 17, 12, 10 and 11 communes', () => {
    const communes = communesOn(laiChau.units, LAST_OF_DISTRICTS)
    const counted = ['105', '106', '107', '108', '109', '110', '111', '112'].map((code) => [
      title(code, LAST_OF_DISTRICTS),
      communes.filter((unit) => unit.parentCode === code).length,
    ])
    assert.deepEqual(counted, [
      ['Thành phố Lai Châu', 7],
      ['Huyện Tam Đường', 13],
      ['Huyện Mường Tè', 14],
      ['Huyện Sìn Hồ', 22],
      ['Huyện Phong Thổ', 17],
      ['Huyện Than Uyên', 12],
      ['Huyện Tân Uyên', 10],
      ['Huyện Nậm Nhùn', 11],
    ])
    assert.equal(unitOn(laiChau.units, '108', FIRST_OF_TWO_TIERS), undefined, 'from 01/07/2025 there is no district')
  })

  const RENAMED = [
    ['03408', 'Phường Đông Phong', 'Phường Tân Phong'],
    ['03388', 'Phường Quyết Tiến', 'Phường Đoàn Kết'],
    ['03394', 'Xã Thèn Sin', 'Xã Sin Suối Hồ'],
    ['03562', 'Xã Vàng Ma Chải', 'Xã Sì Lở Lầu'],
    ['03529', 'Xã Làng Mô', 'Xã Tủa Sín Chải'],
    ['03618', 'Xã Phúc Than', 'Xã Mường Than'],
    ['03487', 'Xã Chăn Nưa', 'Xã Lê Lợi'],
    ['03640', 'Xã Tà Gia', 'Xã Khoen On'],
  ] as const
  for (const [code, before, after] of RENAMED) {
    test(`code ${code} was ${before} until 30/06/2025 and is ${after} from the next day`, () => {
      assert.deepEqual([title(code, LAST_OF_DISTRICTS), title(code, FIRST_OF_TWO_TIERS)], [before, after])
    })
  }

  test('the names Tân Phong and Đoàn Kết moved to other codes', () => {
    assert.deepEqual([title('03387', LAST_OF_DISTRICTS), title('03389', LAST_OF_DISTRICTS)], ['Phường Tân Phong', 'Phường Đoàn Kết'])
    assert.deepEqual([title('03387', FIRST_OF_TWO_TIERS), title('03389', FIRST_OF_TWO_TIERS)], ['(không có)', '(không có)'])
  })
})

describe('from one to the other', () => {
  test('each old commune lives on in exactly one new one, and the 38 are made of all 106', () => {
    const old = communesOn(laiChau.units, LAST_OF_DISTRICTS)
    for (const unit of old) assert.equal(successorsOf(register, unit).length, 1, unitTitle(unit))
    const gathered = communesOn(laiChau.units, FIRST_OF_TWO_TIERS).flatMap((unit) => predecessorsOf(register, unit))
    assert.equal(gathered.length, 106)
  })

  const GROUPS: readonly (readonly [string, readonly string[]])[] = [
    ['Than Uyên', ['Khoen On', 'Mường Kim', 'Mường Than', 'Than Uyên']],
    ['Tân Uyên', ['Mường Khoa', 'Nậm Sỏ', 'Pắc Ta', 'Tân Uyên']],
    ['Tam Đường', ['Bản Bo', 'Bình Lư', 'Khun Há', 'Tả Lèng']],
    ['Lai Châu', ['Đoàn Kết', 'Tân Phong']],
    ['Phong Thổ', ['Dào San', 'Khổng Lào', 'Phong Thổ', 'Sì Lở Lầu', 'Sin Suối Hồ']],
  ]
  const now = communesOn(laiChau.units, FIRST_OF_TWO_TIERS)
  for (const [district, expected] of GROUPS) {
    test(`the communes of the former district ${district} are now ${expected.join(', ')}`, () => {
      assert.deepEqual(
        now.filter((unit) => formerDistrictOf(register, unit)?.name === district).map((unit) => unit.name),
        expected,
      )
    })
  }

  test('Sìn Hồ, Nậm Nhùn and Mường Tè became the other 19', () => {
    const rest = now.filter((unit) => ['Sìn Hồ', 'Nậm Nhùn', 'Mường Tè'].includes(formerDistrictOf(register, unit)?.name ?? ''))
    assert.equal(rest.length, 19)
  })

  test('Tả Phìn as it is now is xã Sìn Hồ; as it was, on its own day, it is itself', () => {
    const taPhin = { code: '03511', validFrom: day('2020-02-01') }
    assert.deepEqual(asItIs(register, taPhin, FIRST_OF_TWO_TIERS).map(unitTitle), ['Xã Sìn Hồ'])
    assert.deepEqual(asItIs(register, taPhin, LAST_OF_DISTRICTS).map(unitTitle), ['Xã Tả Phìn'])
  })

  test('an old Đông Phong (03408) and an old Tân Phong (03387) are both in the new phường Tân Phong', () => {
    for (const code of ['03408', '03387']) {
      assert.deepEqual(
        asItIs(register, { code, validFrom: day('2020-02-01') }, FIRST_OF_TWO_TIERS).map((unit) => unit.code),
        ['03408'],
      )
    }
  })

  test('going there and back always comes home, for every old commune and every day', () => {
    const old = communesOn(laiChau.units, LAST_OF_DISTRICTS)
    fc.assert(
      fc.property(fc.constantFrom(...old), fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 1900 }), (unit, after, before) => {
        const [then] = asItIs(register, unit, addDays(FIRST_OF_TWO_TIERS, after))
        assert.ok(then)
        const back = asItWas(register, then, addDays(LAST_OF_DISTRICTS, -before))
        assert.ok(back.some((one) => one.code === unit.code))
      }),
    )
  })

  test('no code means two things on one day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1900, max: 2000 }), (shift) => {
        const codes = communesOn(register.units, addDays(FIRST_OF_TWO_TIERS, shift)).map((unit) => unit.code)
        assert.equal(new Set(codes).size, codes.length)
      }),
    )
  })

  test('records of xã Sìn Hồ stand under its own key and those of its four former communes', () => {
    assert.equal(keysWithin(register, '03478').filter((key) => key.validFrom < FIRST_OF_TWO_TIERS).length, 4)
    assert.equal(keysWithin(register, '03478').filter((key) => key.validFrom === FIRST_OF_TWO_TIERS).length, 1)
  })
})

describe('finding a place', () => {
  const find = (typed: string, on: Day = FIRST_OF_TWO_TIERS) => findCommunes(laiChau, on, typed).map((one) => one.unit.name)
  const CASES: readonly (readonly [string, string])[] = [
    ['ta phin cu', 'Sìn Hồ'],
    ['Tả Phìn cũ', 'Sìn Hồ'],
    ['nung nang', 'Tân Phong'],
    ['hua bun', 'Hua Bum'],
    ['Sì Lờ Lầu', 'Sì Lở Lầu'],
    ['pa u', 'Pa Ủ'],
    ['lan nhi thang', 'Đoàn Kết'],
    ['xa binh', 'Bình Lư'],
    ['Pa Khóa', 'Pu Sam Cáp'],
    ['phuong doan ket', 'Đoàn Kết'],
  ]
  for (const [typed, expected] of CASES) {
    test(`"${typed}" finds ${expected}`, () => assert.ok(find(typed).includes(expected), `found ${find(typed).join(', ')}`))
  }

  test('a name of today comes before a former name: Phong Thổ is found first as xã Phong Thổ', () => {
    assert.equal(find('phong tho')[0], 'Phong Thổ')
  })

  test('on a day of districts the commune is shown with its district', () => {
    const [found] = findCommunes(laiChau, LAST_OF_DISTRICTS, 'ta phin')
    assert.equal(found?.label, 'Xã Tả Phìn, huyện Sìn Hồ')
  })

  test('a commune of today is shown with what it was made from, one that went on unchanged is not', () => {
    const label = (code: string) => unitLabel(laiChau, unitOn(laiChau.units, code, FIRST_OF_TWO_TIERS) as Unit)
    assert.equal(label('03478'), 'Xã Sìn Hồ (gồm xã Phăng Sô Lin, xã Sà Dề Phìn, thị trấn Sìn Hồ, xã Tả Phìn cũ)')
    assert.equal(label('03451'), 'Xã Mù Cả')
  })

  test('nothing typed gives all 38 in Vietnamese order', () => {
    const all = find('')
    assert.equal(all.length, 38)
    assert.deepEqual(all.slice(0, 3), ['Bản Bo', 'Bình Lư', 'Bum Nưa'])
  })
})

test('a catalogue that contradicts itself is refused', () => {
  const bad = (change: Partial<CatalogueFile>) => () => readCatalogue({ ...file, ...change })
  assert.throws(bad({ communes: { '12': ['03388 P Đoàn Kết', '03388 P Tân Phong'] } }), /begins twice/)
  assert.throws(bad({ communes: {} }), /leads nowhere/)
  assert.throws(bad({ spellings: [['99999', '2025-07-01', 'Không có']] }), /not there/)
  assert.throws(bad({ provinces: ['12 2004-01-01 Lai Châu'] }), /unreadable/)
})
