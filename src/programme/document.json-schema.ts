// The JSON Schema that editors use while a programme file is written; kept beside the files as programmes/programme.schema.json.
import { z } from 'zod'
import { documentSchema } from './document.schema.ts'

export function programmeJsonSchema(): string {
  const schema = z.toJSONSchema(documentSchema, { io: 'input', target: 'draft-2020-12' })
  return `${JSON.stringify({ title: 'Chương trình khuyến công', ...schema }, null, 2)}\n`
}
