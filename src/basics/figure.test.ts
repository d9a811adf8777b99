import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatFigure } from './figure.ts'

test('số nhỏ hay lớn đến đâu cũng in theo cách viết Việt Nam', () => {
  const printed = [0, 12.5, 1_000, 0.000_000_001, 999_999_999_999_999, 0.1 + 0.2].map(formatFigure)
  assert.deepEqual(printed, ['0', '12,5', '1.000', '0,000000001', '999.999.999.999.999', '0,3'])
})
