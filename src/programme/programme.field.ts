// Which programme a page is about, as an address or a form carries it; left out, the one at work today.
import { z } from 'zod'

export const programmeField = z.union([z.literal('').transform(() => undefined), z.string().max(40, 'Chọn lại chương trình.')]).optional()
