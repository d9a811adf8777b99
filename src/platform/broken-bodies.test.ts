// Bar row G1, the part below JSON: bodies cut, mislabelled and malformed at every place, over a bare socket, to a real server process.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { openServerProcess, type ServerProcess } from '../test-server.ts'
import { SESSION_COOKIE } from './http.ts'
import { assertRefused } from './protected.fixture.ts'
import { openRaw, type RawReply } from './raw-socket.fixture.ts'

const B = 'ranh-gioi'
const LONG_ENOUGH_MS = 60_000

let house: House
let server: ServerProcess
let hands: Hands
let path: string
before(async () => {
  house = await openHouse({ programme: true })
  server = await openServerProcess(house.url)
  const project = await makeDossier(house, { state: 'draft' })
  hands = await house.as('establishment', { establishmentId: project.establishmentId })
  path = `/projects/${project.id}/edit/papers`
})
after(async () => {
  server.close()
  await house.close()
})

type Sending = {
  readonly type?: string
  readonly body: string | Buffer
  readonly more?: string
  readonly length?: number
  readonly to?: string
  /** The sender goes away half-way: closes its side after the bytes. */
  readonly leave?: boolean
  readonly chunked?: boolean
}

async function send({
  type = `multipart/form-data; boundary=${B}`,
  body,
  more = '',
  length,
  to = path,
  leave,
  chunked,
}: Sending): Promise<RawReply | undefined> {
  const bytes = Buffer.from(body as string)
  const framing = chunked ? 'transfer-encoding: chunked' : `content-length: ${length ?? bytes.length}`
  const head = `POST ${to} HTTP/1.1\r\nhost: x\r\naccept: application/json\r\ncookie: ${SESSION_COOKIE}=${hands.token}\r\ncontent-type: ${type}\r\n${more}${framing}\r\n\r\n`
  const raw = openRaw(server.port, Buffer.from(head, 'latin1'), bytes)
  if (leave) raw.socket.end()
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), LONG_ENOUGH_MS)
  })
  const reply = await Promise.race([raw.reply, tooLate])
  clearTimeout(timer)
  raw.socket.destroy()
  assert.notEqual(reply, 'late', 'không được trả lời')
  return reply as RawReply | undefined
}

/** All that went wrong at once, not the first of it. */
async function faultsOf(cases: readonly (Sending & { readonly what: string })[], statuses: readonly number[]): Promise<string[]> {
  const faults: string[] = []
  for (const { what, ...sending } of cases) {
    const reply = await send(sending)
    try {
      assertRefused(reply, statuses, what)
    } catch (error) {
      faults.push((error as Error).message)
    }
  }
  return faults
}

const FIELD = `--${B}\r\ncontent-disposition: form-data; name="title"\r\n\r\nchữ\r\n`
const FILE = `--${B}\r\ncontent-disposition: form-data; name="registration"; filename="giấy.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\nnội dung\r\n`
const WHOLE = `${FIELD}${FILE}--${B}--\r\n`

test('tệp gửi lên bị cắt ở bất kỳ chỗ nào thì được trả lời là không đọc được, không bao giờ là lỗi của hệ thống', async () => {
  const bytes = Buffer.from(WHOLE)
  const cuts = Array.from({ length: bytes.length - 5 }, (_, i) => ({ what: `cắt ở ${i + 1}`, body: bytes.subarray(0, i + 1) }))
  assert.deepEqual(await faultsOf(cuts, [400, 422]), [])
})

const part = (headers: string, content = 'x') => `--${B}\r\n${headers}\r\n\r\n${content}\r\n--${B}--\r\n`
const D = 'content-disposition: form-data'

