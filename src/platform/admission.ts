// More come than can be served: a few are worked on at once, a few wait a moment, the rest are told at once to come back.
import { type Gate, openGate } from './gate.ts'
import type { Route } from './route.ts'
import { sabotaged } from './sabotage.ts'

/** How much is worked on at once when acts fill the house, when pages of the desk do, and when public reading and what is costly does. */
export type Crowd = {
  readonly acts: number
  readonly desk: number
  readonly reading: number
  readonly patienceMs: number
  readonly mostWaiting: number
}

/** Fits the connections to the database a server holds; who waits longer than this would rather be told. */
export const CROWD: Crowd = { acts: 20, desk: 10, reading: 6, patienceMs: 500, mostWaiting: 200 }

/** In this order they are let in: acts and signing in, pages of the desk, public reading and what is drawn up at length. */
export type Rank = 'acts' | 'desk' | 'reading'

const ORDER: readonly Rank[] = ['acts', 'desk', 'reading']

/** Open to whoever has to sign in or change a password: nothing else works before. */
export const FRONT_DOOR = /^\/(account|sign-in|sign-out)(\/|$)/

export function rankOf({ method, path, allow, download, lane }: Route): Rank {
  if (method === 'POST' || FRONT_DOOR.test(path)) return 'acts'
  return allow === 'anyone' || download || lane === 'report' ? 'reading' : 'desk'
}

/** Reading fills only a part of the house, so there is always room for an act. */
export function openAdmission(crowd: Crowd): Gate<Rank> {
  return openGate({
    fits: (rank, inside) => inside.length < crowd[rank] || sabotaged('C4.no-lanes'),
    patienceMs: crowd.patienceMs,
    mostWaiting: crowd.mostWaiting,
    rank: (rank) => ORDER.indexOf(rank),
  })
}

/** The place of one request: given up while its files come in, and as soon as its answer is on the way. */
export type Place = { enter(): Promise<boolean>; leave(): void }

export function placeIn(admission: Gate<Rank>, rank: Rank): Place {
  let leave: (() => void) | undefined
  return {
    async enter() {
      leave = await admission(rank)
      return leave !== undefined
    },
    leave: () => leave?.(),
  }
}
