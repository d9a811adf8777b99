import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { divideHalfUp, dong, formatDong, formatPercent, formatTrieu, parseDong, shareOf, split, sum } from './money.ts'

test('số tiền nhập theo cách viết Việt Nam được đọc đúng', () => {
  const cases: [string, bigint | undefined][] = [
    ['300.000.000', 300_000_000n],
    ['300000000', 300_000_000n],
    ['1.250.000 đ', 1_250_000n],
    ['1.250.000 đồng', 1_250_000n],
    [' 75 300 000 000 ', 75_300_000_000n],
    ['９９９', 999n],
    ['１．２５０．０００', 1_250_000n],
    ['1.250.000 ₫', 1_250_000n],
    ['1.250.000 ĐỒNG', 1_250_000n],
    ['007', 7n],
    ['0', 0n],
  ]
  for (const [text, amount] of cases) assert.equal(parseDong(text), amount, text)
})

test('số tiền viết mơ hồ bị từ chối chứ không đọc sai một nghìn lần', () => {
  for (const text of ['1,5', '1.5', '1,250,000', '12.34', '1.234,5', '-5', '', '1e3', '1.2345', '.500', '5.', '1_000', '0x10', '1.000.00'])
    assert.equal(parseDong(text), undefined, text)
})

test('số đứng đầu bằng 0, số mũ, số khoanh tròn, chữ số lạ và dãy dài vô lý không phải là số tiền', () => {
  for (const text of ['0.500', '000.300.000', '0 500', '5²', '²', '①', '½', '٣', '٣٠٠', '-0', '+5', '5 VND', '1.234 567', '9'.repeat(61)])
    assert.equal(parseDong(text), undefined, text)
})

test('số tiền in ra đọc lại đúng từng đồng, kể cả trên 2 luỹ thừa 53', () => {
  const edges = [0n, 1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 9_999_999_999_999_999n]
  for (const amount of edges) assert.equal(parseDong(formatDong(amount)), amount)
  fc.assert(fc.property(fc.bigInt(0n, 10n ** 20n), (amount) => parseDong(formatDong(amount)) === amount))
})

test('bảng in triệu đồng với dấu phẩy thập phân, làm tròn một quy tắc', () => {
  const cases: [bigint, number, string][] = [
    [75_300_000_000n, 3, '75.300'],
    [28_500_000n, 3, '28,5'],
    [1_234_567n, 3, '1,235'],
    [499_999n, 0, '0'],
    [500_000n, 0, '1'],
    [-10_000_000n, 3, '-10'],
    [-400_000n, 1, '-0,4'],
    [0n, 3, '0'],
  ]
  for (const [amount, decimals, text] of cases) assert.equal(formatTrieu(amount, decimals), text)
})

test('tỷ lệ của Quyết định 407 in 64,3 % và 35,7 %', () => {
  assert.equal(formatPercent(48_400n, 75_300n), '64,3%')
  assert.equal(formatPercent(26_900n, 75_300n), '35,7%')
  assert.equal(formatPercent(1n, 0n), '-')
})

test('chia một số tiền thành nhiều phần thì cộng lại luôn đủ', () => {
  const weights = fc.array(fc.bigInt(0n, 1000n), { minLength: 1, maxLength: 20 }).filter((list) => list.some((weight) => weight > 0n))
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), weights, (whole, list) => {
      const parts = split(dong(whole), list)
      return sum(parts) === whole && parts.every((part, i) => part >= 0n && (list[i] !== 0n || part === 0n))
    }),
    { numRuns: 100_000 },
  )
})

test('hỗ trợ theo tỷ lệ không bao giờ vượt tỷ lệ dù một đồng', () => {
  assert.equal(shareOf(548_000_000n, 5000), 274_000_000n)
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 14n),
      fc.integer({ min: 0, max: 10_000 }),
      (cost, points) => shareOf(cost, points) * 10_000n <= cost * BigInt(points),
    ),
  )
})

test('làm tròn nửa lên theo độ lớn, đối xứng với số âm', () => {
  assert.deepEqual(
    [5n, -5n, 4n, 15n].map((n) => divideHalfUp(n, 10n)),
    [1n, -1n, 0n, 2n],
  )
})