const BROKEN: readonly (Sending & { readonly what: string })[] = [
  { what: 'không có ranh giới', type: 'multipart/form-data', body: WHOLE },
  { what: 'ranh giới rỗng', type: 'multipart/form-data; boundary=', body: WHOLE },
  { what: 'ranh giới khác', type: 'multipart/form-data; boundary=khac', body: WHOLE },
  { what: 'ranh giới dài', type: `multipart/form-data; boundary=${'r'.repeat(9000)}`, body: WHOLE },
  { what: 'ranh giới có ngoặc mở', type: 'multipart/form-data; boundary="ranh', body: WHOLE },
  { what: 'kiểu nhiều phần khác', type: `multipart/mixed; boundary=${B}`, body: WHOLE },
  { what: 'phần không có tên', body: part(D) },
  { what: 'tên rỗng', body: part(`${D}; name=""`) },
  { what: 'tên hai lần', body: part(`${D}; name="a"; name="b"`) },
  { what: 'tên __proto__', body: part(`${D}; name="__proto__"`) },
  { what: 'tên toString', body: part(`${D}; name="toString"; filename="a.pdf"`) },
  { what: 'tên dài', body: part(`${D}; name="${'t'.repeat(20_000)}"`) },
  { what: 'phần có tiêu đề 16 KiB', body: part(`${D}; name="a"\r\nx-a: ${'h'.repeat(16_384)}`) },
  { what: 'nghìn tiêu đề trong một phần', body: part(`${D}; name="a"${'\r\nx: y'.repeat(3000)}`) },
  { what: 'tiêu đề hỏng', body: part('không phải tiêu đề') },
  { what: 'tiêu đề không có dấu hai chấm', body: part(`${D}; name="a"\r\nkhông`) },
  { what: 'không có tiêu đề', body: `--${B}\r\n\r\nx\r\n--${B}--\r\n` },
  { what: 'bảng mã lạ', body: part(`${D}; name="a"\r\ncontent-type: text/plain; charset=khong-co`) },
  { what: 'bảng mã utf-16', body: part(`${D}; name="a"\r\ncontent-type: text/plain; charset=utf-16le`, '\ud83d') },
  { what: 'tên tệp mã hoá hỏng', body: part(`${D}; name="registration"; filename*=utf-8''%ff%zz`) },
  { what: 'tên tệp bảng mã lạ', body: part(`${D}; name="registration"; filename*=khong-co''a.pdf`) },
  { what: 'mã hoá base64', body: part(`${D}; name="registration"; filename="a.pdf"\r\ncontent-transfer-encoding: base64`, '####') },
  { what: 'phần là JSON hỏng', body: part(`${D}; name="a"\r\ncontent-type: application/json`, '{') },
  { what: 'phần là JSON có toString', body: part(`${D}; name="a"\r\ncontent-type: application/json`, '{"toString":1,"valueOf":null}') },
  { what: 'phần là JSON null', body: part(`${D}; name="a"\r\ncontent-type: application/json`, 'null') },
  { what: 'phần không phải UTF-8', body: Buffer.from(part(`${D}; name="title"`, '\xff\xfe\xc3'), 'latin1') },
  { what: 'nghìn phần nhỏ', body: `${FIELD.repeat(2000)}--${B}--\r\n` },
  { what: 'nghìn tệp nhỏ', body: `${FILE.repeat(500)}--${B}--\r\n` },
  { what: 'lời đầu và lời cuối', body: `lời đầu\r\n${FIELD}--${B}--\r\nlời cuối ${'x'.repeat(5000)}` },
  { what: 'chỉ có ranh giới cuối', body: `--${B}--\r\n` },
  { what: 'rỗng', body: '' },
  { what: 'toàn ký tự rỗng', body: Buffer.alloc(5000) },
  { what: 'toàn xuống dòng', body: '\r\n'.repeat(3000) },
  { what: 'nhiều phần lồng nhau', body: part(`${D}; name="a"\r\ncontent-type: multipart/mixed; boundary=${B}`, WHOLE) },
  { what: 'độ dài ngắn hơn', body: WHOLE, length: 40 },
  { what: 'gzip giả', body: WHOLE, more: 'content-encoding: gzip\r\n' },
  { what: 'khúc hỏng', body: 'zz\r\nxx\r\n', chunked: true },
  { what: 'khúc cụt', body: '5\r\n--ran\r\n0\r\n\r\n', chunked: true },
  { what: 'khúc khổng lồ', body: 'fffffffffffffffff\r\nx', chunked: true },
]

test('tệp gửi lên viết sai dạng kiểu nào cũng được từ chối bằng câu chỉ cách làm', async () => {
  assert.deepEqual(await faultsOf(BROKEN, [400, 408, 409, 413, 415, 422]), [])
})

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'
const latin = (text: string) => Buffer.from(text, 'latin1')

