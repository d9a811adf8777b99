// What is wrong with the house at this moment, as far as this process has seen: told by /health/ready and on the administrator's page.
import { type Refusal, refusal } from '../basics/outcome.ts'

export type Ailment = {
  /** In words by `say`, like any refusal. */
  readonly what: Refusal
  readonly since: Date
  /** Nothing can be written: not ready. Otherwise the house works, less well. */
  readonly halts: boolean
}

type Watched = Ailment & { readonly isOver: () => Promise<boolean> }

type Found = Pick<Refusal, 'code' | 'facts'> & {
  readonly halts?: boolean
  /** Asked again and again; once it is over the ailment is forgotten by itself. */
  readonly isOver: () => Promise<boolean>
}

const known = new Map<string, Watched>()
let tell: (ailment: Ailment, over: boolean) => void = () => undefined

/** Who writes it in the log when something goes wrong or is well again. */
export function tellAilments(teller: typeof tell): void {
  tell = teller
}

/** Says what is wrong, under a name of its own; the same again says nothing new. */
export function ail(name: string, { code, facts, halts = false, isOver }: Found, now = new Date()): void {
  const before = known.get(name)
  const ailment = { what: refusal(code, facts), since: before?.since ?? now, halts, isOver }
  known.set(name, ailment)
  if (before?.what.code !== code) tell(ailment, false)
}

export function well(name: string): void {
  const before = known.get(name)
  if (before && known.delete(name)) tell(before, true)
}

export function ailments(): readonly Ailment[] {
  return [...known.values()]
}

/** Asks of each ailment whether it is over. */
export async function lookAgain(): Promise<void> {
  for (const [name, { isOver }] of [...known]) if (await isOver().catch(() => false)) well(name)
}
