// One box for everything: how what was typed is compared with numbers of papers. Pure.
import { fold } from '../basics/text.ts'

/** Fewer letters than this find nothing worth reading. */
export const LEAST_TYPED = 2
export const MOST_FOUND = 20

/** Does each word begin a word of this text? */
export function matches(text: string, words: readonly string[]): boolean {
  const own = fold(text).split(' ')
  return words.every((word) => own.some((one) => one.startsWith(word)))
}
