// Real processes, real kills. Each promise about the embedded database is seen broken once by a deliberate defect, at the end.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { testOnDefect } from '../../test-defect.ts'
import { killAll, processes } from '../../test-processes.ts'
import { listenTo, until } from '../../test-wait.ts'
import { anySabotage, sabotaged } from '../sabotage.ts'
import { chooseAccount, lesserAccount } from './account.ts'
import { allEngines, enginesOfTheMachine } from './engine.ts'
import { layoutOf } from './layout.ts'
import { liveServer } from './postmaster.ts'
import { isRunning } from './process-facts.ts'
import { startPostgres } from './supervisor.ts'
import { application, ask, engineWithoutLinks, folderFor, IS_ROOT, kill, NOBODY, startIn, whyNoOrdinaryUser } from './trial.fixture.ts'

const rootOnly = IS_ROOT ? {} : { skip: 'chỉ chạy được bằng quyền root' }
const ordinaryUser = { skip: whyNoOrdinaryUser() ?? false }

test('the first start makes the data, a later start finds it again', async (t) => {
  const layout = folderFor(t)
  const from = performance.now()
  const first = await startIn(t, layout)
  t.diagnostic(`first start ${Math.round(performance.now() - from)} ms`)
  await ask(first.url, 'create table note as select 7 as mark')
  await first.stop()
  assert.equal(liveServer(layout), undefined)

  const again = performance.now()
  const later = await startIn(t, layout)
  t.diagnostic(`later start ${Math.round(performance.now() - again)} ms`)
  assert.deepEqual([first.adopted, later.adopted, later.url], [false, false, first.url])
  assert.deepEqual(await ask(later.url, 'select mark from note'), [{ mark: 7 }])
})

test('the database listens on no network, keeps what it acknowledges and notices damaged pages', async (t) => {
  const layout = folderFor(t)
  const { url } = await startIn(t, layout)
  const wanted = {
    listen_addresses: '',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    jit: 'off',
    max_connections: '100',
    server_encoding: 'UTF8',
    password_encryption: 'scram-sha-256',
  }
  const shown = await ask<{ name: string; setting: string }>(url, 'select name, setting from pg_settings')
  for (const [name, value] of Object.entries(wanted)) assert.equal(shown.find((row) => row.name === name)?.setting, value, name)
  assert.equal(statSync(layout.password).mode & 0o777, 0o600)
  assert.equal(statSync(join(layout.dataDir, 'run')).mode & 0o777, 0o700)
  await assert.rejects(ask(url.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1'), /password authentication failed/)
})

test('Vietnamese capitals and sorting work in the embedded database', async (t) => {
  const { url } = await startIn(t, folderFor(t))
  const rows = await ask(
    url,
    `select upper('đặng ở') as up, array(select n from unnest(array['Đào','Dao','Âu','An']) n order by n collate "vi-x-icu") as sorted`,
  )
  assert.deepEqual(rows, [{ up: 'ĐẶNG Ở', sorted: ['An', 'Âu', 'Dao', 'Đào'] }])
})

test('a database set to lose acknowledged writes is refused, and the setting is named', async (t) => {
  const layout = folderFor(t)
  const running = await startIn(t, layout)
  await ask(running.url, 'alter role kc_owner set synchronous_commit = off')
  await running.stop()
  await assert.rejects(startIn(t, layout), /synchronous_commit = off.*không khởi động.*Hãy bật lại/s)
})

test('the application is killed: its database lives on and the next start takes it over', async (t) => {
  const layout = folderFor(t)
  const first = application(t, layout)
  const { url = '' } = await first.said
  await ask(url, 'create table note as select 7 as mark')
  const before = liveServer(layout)?.pid
  await kill(first)

  const next = await startIn(t, layout)
  assert.deepEqual([next.adopted, next.url, liveServer(layout)?.pid], [true, url, before])
  assert.deepEqual(await ask(next.url, 'select mark from note'), [{ mark: 7 }])
  await next.stop()
  await isGone(before ?? 0)
})

/** Process 1 may reap an adopted child late: it is gone a moment after it has stopped. */
async function isGone(pid: number): Promise<void> {
  await until(`the end of process ${pid}`, () => !isRunning(pid))
}

test('a second start on the same folder is refused within ten seconds, naming the process and the way out', async (t) => {
  const layout = folderFor(t)
  const running = await startIn(t, layout)
  const second = await application(t, layout).said
  assert.match(second.refused ?? '', new RegExp(`tiến trình ${process.pid}.*Hãy dừng tiến trình đó`, 's'))
  assert.ok((second.afterMs ?? Number.POSITIVE_INFINITY) < 10_000, `${second.afterMs} ms`)
  assert.deepEqual(await ask(running.url, 'select 1 as alive'), [{ alive: 1 }])
})

test('a lock file left by a zombie, or whose number a stranger has got, does not stop the start', async (t) => {
  const layout = folderFor(t)
  const running = await startIn(t, layout)
  const lock = join(layout.cluster, 'postmaster.pid')
  const lines = readFileSync(lock, 'utf8').split('\n').slice(1)
  await running.stop()

  const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] })
  t.after(() => parent.kill('SIGKILL'))
  const zombie = Number(await listenTo(parent, 'the parent of a zombie').line())
  await until('the zombie', () => /\) Z /.test(readFileSync(`/proc/${zombie}/stat`, 'utf8')))
  for (const pid of [zombie, parent.pid]) {
    writeFileSync(lock, [pid, ...lines].join('\n'))
    chmodSync(lock, 0o600)
    const next = await startIn(t, layout)
    assert.equal(next.adopted, false)
    await next.stop()
  }
})

