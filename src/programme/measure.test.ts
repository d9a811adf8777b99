import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { figureOf, formatGoal, isReached } from './goal.ts'
import { type Counted, flowOver, ratioOver, stockOver, valueOver } from './measure.ts'

const years = fc.uniqueArray(fc.record({ year: fc.integer({ min: 2021, max: 2040 }), value: fc.integer({ min: 0, max: 1_000_000 }) }), {
  selector: (one) => one.year,
  minLength: 1,
})
const parts = fc.uniqueArray(
  fc
    .integer({ min: 0, max: 1_000 })
    .chain((part) =>
      fc.record({ year: fc.integer({ min: 2021, max: 2040 }), part: fc.constant(part), whole: fc.integer({ min: Math.max(part, 1), max: 2_000 }) }),
    ),
  { selector: (one) => one.year, minLength: 1 },
)

test('a flow over the period is the sum of its years, a stock is what stood last, a ratio is made from its parts', () => {
  const counted: Counted[] = [
    { year: 2022, value: 7 },
    { year: 2021, value: 3 },
  ]
  assert.equal(valueOver({ kind: 'flow', years: counted }), 10)
  assert.equal(valueOver({ kind: 'stock', years: counted }), 7)
  assert.equal(
    valueOver({
      kind: 'ratio',
      years: [
        { year: 2021, part: 1, whole: 2 },
        { year: 2022, part: 30, whole: 40 },
      ],
    }),
    31 / 42,
  )
  assert.equal(valueOver({ kind: 'stock', years: [] }), undefined)
  assert.equal(valueOver({ kind: 'ratio', years: [{ year: 2021, part: 0, whole: 0 }] }), undefined)
})

test('the order in which years are given never changes a figure', () => {
  fc.assert(
    fc.property(years, (given) => {
      const backwards = [...given].reverse()
      assert.equal(flowOver(backwards), flowOver(given))
      assert.equal(stockOver(backwards), stockOver(given))
    }),
  )
})

test('a flow of two stretches is the flow of the whole; a stock of the whole is the stock of the later stretch', () => {
  fc.assert(
    fc.property(years, fc.integer({ min: 2021, max: 2040 }), (given, cut) => {
      const early = given.filter((one) => one.year < cut)
      const late = given.filter((one) => one.year >= cut)
      assert.equal(flowOver(early) + flowOver(late), flowOver(given))
      assert.equal(stockOver(late) ?? stockOver(early), stockOver(given))
    }),
  )
})

test('a ratio over years lies between the smallest and the largest yearly ratio, which a sum of ratios would not', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const whole = ratioOver(given)
      assert.ok(whole)
      const yearly = given.map((one) => one.part / one.whole)
      const value = whole.part / whole.whole
      assert.ok(value >= Math.min(...yearly) - 1e-12 && value <= Math.max(...yearly) + 1e-12)
    }),
  )
})

test('goals print as the decision writes them and are reached by number, by the lower end of a range, or by passing', () => {
  const cases: [Parameters<typeof formatGoal>[0], string, number | undefined, number, boolean | undefined][] = [
    [{ kind: 'number', value: 240 }, '240', 240, 240, true],
    [{ kind: 'number', value: 1234.5 }, '1.234,5', 1234.5, 1234, false],
    [{ kind: 'range', from: 5, to: 10 }, 'từ 5 đến 10', 5, 5, true],
    [{ kind: 'more-than', value: 50 }, 'trên 50', 50, 50, false],
    [{ kind: 'more-than', value: 50 }, 'trên 50', 50, 51, true],
    [{ kind: 'words', text: 'Không giao số lượng' }, 'Không giao số lượng', undefined, 3, undefined],
  ]
  for (const [goal, text, figure, counted, reached] of cases) {
    assert.equal(formatGoal(goal), text)
    assert.equal(figureOf(goal), figure)
    assert.equal(isReached(goal, counted), reached)
  }
})
