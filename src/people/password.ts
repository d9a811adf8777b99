// What may be a password. Length does the work; the rest keeps out what is guessed first. No rules about capitals and signs:
// they make passwords worse (NIST SP 800-63B-4, 3.1.1.2).
import { type Refusal, refusal } from '../basics/outcome.ts'
import { fold, normalised, withoutTail } from '../basics/text.ts'
import { WEAK_WORDS } from './weak-words.ts'

export const LEAST_CHARACTERS = 15
export const MOST_CHARACTERS = 128
/** What must remain of a password once everything guessable is taken out of it. */
const LEAST_OWN = 8

/** One password has one spelling, whether the keyboard sends ệ as one sign or as three. */
export function normalisePassword(typed: string): string {
  return normalised(typed, 'NFKC')
}

/** Words about the person: login, name, province. Folded and split, short ones dropped. */
export function wordsAbout(...texts: readonly string[]): string[] {
  return texts.flatMap((text) => [fold(text).replaceAll(' ', ''), ...fold(text).split(' ')]).filter((word) => word.length >= 3)
}

export function passwordFaults(password: string, about: readonly string[], common: ReadonlySet<string>, field = 'newPassword'): Refusal[] {
  const length = [...password].length
  if (length < LEAST_CHARACTERS) return [refusal('people.password-short', { least: String(LEAST_CHARACTERS), has: String(length) }, field)]
  if (length > MOST_CHARACTERS) return [refusal('people.password-long', { most: String(MOST_CHARACTERS) }, field)]
  return isGuessable(password, about, common) ? [refusal('people.password-common', {}, field)] : []
}

export function isGuessable(password: string, about: readonly string[], common: ReadonlySet<string>): boolean {
  const chunks = [...WEAK_WORDS, ...about].sort((a, b) => b.length - a.length)
  return [password, unleet(password)]
    .map(letters)
    .some((text) => repeats(text) || common.has(withoutTail(text.replace(/^\d+/, ''), '0123456789')) || own(text, chunks).length < LEAST_OWN)
}

const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

/** "P@ssw0rd" is "password". */
function unleet(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign)
}

function letters(text: string): string {
  return fold(text).replaceAll(' ', '')
}

/** "abcxyzabcxyzabcxyz": the same few signs over and over. */
function repeats(text: string): boolean {
  for (let unit = 1; unit * 2 <= text.length; unit++) {
    if (
      text ===
      text
        .slice(0, unit)
        .repeat(Math.ceil(text.length / unit))
        .slice(0, text.length)
    )
      return true
  }
  return false
}

/** What is left without known words, years, runs (12345, 98765) and repeats (aaaa). */
function own(text: string, chunks: readonly string[]): string {
  let left = text
  for (const chunk of chunks) left = left.replaceAll(chunk, ' ')
  left = left.replace(/(.)\1{2,}/g, ' ').replace(/(19|20)\d\d/g, ' ')
  return withoutRuns(left).replaceAll(' ', '')
}

function withoutRuns(text: string): string {
  return text.replace(/\d{3,}/g, (digits) => (steady(digits) ? ' ' : digits))
}

function steady(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, i) => Number(digit) - Number(digits[i]))
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9)
}
