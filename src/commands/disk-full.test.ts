// Bar rows C1, C2 and P1: a disk runs full under a real server at work, alone each time, and is emptied again.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { formOf, pdf } from '../papers/upload.fixture.ts'
import { openOwnerPool } from '../platform/db.ts'
import { startPostgres } from '../platform/postgres/supervisor.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import { type Answer, eventually, hire, mountable, type Serving, serveOn, smallDisk, type Worker } from './disk-full.fixture.ts'

const ESTABLISHMENT = {
  kind: 'cooperative',
  communeCode: '03405',
  address: 'Bản Lùng Than',
  sector: 'agro-processing',
  products: 'Chè xanh',
  ownerName: 'Lò Thị Panh',
  ownerIsWoman: 'on',
  workers: '12',
  phone: '0912 345 214',
}

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'kc-full-'))
  undo(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

type Seen = { readonly acknowledged: string[]; readonly statuses: Map<number, number>; readonly sentences: Set<string> }

/** Writes and reads without a pause until told to stop; what was acknowledged is kept here, outside. */
function atWork(worker: Worker, reader: Worker): { readonly seen: Seen; readonly reads: Map<number, number>; stop(): Promise<void> } {
  const seen: Seen = { acknowledged: [], statuses: new Map(), sentences: new Set() }
  const reads = new Map<number, number>()
  let going = true
  const count = (map: Map<number, number>, status: number) => map.set(status, (map.get(status) ?? 0) + 1)
  const write = async (nth: number) => {
    for (let i = 0; going; i++) {
      const reply = await worker.post('/establishments', { ...ESTABLISHMENT, name: `Hợp tác xã chè ${nth} ${i}` })
      count(seen.statuses, reply.status)
      if (reply.status === 200) seen.acknowledged.push(JSON.parse(reply.text).id)
      else {
        seen.sentences.add(sentenceOf(reply))
        await new Promise((done) => setTimeout(done, 400)) // as people do, and within what an account may ask
      }
    }
  }
  const read = async () => {
    for (; going; await new Promise((done) => setTimeout(done, 200))) count(reads, (await reader.get('/establishments')).status)
  }
  const all = Promise.all([write(1), write(2), write(3), read()])
  return {
    seen,
    reads,
    async stop() {
      going = false
      await all
    },
  }
}

function sentenceOf({ text }: Answer): string {
  return JSON.parse(text).refusals[0].text
}

const health = async ({ url }: Serving) => {
  const reply = await fetch(`${url}/health/ready`)
  return { status: reply.status, ...((await reply.json()) as { ready: boolean; degraded: boolean }) }
}

async function allThere({ databaseUrl }: Serving, ids: readonly string[]): Promise<void> {
  const owner = openOwnerPool(databaseUrl, 1)
  try {
    assert.equal((await owner.query('select id from establishment where id::text = any($1)', [ids])).rowCount, ids.length)
  } finally {
    await owner.end()
  }
}

function isInOrder(dataDir: string, databaseUrl = ''): void {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SABOTAGE: '' }
  const ran = spawnSync(process.execPath, ['--import', './scripts/tsx-hook.mjs', 'src/main.ts', 'verify'], {
    env,
    encoding: 'utf8',
    timeout: 300_000,
  })
  assert.equal(ran.status, 0, ran.stdout + ran.stderr)
}

