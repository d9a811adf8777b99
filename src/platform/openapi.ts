// The API document, drawn from the same list of routes that is served.
import { z } from 'zod'
import type { Route } from './route.ts'

type Schema = { readonly properties?: Record<string, unknown>; readonly required?: readonly string[] }

export function openApi(routes: readonly Route[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'khuyen-cong', version: '1', description: 'Tiền là chuỗi số nguyên đồng. Ngày theo dạng yyyy-mm-dd.' },
    paths,
    components: { schemas: { Refusals: REFUSALS } },
  }
}

/** Whatever is not done says so in this shape, each "no" with its code and its sentence, at its field when it has one. */
const REFUSALS = {
  type: 'object',
  required: ['refusals'],
  additionalProperties: false,
  properties: {
    refusals: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['code', 'text', 'facts'],
        additionalProperties: false,
        properties: {
          code: { type: 'string' },
          field: { type: 'string' },
          text: { type: 'string', minLength: 1 },
          facts: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
    },
  },
}

function operationOf(route: Route): unknown {
  const schema = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' }) as Schema
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.includes(name) && name !== 'files')
  const required = schema.required ?? []
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(route.method === 'GET' ? properties.map(([name, value]) => ({ name, in: 'query', required: required.includes(name), schema: value })) : []),
    ...(route.method === 'POST' ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } }] : []),
    ...(route.versioned ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }] : []),
  ]
  const body = {
    type: 'object',
    properties: {
      ...Object.fromEntries(properties),
      confirmed: {
        type: 'string',
        description: 'Mã các câu hỏi lại (code của lời từ chối có field "confirmed") đã kiểm tra và đúng như đã nhập, cách nhau bằng dấu cách',
      },
    },
    required: required.filter((name) => !inPath.includes(name) && name !== 'files'),
    additionalProperties: false,
  }
  const kind = route.uploads ? 'multipart/form-data' : 'application/json'
  return {
    summary: route.title,
    'x-allow': route.allow,
    parameters,
    ...(route.method === 'POST' ? { requestBody: { content: { [kind]: { schema: body } } } } : {}),
    responses: {
      '200': { description: 'Kết quả' },
      '403': { description: 'Không có quyền' },
      '404': { description: 'Không tìm thấy' },
      ...(route.method === 'POST'
        ? { '409': { description: 'Không thực hiện được, kèm lý do' }, '422': { description: 'Nội dung nhập chưa hợp lệ' } }
        : {}),
      default: {
        description: 'Bị từ chối, kèm mã, câu chỉ cách làm và mục có liên quan',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusals' } } },
      },
      ...(route.versioned ? { '412': { description: 'Bản ghi đã đổi' }, '428': { description: 'Thiếu phiên bản' } } : {}),
    },
  }
}
