// Chance that can be repeated: the same seed gives the same demonstration, to the last id.

export type Chance = {
  /** From 0 up to and without 1. */
  next(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  pick<T>(choices: readonly T[]): T
  bytes(count: number): Uint8Array
}

/** Mulberry32: 32 bits of state, good enough to scatter days and amounts, never used for a secret. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    pick: (choices) => choices[whole(0, choices.length - 1)] as (typeof choices)[number],
    bytes: (count) => Uint8Array.from({ length: count }, () => whole(0, 255)),
  }
}
