// Hashing passwords: argon2id, at most two at once, so a crowd at the door never takes both processors from everybody else.
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Refusal } from '../basics/outcome.ts'
import { passwordFaults, wordsAbout } from './password.ts'

/** 19 MiB, two passes, one lane: the floor of OWASP's advice, 30 ms here. */
const MEMORY_KIB = 19_456
const PASSES = 2
const AT_ONCE = 2
const MOST_WAITING = 200

const derive = promisify(argon2)
const waiting: (() => void)[] = []
let running = 0

/** Too many people at the door: say so rather than let the queue grow without end. */
export class DoorCrowded extends Error {}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MOST_WAITING) throw new DoorCrowded('too many passwords wait to be checked')
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function digest(password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  return await inTurn(() => derive('argon2id', { message: Buffer.from(password), nonce, parallelism: 1, tagLength: 32, memory, passes }))
}

const spell = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** In PHC form, so the cost may grow later and old hashes still check. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${spell(nonce)}$${spell(await digest(password, nonce, MEMORY_KIB, PASSES))}`
}

const SHAPE = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** No hash at all (an unknown login, an account without a password) takes as long as a wrong password. */
export async function verifyPassword(kept: string | undefined, password: string): Promise<boolean> {
  const [, memory, passes, nonce, tag] = SHAPE.exec(kept ?? '') ?? []
  if (!memory || !passes || !nonce || !tag) {
    await digest(password, Buffer.alloc(16), MEMORY_KIB, PASSES)
    return false
  }
  const made = await digest(password, Buffer.from(nonce, 'base64'), Number(memory), Number(passes))
  const expected = Buffer.from(tag, 'base64')
  return made.length === expected.length && timingSafeEqual(made, expected)
}

const LIST = new URL('./common-passwords.txt', import.meta.url)
let common: ReadonlySet<string> | undefined

function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(
    readFileSync(LIST, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  )
  return common
}

export function faultsOf(password: string, about: readonly string[], field?: string): Refusal[] {
  return passwordFaults(password, wordsAbout(...about), commonPasswords(), field)
}

const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789' // none that look alike

/** "kfm3-q7xw-9abt-hn4r": 79 bits, easy to read out over the telephone. */
export function randomPassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-')
}
