// The single entries of a programme file: a line, free text, a day, a code, a number as Vietnamese papers write it.
import { isDay } from '../basics/day.ts'
import { nfc, tidyLine } from '../basics/text.ts'
import { text } from '../platform/bounded.ts'

/** "75.300", "10.814,5": at most 15 digits before the comma, 9 after. */
const VIETNAMESE_NUMBER = /^(\d{1,15}|\d{1,3}(\.\d{3}){1,4})(,\d{1,9})?$/

export function line(description: string, max = 500) {
  return text(max, { tooLong: `Không quá ${max} ký tự.` })
    .regex(/[\p{L}\p{N}]/u, 'Không được để trống.')
    .transform(tidyLine)
    .describe(description)
}

export function freeText(description: string) {
  return text(4000, { tooLong: 'Không quá 4000 ký tự.' })
    .transform((written) => nfc(written).trim())
    .default('')
    .describe(description)
}

export function dayText(description: string) {
  const wrong = 'Viết ngày theo dạng năm-tháng-ngày, ví dụ 2025-04-22.'
  return text(10, { tooLong: wrong })
    .regex(/^\d{4}-\d{2}-\d{2}$/, wrong)
    .refine(isDay, 'Ngày này không có trong lịch.')
    .meta({ format: 'date' })
    .describe(description)
}

const NOT_CODE = 'Mã chỉ gồm chữ cái không dấu, chữ số, dấu chấm và gạch nối, không quá 40 ký tự.'
export const CODE = /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/
export const code = text(40, { tooLong: NOT_CODE }).regex(CODE, NOT_CODE)
const NOT_PROVINCE = 'Mã tỉnh gồm 2 chữ số, ví dụ "12".'
export const provinceCode = text(2, { tooLong: NOT_PROVINCE }).regex(/^\d{2}$/, NOT_PROVINCE)

export function numberText(wrong: string) {
  return text(40, { tooLong: wrong }).regex(VIETNAMESE_NUMBER, wrong)
}

export const NOT_SHARE = 'Viết tỷ lệ như trong quyết định, không kèm dấu %, ví dụ "64,3".'