test('killed while the data is being made, the next start clears the half and makes it whole', async (t) => {
  for (const delay of [0, 120, 250]) {
    // The whole machine stops, or the application alone is killed and its initdb goes on for a while.
    for (const everybody of [true, false]) {
      const layout = folderFor(t)
      const first = application(t, layout)
      await until('the data being made', () => {
        assert.equal(first.child.exitCode, null, first.heard.said())
        return readdirSync(layout.dataDir).some((name) => name.startsWith('making-') || name === 'cluster')
      })
      await sleep(delay)
      const ended = kill(first)
      if (everybody) killAll(processes().filter(({ command }) => command.includes(layout.dataDir)))
      await ended

      const next = await startIn(t, layout)
      assert.deepEqual(await ask(next.url, 'select 1 as whole'), [{ whole: 1 }])
      assert.deepEqual(
        readdirSync(layout.dataDir).filter((name) => name.startsWith('making-')),
        [],
        `${delay} ms, ${everybody ? 'everybody' : 'the application alone'}`,
      )
      await next.stop()
    }
  }
})

test('a folder that is not whole PostgreSQL data is refused and nothing in it is deleted', async (t) => {
  const layout = folderFor(t)
  mkdirSync(layout.cluster)
  writeFileSync(join(layout.cluster, 'base'), 'something of somebody')
  writeFileSync(layout.password, 'x')
  await assert.rejects(startIn(t, layout), /không phải dữ liệu PostgreSQL nguyên vẹn/)
  assert.equal(readFileSync(join(layout.cluster, 'base'), 'utf8'), 'something of somebody')
})

test('data of another major version is refused untouched, naming both versions', async (t) => {
  const layout = folderFor(t)
  await (await startIn(t, layout)).stop()
  writeFileSync(join(layout.cluster, 'PG_VERSION'), '17\n')
  await assert.rejects(startIn(t, layout, { engines: allEngines().slice(0, 1) }), /PostgreSQL 17 tạo ra.*PostgreSQL 18.*backup/s)
  writeFileSync(join(layout.cluster, 'PG_VERSION'), '18\n')
  assert.equal((await startIn(t, layout)).adopted, false)
})

test('the database is killed five times while writing: no acknowledged row is lost, and it is back by itself', async (t) => {
  const layout = folderFor(t)
  const { url } = await startIn(t, layout)
  await ask(url, 'create table act (id bigint primary key)')
  let next = 0
  const acknowledged: number[] = []
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => undefined) // an idle session was killed with its server
  let writing = true
  const write = async () => {
    while (writing) {
      const id = next++
      const early = sabotaged('B2.early-acknowledgement') ? 'set synchronous_commit = off; ' : ''
      await pool.query(`${early}insert into act values (${id})`).then(
        () => acknowledged.push(id),
        () => sleep(20),
      )
    }
  }
  for (let round = 0; round < 5; round++) {
    const { pid = 0 } = liveServer(layout) ?? {}
    const before = acknowledged.length
    writing = true
    const writers = Promise.all([write(), write()])
    await until('25 more acknowledged rows', () => acknowledged.length >= before + 25)
    await sleep(round * 70)
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
    // Every other round only the postmaster dies, and its orphaned children stand in the way of the next one.
    for (const victim of round % 2 === 0 ? [pid, ...children] : [pid]) process.kill(victim, 'SIGKILL')
    writing = false
    await writers
    await until('the database to be back', () => ask(url, 'select 1').catch(() => undefined))
    const kept = new Set((await ask<{ id: string }>(url, 'select id from act')).map(({ id }) => Number(id)))
    assert.deepEqual(
      acknowledged.filter((id) => !kept.has(id)),
      [],
      `round ${round}`,
    )
  }
  await pool.end()
  t.diagnostic(`${acknowledged.length} acknowledged rows, 0 lost`)
  assert.ok(acknowledged.length > 100)
})

