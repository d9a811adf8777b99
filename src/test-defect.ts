// The test of a test: runs a test file once more, with a deliberate defect, and tells how it ended.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { listenTo } from './test-wait.ts'

const HOOK = join(import.meta.dirname, '../scripts/tsx-hook.mjs')

/** A property of many lives may take minutes on a busy machine. */
const CEILING_MS = 600_000

export type Rerun = {
  /** Only the tests whose title holds this. */
  readonly title?: string
  readonly env?: Readonly<Record<string, string>>
}

export async function testOnDefect(file: string, defect: string, { title, env }: Rerun = {}): Promise<{ code: number | null; said: string }> {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env // with it the file would report to the run that runs us
  const only = title === undefined ? [] : [`--test-name-pattern=${title}`]
  const child = spawn(process.execPath, ['--import', HOOK, '--test', ...only, file], { env: { ...inherited, ...env, SABOTAGE: defect } })
  const heard = listenTo(child, `${file} with ${defect}`)
  const { code } = await heard.ended(CEILING_MS)
  return { code, said: heard.said() }
}
