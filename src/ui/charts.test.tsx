import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTrieu } from '../basics/money.ts'
import { SourceBars, SplitBar, TargetBar } from './bar-charts.tsx'
import { renderPart } from './render.ts'
import { percentOf, printAmount, ticksTo } from './scale.ts'
import { TileMap } from './tile-map.tsx'
import { YearColumns } from './year-charts.tsx'

function widths(html: string): number[] {
  return [...html.matchAll(/<rect[^>]* width="([\d.]+)%"/g)].map(([, width]) => Number(width))
}

test('the bar of a target is as long as its attainment and never leaves its track', () => {
  assert.match(renderPart(<TargetBar percent={63.3} />), /aria-label="Đạt 63,3%"><rect class="fill counted" width="63.3%"/)
  assert.deepEqual(widths(renderPart(<TargetBar percent={140} />)), [100])
  assert.deepEqual(widths(renderPart(<TargetBar percent={0} />)), [0])
})

test('a target that was reached turns green, and one without a quantity is hatched', () => {
  assert.match(renderPart(<TargetBar percent={100} />), /fill reached/)
  assert.match(renderPart(<TargetBar />), /class="target-bar none" role="img" aria-label="Không giao số lượng"/)
})

test('the three sources of QĐ 407 fill the bar in their true shares', () => {
  const html = renderPart(
    <SplitBar
      label="Kinh phí"
      parts={[
        { of: 'doiung', name: 'Cơ sở', value: 48400_000_000n },
        { of: 'kcqg', name: 'Quốc gia', value: 15820_000_000n },
        { of: 'tinh', name: 'Tỉnh', value: 11080_000_000n },
      ]}
      print={(value) => formatTrieu(BigInt(value))}
    />,
  )
  assert.deepEqual(widths(html), [64.3, 21, 14.7])
  assert.match(html, /aria-label="Kinh phí: Cơ sở 48\.400; Quốc gia 15\.820; Tỉnh 11\.080"/)
})

test('a total of nothing draws an empty bar instead of failing', () => {
  assert.deepEqual(widths(renderPart(<SplitBar label="Kinh phí" parts={[{ of: 'kcqg', name: 'Quốc gia', value: 0n }]} />)), [0])
  assert.equal(percentOf(5n, 0n), 0)
})

test('the total of a stage is added in đồng, not in rounded numbers', () => {
  const html = renderPart(
    <SourceBars
      label="Khâu"
      stages={[
        {
          name: 'Cam kết',
          parts: [
            { of: 'kcqg', value: 9_007_199_254_740_993n },
            { of: 'tinh', value: 2n },
          ],
        },
      ]}
    />,
  )
  assert.match(html, /9\.007\.199\.254\.740\.995/)
})

test('the scale ends at a round figure at or above the highest, in at most six lines', () => {
  assert.deepEqual(ticksTo(21004), [0, 5000, 10000, 15000, 20000, 25000])
  assert.deepEqual(ticksTo(4), [0, 1, 2, 3, 4])
  assert.deepEqual(ticksTo(0), [0, 1])
  for (const max of [1, 7, 12, 99, 101, 5270, 75300n, 26_900_000_000n]) {
    const ticks = ticksTo(max)
    assert.ok(Number(ticks.at(-1)) >= Number(max) && ticks.length <= 6, `${max}: ${ticks}`)
  }
})

test('a year with a plan and nothing counted shows the plan alone; a year without a plan shows none', () => {
  const html = renderPart(
    <YearColumns
      label="Theo năm"
      years={[
        { year: '2024', plan: 13054 },
        { year: '2025', counted: 9714 },
      ]}
    />,
  )
  assert.equal(html.match(/<rect class="plan"/g)?.length, 1)
  assert.equal(html.match(/<rect class="counted"/g)?.length, 1)
  assert.match(html, /13\.054/)
  assert.match(html, /9\.714/)
})

test('a public chart is drawn a second time for a phone', () => {
  const years = [{ year: '2025', plan: 1 }]
  assert.equal(renderPart(<YearColumns label="A" years={years} phone="redraw" />).match(/<svg/g)?.length, 2)
  assert.equal(renderPart(<YearColumns label="A" years={years} />).match(/<svg/g)?.length, 1)
})

test('a commune with more đề án wears a darker step, and its number is printed', () => {
  const html = renderPart(
    <TileMap
      label="Đề án theo xã"
      tiles={[
        { name: 'Thu Lũm', column: 0, row: 0, value: 0 },
        { name: 'Bản Bo', column: 1, row: 0, value: 2 },
        { name: 'Tân Phong', column: 2, row: 0, value: 9 },
      ]}
    />,
  )
  assert.deepEqual(
    [...html.matchAll(/class="tile (q\d)"/g)].map(([, shade]) => shade),
    ['q0', 'q2', 'q4'],
  )
  assert.match(html, /4 trở lên/)
})

test('numbers are printed with dots for thousands and a comma for decimals', () => {
  assert.equal(printAmount(75300), '75.300')
  assert.equal(printAmount(28.5), '28,5')
  assert.equal(printAmount(-10_000_000n), '-10.000.000')
})
