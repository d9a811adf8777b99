// Files are read into memory, so only a few requests with files are worked on at once, and of one person only one.

/** Answers the way out once there is room, or undefined when there was none for too long. Calling the way out twice does no harm. */
export type UploadGate = (personId: string) => Promise<(() => void) | undefined>

type Waiting = { readonly personId: string; enter(): void }

export function openUploadGate(atOnce: number, patienceMs: number): UploadGate {
  const inside = new Set<string>()
  const queue: Waiting[] = []
  const admit = () => {
    for (const next of [...queue]) if (inside.size < atOnce && !inside.has(next.personId)) next.enter()
  }
  const wayOut = (personId: string) => {
    let left = false
    return () => {
      if (left) return
      left = true
      inside.delete(personId)
      admit()
    }
  }
  return (personId) =>
    new Promise((done) => {
      const leaveQueue = () => {
        clearTimeout(timer)
        queue.splice(queue.indexOf(waiting), 1)
      }
      const waiting: Waiting = {
        personId,
        enter() {
          leaveQueue()
          inside.add(personId)
          done(wayOut(personId))
        },
      }
      const timer = setTimeout(() => {
        leaveQueue()
        done(undefined)
      }, patienceMs)
      queue.push(waiting)
      admit()
    })
}
