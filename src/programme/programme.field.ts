// Which programme a page is about, as an address or a form carries it; left out, the one at work today.
import { z } from 'zod'
import { text } from '../platform/fields.ts'

export const programmeField = z.union([z.literal('').transform(() => undefined), text(40, { tooLong: 'Chọn lại chương trình.' })]).optional()
