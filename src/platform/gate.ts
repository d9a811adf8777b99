// A door with room for so many and a queue that nobody stands in for long.

/** Answers the way out once there is room, or undefined when there was none for too long. Calling the way out twice does no harm. */
export type Gate<Guest> = (guest: Guest) => Promise<(() => void) | undefined>

export type DoorRules<Guest> = {
  fits(guest: Guest, inside: readonly Guest[]): boolean
  readonly patienceMs: number
  /** How many may wait; with one more, whoever stands last is sent away. */
  readonly mostWaiting?: number
  /** Who goes first: the lower stands in front. Left out: in the order they came. */
  rank?(guest: Guest): number
}

type Waiting<Guest> = { readonly guest: Guest; enter(): void; giveUp(): void }

export function openGate<Guest>({ fits, patienceMs, mostWaiting = Number.POSITIVE_INFINITY, rank = () => 0 }: DoorRules<Guest>): Gate<Guest> {
  const inside: Guest[] = []
  const queue: Waiting<Guest>[] = []
  const admit = () => {
    for (const next of [...queue]) if (fits(next.guest, inside)) next.enter()
  }
  const wayOut = (guest: Guest) => {
    let left = false
    inside.push(guest)
    return () => {
      if (left) return
      left = true
      inside.splice(inside.indexOf(guest), 1)
      admit()
    }
  }
  const standInLine = (waiting: Waiting<Guest>) => {
    const before = queue.findIndex(({ guest }) => rank(guest) > rank(waiting.guest))
    queue.splice(before < 0 ? queue.length : before, 0, waiting)
    admit()
    if (queue.length > mostWaiting) queue.at(-1)?.giveUp()
  }
  return (guest) =>
    new Promise((done) => {
      const leaveQueue = () => {
        clearTimeout(timer)
        queue.splice(queue.indexOf(waiting), 1)
      }
      const waiting: Waiting<Guest> = {
        guest,
        enter() {
          leaveQueue()
          done(wayOut(guest))
        },
        giveUp() {
          leaveQueue()
          done(undefined)
        },
      }
      const timer = setTimeout(waiting.giveUp, patienceMs)
      standInLine(waiting)
    })
}
