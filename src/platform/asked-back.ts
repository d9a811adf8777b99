// Questions an act puts back to whoever types: refused at the box "confirmed" until the answer comes, by the code of the question.
import { type Outcome, ok, refuseAll } from '../basics/outcome.ts'
import type { Ask } from './route.ts'

/** All questions not answered yet, put together; nothing when every one was answered: yes, as typed. */
export function unlessMeant(ask: Ask, ...questions: readonly Outcome<unknown>[]): Outcome<void> {
  const open = questions.flatMap((question) => (question.ok ? [] : question.refusals)).filter(({ code }) => !ask.confirmed?.(code))
  return open.length > 0 ? refuseAll(open) : ok(undefined)
}