test('Ctrl-C in the terminal reaches the application, which shuts the database down cleanly', async (t) => {
  const layout = folderFor(t)
  const { child, heard, said } = application(t, layout)
  await said
  const { pid = 0 } = liveServer(layout) ?? {}
  process.kill(-(child.pid ?? 0), 'SIGINT')
  assert.equal((await heard.ended()).code, 0)
  assert.equal(isRunning(pid), false)
  assert.match(readFileSync(layout.log, 'utf8'), /received fast shutdown request[\s\S]*database system is shut down/)
})

test('a data folder with a long Vietnamese name, spaces and a comma in it works', async (t) => {
  const base = folderFor(t)
  const layout = layoutOf(join(base.dataDir, 'Dữ liệu khuyến công, tỉnh Lai Châu '.repeat(4).trim()))
  const running = await startIn(t, layout)
  assert.match(running.host, /^\/tmp\/khuyen-cong-[0-9a-f]{16}$/)
  assert.equal(statSync(running.host).mode & 0o777, 0o700)
  await running.stop()
})

test('installed without scripts, the library links are made at the first start', async (t) => {
  const engine = engineWithoutLinks(t)
  const { url } = await startIn(t, folderFor(t), { engines: [engine] })
  assert.deepEqual(await ask(url, 'select 1 as runs'), [{ runs: 1 }])
  assert.ok(existsSync(join(engine.home, 'lib', 'libicuuc.so.60')))
})

test('an ordinary user runs it, even from packages that belong to somebody else and lack their links', ordinaryUser, async (t) => {
  const engine = engineWithoutLinks(t)
  const layout = folderFor(t)
  chownSync(layout.dataDir, NOBODY, NOBODY)
  const started = application(t, layout, { engine, as: NOBODY })
  const { refused, url = '' } = await started.said
  assert.equal(refused, undefined)
  assert.deepEqual(await ask(url, 'select 1 as runs'), [{ runs: 1 }])
  assert.equal(statSync(layout.cluster).uid, NOBODY)
  assert.equal(await kill(started, 'SIGINT'), 0)
})

test('where a container forbids root its own namespace, an existing account runs it; back again, root does', rootOnly, async (t) => {
  const layout = folderFor(t)
  const lesser = await startIn(t, layout, { account: lesserAccount() })
  await ask(lesser.url, 'create table note as select 7 as mark')
  assert.notEqual(statSync(layout.cluster).uid, 0)
  await lesser.stop()
  const root = await startIn(t, layout)
  assert.deepEqual(await ask(root.url, 'select mark from note'), [{ mark: 7 }])
  assert.equal(statSync(layout.cluster).uid, 0)
})

const machine = enginesOfTheMachine().slice(0, 1)

test(
  'where no package fits, the PostgreSQL of the machine is used, 15 or later',
  machine.length > 0 ? {} : { skip: 'máy không có PostgreSQL' },
  async (t) => {
    for (const account of IS_ROOT ? [chooseAccount(), lesserAccount()] : [chooseAccount()]) {
      const running = await startIn(t, folderFor(t), { account, engines: machine })
      const [shown] = await ask<{ v: string; c: string }>(
        running.url,
        `select current_setting('server_version_num') v, current_setting('data_checksums') c`,
      )
      assert.deepEqual([Math.floor(Number(shown?.v) / 10_000), shown?.c], [machine[0]?.major, 'on'])
      await running.stop()
    }
  },
)

test('a folder the lesser account cannot enter is refused with the way out', rootOnly, async (t) => {
  const closed = folderFor(t)
  await assert.rejects(
    startIn(t, layoutOf(join(closed.dataDir, 'inside')), { account: lesserAccount() }),
    /không vào được thư mục.*Hãy đặt thư mục dữ liệu ở nơi khác/s,
  )
})

test('with no engine for the machine the refusal says how to get one', async (t) => {
  await assert.rejects(
    startPostgres({ dataDir: folderFor(t).dataDir, log: () => undefined, engines: [] }),
    /apt-get install postgresql.*DATABASE_URL/s,
  )
})

const DEFECTS = [
  ['B7.no-adopt', 'takes it over'],
  ['B7.no-claim', 'second start'],
  ['B7.believe-dead-lock', 'zombie'],
  ['B7.init-in-place', 'clears the half'],
  ['B7.no-symlinks', 'library links'],
  ['B3.fsync-off', 'listens on no network'],
  ['B2.early-acknowledgement', 'killed five times'],
] as const

for (const [defect, title] of anySabotage() ? [] : DEFECTS) {
  test(`the deliberate defect ${defect} turns its test red`, async () => {
    const { code, said } = await testOnDefect(import.meta.filename, defect, { title })
    assert.equal(code, 1, said)
    assert.match(said, /fail 1\n/)
  })
}
