// Shares as they are printed: they close, or the page says why they do not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dong } from '../basics/money.ts'
import { moneyView } from '../reports/money.ts'
import { sharesClose } from './front.ts'

function moneyOf(counterpart: bigint, national: bigint, provincial: bigint) {
  const one = (source: string, kind: 'state' | 'counterpart', amount: bigint) =>
    ({
      source,
      position: 1,
      name: source,
      kind,
      level: source === 'national' ? 'national' : 'local',
      plannedDong: dong(amount),
      withdrawn: false,
    }) as const
  const sources = [one('counterpart', 'counterpart', counterpart), one('national', 'state', national), one('provincial', 'state', provincial)]
  return moneyView({ sources, years: [], funds: [] })
}

test('the shares of Lai Châu close: 64,3 + 21,0 + 14,7 = 100,0 and 21,0 + 14,7 = 35,7', () => {
  assert.equal(sharesClose(moneyOf(48_400n, 15_820n, 11_080n)), true)
})

test('three equal sources print 33,3 three times, which does not close, and the page must say so', () => {
  assert.equal(sharesClose(moneyOf(1n, 1n, 1n)), false)
})
