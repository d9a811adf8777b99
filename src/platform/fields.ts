// What forms may hold, each with the Vietnamese sentence that cures a wrong entry. Rooms build their inputs from these.
import { z } from 'zod'
import { type Day, parseDay } from '../basics/day.ts'
import { type Dong, formatDong, parseDong, ZERO } from '../basics/money.ts'
import { isNumberOfSomebody } from '../basics/tax-number.ts'
import { tidyLine, tidyLines } from '../basics/text.ts'
import { listed, text } from './bounded.ts'

export { groupOf, text } from './bounded.ts'

const MOST_DONG = 9_999_999_999_999_999n

/** As typed, with spaces and both ways of writing marks, text may be longer than it is once tidied. */
const asTyped = (max: number) => Math.min(65_536, 4 * max + 200)
/** A number, a day, a code from a list: nobody types more. */
const SHORT = 100

const tooLong = (what: string, max: number) => `Rút gọn ${what} còn không quá ${max} ký tự.`

/** One line of text. `what` is the label in lower case: "tên đề án". */
export function lineField(what: string, max = 300) {
  return text(asTyped(max), { error: `Nhập ${what}.`, tooLong: tooLong(what, max) })
    .transform(tidyLine)
    .pipe(z.string().min(1, `Nhập ${what}.`).max(max, tooLong(what, max)))
}

/** A code out of a list, or nothing at all: what does not look like one comes from no form. */
export function codeField(shape: RegExp, wrong: string) {
  return text(SHORT * 2, { error: wrong, tooLong: wrong }).regex(shape, wrong)
}

/** A year chosen from a list. */
export function pickedYear(what: string) {
  const wrong = `Chọn ${what}.`
  return z
    .union([digits(/^\d{4}$/, wrong), z.number()], { error: wrong })
    .transform(Number)
    .pipe(z.number().int(wrong).min(1990, wrong).max(2200, wrong))
}

function digits(shape: RegExp, wrong: string) {
  return text(SHORT, { error: wrong, tooLong: wrong }).trim().regex(shape, wrong)
}

export function optionalLine(what: string, max = 300) {
  return text(asTyped(max), { tooLong: tooLong(what, max) })
    .default('')
    .transform(tidyLine)
    .pipe(z.string().max(max, tooLong(what, max)))
}

/** Several lines; line breaks stay. */
export function paragraphField(what: string, max = 8000) {
  return text(asTyped(max), { error: `Nhập ${what}.`, tooLong: tooLong(what, max) })
    .transform(tidyLines)
    .pipe(z.string().min(1, `Nhập ${what}.`).max(max, tooLong(what, max)))
}

export function optionalParagraph(what: string, max = 8000) {
  return text(asTyped(max), { tooLong: tooLong(what, max) })
    .default('')
    .transform(tidyLines)
    .pipe(z.string().max(max, tooLong(what, max)))
}

const NOT_MONEY = 'Số tiền không hợp lệ. Nhập số nguyên lớn hơn 0, ví dụ 300.000.000.'
const NOT_AMOUNT = 'Số tiền không hợp lệ. Nhập số nguyên, ví dụ 300.000.000.'
/** JSON numbers lose đồng past 2^53, so amounts travel as text. */
const NOT_TEXT = 'Số tiền gửi dạng chuỗi chữ số, ví dụ "300000000".'

/** Told as what it is: an amount of ten digits goes through every cap of a rich province. */
const NUMBER_OF_SOMEBODY =
  'Số này giống mã số thuế, số định danh hoặc số điện thoại, không giống số tiền. Nhập số tiền, có dấu chấm ngăn hàng nghìn, ví dụ 300.000.000.'

function readMoney(typed: string): Dong | undefined {
  const amount = parseDong(typed)
  return amount !== undefined && amount <= MOST_DONG ? amount : undefined
}

/** Whole đồng, more than zero. */
export function moneyField(what: string) {
  const error = ({ input }: { input?: unknown }) => (input === undefined ? `Nhập ${what}.` : NOT_TEXT)
  return text(SHORT, { error, tooLong: NOT_MONEY }).transform((typed, context): Dong => {
    const amount = readMoney(typed)
    if (isNumberOfSomebody(typed)) context.addIssue({ code: 'custom', message: NUMBER_OF_SOMEBODY })
    else if (amount !== undefined && amount > 0n) return amount
    else context.addIssue({ code: 'custom', message: typed.trim() === '' ? `Nhập ${what}.` : NOT_MONEY })
    return z.NEVER
  })
}

/** Whole đồng, zero allowed; an empty field is zero. */
export function moneyOrZero() {
  return text(SHORT, { error: NOT_TEXT, tooLong: NOT_AMOUNT })
    .default('')
    .transform((typed, context): Dong => {
      const amount = typed.trim() === '' ? ZERO : readMoney(typed)
      if (amount !== undefined && !isNumberOfSomebody(typed)) return amount
      context.addIssue({ code: 'custom', message: amount === undefined ? NOT_AMOUNT : NUMBER_OF_SOMEBODY })
      return z.NEVER
    })
}

const NOT_DAY = 'Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2025.'

export function dayField(what: string) {
  return text(SHORT, { error: `Nhập ${what}.`, tooLong: NOT_DAY }).transform((typed, context): Day => {
    const value = parseDay(typed)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: typed.trim() === '' ? `Nhập ${what}.` : NOT_DAY })
    return z.NEVER
  })
}

export function optionalDay() {
  return text(SHORT, { tooLong: NOT_DAY })
    .default('')
    .transform((typed, context): Day | undefined => {
      if (typed.trim() === '') return undefined
      const value = parseDay(typed)
      if (value !== undefined) return value
      context.addIssue({ code: 'custom', message: NOT_DAY })
      return z.NEVER
    })
}

export function wholeField(what: string, min: number, max: number) {
  const wrong = `Nhập ${what} là số nguyên từ ${min} đến ${max < 10_000 ? max : formatDong(BigInt(max))}.`
  return z
    .union([digits(/^\d{1,9}$/, wrong), z.number()], { error: wrong })
    .transform(Number)
    .pipe(z.number().int(wrong).min(min, wrong).max(max, wrong))
}

export function choiceField<const T extends readonly [string, ...string[]]>(what: string, values: T) {
  return z.enum(values, { error: `Chọn ${what}.` })
}

/** A checkbox: "on" or "true" is yes, absent is no. */
export const tick = z
  .union([z.literal('on'), z.literal('true'), z.literal(true), z.literal(''), z.literal('false'), z.literal(false)])
  .default(false)
  .transform((value) => value === 'on' || value === 'true' || value === true)

export const idField = codeField(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Mã bản ghi không hợp lệ. Mở lại trang rồi thử lại.')

/** The version of the record that the person was looking at. */
export const versionField = wholeField('phiên bản', 1, 1_000_000)

/** Repeated fields of a table, one list a column. One row arrives as a single value. */
export function listOf<T extends z.ZodType>(item: T, most = 200) {
  return listed(item, most).prefault([])
}