const BROKEN_BODIES: readonly (Sending & { readonly what: string })[] = [
  { what: 'JSON cụt', type: JSON_TYPE, body: '{"source":"prov' },
  { what: 'JSON rỗng', type: JSON_TYPE, body: '' },
  { what: 'JSON là số', type: JSON_TYPE, body: '1' },
  { what: 'JSON là danh sách', type: JSON_TYPE, body: '[]' },
  { what: 'JSON là null', type: JSON_TYPE, body: 'null' },
  { what: 'JSON có tên trùng', type: JSON_TYPE, body: '{"a":1,"a":2}' },
  { what: 'JSON có __proto__', type: JSON_TYPE, body: '{"__proto__":{"x":1}}' },
  { what: 'JSON có BOM', type: JSON_TYPE, body: '\ufeff{"a":"1"}' },
  { what: 'JSON không phải UTF-8', type: JSON_TYPE, body: latin('{"source":"\xff\xfe"}') },
  { what: 'JSON nửa chữ', type: JSON_TYPE, body: latin('{"source":"\xe1\xbb"}') },
  { what: 'JSON utf-16', type: `${JSON_TYPE}; charset=utf-16le`, body: Buffer.from('{"a":"b"}', 'utf16le') },
  { what: 'JSON gzip giả', type: JSON_TYPE, body: '{}', more: 'content-encoding: gzip\r\n' },
  { what: 'JSON br giả', type: JSON_TYPE, body: '{}', more: 'content-encoding: br\r\n' },
  { what: 'JSON có tham số lạ', type: `${JSON_TYPE}; a="b; c`, body: '{}' },
  { what: 'kiểu hỏng', type: 'application/json;;;=;', body: '{}' },
  { what: 'kiểu có chữ Việt', type: Buffer.from('chữ').toString('latin1'), body: '{}' },
  { what: 'kiểu rỗng', type: '', body: '{}' },
  { what: 'biểu mẫu không phải UTF-8', type: FORM, body: latin('source=\xff\xfe') },
  { what: 'biểu mẫu nửa chữ mã hoá', type: FORM, body: 'source=%E1%BB' },
  { what: 'biểu mẫu %FF', type: FORM, body: 'source=%FF%zz%' },
  { what: 'biểu mẫu __proto__', type: FORM, body: '__proto__=1&constructor=2' },
  { what: 'biểu mẫu toàn dấu', type: FORM, body: '&=&=&;==&' },
  { what: 'biểu mẫu gzip giả', type: FORM, body: 'a=b', more: 'content-encoding: gzip\r\n' },
  { what: 'độ dài ngắn hơn', type: JSON_TYPE, body: '{"source":"provincial"}', length: 5 },
  { what: 'hai độ dài', type: JSON_TYPE, body: '{}', more: 'content-length: 3\r\n' },
  { what: 'độ dài và khúc', type: JSON_TYPE, body: '0\r\n\r\n', more: 'content-length: 3\r\n', chunked: true },
  { what: 'khúc hỏng', type: JSON_TYPE, body: 'xyz\r\n', chunked: true },
  { what: 'kỳ vọng lạ', type: JSON_TYPE, body: '{', more: 'expect: trà\r\n' },
]

test('JSON và biểu mẫu cụt, sai mã, sai kiểu được từ chối bằng câu chỉ cách làm', async () => {
  const to = `${path.replace('/papers', '')}/content`
  assert.deepEqual(
    await faultsOf(
      BROKEN_BODIES.map((one) => ({ to, ...one })),
      [400, 404, 413, 415, 417, 422, 428],
    ),
    [],
  )
})

test('người gửi bỏ đi giữa chừng không giữ chỗ của ai, và không để lại lỗi nào', async () => {
  const bytes = Buffer.from(WHOLE)
  for (let cut = 10; cut < bytes.length; cut += 25) await send({ body: bytes.subarray(0, cut), length: 5_000_000, leave: true })
  const taken = await send({ body: `${FILE}--${B}--\r\n` })
  assert.ok(taken && taken.status < 300, `${taken?.status} ${taken?.body}`)
  assert.deepEqual(server.incidents, [])
})
