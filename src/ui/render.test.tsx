import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawnOnce, renderDocument } from './render.ts'

/** A component that counts how often it is drawn. */
function counted() {
  let times = 0
  const Sheet = ({ amount, note }: { amount: bigint | string; note?: string }) => {
    times += 1
    return <p title={note}>{`${amount} đồng & hơn`}</p>
  }
  return { Sheet, times: () => times }
}

test('a sheet of the same figures is drawn once; a figure that changed is drawn anew', () => {
  const { Sheet, times } = counted()
  const page = (amount: bigint) => renderDocument(<main>{drawnOnce(Sheet, { amount })}</main>)
  assert.equal(page(75_300n), '<!doctype html><main><p>75300 đồng &amp; hơn</p></main>')
  assert.equal(page(75_300n), page(75_300n))
  assert.equal(times(), 1)
  assert.match(page(75_301n), /75301/)
  assert.equal(times(), 2)
})

test('an amount and a word of the same digits are different facts, and so are the sheets of two pages', () => {
  const [one, other] = [counted(), counted()]
  drawnOnce(one.Sheet, { amount: 1n })
  drawnOnce(one.Sheet, { amount: '1' })
  drawnOnce(other.Sheet, { amount: 1n })
  assert.deepEqual([one.times(), other.times()], [2, 1])
})

test('only so many sheets are kept, the oldest goes first', () => {
  const { Sheet, times } = counted()
  for (let amount = 0n; amount < 100n; amount++) drawnOnce(Sheet, { amount })
  drawnOnce(Sheet, { amount: 99n })
  assert.equal(times(), 100)
  drawnOnce(Sheet, { amount: 0n })
  assert.equal(times(), 101)
})

test('facts that cannot be compared are refused', () => {
  assert.throws(() => drawnOnce((_: { rows: Map<string, bigint> }) => <p />, { rows: new Map() }), /plain data/)
})
