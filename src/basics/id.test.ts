import { test } from 'node:test'
import fc from 'fast-check'
import { idFrom, isId } from './id.ts'

const BYTES = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('mã bản ghi đúng dạng UUID phiên bản 7 và xếp theo thời gian tạo', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 10_000 }), BYTES, BYTES, (ms, later, a, b) => {
      const [first, second] = [idFrom(ms, a), idFrom(ms + later, b)]
      return isId(first) && first[14] === '7' && '89ab'.includes(first[19] as string) && first < second
    }),
  )
})
