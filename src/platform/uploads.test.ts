// Files come in only from those who may send them to a record they reach, so many bytes at a time and no more.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Made, makeDossier } from '../appraisal/dossier.fixture.ts'
import { openFileStore, useFileStore } from '../papers/files.actions.ts'
import { type Hands, type House, openHouse } from '../test-house.ts'
import { SESSION_COOKIE } from './http.ts'
import { MULTIPARTS_AT_ONCE, SENT_LIMIT } from './request.ts'
import { openUploadGate } from './upload-gate.ts'

const MB = 1024 * 1024
const BOUNDARY = 'ranh-gioi'
const WAIT = 10_000

let house: House
let port: number
before(async () => {
  house = await openHouse({ programme: true })
  useFileStore(openFileStore(mkdtempSync(join(tmpdir(), 'kc-uploads-'))))
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  port = (house.app.server.address() as { port: number }).port
})
after(() => house.close())

function part(name: string, bytes: Buffer, fileName: string | null = 'giay.pdf'): Buffer {
  const file = fileName === null ? '' : `; filename="${fileName}"`
  return Buffer.concat([Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`), bytes, Buffer.from('\r\n')])
}

const END = Buffer.from(`--${BOUNDARY}--\r\n`)
const pdf = (size: number, fill = 'a') => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, fill)])

type Sent = { readonly reply: Promise<{ readonly status: number; readonly code: string; readonly retryAfter: string | undefined }>; end(): void }

/** Sends what is given and, when the length promises more, waits with the rest. */
function send(path: string, hands: Hands | undefined, bytes: Buffer, length = bytes.length): Sent {
  const request = http.request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path,
    headers: {
      accept: 'application/json',
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': length,
      ...(hands ? { cookie: `${SESSION_COOKIE}=${hands.token}` } : {}),
    },
  })
  const reply = new Promise<{ status: number; code: string; retryAfter: string | undefined }>((done, fail) => {
    request.on('error', fail)
    request.setTimeout(WAIT, () => request.destroy(new Error('máy chủ chờ phần còn lại')))
    request.on('response', (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => {
        const code = text.startsWith('{"refusals"') ? JSON.parse(text).refusals[0].code : ''
        done({ status: answer.statusCode ?? 0, code, retryAfter: answer.headers['retry-after'] })
        request.destroy()
      })
    })
  })
  request.write(bytes)
  return { reply, end: () => request.end(END) }
}

async function applicant(): Promise<{ readonly hands: Hands; readonly project: Made; readonly path: string }> {
  const project = await makeDossier(house, { state: 'draft' })
  return {
    hands: await house.as('establishment', { establishmentId: project.establishmentId }),
    project,
    path: `/projects/${project.id}/edit/papers`,
  }
}

test('người chưa đăng nhập, người không có quyền và hồ sơ của người khác bị từ chối khi tệp chưa được đọc', async () => {
  const [one, other] = [await applicant(), await applicant()]
  const start = part('registration', pdf(1000))
  const unfinished = start.length + 5 * MB
  const statuses = await Promise.all(
    [undefined, await house.as('auditor'), other.hands].map((hands) => send(one.path, hands, start, unfinished).reply.then(({ status }) => status)),
  )
  assert.deepEqual(statuses, [401, 403, 404])
})

test('nơi không nhận tệp thì từ chối tệp, không đọc, kể cả trang đăng nhập', async () => {
  const start = part('login', pdf(1000))
  for (const [path, hands] of [
    ['/sign-in', undefined],
    ['/funding/estimates', await house.as('finance-officer')],
  ] as const) {
    const { status, code } = await send(path, hands, start, start.length + 5 * MB).reply
    assert.deepEqual([status, code], [415, 'request.files-not-taken'], path)
  }
})

test('cả lần gửi quá 64 MB thì không đọc; quá 20 MB thì giữ những tệp còn vừa chỗ, nêu tên tệp chưa nhận', async () => {
  const { hands, path, project } = await applicant()
  const start = part('registration', pdf(1000))
  const { status, code } = await send(path, hands, start, SENT_LIMIT + MB).reply
  assert.deepEqual([status, code], [413, 'request.upload-too-large'])
  const nine = [0, 1, 2].map((i) => part('other', pdf(9 * MB), `giay-${i}.pdf`))
  const unannounced = await house.app.inject({
    method: 'POST',
    url: path,
    headers: {
      accept: 'application/json',
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      cookie: `${SESSION_COOKIE}=${hands.token}`,
      'content-length': '100',
    },
    payload: Buffer.concat([...nine, part('other', pdf(MB), 'giay-nho.pdf'), END]),
  })
  assert.equal(unannounced.statusCode, 200)
  const { files, refused } = unannounced.json()
  assert.deepEqual(
    files.map(({ originalName }: { originalName: string }) => originalName),
    ['giay-0.pdf', 'giay-1.pdf', 'giay-nho.pdf'],
  )
  assert.deepEqual(refused, [{ code: 'papers.file-no-room', facts: { name: 'giay-2.pdf', mb: '20' }, field: 'other' }])
  assert.equal((await house.owner.query('select 1 from stored_file where project_id = $1', [project.id])).rowCount, 3)
})

test('một lần gửi có quá nhiều tệp thì được báo đúng như vậy; các ô để trống của biểu mẫu không tính là tệp phải giữ', async () => {
  const { hands, path } = await applicant()
  const files = (count: number, name: string) =>
    Buffer.concat([...Array.from({ length: count }, () => part('other', name ? pdf(10) : Buffer.alloc(0), name)), END])
  const many = await send(path, hands, files(61, 'giay.pdf')).reply
  assert.deepEqual([many.status, many.code], [413, 'request.too-many-files'])
  const none = await send(path, hands, files(15, '')).reply
  assert.equal(none.code, 'project.no-file')
})

test('cùng khóa biểu mẫu nhưng tệp khác thì bị từ chối; đúng tệp ấy thì chỉ giữ một lần', async () => {
  const { hands, path, project } = await applicant()
  const key = part('requestKey', Buffer.from(randomUUID()), null)
  const body = (fill: string, name = 'giay.pdf') => Buffer.concat([key, part('registration', pdf(100, fill), name), END])
  const first = await send(path, hands, body('a')).reply
  const same = await send(path, hands, body('a')).reply
  const bytes = await send(path, hands, body('b')).reply
  const name = await send(path, hands, body('a', 'khac.pdf')).reply
  assert.deepEqual([first.status, same.status, bytes.status, name.status], [200, 200, 422, 422])
  assert.deepEqual([bytes.code, name.code], ['request.key-reused', 'request.key-reused'])
  assert.equal((await house.owner.query('select 1 from stored_file where project_id = $1', [project.id])).rowCount, 1)
})

test('mỗi lúc chỉ đọc một số lần gửi tệp; người đến sau chờ tới lượt rồi vẫn được nhận', async () => {
  const start = part('registration', pdf(1000))
  const people = await Promise.all(Array.from({ length: MULTIPARTS_AT_ONCE + 1 }, () => applicant()))
  const sent = []
  for (const { hands, path } of people) {
    sent.push(send(path, hands, start, start.length + END.length))
    await new Promise((done) => setTimeout(done, 100)) // the order of arrival is what is tested
  }
  const late = sent.at(-1) as Sent
  late.end()
  const early = await Promise.race([late.reply, new Promise<string>((done) => setTimeout(() => done('chờ'), 500))])
  assert.equal(early, 'chờ')
  for (const one of sent.slice(0, -1)) one.end()
  assert.deepEqual(
    (await Promise.all(sent.map((one) => one.reply))).map(({ status }) => status),
    people.map(() => 200),
  )
})

test('chờ quá lâu thì được báo thử lại; một người gửi nhiều lần không chiếm chỗ của người khác', async () => {
  const gate = openUploadGate(2, 50)
  const leave = await gate('a')
  assert.ok(leave)
  assert.equal(await gate('a'), undefined, 'người ấy còn một lần gửi chưa xong')
  const other = await gate('b')
  assert.ok(other)
  assert.equal(await gate('c'), undefined, 'hết chỗ')
  const waiting = gate('c')
  leave()
  leave()
  const third = await waiting
  assert.ok(third, 'có người ra thì người chờ vào')
  assert.equal(await gate('d'), undefined, 'ra hai lần không thành hai chỗ')
})
