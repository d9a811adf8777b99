// The way in for every command. A fresh machine may have only Node 20 and no packages: this file runs there, installs what the lock
// file says, and runs the real work on the Node 24 that comes with the packages.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, existsSync, constants as fs, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
/** Where npm itself writes down what it installed. */
const RECORD = join(ROOT, 'node_modules', '.package-lock.json')
const HOOK = pathToFileURL(join(ROOT, 'scripts', 'tsx-hook.mjs')).href

/** Installs the packages of the lock file when they are missing or other ones are there; `dev: false` is content without the tools. */
export function install({ dev }) {
  if (isInstalled(dev)) return
  console.error('Đang cài các gói phần mềm theo package-lock.json…')
  rmSync(RECORD, { force: true }) // so that an installation cut off at any moment is not taken for a whole one
  const cache = cacheElsewhere()
  const kind = dev ? '--include=dev' : '--omit=dev'
  const args = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=optional',
    kind,
    ...(cache ? [`--cache=${cache}`] : []),
  ]
  const done = npm(args)
  if (cache) rmSync(cache, { recursive: true, force: true })
  if (done.status === 0) return
  console.error('Chưa cài được các gói phần mềm theo package-lock.json. Hãy kiểm tra kết nối mạng và rằng máy có npm, rồi chạy lại lệnh này.')
  process.exit(1)
}

function npm(args) {
  const itself = process.env.npm_execpath
  const options = { cwd: ROOT, stdio: ['inherit', process.stderr, 'inherit'] }
  return itself?.endsWith('.js')
    ? spawnSync(process.execPath, [itself, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** npm keeps what it fetches under the user's home; a service account often has none that it may write in. */
function cacheElsewhere() {
  try {
    const usual = process.env.npm_config_cache ?? join(homedir(), '.npm')
    mkdirSync(usual, { recursive: true })
    accessSync(usual, fs.W_OK)
    return undefined
  } catch {
    return mkdtempSync(join(tmpdir(), 'khuyen-cong-npm-'))
  }
}

/** npm writes its own record of what it installed as its last act, so a half-done installation has none. */
function isInstalled(dev) {
  if (!existsSync(RECORD)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(RECORD, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (!dev && (entry.dev || entry.devOptional))) return true
    if (!found[path]) return entry.optional && !isForHere(entry)
    return found[path].integrity === entry.integrity && existsSync(join(ROOT, path, 'package.json'))
  })
}

/** An optional package that names this machine is wanted. Which C library a Linux has is npm's to find out; only tools ask for that. */
function isForHere({ os, cpu, libc }) {
  const fits = (allowed, here) => allowed === undefined || [allowed].flat().includes(here)
  return Boolean(os ?? cpu) && !libc && fits(os, process.platform) && fits(cpu, process.arch)
}

/** The pinned Node 24 for this platform, or the one running now when it is new enough. */
export function node24() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const pinned = join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned)) return pinned
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  console.error(`Phần mềm cần Node 24 trở lên; máy này có Node ${process.versions.node}. Hãy cài Node 24 từ https://nodejs.org rồi chạy lại.`)
  process.exit(1)
}

/** What runs a .ts or .tsx file of ours: the program and its first arguments. */
export function runner() {
  return [node24(), ['--import', HOOK]]
}

/** Runs an entry file on Node 24 and ends as it ends. */
export function runOn24(entry, args) {
  const [node, first] = runner()
  const child = spawn(node, [...first, join(ROOT, entry), ...args], { stdio: 'inherit' })
  // Ctrl-C in a terminal reaches the child by itself as well; it takes a repeated signal as one.
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return new Promise((resolve) => {
    const ended = (code) => {
      for (const signal of signals) process.off(signal, pass)
      resolve(code)
    }
    child.on('error', (error) => {
      console.error(error.message)
      ended(1)
    })
    child.on('exit', (code, signal) => ended(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}