/** Fills the disk of the database under load, sees what is answered, makes room again, and sees that nothing was lost. */
async function survives(serving: Serving, disk: { fill(): void; empty(): void }): Promise<string> {
  const work = atWork(await hire(serving, 'centre-officer'), await hire(serving, 'department-officer'))
  await eventually('writes before the disk is full', 60, async () => work.seen.acknowledged.length >= 20)
  await eventually('writes refused for want of room', 120, async () => {
    disk.fill()
    return (work.seen.statuses.get(507) ?? 0) > 0
  })
  await eventually('not ready', 30, async () => {
    disk.fill()
    const { status, ready } = await health(serving)
    return status === 503 && !ready
  })
  const readsBefore = work.reads.get(200) ?? 0
  await new Promise((done) => setTimeout(done, 2000))
  const acknowledged = work.seen.acknowledged.length
  disk.empty()
  const from = performance.now()
  await eventually('writes again after there is room', 30, async () => work.seen.acknowledged.length > acknowledged)
  await eventually('ready again', 30, async () => (await health(serving)).ready)
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  await work.stop()
  assert.deepEqual(
    [...work.seen.statuses.keys()].filter((status) => ![200, 503, 507].includes(status)),
    [],
    JSON.stringify([...work.seen.statuses]),
  )
  assert.deepEqual(
    [...work.reads.keys()].filter((status) => ![200, 503].includes(status)),
    [],
    JSON.stringify([...work.reads]),
  )
  assert.ok((work.reads.get(200) ?? 0) >= readsBefore)
  assert.ok(
    [...work.seen.sentences].some((text) => /đã đầy.*Báo quản trị hệ thống/.test(text)),
    [...work.seen.sentences].join(' | '),
  )
  assert.equal(serving.child.exitCode, null, 'vẫn là tiến trình ấy')
  await allThere(serving, work.seen.acknowledged)
  return `${work.seen.acknowledged.length} acknowledged, writes ${JSON.stringify([...work.seen.statuses])}, reads ${JSON.stringify([...work.reads])}, well again after ${seconds} s`
}

test(
  'đĩa dữ liệu đầy khi đang làm việc: ghi thì được báo rõ, đọc vẫn được, có chỗ thì tự chạy lại, không mất việc nào đã báo ghi xong',
  mountable,
  async (t) => {
    const disk = smallDisk(t, join(folderFor(t), 'disk'), 160)
    const dataDir = join(disk.path, 'data')
    const serving = await serveOn(t, { dataDir, log: join(folderFor(t), 'log') })
    assert.ok(existsSync(join(dataDir, 'reserve')), 'có phần dự phòng từ đầu')
    t.diagnostic(await survives(serving, disk))
    await eventually('the reserve is laid aside again', 30, async () => existsSync(join(dataDir, 'reserve')))
    isInOrder(dataDir)
  },
)

test('phần dự phòng được nhường trước: đĩa vừa đầy thì ghi vẫn được', mountable, async (t) => {
  const disk = smallDisk(t, join(folderFor(t), 'disk'), 160)
  const dataDir = join(disk.path, 'data')
  const serving = await serveOn(t, { dataDir, log: join(folderFor(t), 'log') })
  const worker = await hire(serving, 'centre-officer')
  disk.fill(2)
  await eventually('the reserve is given up', 30, async () => !existsSync(join(dataDir, 'reserve')))
  const reply = await worker.post('/establishments', { ...ESTABLISHMENT, name: 'Hợp tác xã sau khi đĩa đầy' })
  assert.equal(reply.status, 200, reply.text)
  const administrator = await hire(serving, 'administrator')
  const page = await eventually('the administrator is told', 30, async () => {
    const { text } = await administrator.get('/system', 'text/html')
    return text.includes('đã nhường chỗ') && text
  })
  assert.match(page, /đã dùng \d+%, còn \d+ MB/)
  assert.deepEqual(await health(serving), { status: 200, ready: true, degraded: true }, 'còn ghi được thì còn sẵn sàng')
})

test('đĩa của máy chủ cơ sở dữ liệu riêng (DATABASE_URL) đầy: như trên', mountable, async (t) => {
  const disk = smallDisk(t, join(folderFor(t), 'disk'), 160)
  const postgres = await startPostgres({ dataDir: join(disk.path, 'pg'), log: () => undefined })
  undo(t, () => postgres.stop())
  const dataDir = folderFor(t)
  const serving = await serveOn(t, { dataDir, databaseUrl: postgres.url, log: join(folderFor(t), 'log') })
  t.diagnostic(await survives(serving, disk))
  isInOrder(dataDir, postgres.url)
})

