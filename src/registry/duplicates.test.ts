import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { coreName, possibleDuplicates, type Reason, reasonsFor } from './duplicates.ts'
import { distance, toneKey, trigramShare } from './likeness.ts'

function named(name: string, more: { identityNo?: string; phone?: string; id?: string } = {}) {
  return { id: more.id ?? name, name, identityNo: more.identityNo ?? null, phone: more.phone ?? '' }
}

const NAMES: readonly (readonly [string, string, Reason | 'none'])[] = [
  ['Công ty TNHH MTV Chè Tả Lèng', 'Cty TNHH Chè Tả Lèng', 'same-name'],
  ['HTX Miến dong Bình Lư', 'Hợp tác xã miến dong Bình Lư', 'same-name'],
  ['HTX Hoà Bình', 'HTX Hòa Bình', 'tone-placement'],
  ['HTX Thuỷ Tiên', 'Hợp tác xã Thủy Tiên', 'tone-placement'],
  ['Cty TNHH che Ta Leng', 'Công ty TNHH Chè Tả Lèng', 'marks-differ'],
  ['HTX Hòa Bình', 'HTX Hóa Bình', 'marks-differ'],
  ['Công ty CP Chè Than Uyên', 'Công ty CP Chè Thаn Uyên', 'look-alike-letters'],
  ['HTX Mắc ca Đoàn Kết', 'HTX Mắc ca Ðoàn Kết', 'look-alike-letters'],
  ['HTX Miến dong Bình Lư', 'HTX Miến rong Bình Lư', 'alike-name'],
  ['Công ty CP Đầu tư phát triển Bảo Dương', 'Công ty CP Đầu tư và phát triển Bảo Dương', 'alike-name'],
  ['HTX Chè Tả Lèng', 'HTX Miến dong Bình Lư', 'none'],
  ['Tổ hợp tác dệt số 1', 'Tổ hợp tác dệt số 2', 'none'],
  ['HTX An', 'HTX Ân Phú', 'none'],
]

describe('names', () => {
  for (const [one, other, expected] of NAMES) {
    test(`"${one}" beside "${other}": ${expected}`, () => {
      const reasons = reasonsFor(named(one, { id: '1' }), named(other, { id: '2' }))
      assert.deepEqual(reasons, expected === 'none' ? [] : [expected])
      assert.deepEqual(reasonsFor(named(other, { id: '2' }), named(one, { id: '1' })), reasons, 'the same seen from the other side')
    })
  }

  test('words of the legal form do not count, but a name made of them alone keeps them', () => {
    assert.equal(coreName('Công ty trách nhiệm hữu hạn một thành viên Chè Tả Lèng'), 'che ta leng')
    assert.equal(coreName('Hộ kinh doanh Lò Văn Panh'), 'lo van panh')
    assert.equal(coreName('Hợp tác xã'), 'hop tac xa')
    assert.equal(coreName('Công tyre Lai Châu'), 'cong tyre lai chau', 'a word that only begins alike stays')
  })
})

describe('numbers', () => {
  test('the same tax number is the strongest sign and stands first', () => {
    const one = named('HTX Chè Tả Lèng', { id: '1', identityNo: '6200012345', phone: '0912345214' })
    const found = possibleDuplicates(one, [
      named('HTX Chè Tả Lèng', { id: '2' }),
      named('Một tên khác hẳn', { id: '3', identityNo: '6200012345' }),
      named('Tên thứ tư', { id: '4', phone: '0912345214' }),
      named('Không liên quan', { id: '5', identityNo: '6200099999', phone: '0900000000' }),
    ])
    assert.deepEqual(
      found.map(({ other, reasons }) => [other.id, reasons]),
      [
        ['3', ['same-number']],
        ['2', ['same-name']],
        ['4', ['same-phone']],
      ],
    )
  })

  test('a branch of the same enterprise is pointed out as such', () => {
    assert.deepEqual(reasonsFor(named('A', { identityNo: '6200012345-001' }), named('B', { identityNo: '6200012345' })), ['same-enterprise'])
  })

  test('two establishments without number and telephone are not the same for that', () => {
    assert.deepEqual(reasonsFor(named('Chè Tả Lèng'), named('Miến Bình Lư')), [])
  })

  test('nobody is a duplicate of itself', () => {
    const one = named('HTX Chè Tả Lèng', { id: '1' })
    assert.deepEqual(possibleDuplicates(one, [one]), [])
  })
})

describe('the sums beneath', () => {
  const word = fc.stringMatching(/^[a-z ]{0,12}$/)

  test('distance is 0 for the same, never more than the longer, the same both ways, and takes no short cut', () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        assert.equal(distance(a, a), 0)
        assert.ok(distance(a, b) <= Math.max(a.length, b.length))
        assert.equal(distance(a, b), distance(b, a))
        assert.ok(distance(a, c) <= distance(a, b) + distance(b, c))
      }),
    )
  })

  test('shared threes run from 0 to 1 and are all for the same word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const share = trigramShare(a, b)
        assert.ok(share >= 0 && share <= 1)
        assert.equal(trigramShare(a, a), 1)
        assert.equal(share, trigramShare(b, a))
      }),
    )
  })

  for (const [a, b] of [
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['khoẻ', 'khỏe'],
    ['Pa Khoá', 'Pa Khóa'],
  ] as const) {
    test(`${a} and ${b} are one spelling`, () => assert.equal(toneKey(a), toneKey(b)))
  }
  for (const [a, b] of [
    ['hòa', 'hóa'],
    ['ma', 'má'],
    ['tư', 'tu'],
    ['dong', 'đong'],
  ] as const) {
    test(`${a} and ${b} are two words`, () => assert.notEqual(toneKey(a), toneKey(b)))
  }
})
