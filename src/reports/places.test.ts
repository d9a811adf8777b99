// Counting đề án by commune, without a database: as it is and as it was.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import file from '../registry/data/units.json' with { type: 'json' }
import type { UnitRegister } from '../registry/unit.ts'
import { readCatalogue } from '../registry/unit-catalogue.ts'
import { asItIsTable, asItWasTable, type KeptAtPlace, linesOf, type PlaceTable, stepsFor } from './places.ts'

const whole = readCatalogue(file)
const register: UnitRegister = { ...whole, units: whole.units.filter((unit) => unit.provinceCode === '12') }
const [OLD, NEW, EVE] = [day('2020-02-01'), day('2025-07-01'), day('2025-06-30')]
const kept = (code: string, validFrom: KeptAtPlace['validFrom'], contracted: number, accepted = 0): KeptAtPlace => ({
  code,
  validFrom,
  contracted,
  accepted,
})
const now = (rows: readonly KeptAtPlace[], of = register) => asItIsTable(of, rows, NEW)
const before = (rows: readonly KeptAtPlace[], of = register) => asItWasTable(of, rows, EVE, NEW)
const having = (table: PlaceTable) => linesOf(table).flatMap(({ id, contracted, accepted }) => (contracted > 0 ? [[id, contracted, accepted]] : []))

describe('theo xã, phường hiện nay', () => {
  test('đề án của các xã nhập vào một xã mới cộng lại ở xã mới, cùng với đề án đăng ký ở xã mới', () => {
    const table = now([kept('03386', OLD, 2, 1), kept('03389', OLD, 1), kept('03388', NEW, 3, 2)])
    assert.deepEqual(having(table), [['03388-2025-07-01', 6, 3]])
    assert.equal(table.unknown, undefined)
  })

  test('mã 03408 trước là phường Đông Phong, nay là phường Tân Phong: tính theo đơn vị kế tiếp, không theo mã', () => {
    const [line] = linesOf(now([kept('03387', OLD, 1)])).filter(({ contracted }) => contracted > 0)
    assert.equal(line?.name, 'Phường Tân Phong')
    assert.deepEqual(line?.keys, [{ code: '03387', validFrom: OLD }])
  })

  test('đủ 38 dòng, xã chưa có đề án ghi 0', () => {
    assert.equal(linesOf(now([])).length, 38)
    assert.deepEqual(having(now([])), [])
  })

  test('xã cũ chia về hai xã mới thì không đoán: vào dòng "Chưa xác định địa bàn"', () => {
    const split = { oldCode: '03386', oldValidFrom: OLD, newCode: '03408', newValidFrom: NEW }
    const table = now([kept('03386', OLD, 2, 1), kept('03389', OLD, 1)], { ...register, successions: [...register.successions, split] })
    assert.deepEqual(having(table), [
      ['03388-2025-07-01', 1, 0],
      ['unknown', 2, 1],
    ])
    assert.equal(table.unknown?.name, 'Chưa xác định địa bàn')
  })

  test('nơi không có trong danh mục, hoặc mã của huyện, vẫn nằm trong tổng', () => {
    const table = now([kept('99999', OLD, 2), kept('105', OLD, 1), kept('03390', NEW, 1, 1)])
    assert.deepEqual(having(table), [
      ['03390-2025-07-01', 1, 1],
      ['unknown', 3, 0],
    ])
    assert.deepEqual([table.contracted, table.accepted], [4, 1])
  })
})

