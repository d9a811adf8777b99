import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../basics/day.ts'
import tiles from './data/tiles.json' with { type: 'json' }
import units from './data/units.json' with { type: 'json' }
import { tileOf, tilePlaces } from './tiles.ts'

test('lược đồ Lai Châu có đủ 38 xã, phường hiện nay, mỗi nơi một ô, tên ghi đúng danh mục', () => {
  const drawn = tiles.provinces['12'].map((line) => line.replace(/^\d+ \d+ /, ''))
  assert.deepEqual([...drawn].sort(), [...units.communes['12']].sort())
  assert.equal(new Set(tiles.provinces['12'].map((line) => line.split(' ').slice(0, 2).join(' '))).size, 38)
  assert.equal(tiles.since, units.twoTiersFrom)
})

test('mã của một xã cũ không dẫn đến ô của xã mới mang cùng mã; tỉnh chưa vẽ lược đồ thì không có ô nào', () => {
  const places = tilePlaces('12')
  assert.deepEqual(tileOf(places, { code: '03408', validFrom: day('2025-07-01') }), { column: 6, row: 2 })
  assert.equal(tileOf(places, { code: '03408', validFrom: day('2020-02-01') }), undefined)
  assert.equal(tilePlaces('01').size, 0)
})
