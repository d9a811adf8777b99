// Vietnamese text: stored in NFC, searched without marks, and look-alikes told apart rather than merged.

const MARKS = /[\u0300-\u036f]/gu

/** Marks on one letter. Unicode's own bound for text that streams (UAX 15, D3): no script needs so many. */
const MOST_MARKS = 30

/** More marks on one letter than anybody writes. */
export function stacksMarks(text: string): boolean {
  if (text.length <= MOST_MARKS) return false
  for (const [marks] of text.matchAll(/\p{M}+/gu)) if (marks.length > MOST_MARKS && [...marks].length > MOST_MARKS) return true
  return false
}

/**
 * The one way to a normal form. Putting marks into their order costs the square of how many stand on one letter (300,000 of them: half
 * a minute), so no letter keeps more than 30.
 */
export function normalised(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string {
  const bounded = stacksMarks(text) ? text.replace(/\p{M}+/gu, (marks) => [...marks].slice(0, MOST_MARKS).join('')) : text
  return bounded.normalize(form)
}

export function nfc(text: string): string {
  return normalised(text, 'NFC')
}

/** Folded for search: lower case, no tone or vowel marks, đ as d, one space. "Chè Tả Lèng" and "che ta leng" agree; hoà and hòa too. */
export function fold(text: string): string {
  return normalised(text, 'NFKD')
    .replace(MARKS, '')
    .replace(/[đĐð]/gu, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words looked for, folded, each once; past the eighth nothing narrows any more. */
export function wordsTyped(typed: string): string[] {
  return [...new Set(fold(typed).split(' '))].filter((word) => word !== '').slice(0, 8)
}

/** One line of text as a person typed it: NFC, single spaces, no control characters. */
export function tidyLine(text: string): string {
  return nfc(text)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Several lines as a person typed them: NFC, line breaks kept, no other control characters. */
export function tidyLines(text: string): string {
  return nfc(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
}

/** Without these signs at its end: a pattern that ends in `+$` looks at each of them again from each of them. */
export function withoutTail(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text[end - 1] as string)) end -= 1
  return text.slice(0, end)
}

/** Letters of other alphabets that pass for Latin ones (Cyrillic а, Greek ο, U+00D0): flagged to staff, never rewritten. */
export function hasLookAlikes(text: string): boolean {
  return /[\p{Script=Cyrillic}\p{Script=Greek}\u00d0]/u.test(text)
}

/** Alphabetical order of Vietnamese names; one definition for screens and reports. */
export const byVietnamese: (a: string, b: string) => number = new Intl.Collator('vi').compare

/** "03/2025/HĐ-KCQG" as "03/2025/hd-kcqg": no marks, no case, no spaces; signs stay, for they tell numbers apart. */
export function numberKey(typed: string): string {
  return normalised(typed, 'NFKD')
    .replace(/[\u0300-\u036f\s]/gu, '')
    .replace(/[đĐð]/gu, 'd')
    .toLowerCase()
}
