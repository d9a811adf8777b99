// Bodies made to keep a server busy: each as large as the form lets in, each field full of what costs most for its length.
import { z } from 'zod'
import { bodyLimitOf } from './platform/body-size.ts'
import type { Route } from './platform/route.ts'

type Fill = (letters: number) => unknown

const repeat = (piece: string) => (letters: number) => piece.repeat(Math.max(1, Math.floor(letters / piece.length)))

/** What a field is filled with, by what it is meant to make slow. */
const FILLS: Readonly<Record<string, Fill>> = {
  'dấu chồng lên một chữ': (letters) => `e${'\u0323\u0302'.repeat(letters * 0.74)}`,
  'dấu chồng vừa mức trên từng chữ': repeat(`e${'\u0323\u0302'.repeat(15)}`),
  'một chữ lặp lại': repeat('x'),
  'khoảng trắng rồi một chữ': (letters) => `${' \u00a0'.repeat(letters / 3)}x`,
  'xuống dòng': (letters) => `${'\r\n'.repeat(letters / 2)}x`,
  'thư điện tử': (letters) => `a@${'a.'.repeat(letters / 2)}@`,
  'chữ số': repeat('9'),
  'số tiền': (letters) => `1${'.000'.repeat(letters / 4)} đx`,
  'số tiền rồi khoảng trắng': (letters) => `1${' '.repeat(letters - 4)}đ.`,
  ngày: (letters) => `01/01/${'2'.repeat(letters)}`,
  'mã bản ghi': repeat('0198c0de-'),
  'chữ nở ra khi chuẩn hóa': repeat('\ufdfa'),
  'danh sách dài': (letters) => Array(Math.min(1_900, Math.floor(letters / 4))).fill('1'),
  'danh sách trong danh sách': (letters) => JSON.parse('['.repeat(Math.min(400, letters / 2)) + ']'.repeat(Math.min(400, letters / 2))),
}

export type Blow = { readonly kind: string; readonly type?: string; readonly payload?: string; readonly query?: string }

function fieldsOf(route: Route): string[] {
  const schema = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' })
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]))
  const names = Object.keys(schema.properties ?? {}).filter((name) => !inPath.has(name) && name !== 'files')
  return names.length > 0 ? names : ['q']
}

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'
/** Of the request line and the headers together, Node takes 16 KiB. */
const QUERY = 12_000

function asForm(fields: readonly (readonly [string, unknown])[]): string {
  const pairs = fields.flatMap(([name, value]) => (Array.isArray(value) ? value.flat(9).map((one) => [name, String(one)]) : [[name, String(value)]]))
  return new URLSearchParams(pairs as [string, string][]).toString()
}

/** Bytes a letter costs on its way, at most: three in JSON, nine in a form. */
function filled(names: readonly string[], fill: Fill, bytes: number, each: number): (readonly [string, unknown])[] {
  return names.map((name) => [name, name === 'version' ? '1' : fill(Math.floor((bytes * 0.9) / each / names.length))] as const)
}

/** Every kind of body against every field at once, and against one field alone; thousands of names, endless numbers. */
export function blowsAt(route: Route): Blow[] {
  const names = fieldsOf(route)
  const room = bodyLimitOf(route)
  const targets = names.length > 1 ? [names, names.slice(-1)] : [names]
  if (route.method === 'GET')
    return Object.entries(FILLS).map(([kind, fill]) => ({ kind, query: asForm(filled(names, fill, QUERY, 9)).slice(0, QUERY) }))
  const sent = Object.entries(FILLS).flatMap(([kind, fill]) =>
    targets.flatMap((target) => [
      { kind, type: JSON_TYPE, payload: JSON.stringify(Object.fromEntries(filled(target, fill, room, 3))) },
      { kind, type: FORM_TYPE, payload: asForm(filled(target, fill, room, 9)) },
    ]),
  )
  const many = Array.from({ length: Math.floor(room / 14) }, (_, i) => [`f${i}`, '1'] as const)
  return [
    ...sent,
    { kind: 'hàng nghìn mục', type: JSON_TYPE, payload: JSON.stringify(Object.fromEntries(many)) },
    { kind: 'hàng nghìn mục', type: FORM_TYPE, payload: asForm(many) },
    { kind: 'số dài không dứt', type: JSON_TYPE, payload: `{"${names[0]}":${'9'.repeat(room * 0.9)}}` },
    { kind: 'ngoặc lồng nhau', type: JSON_TYPE, payload: `{"${names[0]}":${'['.repeat(room * 0.4)}${']'.repeat(room * 0.4)}}` },
    { kind: 'mảng rỗng nối nhau', type: JSON_TYPE, payload: `{"${names[0]}":[${'[],'.repeat(room / 4)}[]]}` },
  ].filter(({ payload }) => Buffer.byteLength(payload) < room)
}
