// The processes of the machine as tests need them: who began whom, with which command; and how to end them all. Linux only, else none.
import { readdirSync, readFileSync } from 'node:fs'

export type Running = { readonly pid: number; readonly parent: number; readonly command: string }

export function processes(): Running[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }]
      } catch {
        return [] // ended while being looked at
      }
    })
}

/** All that carry a mark of ours in their environment, whoever is their parent by now, and all that those began. */
export function markedWith(mark: string): Running[] {
  const all = processes()
  const marked = all.filter(({ pid }) => pid !== process.pid && environmentOf(pid).includes(mark))
  return [...new Map(marked.flatMap((one) => [one, ...descendantsOf(one.pid, all)]).map((one) => [one.pid, one])).values()]
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    return '' // ended, or somebody else's
  }
}

function descendantsOf(pid: number, all: readonly Running[]): Running[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...descendantsOf(child.pid, all)])
}

export function killAll(victims: readonly Running[]): void {
  for (const { pid } of victims) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended by itself in the meantime
    }
  }
}
