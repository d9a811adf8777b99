// How long a session lives. Staff leave desks: half an hour without a click ends it. Applicants fill long forms on weak networks.
import type { Role } from './role.ts'

const MINUTE = 60_000

export type Life = { readonly idleMs: number; readonly absoluteMs: number }

export function lifeOf(roles: readonly Role[]): Life {
  const absoluteMs = 12 * 60 * MINUTE
  const applicant = roles.length > 0 && roles.every((role) => role === 'establishment')
  return { idleMs: applicant ? absoluteMs : 30 * MINUTE, absoluteMs }
}

export function isIdle(seenAt: Date, now: Date, roles: readonly Role[]): boolean {
  return now.getTime() - seenAt.getTime() > lifeOf(roles).idleMs
}

/** Being seen is written down once a minute, not at every click. */
export const SEEN_EVERY_MS = MINUTE

/** A person's open sessions; opening one more ends the oldest. */
export const MOST_SESSIONS = 8

/** A device that signed in is known for this long after it was last used. */
export const DEVICE_KNOWN_DAYS = 180

export type OpenSession = {
  readonly id: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly agent: string
}

/** "Firefox trên Windows": enough to recognise one's own device, no more. */
export function agentInWords(agent: string): string {
  const browser = [/Edg\//, /OPR\//, /CocCoc|coc_coc/i, /Firefox\//, /Chrome\//, /Safari\//].findIndex((shape) => shape.test(agent))
  const system = [/Android/, /iPhone|iPad/, /Windows/, /Mac OS/, /Linux/].findIndex((shape) => shape.test(agent))
  const name = ['Edge', 'Opera', 'Cốc Cốc', 'Firefox', 'Chrome', 'Safari'][browser] ?? 'Trình duyệt khác'
  const place = ['Android', 'iPhone hoặc iPad', 'Windows', 'macOS', 'Linux'][system]
  return place ? `${name} trên ${place}` : name
}
