// What no form would send, drawn from a seed: plausible input of a route with some of it broken.
import { z } from 'zod'
import type { Route } from './platform/route.ts'

const LONG = 'x'.repeat(65_536)

const BROKEN: readonly unknown[] = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'b\udfff',
    'Tha\u0302\u0323t',
    '\u202eabc\u2066',
    '\ufeff',
    '%',
    '\\',
    "' or 1=1 --",
    '__proto__',
    LONG,
  ],
  ...['1e3', '1.5', '-1', '-0', '9e99', '1e400', 'NaN', 'Infinity', '0x10', '９９', '9007199254740993', '9223372036854775808', '9'.repeat(400)],
  ...['29/02/2023', '29/02/2024', '01/01/1900', '31/12/9999', '0000-00-00', '0001-01-01', '1900-02-29', '9999-12-31', '+275760-09-13', '2024-02-30'],
  ...[2 ** 53 - 1, 2 ** 53 + 1, -(2 ** 53), 1e308, -1e308, -0, 1.5, 2_147_483_648, 2 ** 63, 0.1],
  ...[null, true, false, [], [[]], {}, { a: { b: {} } }, ['x', ['y']], [null], ['', ''], Array(300).fill('1'), JSON.parse('{"__proto__":{"x":1}}')],
  JSON.parse('['.repeat(200) + ']'.repeat(200)),
  ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'provincial', 'trang'],
]

const EXTRA = ['unknown', '__proto__', 'constructor', 'toString', 'files', 'projectId', 'a\u0000', LONG.slice(0, 2000)]

export type Hostile = { readonly json: string; readonly form: string; readonly fileName: string }

/** Stands for the version of the record at the moment of asking. */
const SEEN = 'phiên bản'

/** An even draw from 0 to 1 that is the same every time (mulberry32). */
export function drawFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Schema = {
  readonly properties?: Record<string, Schema>
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly type?: string
  readonly items?: Schema
}

/** What an official might write in a field of this name. */
function plausible(name: string, schema: Schema, ids: Readonly<Record<string, string>>): unknown {
  if (schema.anyOf) return plausible(name, schema.anyOf.at(-1) as Schema, ids)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum.at(-1)
  if (schema.type === 'array') return [plausible(name, schema.items ?? {}, ids)]
  if (ids[name] !== undefined) return ids[name]
  if (/source/i.test(name)) return 'provincial'
  if (/amount|dong|price|counterpart/i.test(name)) return '1.000.000'
  if (/year/i.test(name)) return '2024'
  if (/day|date|^(on|from|to)$|(On|From|To)$/.test(name)) return '01/03/2024'
  if (/quantity|planned|percent|count|rows|page|workingDays/i.test(name)) return '1'
  if (/commune/i.test(name)) return '03390'
  return schema.type === 'number' || schema.type === 'integer' ? 1 : 'chữ'
}

/** `count` inputs: plausible ones with one to three fields broken, fields left out, fields that do not exist. */
export function hostileInputs(route: Route, ids: Readonly<Record<string, string>>, count: number, seed: number) {
  const draw = drawFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T
  const schema = z.toJSONSchema(route.input, { io: 'input', unrepresentable: 'any' }) as Schema
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]))
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.has(name) && name !== 'files')
  return Array.from({ length: count }, (_, turn) => {
    const made = new Map(fields.map(([name, field]) => [name, name === 'version' ? SEEN : plausible(name, field, ids)]))
    const names = [...made.keys()].filter((name) => name !== 'version' || draw() < 0.2)
    const times = turn === 0 ? 0 : 1 + Math.floor(draw() * 3)
    for (let i = 0; i < times; i++) {
      const way = draw()
      if (way < 0.1 || names.length === 0) made.set(pick(EXTRA), pick(BROKEN))
      else if (way < 0.2) made.delete(pick(names))
      else made.set(pick(names), pick(BROKEN))
    }
    const fileName = String(pick(BROKEN.filter((one) => typeof one === 'string')))
    return {
      with: (version: string) => asSent(made.get('version') === SEEN ? made.set('version', version) : made, fileName),
    }
  })
}

function asSent(made: ReadonlyMap<string, unknown>, fileName: string): Hostile {
  const json = `{${[...made].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`
  const pairs = [...made].flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => [name, String(one)]) : [[name, text(value)]]))
  return { json, form: new URLSearchParams(pairs as [string, string][]).toString(), fileName }
}

function text(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const PATH_PARTS = [
  '%00',
  '%',
  '%zz',
  '..',
  '%2e%2e%2f',
  '%ED%A0%80',
  '%FF',
  'x'.repeat(190),
  '__proto__',
  '00000000-0000-0000-0000-000000000000',
  '1e3',
]

/** The path with each of its parameters replaced by what names no record. */
export function hostilePaths(path: string): string[] {
  return path.includes(':') ? PATH_PARTS.map((part) => path.replace(/:\w+/g, part)) : []
}

type Sent = { readonly type?: string; readonly payload?: string | Buffer; readonly more?: Record<string, string> }

/** What was to be sent, cut off, bent or under a wrong name: no form and no program sends this. */
export function brokenBody({ type = '', payload = '' }: Sent, draw: () => number): Sent {
  const bytes = Buffer.from(payload as string)
  const at = Math.floor(draw() * bytes.length)
  const ways: readonly (() => Sent)[] = [
    () => ({ type, payload: bytes.subarray(0, at) }),
    () => ({ type, payload: Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xc3, 0x00]), bytes.subarray(at)]) }),
    () => ({ type, payload: Buffer.concat([Buffer.from('\ufeff'), bytes]) }),
    () => ({ type, payload: bytes.subarray(at) }),
    () => ({ type: `${type}; charset=utf-16le; boundary="`, payload: bytes }),
    () => ({ type: WRONG_TYPES[Math.floor(draw() * WRONG_TYPES.length)] ?? '', payload: bytes }),
    () => ({ type, payload: bytes, more: { 'content-encoding': 'gzip' } }),
    () => ({ type, payload: bytes, more: { 'if-match': '"\u00ff', 'idempotency-key': 'x'.repeat(5000) } }),
    () => ({ type, payload: bytes, more: { origin: 'http://[', 'sec-fetch-site': 'cross-site' } }),
    () => ({ type, payload: '' }),
  ]
  return ways[Math.floor(draw() * ways.length)]?.() ?? {}
}

const WRONG_TYPES = [
  '',
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'text/xml',
  ';;=',
  'multipart/mixed; boundary=r',
]

export function multipartOf({ form, fileName }: Hostile): { readonly type: string; readonly payload: Buffer } {
  const name = fileName.replace(/[\r\n"]/g, '').slice(0, 4000)
  const fields = [...new URLSearchParams(form)].map(
    ([field, value]) => `--r\r\ncontent-disposition: form-data; name="${field.replace(/[\r\n"]/g, '')}"\r\n\r\n${value}\r\n`,
  )
  const file = `--r\r\ncontent-disposition: form-data; name="registration"; filename="${name}.pdf"\r\n\r\n%PDF-1.7\n\r\n--r--\r\n`
  return { type: 'multipart/form-data; boundary=r', payload: Buffer.from(fields.join('') + file) }
}
