// What officers copy from Excel and paste into the estimate.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blockOf } from './pasted-block.ts'

test('khối ô chép từ Excel được đọc theo hàng và cột, hàng cuối có xuống dòng hay không', () => {
  const rows = [
    ['Máy ép', 'cái', '2', '185.000.000'],
    ['Máy sấy', 'cái', '1', '148.000.000'],
  ]
  assert.deepEqual(blockOf('Máy ép\tcái\t2\t185.000.000\r\nMáy sấy\tcái\t1\t148.000.000\r\n'), rows)
  assert.deepEqual(blockOf('Máy ép\tcái\t2\t185.000.000\nMáy sấy\tcái\t1\t148.000.000'), rows)
})

test('một cột nhiều hàng là khối; một ô chữ, dù Excel thêm xuống dòng ở cuối, thì dán như thường', () => {
  assert.deepEqual(blockOf('1\n2\n3'), [['1'], ['2'], ['3']])
  assert.equal(blockOf('185.000.000'), undefined)
  assert.equal(blockOf('185.000.000\r\n'), undefined)
  assert.equal(blockOf(''), undefined)
})

test('ô trống giữ chỗ của nó; ô có xuống dòng và dấu nháy về một dòng', () => {
  assert.deepEqual(blockOf('a\t\tc\n\t\t'), [
    ['a', '', 'c'],
    ['', '', ''],
  ])
  assert.deepEqual(blockOf('"Máy ""A""\nloại 2"\tcái'), [['Máy "A" loại 2', 'cái']])
})

test('mọi bảng chữ đơn giản chép ra rồi dán vào còn nguyên', () => {
  const cell = fc.stringMatching(/^[a-zA-ZĐđ0-9.,]{1,8}$/)
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }))
  fc.assert(fc.property(table, (rows) => assert.deepEqual(blockOf(`${rows.map((row) => row.join('\t')).join('\n')}\n`), rows)))
})
