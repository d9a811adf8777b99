import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { doubtOf, maskEmail, maskIdentity, maskPhone, readIdentity, readPhone, rootOf } from './establishment.ts'

describe('the number of an establishment', () => {
  const READ: readonly (readonly [string, string | null])[] = [
    ['0100109106', '0100109106'],
    ['0100109106-001', '0100109106-001'],
    ['0100109106001', '0100109106-001'],
    [' 0100 109 106 ', '0100109106'],
    ['0100109106 – 001', '0100109106-001'],
    ['0100109106\u2011001', '0100109106-001'],
    ['\u200e0100109106', '0100109106'],
    ['０１００１０９１０６', '0100109106'],
    ['012090001234', '012090001234'],
    ['', null],
  ]
  for (const [typed, read] of READ) {
    test(`"${typed}" is read as ${read ?? 'no number'}`, () => assert.equal(readIdentity(typed), read))
  }

  for (const typed of ['123', '01001091061', '0100109106-01', '01001091o6', '12345678901234']) {
    test(`"${typed}" is not a number of 10, 13 or 12 digits`, () => assert.equal(readIdentity(typed), undefined))
  }

  for (const known of ['0100109106', '0100686209', '0300588569', '0100100079']) {
    test(`${known}, a real enterprise, passes the check digit`, () => assert.equal(doubtOf(known), undefined))
  }

  test('a changed digit raises a warning, and a branch is judged by its enterprise', () => {
    assert.equal(doubtOf('0100109107'), 'check-digit-wrong')
    assert.equal(doubtOf('0100109107-001'), 'check-digit-wrong')
    assert.equal(doubtOf('0100109106-001'), undefined)
  })

  test('where the sum divides by 11 the number is open, whatever its last digit', () => {
    for (let last = 0; last < 10; last++) assert.equal(doubtOf(`000000000${last}`), 'check-digit-open')
  })

  test('twelve digits of a person carry no check digit', () => assert.equal(doubtOf('012090001234'), undefined))

  test('exactly one last digit passes unless the sum divides by 11', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), (nine) => {
        const doubts = Array.from({ length: 10 }, (_, last) => doubtOf(`${nine}${last}`))
        const right = doubts.filter((doubt) => doubt === undefined).length
        assert.equal(right, doubts[0] === 'check-digit-open' ? 0 : 1)
      }),
    )
  })

  test('a changed digit among the first nine is always noticed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), fc.nat(8), fc.integer({ min: 1, max: 9 }), (nine, place, shift) => {
        const right = Array.from({ length: 10 }, (_, last) => `${nine}${last}`).find((number) => doubtOf(number) === undefined)
        fc.pre(right !== undefined)
        const digits = [...(right as string)]
        digits[place] = String((Number(digits[place]) + shift) % 10)
        assert.notEqual(doubtOf(digits.join('')), undefined)
      }),
    )
  })

  test('what was read is read the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^\d{10}$/), fc.stringMatching(/^\d{12}$/), fc.stringMatching(/^\d{10}-?\d{3}$/)), (typed) => {
        const once = readIdentity(typed)
        assert.ok(typeof once === 'string')
        assert.equal(readIdentity(once), once)
        assert.equal(rootOf(once).length, once.length === 12 ? 12 : 10)
      }),
    )
  })
})

describe('contact', () => {
  for (const typed of ['0912345214', '0912 345 214', '+84 912 345 214', '+84(0)912.345.214', '0084912345214']) {
    test(`"${typed}" is the telephone 0912345214`, () => assert.equal(readPhone(typed), '0912345214'))
  }
  for (const typed of ['912345214', '09123', 'không có', '0912345214567']) {
    test(`"${typed}" is no telephone number`, () => assert.equal(readPhone(typed), undefined))
  }

  test('lists show 09xx xxx 214, 62xxxxx345 and h…@gmail.com', () => {
    assert.equal(maskPhone('0912345214'), '09xx xxx 214')
    assert.equal(maskIdentity('6200012345'), '62xxxxx345')
    assert.equal(maskIdentity('6200012345-001'), '62xxxxxxxx-001')
    assert.equal(maskEmail('htx.tapin@gmail.com'), 'h…@gmail.com')
    assert.deepEqual([maskPhone(''), maskIdentity(null), maskEmail('')], ['', '', ''])
  })

  test('at most five digits of a number can be seen when it is masked', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0\d{9}$/), fc.stringMatching(/^\d{12}$/), (phone, person) => {
        assert.equal(maskPhone(phone).replace(/\D/g, '').length, 5)
        assert.equal(maskIdentity(person).replace(/\D/g, '').length, 5)
      }),
    )
  })
})
