// How near two folded names are: by letters changed and by threes of letters shared. No language model, no library: two small sums.
import { nfc, normalised } from '../basics/text.ts'

/** Cyrillic and Greek letters (and Ð) that pass for Latin ones, each as the letter it imitates. */
const IMITATED: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  һ: 'h',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  І: 'I',
  ο: 'o',
  α: 'a',
  ν: 'v',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  Ð: 'Đ',
}

export function latinised(text: string): string {
  return Array.from(text, (letter) => IMITATED[letter] ?? letter).join('')
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** The same for "hoà" and "hòa", different for "hòa" and "hóa": the tone is moved to the end of its word. */
export function toneKey(text: string): string {
  const words = normalised(text, 'NFD').split(' ')
  return nfc(words.map((word) => `${word.replace(TONES, '')}${(word.match(TONES) ?? []).join('')}`).join(' '))
}

/** Fewest letters to add, drop or change. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}

/** Shared threes of letters, 0 to 1 (Dice). */
export function trigramShare(a: string, b: string): number {
  const [x, y] = [trigrams(a), trigrams(b)]
  const shared = [...x].filter((three) => y.has(three)).length
  return x.size + y.size === 0 ? 1 : (2 * shared) / (x.size + y.size)
}

function trigrams(text: string): Set<string> {
  const padded = `  ${text} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3)))
}

const ENOUGH_SHARED = 0.75

/** Near enough to show to a person. Numbers tell units apart, so "Tổ hợp tác số 1" and "… số 2" are never called alike. */
export function likeness(a: string, b: string): boolean {
  if (numbersIn(a) !== numbersIn(b)) return false
  const length = Math.min(a.length, b.length)
  if (length < 5) return false
  return distance(a, b) <= (length < 10 ? 1 : 2) || trigramShare(a, b) >= ENOUGH_SHARED
}

function numbersIn(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ')
}
