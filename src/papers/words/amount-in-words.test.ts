import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { amountInWords, numberInWords } from './amount-in-words.ts'

const READ: readonly (readonly [bigint, string])[] = [
  [0n, 'Không đồng'],
  [14n, 'Mười bốn đồng'],
  [15n, 'Mười lăm đồng'],
  [20n, 'Hai mươi đồng'],
  [21n, 'Hai mươi mốt đồng'],
  [24n, 'Hai mươi tư đồng'],
  [25n, 'Hai mươi lăm đồng'],
  [44n, 'Bốn mươi tư đồng'],
  [55n, 'Năm mươi lăm đồng'],
  [91n, 'Chín mươi mốt đồng'],
  [101n, 'Một trăm linh một đồng'],
  [105n, 'Một trăm linh năm đồng'],
  [111n, 'Một trăm mười một đồng'],
  [115n, 'Một trăm mười lăm đồng'],
  [1_001n, 'Một nghìn không trăm linh một đồng'],
  [1_010n, 'Một nghìn không trăm mười đồng'],
  [10_005n, 'Mười nghìn không trăm linh năm đồng'],
  [105_000n, 'Một trăm linh năm nghìn đồng'],
  [1_000_001n, 'Một triệu không trăm linh một đồng'],
  [1_000_100n, 'Một triệu một trăm đồng'],
  [1_001_000n, 'Một triệu không trăm linh một nghìn đồng'],
  [1_005_000n, 'Một triệu không trăm linh năm nghìn đồng'],
  [1_100_000n, 'Một triệu một trăm nghìn đồng'],
  [25_500_000n, 'Hai mươi lăm triệu năm trăm nghìn đồng'],
  [40_000_000n, 'Bốn mươi triệu đồng'],
  [300_000_000n, 'Ba trăm triệu đồng'],
  [1_000_000_001n, 'Một tỷ không trăm linh một đồng'],
  [1_001_000_001n, 'Một tỷ không trăm linh một triệu không trăm linh một đồng'],
  [1_234_567_890n, 'Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi đồng'],
  [3_666_984_000n, 'Ba tỷ sáu trăm sáu mươi sáu triệu chín trăm tám mươi tư nghìn đồng'],
  [11_080_000_000n, 'Mười một tỷ không trăm tám mươi triệu đồng'],
  [75_300_000_000n, 'Bảy mươi lăm tỷ ba trăm triệu đồng'],
  [1_000_000_000_005n, 'Một nghìn tỷ không trăm linh năm đồng'],
  [2_005_000_015_000n, 'Hai nghìn không trăm linh năm tỷ không trăm mười lăm nghìn đồng'],
  [-25n, 'Âm hai mươi lăm đồng'],
]

test('each amount of the agreed table is read as officials read it', () => {
  for (const [amount, words] of READ) assert.equal(amountInWords(amount), words)
})

test('two different amounts are never read alike', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n), (a, b) => {
      assert.equal(numberInWords(a) === numberInWords(b), a === b)
    }),
  )
})

test('what is read can be written back as the same number', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), (amount) => {
      assert.equal(written(numberInWords(amount)), amount)
    }),
  )
})

const VALUES: Readonly<Record<string, bigint>> = {
  không: 0n,
  một: 1n,
  mốt: 1n,
  hai: 2n,
  ba: 3n,
  bốn: 4n,
  tư: 4n,
  năm: 5n,
  lăm: 5n,
  sáu: 6n,
  bảy: 7n,
  tám: 8n,
  chín: 9n,
}
const SCALES: Readonly<Record<string, bigint>> = { nghìn: 1_000n, triệu: 1_000_000n }

/** An independent reader: words back to a number. */
function written(words: string): bigint {
  const parts = words.split(' tỷ')
  if (parts.length > 1) return written(parts.slice(0, -1).join(' tỷ')) * 1_000_000_000n + written((parts.at(-1) ?? '').trim() || 'không')
  let total = 0n
  let group = 0n
  let last = 0n
  for (const word of words.split(' ')) {
    const scale = SCALES[word]
    if (scale !== undefined) {
      total += (group + last) * scale
      group = 0n
      last = 0n
    } else if (word === 'trăm' || word === 'mươi') {
      group += last * (word === 'trăm' ? 100n : 10n)
      last = 0n
    } else if (word === 'mười') group += 10n
    else if (word !== 'linh') last = VALUES[word] as bigint
  }
  return total + group + last
}
