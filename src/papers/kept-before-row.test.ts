// Bar row B6: a file lies flushed under its name in a flushed folder before its row is committed; killed anywhere between, no row is
// without its file, and a file without a row is cleared away within a day.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { SESSION_COOKIE } from '../platform/http.ts'
import { sweepFiles } from '../project/file-sweep.actions.ts'
import { type House, LAI_CHAU, openHouse } from '../test-house.ts'
import { openServerProcess, type ServerMeans } from '../test-server.ts'
import { openFileStore } from './files.actions.ts'
import { formOf, pdf } from './upload.fixture.ts'

let house: House
let root: string
before(async () => {
  house = await openHouse({ programme: true })
  root = mkdtempSync(join(tmpdir(), 'kc-b6-'))
})
after(async () => {
  await house.close()
  rmSync(root, { recursive: true, force: true })
})

type Sending = { readonly answered: boolean; readonly steps: readonly string[]; readonly projectId: string }

/** One upload to a server process of its own, which may be told to die on the way. */
async function sendTo(sabotage: string, means: ServerMeans & { readonly files: string }): Promise<Sending> {
  const project = await makeDossier(house, { state: 'draft' })
  const { token } = await house.as('establishment', { establishmentId: project.establishmentId })
  const server = await openServerProcess(house.url, sabotage, means)
  const steps: string[] = []
  server.child.on('message', (said: { step?: string }) => said.step && steps.push(said.step))
  const { headers, payload } = formOf([{ field: 'registration', bytes: pdf(50_000) }])
  try {
    const reply = await fetch(`http://127.0.0.1:${server.port}/projects/${project.id}/edit/papers`, {
      method: 'POST',
      headers: { ...headers, accept: 'application/json', cookie: `${SESSION_COOKIE}=${token}` },
      body: new Uint8Array(payload),
    }).catch(() => undefined)
    return { answered: reply?.status === 200, steps, projectId: project.id }
  } finally {
    server.close()
    server.child.kill('SIGKILL')
  }
}

const spy = new URL('./disk-order.fixture.ts', import.meta.url).href
const rowsOf = async (projectId: string) => (await house.owner.query('select id from stored_file where project_id = $1', [projectId])).rows

const SAFE = ['write file', 'flush file', 'name file', `flush folder ${LAI_CHAU}`, 'row', 'commit']

/** From the first byte of the file to the commit that makes it known. */
async function orderOf(sabotage: string, files: string): Promise<{ readonly order: readonly string[]; readonly made: readonly string[] }> {
  const { answered, steps } = await sendTo(sabotage, { files, watched: spy })
  assert.ok(answered)
  const from = Math.min(steps.indexOf('write file'), steps.indexOf('row'))
  return { order: steps.slice(from, steps.indexOf('commit', from) + 1), made: steps.slice(0, from) }
}

test('tệp được ghi xuống đĩa, đặt tên, ghi cả thư mục, rồi mới có dòng; lần đầu thì cả thư mục của tỉnh và thư mục chứa nó', async () => {
  const { order, made } = await orderOf('', join(root, 'first', 'files'))
  assert.deepEqual(order, SAFE)
  for (const folder of ['files', 'first']) assert.ok(made.includes(`flush folder ${folder}`), made.join(', '))
})

for (const defect of ['B6.no-file-sync', 'B6.no-folder-sync', 'B6.row-first'])
  test(`bỏ một bước thì phép thử trên thấy: ${defect}`, async () => {
    assert.notDeepEqual((await orderOf(defect, join(root, 'first', 'files'))).order, SAFE)
  })

const POINTS = ['B6.die-unfinished', 'B6.die-unflushed', 'B6.die-before-row', 'B6.die-before-commit', 'A5.die-before-reply']

test('máy chết ở bất cứ bước nào giữa tệp và dòng: không dòng nào thiếu tệp, tệp dở và tệp thừa được dọn, tệp có dòng thì không bao giờ', async () => {
  const files = join(root, 'killed')
  const store = openFileStore(files)
  const { projectId } = await sendTo('', { files })
  for (const point of POINTS) {
    const sent = await sendTo(point, { files })
    assert.equal(sent.answered, false, point)
    const rows = await rowsOf(sent.projectId)
    assert.equal(rows.length, point === 'A5.die-before-reply' ? 1 : 0, point)
    for (const { id } of rows) assert.ok(readdirSync(join(files, LAI_CHAU)).includes(id), `${point}: dòng thiếu tệp`)
  }
  const lying = () => readdirSync(join(files, LAI_CHAU))
  assert.equal(lying().length, 2 + 1 + 3, 'hai tệp có dòng, một tệp dở, ba tệp thừa')
  assert.deepEqual(await sweepFiles(house.pool, store, new Date()), { unfinished: 0, orphans: 0, strange: [] }, 'còn mới thì chưa dọn')
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  for (const name of lying()) utimesSync(join(files, LAI_CHAU, name), hoursAgo(1), hoursAgo(1))
  assert.deepEqual(await sweepFiles(house.pool, store, new Date()), { unfinished: 1, orphans: 0, strange: [] }, 'tệp dở không quá một giờ')
  for (const name of lying()) utimesSync(join(files, LAI_CHAU, name), hoursAgo(24), hoursAgo(24))
  assert.deepEqual(await sweepFiles(house.pool, store, new Date()), { unfinished: 0, orphans: 3, strange: [] }, 'tệp thừa không quá một ngày')
  const named = (await house.owner.query('select id from stored_file where id::text = any($1)', [lying()])).rowCount
  assert.deepEqual([lying().length, named], [2, 2])
  assert.equal((await rowsOf(projectId)).length, 1)
  const all = await house.owner.query<{ id: string; sha256: string }>('select id, sha256 from stored_file where id::text = any($1)', [lying()])
  for (const { id, sha256 } of all.rows) assert.ok((await store.read(LAI_CHAU, id, sha256)).ok)
})

test('kho tệp của một hệ thống khác thì không tệp nào bị dọn', async () => {
  const files = join(root, 'strange')
  const store = openFileStore(files)
  const id = '0192f000-0000-7000-8000-000000000001'
  await store.keep(LAI_CHAU, id, pdf(100))
  utimesSync(join(files, LAI_CHAU, id), new Date(0), new Date(0))
  assert.deepEqual(await sweepFiles(house.pool, store, new Date()), { unfinished: 0, orphans: 0, strange: [LAI_CHAU] })
  assert.deepEqual(readdirSync(join(files, LAI_CHAU)), [id])
})
