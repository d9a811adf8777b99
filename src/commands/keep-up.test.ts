// Whoever keeps the application running: `npm start` and the systemd unit bring back what died, and leave alone what was told to stop or refused.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type TestContext, test } from 'node:test'
import EXIT from '../exit-codes.json' with { type: 'json' }
import { undo } from '../platform/postgres/trial.fixture.ts'
import { type Heard, listenTo, until } from '../test-wait.ts'
import { folder } from './standing.fixture.ts'

const ROOT = join(import.meta.dirname, '../..')
const KEEPER = `import { keepUp } from './scripts/keep-up.mjs'; process.exit(await keepUp(process.argv[1], process.argv.slice(2)))`

type Kept = Pick<Heard, 'said' | 'ended'> & { readonly child: ChildProcess; lives(): number }

/** A program that does each time what its next life says, kept running as `npm start` keeps the server. */
function kept(t: TestContext, lives: readonly string[]): Kept {
  const place = folder(t)
  const [entry, count] = [join(place, 'life.mjs'), join(place, 'lives')]
  writeFileSync(
    entry,
    `import { appendFileSync, readFileSync } from 'node:fs'
     appendFileSync(process.argv[2], 'x')
     const life = readFileSync(process.argv[2], 'utf8').length
     ${lives.map((what, i) => `if (life === ${i + 1}) { ${what} }`).join('\n')}`,
  )
  const child = spawn(process.execPath, ['--input-type=module', '-e', KEEPER, relative(ROOT, entry), count], { cwd: ROOT, stdio: 'pipe' })
  undo(t, () => child.kill('SIGKILL'))
  return { child, ...listenTo(child, 'the keeper'), lives: () => (existsSync(count) ? readFileSync(count, 'utf8').length : 0) }
}

const KILLED = `process.kill(process.pid, 'SIGKILL'); setInterval(() => undefined, 1000)`
const CRASHED = `process.exit(${EXIT.crashed})`
const WORKS = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => undefined, 1000)`

test('phần mềm bị giết hay dừng vì lỗi thì được mở lại và có câu nói rõ; từ chối cấu hình thì không mở lại', async (t) => {
  const { ended, said, lives } = kept(t, [KILLED, CRASHED, `process.exit(${EXIT.refused})`])
  assert.equal((await ended()).code, EXIT.refused)
  assert.equal(lives(), 3)
  assert.match(said(), /dừng đột ngột \(mã 137\); mở lại sau 1 giây[\s\S]*dừng đột ngột \(mã 70\); mở lại sau 2 giây/)
})

test('bảo dừng thì dừng, kể cả đang chờ mở lại; gõ sai lệnh thì không mở lại', async (t) => {
  const [asked, pausing, mistyped] = [kept(t, [WORKS]), kept(t, [KILLED]), kept(t, [`process.exit(${EXIT.usage})`])]
  assert.equal((await mistyped.ended()).code, EXIT.usage)
  await until('it works', () => asked.lives() === 1 || undefined)
  asked.child.kill('SIGTERM')
  assert.equal((await asked.ended()).code, 0)
  await until('it pauses', () => /mở lại sau/.test(pausing.said()) || undefined)
  pausing.child.kill('SIGTERM')
  assert.equal((await pausing.ended()).code, 0)
  assert.deepEqual([asked.lives(), pausing.lives()], [1, 1])
})

test('lỗi không ai bắt được ghi lại kèm mã lỗi và phần mềm dừng với mã khác 0', async () => {
  const boom = `data:text/javascript,setTimeout(() => { throw new Error('long dây') }, 1500)`
  const child = spawn(process.execPath, ['--import', './scripts/tsx-hook.mjs', '--import', boom, 'src/main.ts', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', SABOTAGE: '', DATABASE_URL: 'postgres://a:b@127.0.0.1:1/khong-co' },
    stdio: 'pipe',
  })
  const { ended, said } = listenTo(child, 'the server')
  assert.equal((await ended()).code, EXIT.crashed, said())
  assert.match(said(), /\[[0-9a-f-]{36}\] Lỗi ngoài dự kiến, phần mềm dừng\. Error: long dây/)
})

test('đơn vị systemd mở lại phần mềm khi nó chết, không mở lại khi cấu hình bị từ chối, chạy bằng người dùng thường', () => {
  const text = readFileSync(join(ROOT, 'deploy/khuyen-cong.service'), 'utf8')
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  for (const line of lines) assert.match(line, /^(\[[A-Z][a-z]+\]|[A-Z][A-Za-z]+=.*)$/)
  const unit = new Map(
    lines.filter((line) => line.includes('=')).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  const wanted = {
    Restart: 'always',
    RestartPreventExitStatus: `${EXIT.usage} ${EXIT.refused}`,
    StartLimitIntervalSec: '0',
    User: 'khuyen-cong',
    EnvironmentFile: '-/etc/khuyen-cong.env',
    KillMode: 'mixed',
    NoNewPrivileges: 'yes',
    ProtectSystem: 'strict',
  }
  for (const [name, value] of Object.entries(wanted)) assert.equal(unit.get(name), value, name)
  const [, , script = '', verb] = (unit.get('ExecStart') ?? '').split(' ')
  assert.ok(existsSync(join(ROOT, script)))
  assert.equal(verb, 'serve')
})