test('đĩa giữ tệp, đĩa tạm, đĩa nhật ký đầy riêng từng cái: chỉ việc cần đến nó dừng, việc khác vẫn chạy', mountable, async (t) => {
  const root = folderFor(t)
  const files = smallDisk(t, join(root, 'data', 'files'), 8)
  const temporary = smallDisk(t, join(root, 'tmp'), 1)
  const log = smallDisk(t, join(root, 'log'), 1)
  const serving = await serveOn(t, { dataDir: join(root, 'data'), log: join(log.path, 'log'), temporary: temporary.path })
  const officer = await hire(serving, 'centre-officer')
  const administrator = await hire(serving, 'administrator')
  const write = (name: string) => officer.post('/establishments', { ...ESTABLISHMENT, name })

  await t.test('đĩa tạm đầy: không việc nào dừng, quản trị được báo', async () => {
    temporary.fill()
    assert.equal((await write('Khi đĩa tạm đầy')).status, 200)
    await eventually('told', 30, async () => (await administrator.get('/system', 'text/html')).text.includes('tệp tạm đã dùng'))
    temporary.empty()
    await eventually('over', 30, async () => !(await health(serving)).degraded)
  })

  await t.test('nhật ký không ghi được: việc vẫn ghi, tình trạng là có sự cố, có chỗ thì tự hết', async () => {
    log.fill()
    fillToTheBrim(join(log.path, 'log'))
    for (let i = 0; i < 3; i++) assert.equal((await write(`Khi nhật ký đầy ${i}`)).status, 200)
    files.fill()
    await eventually('told', 60, async () => (await administrator.get('/system', 'text/html')).text.includes('Nhật ký vận hành'))
    files.empty()
    assert.deepEqual([(await write('Khi đã báo')).status, serving.child.exitCode], [200, null])
    log.empty()
    await eventually('over', 30, async () => !(await health(serving)).degraded)
    assert.ok(serving.said().includes('ghi lại được'))
  })

  await t.test('đĩa giữ tệp đầy: tệp bị từ chối, không để lại phần dở, việc không kèm tệp vẫn chạy', async () => {
    const projectId = await draftIn(serving)
    const { headers, payload } = formOf([{ field: 'registration', bytes: pdf(2 * 1024 * 1024) }])
    const send = () => officer.upload(`/projects/${projectId}/edit/papers`, headers, payload)
    assert.equal((await send()).status, 200)
    files.fill(1)
    const lying = () => readdirSync(join(files.path, '12'))
    const before = lying()
    const reply = await send()
    assert.deepEqual([reply.status, JSON.parse(reply.text).refusals[0].code], [507, 'request.files-full'])
    assert.match(sentenceOf(reply), /tải lại/)
    assert.deepEqual(lying(), before)
    assert.equal((await write('Khi đĩa tệp đầy')).status, 200)
    assert.deepEqual(await health(serving), { status: 200, ready: true, degraded: true })
    files.empty()
    assert.equal((await send()).status, 200)
    await eventually('over', 30, async () => !(await health(serving)).degraded)
  })
})

/** What is left of the last page of a file belongs to that file alone. */
function fillToTheBrim(path: string): void {
  try {
    for (;;) appendFileSync(path, ' ')
  } catch {
    // full is what was wanted
  }
}

/** A draft to send files to, laid down as rows: what leads to it is other tests' matter. */
async function draftIn({ databaseUrl }: Serving): Promise<string> {
  const owner = openOwnerPool(databaseUrl, 1)
  const [programme, project] = [randomUUID(), randomUUID()]
  try {
    await owner.query(`insert into programme values ('12', $1, 'thu', 'Chương trình thử', '1/QĐ', null, 2021, 2030, 1)`, [programme])
    await owner.query(
      `insert into project (province_code, id, programme_id, code, year, level, form, state, activity, name, name_norm, establishment_id, commune_code, commune_valid_from,
         implementing_unit, starts_on, ends_on, need, goal, result, asked_dong, changed_at, created_at, created_by)
       values ('12', $1, $2, 'KC-1', 2026, 'local', 'single', 'draft', 'machinery', 'Đề án', 'de an', null, '03390', '2025-07-01',
         'Trung tâm', '2026-01-01', '2026-12-31', '', '', '', 0, now(), now(), $1)`,
      [project, programme],
    )
    return project
  } finally {
    await owner.end()
  }
}
