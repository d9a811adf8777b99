// One box for everything: how what was typed is compared with numbers of papers. Pure.
import { fold } from '../basics/text.ts'

/** Fewer letters than this find nothing worth reading. */
export const LEAST_TYPED = 2
export const MOST_FOUND = 20

/** "03/2025/HĐ-KCQG" as "03/2025/hd-kcqg": no marks, no case, no spaces; signs stay, for they tell numbers apart. */
export function numberKey(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\s]/gu, '')
    .replace(/[đĐð]/gu, 'd')
    .toLowerCase()
}

/** Words typed, folded, each once. */
export function wordsTyped(typed: string): string[] {
  return [...new Set(fold(typed).split(' '))].filter((word) => word !== '').slice(0, 8)
}

/** Does each word begin a word of this text? */
export function matches(text: string, words: readonly string[]): boolean {
  const own = fold(text).split(' ')
  return words.every((word) => own.some((one) => one.startsWith(word)))
}
