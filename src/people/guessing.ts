// How long a door stays shut after wrong passwords. It always opens again: nobody can lock somebody else out for good.

/** Which count a try belongs to. A known device has its own, so its owner gets in while others guess. */
export type Door = 'login' | 'address' | 'device'

/** Tries without any wait. An address may be a whole office behind one router. */
const FREE: Readonly<Record<Door, number>> = { login: 5, address: 30, device: 10 }
const LONGEST_SECONDS = 900

/** Seconds until the next try after this many failures in a row: 2, 4, 8 … never more than a quarter of an hour. */
export function delaySeconds(door: Door, failures: number): number {
  const over = failures - FREE[door]
  return over < 0 ? 0 : Math.min(LONGEST_SECONDS, 2 ** Math.min(over + 1, 20))
}

/** The waits after 1, 2, 3 … failures, up to the longest. */
export function delays(door: Door): number[] {
  return Array.from({ length: FREE[door] + 10 }, (_, i) => delaySeconds(door, i + 1))
}

/** Failures older than this are forgotten. */
export const FORGOTTEN_AFTER_HOURS = 24

export function waitInWords(seconds: number): string {
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))} giây` : `${Math.ceil(seconds / 60)} phút`
}
