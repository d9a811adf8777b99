import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { listenTo } from '../../test-wait.ts'
import { claim } from './claim.ts'
import { birthOf } from './process-facts.ts'

function claimsFolder(t: TestContext): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'kc-claim-')), 'claims')
  mkdirSync(folder)
  t.after(() => rmSync(join(folder, '..'), { recursive: true, force: true }))
  return folder
}

test('a folder already in use is refused, naming the process that uses it', (t) => {
  const folder = claimsFolder(t)
  const first = claim(folder, '/data')
  assert.throws(() => claim(folder, '/data'), new RegExp(`đang được một phần mềm khuyến công khác sử dụng \\(tiến trình ${process.pid}\\)`))
  first.release()
  claim(folder, '/data').release()
})

test('a claim of a process that has ended, or whose number another process has got since, holds nobody back', (t) => {
  const folder = claimsFolder(t)
  for (const holder of [
    { pid: 4_194_305, birth: 'long ago' },
    { pid: process.pid, birth: 'before the machine was restarted' },
  ]) {
    writeFileSync(join(folder, '7'), JSON.stringify(holder))
    claim(folder, '/data').release()
    assert.deepEqual(readdirSync(folder), ['8'])
    rmSync(join(folder, '8'))
  }
  assert.notEqual(birthOf(process.pid), birthOf(process.ppid))
})

test('of six applications started at once over a dead claim, exactly one gets the folder', async (t) => {
  const program = `
    const { claim } = await import(${JSON.stringify(join(import.meta.dirname, 'claim.ts'))})
    process.stdin.once('data', () => {
      try { claim(process.argv[1], '/data'); console.log('mine') } catch (error) { console.log(error.code) }
      setInterval(() => {}, 1000)
    })
    console.log('waiting')`
  for (let round = 0; round < 3; round++) {
    const folder = claimsFolder(t)
    writeFileSync(join(folder, '3'), JSON.stringify({ pid: 4_194_305, birth: 'long ago' }))
    const children = Array.from({ length: 6 }, () => spawn(process.execPath, ['--input-type=module', '-e', program, folder]))
    t.after(() => children.forEach((child) => void child.kill('SIGKILL')))
    const heard = children.map((child, i) => listenTo(child, `application ${i}`))
    await Promise.all(heard.map((one) => one.line()))
    for (const child of children) child.stdin.write('go\n')
    const sorted = (await Promise.all(heard.map((one) => one.line()))).sort()
    assert.deepEqual(sorted, ['mine', ...Array(5).fill('postgres.second-start')])
  }
})
