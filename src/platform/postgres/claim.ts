// One running application per data folder. A claim is a numbered file naming a process and its birth, so a claim left by kill -9
// is seen to be dead. Numbers only grow and only the highest counts: two starters that both find a dead claim cannot both win,
// because creating the next number is exclusive, and a slow one that creates an old number sees a higher one and steps back.
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sabotaged } from '../sabotage.ts'
import { birthOf, isRunning } from './process-facts.ts'
import { PostgresRefused } from './refused.ts'
import { WORDS } from './words.vi.ts'

type Holder = { readonly pid: number; readonly birth: string }

export type Claim = { release(): void }

/** Takes the folder for this process, or refuses naming the process that has it. */
export function claim(folder: string, dataDir: string): Claim {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (;;) {
    const highest = Math.max(0, ...numbers(folder))
    const holder = readHolder(folder, highest)
    if (holder && holds(holder) && !sabotaged('B7.no-claim')) {
      throw new PostgresRefused('postgres.second-start', WORDS.secondStart(dataDir, holder.pid))
    }
    if (!create(folder, highest + 1)) continue
    const all = numbers(folder)
    if (Math.max(...all) > highest + 1) {
      rmSync(join(folder, String(highest + 1)), { force: true })
      continue
    }
    for (const old of all) if (old <= highest) rmSync(join(folder, String(old)), { force: true })
    return { release: () => writeFileSync(join(folder, String(highest + 1)), 'released') }
  }
}

function numbers(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function readHolder(folder: string, number: number): Holder | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, String(number)), 'utf8')) as Holder
  } catch {
    return undefined // none yet, released, or tidied away by its successor this moment
  }
}

function holds({ pid, birth }: Holder): boolean {
  return isRunning(pid) && birthOf(pid) === birth
}

/** The file appears whole or not at all: written under a name of its own, then linked. */
function create(folder: string, number: number): boolean {
  const draft = join(folder, `draft-${process.pid}-${Math.random().toString(36).slice(2)}`)
  writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Holder), { mode: 0o600 })
  try {
    linkSync(draft, join(folder, String(number)))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}
