import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import { ACCEPTED, CONTRACTED, STATES, type State } from './lifecycle.ts'
import { placeShifts } from './place-count.ts'

const standing = (state: State, communeCode = '03390') => ({ programmeId: 'p', year: 2024, communeCode, communeValidFrom: day('2025-07-01'), state })
const told = (from: State, to: State, [before, after] = ['03390', '03390']) =>
  placeShifts(standing(from, before), standing(to, after)).map(({ communeCode, contracted, accepted }) => [communeCode, contracted, accepted])

test('hồ sơ chưa ký hợp đồng không tính cho xã nào, kể cả khi đổi nơi thực hiện', () => {
  assert.deepEqual(told('draft', 'submitted'), [])
  assert.deepEqual(told('draft', 'draft', ['03390', '03424']), [])
})

test('ký hợp đồng thì xã thêm một đề án, nghiệm thu thì thêm một đề án đã nghiệm thu, quyết toán không đổi gì', () => {
  assert.deepEqual(told('assigned', 'underway'), [['03390', 1, 0]])
  assert.deepEqual(told('underway', 'accepted'), [['03390', 0, 1]])
  assert.deepEqual(told('accepted', 'settled'), [])
  assert.deepEqual(told('underway', 'stopped'), [])
})

test('đề án đang thực hiện chuyển sang xã khác thì xã cũ bớt một, xã mới thêm một', () => {
  assert.deepEqual(told('underway', 'underway', ['03424', '03390']), [
    ['03390', 1, 0],
    ['03424', -1, 0],
  ])
})

test('mọi đường đi của một đề án: số giữ ở các xã luôn đúng bằng chỗ nó đang đứng', () => {
  const stop = fc.record({ state: fc.constantFrom(...STATES), commune: fc.constantFrom('03390', '03424', '03388') })
  fc.assert(
    fc.property(fc.array(stop, { minLength: 1, maxLength: 12 }), (stops) => {
      const kept = new Map<string, [number, number]>()
      let at = standing('draft')
      for (const { state, commune } of stops) {
        const to = standing(state, commune)
        for (const { communeCode, contracted, accepted } of placeShifts(at, to)) {
          const [c, a] = kept.get(communeCode) ?? [0, 0]
          kept.set(communeCode, [c + contracted, a + accepted])
        }
        at = to
      }
      for (const [commune, counts] of kept) {
        const here = at.communeCode === commune
        assert.deepEqual(counts, [Number(here && CONTRACTED.includes(at.state)), Number(here && ACCEPTED.includes(at.state))])
      }
    }),
  )
})
