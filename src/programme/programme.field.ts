// Codes of the programme's file as an address or a form carries them: whatever the format lets a decision write, and nothing else.
import { z } from 'zod'
import { codeField, text } from '../platform/fields.ts'
import { CODE } from './document.entry.ts'

/** Which programme a page is about; left out, the one at work today. */
export const programmeField = z.union([z.literal('').transform(() => undefined), text(40, { tooLong: 'Chọn lại chương trình.' })]).optional()

/** A source of money, chosen from a list. */
export const sourceField = codeField(CODE, 'Chọn nguồn kinh phí.')

/** A source of money that stands in a hidden field, or in the name of one. */
export const listedSource = codeField(CODE, 'Nguồn không có trong danh mục. Mở lại trang rồi nhập lại.')

/** One source, or all of them. */
export const sourceFilter = z.union([z.literal(''), codeField(CODE, 'Nguồn không có trong danh mục. Chọn lại nguồn.')]).default('')

export const targetField = codeField(CODE, 'Mục tiêu không có trong chương trình. Mở lại trang rồi nhập lại.')

/** A target line, chosen from a list. */
export const chosenTarget = codeField(CODE, 'Chọn mục tiêu.')
