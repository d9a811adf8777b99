// What forms may hold, each with the Vietnamese sentence that cures a wrong entry. Rooms build their inputs from these.
import { z } from 'zod'
import { type Day, parseDay } from '../basics/day.ts'
import { type Dong, formatDong, parseDong, ZERO } from '../basics/money.ts'
import { tidyLine } from '../basics/text.ts'

const MOST_DONG = 9_999_999_999_999_999n

/** One line of text. `what` is the label in lower case: "tên đề án". */
export function lineField(what: string, max = 300) {
  return z
    .string({ error: `Nhập ${what}.` })
    .transform(tidyLine)
    .pipe(z.string().min(1, `Nhập ${what}.`).max(max, `Rút gọn ${what} còn không quá ${max} ký tự.`))
}

/** A code chosen from a list that only the records know; nothing chosen is told as such. */
export function pickedField(what: string, max = 60) {
  const wrong = `Chọn ${what}.`
  return z.string({ error: wrong }).transform(tidyLine).pipe(z.string().min(1, wrong).max(max, wrong))
}

/** A year chosen from a list. */
export function pickedYear(what: string) {
  const wrong = `Chọn ${what}.`
  return z
    .union(
      [
        z
          .string()
          .trim()
          .regex(/^\d{4}$/, wrong),
        z.number(),
      ],
      { error: wrong },
    )
    .transform(Number)
    .pipe(z.number().int(wrong).min(1990, wrong).max(2200, wrong))
}

export function optionalLine(what: string, max = 300) {
  return z
    .string()
    .default('')
    .transform(tidyLine)
    .pipe(z.string().max(max, `Rút gọn ${what} còn không quá ${max} ký tự.`))
}

/** Several lines; line breaks stay. */
export function paragraphField(what: string, max = 8000) {
  return z
    .string({ error: `Nhập ${what}.` })
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, '')
        .trim(),
    )
    .pipe(z.string().min(1, `Nhập ${what}.`).max(max, `Rút gọn ${what} còn không quá ${max} ký tự.`))
}

export function optionalParagraph(what: string, max = 8000) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, '')
        .trim(),
    )
    .pipe(z.string().max(max, `Rút gọn ${what} còn không quá ${max} ký tự.`))
}

const NOT_MONEY = 'Số tiền không hợp lệ. Nhập số nguyên lớn hơn 0, ví dụ 300.000.000.'
const NOT_AMOUNT = 'Số tiền không hợp lệ. Nhập số nguyên, ví dụ 300.000.000.'
/** JSON numbers lose đồng past 2^53, so amounts travel as text. */
const NOT_TEXT = 'Số tiền gửi dạng chuỗi chữ số, ví dụ "300000000".'

function readMoney(text: string): Dong | undefined {
  const amount = parseDong(text)
  return amount !== undefined && amount <= MOST_DONG ? amount : undefined
}

/** Whole đồng, more than zero. */
export function moneyField(what: string) {
  return z.string({ error: ({ input }) => (input === undefined ? `Nhập ${what}.` : NOT_TEXT) }).transform((text, context): Dong => {
    const amount = readMoney(text)
    if (amount !== undefined && amount > 0n) return amount
    context.addIssue({ code: 'custom', message: text.trim() === '' ? `Nhập ${what}.` : NOT_MONEY })
    return z.NEVER
  })
}

/** Whole đồng, zero allowed; an empty field is zero. */
export function moneyOrZero() {
  return z
    .string({ error: NOT_TEXT })
    .default('')
    .transform((text, context): Dong => {
      const amount = text.trim() === '' ? ZERO : readMoney(text)
      if (amount !== undefined) return amount
      context.addIssue({ code: 'custom', message: NOT_AMOUNT })
      return z.NEVER
    })
}

export function dayField(what: string) {
  return z.string({ error: `Nhập ${what}.` }).transform((text, context): Day => {
    const value = parseDay(text)
    if (value !== undefined) return value
    context.addIssue({
      code: 'custom',
      message: text.trim() === '' ? `Nhập ${what}.` : 'Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2025.',
    })
    return z.NEVER
  })
}

export function optionalDay() {
  return z
    .string()
    .default('')
    .transform((text, context): Day | undefined => {
      if (text.trim() === '') return undefined
      const value = parseDay(text)
      if (value !== undefined) return value
      context.addIssue({ code: 'custom', message: 'Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2025.' })
      return z.NEVER
    })
}

export function wholeField(what: string, min: number, max: number) {
  const wrong = `Nhập ${what} là số nguyên từ ${min} đến ${max < 10_000 ? max : formatDong(BigInt(max))}.`
  return z
    .union(
      [
        z
          .string()
          .trim()
          .regex(/^\d{1,9}$/, wrong),
        z.number(),
      ],
      { error: wrong },
    )
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

export const idField = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Mã bản ghi không hợp lệ. Mở lại trang rồi thử lại.')

/** The version of the record that the person was looking at. */
export const versionField = wholeField('phiên bản', 1, 1_000_000)

/** Repeated fields of a table, one list a column. One row arrives as a single value. */
export function listOf<T extends z.ZodType>(item: T, most = 200) {
  return z
    .union([z.array(z.unknown()), z.unknown()])
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
    .pipe(z.array(item).max(most, `Không quá ${most} dòng.`))
    .prefault([])
}
