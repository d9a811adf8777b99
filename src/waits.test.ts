// The ways of waiting that have no end of their own are kept out of the tests: src/test-wait.ts has one for each.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')
const OWN = /^src\/(test-wait(\.test)?|waits\.test)\.ts$/

const ENDLESS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/import \{[^}]*\bonce\b[^}]*\} from 'node:events'/g, 'once() waits for ever when the other side dies: listenTo, until or within of test-wait.ts'],
  [/\.once\('(message|line|exit)'/g, 'a process may die before it says so: listenTo of test-wait.ts'],
  [/\b(spawnSync|execFileSync|execSync)\((?:(?!timeout:)[\s\S])*?\n?\s*\}?\)$/gm, 'without timeout a program that hangs holds the test for ever'],
]

function endlessIn(text: string): string[] {
  return ENDLESS.flatMap(([pattern, instead]) => [...text.matchAll(pattern)].map(([found]) => `${found.split('\n')[0]}: ${instead}`))
}

test('không phép thử nào chờ một cách không có hạn', () => {
  const files = globSync(['src/**/*.{test,fixture}.{ts,tsx}', 'src/test-*.ts', 'scripts/*.test.ts', 'e2e/*.ts'], { cwd: ROOT }).map((path) =>
    path.replaceAll('\\', '/'),
  )
  assert.ok(files.length > 100)
  const found = files
    .filter((path) => !OWN.test(path))
    .flatMap((path) => endlessIn(readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}: ${line}`))
  assert.deepEqual(found, [])
})

test('mỗi cách chờ không có hạn đều bị nhận ra', () => {
  for (const text of [
    `import { once } from 'node:events'`,
    `child.once('message', done)`,
    `  const run = spawnSync(process.execPath, args, { env, encoding: 'utf8' })`,
    `  const run = spawnSync(process.execPath, args, {\n    env,\n  })`,
  ])
    assert.equal(endlessIn(text).length, 1, text)
  for (const text of [`execFileSync(node, ['x'], { cwd: ROOT, timeout: 120_000 })`, `spawnSync(node, args, {\n    env,\n    timeout: 60_000,\n  })`])
    assert.deepEqual(endlessIn(text), [], text)
})
