import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { KNOWN_REFUSALS } from './app.ts'

const FILES = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname }).filter((file) => !/\.test\.tsx?$|\.fixture\.ts$/.test(file))

/** Codes written in the code as refuse('room.code') or refusal('room.code'). */
function codesIn(file: string): string[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  return [...text.matchAll(/\brefus(?:e|al)\(\s*'([a-z-]+\.[a-z0-9.-]+)'/g)].map((match) => match[1] as string)
}

test('lời từ chối nào của hệ thống cũng có câu tiếng Việt nói rõ phải làm gì', () => {
  const used = new Set(FILES.flatMap(codesIn))
  assert.ok(used.size > 80, `${used.size} lời từ chối`)
  assert.deepEqual([...used].filter((code) => !KNOWN_REFUSALS.has(code)).sort(), [])
})