describe('theo đơn vị trước 01/07/2025', () => {
  test('tám huyện, thành phố với 106 xã, phường, thị trấn; mỗi xã ghi nay thuộc xã nào', () => {
    const { groups } = before([])
    assert.deepEqual(
      groups.map(({ name, lines }) => [name, lines.length]),
      [
        ['Thành phố Lai Châu', 7],
        ['Huyện Tam Đường', 13],
        ['Huyện Mường Tè', 14],
        ['Huyện Sìn Hồ', 22],
        ['Huyện Phong Thổ', 17],
        ['Huyện Than Uyên', 12],
        ['Huyện Tân Uyên', 10],
        ['Huyện Nậm Nhùn', 11],
      ],
    )
    assert.equal(groups[0]?.lines.find(({ name }) => name === 'Phường Quyết Thắng')?.now, 'phường Đoàn Kết')
  })

  test('đề án nằm ở đúng xã đã đăng ký, huyện cộng các xã của mình', () => {
    const table = before([kept('03386', OLD, 2, 1), kept('03389', OLD, 1), kept('03394', OLD, 4)])
    assert.deepEqual(
      table.groups.filter(({ contracted }) => contracted > 0).map(({ name, contracted, accepted }) => [name, contracted, accepted]),
      [
        ['Thành phố Lai Châu', 3, 1],
        ['Huyện Tam Đường', 4, 0],
      ],
    )
    assert.equal(table.contracted, 7)
  })

  test('đề án đăng ký ở xã mới xếp dưới huyện cũ mà phần lớn các xã hợp thành đã thuộc, ở dòng của xã mới', () => {
    const [district] = before([kept('03390', NEW, 2, 1), kept('03390', OLD, 1)]).groups.filter(({ contracted }) => contracted > 0)
    assert.equal(district?.name, 'Huyện Tam Đường')
    assert.deepEqual(
      district?.lines.filter(({ contracted }) => contracted > 0).map(({ name, contracted }) => [name, contracted]),
      [
        ['Thị trấn Tam Đường', 1],
        ['Xã Bình Lư', 2],
      ],
    )
  })

  test('nơi không có trong danh mục vẫn nằm trong tổng', () => {
    const table = before([kept('99999', OLD, 2), kept('03390', OLD, 1)])
    assert.deepEqual([table.contracted, table.unknown?.contracted], [3, 2])
  })
})

test('hai cách tính, bất kể đề án nằm đâu: tổng đúng bằng số đang giữ, và mỗi nơi đăng ký thuộc đúng một dòng', () => {
  const keys = [...register.units.map(({ code, validFrom }) => ({ code, validFrom })), { code: '99999', validFrom: OLD }]
  const counts = fc.tuple(fc.nat(9), fc.nat(9)).map(([accepted, more]) => ({ accepted, contracted: accepted + more + 1 }))
  const rows = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), counts), { selector: ([{ code, validFrom }]) => `${code} ${validFrom}`, maxLength: 30 })
    .map((pairs) => pairs.map(([key, count]): KeptAtPlace => ({ ...key, ...count })))
  fc.assert(
    fc.property(rows, (some) => {
      for (const table of [now(some), before(some)]) {
        assert.equal(
          table.contracted,
          some.reduce((sum, row) => sum + row.contracted, 0),
        )
        assert.equal(
          table.accepted,
          some.reduce((sum, row) => sum + row.accepted, 0),
        )
        const held = linesOf(table).flatMap(({ keys: own }) => own.map(({ code, validFrom }) => `${code} ${validFrom}`))
        assert.deepEqual(held.sort(), some.map(({ code, validFrom }) => `${code} ${validFrom}`).sort())
      }
    }),
    { numRuns: 60 },
  )
})

test('các bậc đậm nhạt: 1, 2, 3, 4 khi ít, dù một phường có nhiều hẳn; theo thứ hạng của các xã khi nhiều', () => {
  assert.deepEqual(stepsFor([]), [1, 2, 3, 4])
  assert.deepEqual(stepsFor([0, 4, 2]), [1, 2, 3, 4])
  assert.deepEqual(stepsFor([0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 11]), [1, 2, 3, 4])
  const even = Array.from({ length: 40 }, (_, i) => 100 * (i + 1))
  assert.deepEqual(stepsFor(even), [1, 2100, 3100, 3700])
})
