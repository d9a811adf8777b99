import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nfc, stacksMarks } from '../basics/text.ts'
import { faultIn, LONGEST_TEXT, MOST_ENTRIES, measured, type Raw } from './readable.ts'

const codeOf = (raw: Raw) => faultIn(raw)?.code
const marks = (count: number) => `e${'\u0323\u0302'.repeat(count / 2)}`

test('chữ dài quá 65.536 ký tự ở bất cứ đâu trong yêu cầu đều bị từ chối trước khi xử lý', () => {
  const long = 'x'.repeat(LONGEST_TEXT + 1)
  for (const raw of [{ a: long }, { a: ['b', long] }, { a: { b: { c: long } } }]) assert.equal(codeOf(raw), 'input.too-long')
  assert.equal(codeOf({ a: 'x'.repeat(LONGEST_TEXT) }), undefined)
})

test('tên mục dài quá 200 ký tự không thuộc biểu mẫu nào', () => {
  assert.equal(codeOf({ ['x'.repeat(201)]: '1' }), 'input.unreadable')
  assert.equal(codeOf({ a: { ['x'.repeat(201)]: '1' } }), 'input.unreadable')
})

test('quá 30 dấu chồng lên một chữ cái thì không ai viết và không được nhận, kể cả trong tên mục', () => {
  assert.equal(codeOf({ a: marks(30) }), undefined)
  assert.equal(codeOf({ a: marks(32) }), 'input.unreadable')
  assert.equal(codeOf({ a: [{ b: marks(32) }] }), 'input.unreadable')
  assert.equal(codeOf({ [marks(32)]: '1' }), 'input.unreadable')
  assert.equal(codeOf({ a: 'Xã Tả Lèng, huyện Tam Đường, tỉnh Lai Châu'.normalize('NFD').repeat(200) }), undefined)
})

test('một yêu cầu có nhiều hơn 2.000 mục, đếm cả mục trong bảng, thì bị từ chối và không giữ lại gì', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, '1']))
  assert.equal(codeOf(many(MOST_ENTRIES)), undefined)
  assert.equal(codeOf(many(MOST_ENTRIES + 1)), 'request.too-many-fields')
  assert.equal(codeOf({ a: Array(MOST_ENTRIES).fill('1') }), 'request.too-many-fields')
  assert.equal(codeOf({ a: Array(40).fill(Array(60).fill('1')) }), 'request.too-many-fields')
  assert.deepEqual(Object.keys(measured(many(MOST_ENTRIES + 1)).raw), [])
})

test('chữ nhận vào, kể cả chữ nằm trong nhóm, giữ theo một cách gõ Unicode', () => {
  const name = 'Chè Tả Lèng'
  const { raw } = measured({ a: name.normalize('NFD'), b: [{ c: name.normalize('NFD') }] })
  assert.equal(JSON.stringify(raw), JSON.stringify({ a: name, b: [{ c: name }] }))
})

test('đưa 60.000 dấu chồng lên một chữ về một cách gõ không tốn nhiều hơn một đoạn văn dài bằng thế', () => {
  const cost = (work: () => void) => {
    const from = process.threadCpuUsage()
    work()
    return process.threadCpuUsage(from).user / 1000
  }
  const plain = 'đề án '.repeat(10_000).normalize('NFD')
  assert.ok(stacksMarks(marks(60_000)))
  const [heaped, written] = [cost(() => nfc(marks(60_000))), cost(() => nfc(plain))]
  assert.ok(heaped < 50 + 20 * written, `${heaped} ms so với ${written} ms`)
  assert.equal(nfc(marks(60_000)).length <= 31, true)
})
