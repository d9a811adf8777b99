// What the operating system says of another process. Linux answers from /proc; elsewhere `ps` does.
import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** A zombie has ended: it holds no file and no memory, and only waits for its parent to notice. */
export function isRunning(pid: number): boolean {
  if (process.platform === 'linux') return !'ZX'.includes(statOf(pid)?.state ?? 'X')
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Tells this life of a pid from an earlier or later process of the same number, across restarts of the machine too. */
export function birthOf(pid: number): string {
  if (process.platform === 'linux') return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${statOf(pid)?.startedAt ?? 'gone'}`
  if (process.platform === 'win32') return 'unknown'
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
}

/** A postmaster always works inside its data folder, so its current folder says whose it is. */
export function worksIn(pid: number, folder: string): boolean {
  if (!isRunning(pid)) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
  if (process.platform === 'win32') return true
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(folder)
}

function statOf(pid: number): { state: string; startedAt: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in brackets and may hold spaces; what follows the last bracket is regular.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? 'X', startedAt: fields[19] ?? '' }
  } catch {
    return undefined
  }
}
