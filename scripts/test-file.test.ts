import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { processes } from '../src/test-processes.ts'
import { listenTo, until } from '../src/test-wait.ts'
import type { TestEvent } from './test-file.ts'

/** What the runner hears of a test file with this text; it runs in a process of its own, for a test may not run tests. */
async function heardOf(t: TestContext, text: string, ceilingMs: number): Promise<readonly TestEvent[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kc-tệp thử '))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'thử.test.mjs')
  writeFileSync(file, `import { test } from 'node:test'\nimport { spawn } from 'node:child_process'\n${text}`)
  const program = join(folder, 'runner.mjs')
  const lines = `
    import { runFile } from ${JSON.stringify(join(import.meta.dirname, 'test-file.ts'))}
    const heard = []
    const run = { file: ${JSON.stringify(file)}, env: {}, ceilingMs: ${ceilingMs}, hear: ({ type, data }) => heard.push({ type, data }) }
    await runFile(run).done
    console.log(JSON.stringify(heard.map(({ type, data }) => ({ type, data: { ...data, said: String(data.details?.error ?? '') } }))))
    process.exit(0)`
  writeFileSync(program, lines)
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const child = spawn(process.execPath, [program], { env })
  return JSON.parse(await listenTo(child, 'the runner').line())
}

const failures = (events: readonly TestEvent[]) =>
  events.filter(({ type }) => type === 'test:fail').map(({ data }) => data as { name: string; said: string })

test('một tệp phép thử treo mãi thì đến hạn bị dừng cùng mọi tiến trình nó đã mở, và được gọi tên cùng việc đang làm dở', async (t) => {
  const long = `987.${process.pid}`
  const text = `test('chờ mãi', async () => { spawn('sleep', ['${long}'], { detached: true, stdio: 'inherit' }); await new Promise((done) => setTimeout(done, 1e9)) })`
  const [first] = failures(await heardOf(t, text, 10_000))
  assert.match(first?.name ?? '', /thử\.test\.mjs$/)
  assert.match(first?.said ?? '', /still running after 0:10, it was ended with all it had begun; it was at: chờ mãi/)
  await until('the end of what it had begun', () => !processes().some(({ command }) => command === `sleep ${long}`))
})

test('tệp xong mà quên một tiến trình thì tiến trình ấy bị dừng, kết quả vẫn là của tệp', async (t) => {
  const long = `986.${process.pid}`
  const text = `test('quên', () => { spawn('sleep', ['${long}'], { detached: true, stdio: 'ignore' }).unref() })`
  const events = await heardOf(t, text, 60_000)
  assert.deepEqual(failures(events), [])
  assert.ok(events.some(({ type, data }) => type === 'test:pass' && (data as { name: string }).name === 'quên'))
  await until('the end of what it forgot', () => !processes().some(({ command }) => command === `sleep ${long}`))
})

test('tiến trình của tệp chết giữa chừng thì tệp ấy hỏng', async (t) => {
  const events = await heardOf(t, `test('chết', () => process.kill(process.pid, 'SIGKILL'))`, 60_000)
  assert.equal(failures(events).length, 1)
})
