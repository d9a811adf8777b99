import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { type TestContext, test } from 'node:test'
import { listenTo, until, within } from './test-wait.ts'

function program(t: TestContext, text: string): ChildProcess {
  const child = spawn(process.execPath, ['-e', text], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  t.after(() => void child.kill('SIGKILL'))
  return child
}

test('chờ một điều không bao giờ tới thì phép thử dừng, nói đã chờ gì và lần cuối thấy gì', async () => {
  await assert.rejects(
    within('the moon', new Promise(() => undefined), () => 'clouds', 50),
    /waited 0 s for the moon; last seen:\nclouds/,
  )
  await assert.rejects(
    until('the moon', () => false, 50),
    /waited 0 s for the moon; last seen:\nfalse/,
  )
  assert.equal(await within('bread', Promise.resolve('bread')), 'bread')
  let asked = 0
  assert.equal(await until('the third time', () => ++asked === 3 && asked), 3)
})

test('tiến trình con chết thì việc chờ nó dừng ngay, kèm những gì nó đã nói', async (t) => {
  const heard = listenTo(program(t, `console.log('mở'); console.error('hỏng rồi'); process.exitCode = 3`), 'máy chủ thử')
  assert.equal(await heard.line(), 'mở')
  const told = /máy chủ thử ended with 3 before .* came; it said:\n[\s\S]*hỏng rồi/
  await Promise.all([assert.rejects(heard.line(), told), assert.rejects(heard.message(), told), assert.rejects(heard.says(/không có/), told)])
  assert.deepEqual(await heard.ended(), { code: 3, signal: null })
})

test('chương trình không chạy được thì việc chờ dừng ngay', async () => {
  await assert.rejects(listenTo(spawn('/khong/co/chuong-trinh'), 'không có').line(), /không có ended with null[\s\S]*ENOENT/)
})

test('lời nói trước khi hỏi vẫn nghe được; cháu còn giữ đường ra thì vẫn biết con đã hết', async (t) => {
  const child = program(
    t,
    `require('child_process').spawn('sleep', ['30'], { stdio: 'inherit' }).unref(); process.send({ port: 7 }, () => { console.log('xong'); process.exit(0) })`,
  )
  const heard = listenTo(child, 'cha')
  assert.deepEqual(await heard.ended(), { code: 0, signal: null })
  assert.deepEqual([await heard.message(), await heard.line(), (await heard.says(/x(o)/))[1]], [{ port: 7 }, 'xong', 'o'])
})
