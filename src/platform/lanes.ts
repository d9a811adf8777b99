// Who may take a connection. Each kind of work has some kept for it, so that long reports never stand before an approval or the front door.
import { DatabaseAway, DatabaseBusy } from './away.ts'
import { sabotaged } from './sabotage.ts'

/** entry: recognising people, signing in · act: what writes · read: pages · report: what may take long. In this order they are let in. */
export const LANES = ['entry', 'act', 'read', 'report'] as const
export type Lane = (typeof LANES)[number]

type Share = Readonly<Record<Lane, number>>

const KEPT: Share = { entry: 3, act: 5, read: 3, report: 0 }
const MOST: Share = { entry: 99, act: 99, read: 99, report: 4 }
const NONE: Share = { entry: 0, act: 0, read: 0, report: 0 }
const ANY: Share = { entry: 99, act: 99, read: 99, report: 99 }

/** A handful of connections, as a command has, is not worth dividing. */
const WORTH_DIVIDING = 13

type Waiter = { readonly go: () => void; readonly stop: (why: Error) => void }

export type Lanes = {
  /** A place; what comes back gives it up again. */
  enter(lane: Lane): Promise<() => void>
  /** The database is away: who waits is told at once. */
  turnAway(cause: unknown): void
}

export function openLanes(size: number, patienceMs: number): Lanes {
  const divided = size >= WORTH_DIVIDING && !sabotaged('C4.no-lanes')
  const kept = divided ? KEPT : NONE
  const most = divided ? MOST : ANY
  const used: Record<Lane, number> = { ...NONE }
  const waiting: Record<Lane, Waiter[]> = { entry: [], act: [], read: [], report: [] }
  const free = () => size - LANES.reduce((sum, lane) => sum + used[lane], 0)
  const keptFor = (lane: Lane) => Math.max(0, kept[lane] - used[lane])
  const keptForOthers = (lane: Lane) => LANES.reduce((sum, other) => sum + (other === lane ? 0 : keptFor(other)), 0)
  const mayTake = (lane: Lane) => used[lane] < most[lane] && free() > keptForOthers(lane)

  const letIn = () => {
    for (const lane of LANES) while (waiting[lane].length > 0 && mayTake(lane)) waiting[lane].shift()?.go()
  }
  const take = (lane: Lane) => {
    used[lane] += 1
    return () => {
      used[lane] -= 1
      letIn()
    }
  }
  const wait = (lane: Lane) =>
    new Promise<() => void>((done, fail) => {
      const queue = waiting[lane]
      const timer = setTimeout(() => {
        const ahead = queue.indexOf(waiter)
        queue.splice(ahead, 1)
        fail(new DatabaseBusy(ahead))
      }, patienceMs)
      const waiter: Waiter = {
        go: () => {
          clearTimeout(timer)
          done(take(lane))
        },
        stop: (why) => {
          clearTimeout(timer)
          fail(why)
        },
      }
      queue.push(waiter)
    })
  return {
    enter: async (lane) => (waiting[lane].length === 0 && mayTake(lane) ? take(lane) : await wait(lane)),
    turnAway(cause) {
      for (const lane of LANES) for (const { stop } of waiting[lane].splice(0)) stop(new DatabaseAway(cause))
    },
  }
}
