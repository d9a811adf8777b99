// As whom the server runs. PostgreSQL refuses root, and on a fresh server or in a container the application often is root.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chmodSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PostgresRefused } from './refused.ts'
import { WORDS } from './words.vi.ts'

/**
 * direct: an ordinary user, nothing to do. unshare: root puts on another number in a user namespace of its own; files stay root's,
 * no account is needed and a folder under /root is reachable. demote: the container forbids that, so an existing account is used.
 */
export type Account =
  | { readonly kind: 'direct' }
  | { readonly kind: 'unshare' }
  | { readonly kind: 'demote'; readonly name: string; readonly uid: number; readonly gid: number }

const UNSHARE = ['--user', '--map-user=65534', '--map-group=65534']

export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return { kind: 'direct' }
  const tried = spawnSync('unshare', [...UNSHARE, 'true'])
  return tried.status === 0 ? { kind: 'unshare' } : lesserAccount()
}

export function lesserAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find((fields) => fields[0] === name)
    if (found) return { kind: 'demote', name, uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new PostgresRefused('postgres.no-account', WORDS.noAccount())
}

/** Runs a program of the engine as the account, in a session of its own so that Ctrl-C in the terminal reaches us and not it. */
export function spawnAs(account: Account, command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const env = { PATH: process.env.PATH, HOME: '/tmp', LC_ALL: 'C', TZ: 'UTC' }
  const common: SpawnOptions = { ...options, env, detached: process.platform !== 'win32', windowsHide: true }
  if (account.kind === 'unshare') return spawn('unshare', [...UNSHARE, command, ...args], common)
  if (account.kind === 'demote') return spawn(command, args, { ...common, uid: account.uid, gid: account.gid })
  return spawn(command, args, common)
}

/** Hands the folder over to the account when somebody else owns it: the way of running may change between two starts. */
export function giveTo(account: Account, folder: string): void {
  const mine = process.getuid?.()
  if (mine === undefined) return
  const { uid: owner } = statSync(folder)
  const wanted = account.kind === 'demote' ? account.uid : mine
  if (owner === wanted) return
  if (mine !== 0) throw new PostgresRefused('postgres.not-ours', WORDS.notOurs(folder))
  const gid = account.kind === 'demote' ? account.gid : (process.getgid?.() ?? 0)
  chownTree(folder, wanted, gid)
}

function chownTree(path: string, uid: number, gid: number): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) chownTree(join(path, name), uid, gid)
  lchownSync(path, uid, gid)
}

/** Lets everybody read a folder of programs, whatever mask it was made under; nothing of it is secret. */
export function openToAll(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
  chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644)
}

/** A demoted account needs only to pass through the data folder, not to list it; above it, that is the administrator's affair. */
export function mustReach(account: Account, dataDir: string, program: string): void {
  if (account.kind !== 'demote') return
  chmodSync(dataDir, 0o711)
  for (const path of [dataDir, program]) {
    const tried = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { uid: account.uid, gid: account.gid })
    if (tried.status !== 0) throw new PostgresRefused('postgres.unreachable', WORDS.unreachable(path, account.name))
  }
}
