// Vietnamese text: stored in NFC, searched without marks, and look-alikes told apart rather than merged.

const MARKS = /[\u0300-\u036f]/gu

export function nfc(text: string): string {
  return text.normalize('NFC')
}

/** Folded for search: lower case, no tone or vowel marks, đ as d, one space. "Chè Tả Lèng" and "che ta leng" agree; hoà and hòa too. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
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

/** Letters of other alphabets that pass for Latin ones (Cyrillic а, Greek ο, U+00D0): flagged to staff, never rewritten. */
export function hasLookAlikes(text: string): boolean {
  return /[\p{Script=Cyrillic}\p{Script=Greek}\u00d0]/u.test(text)
}

/** Alphabetical order of Vietnamese names; one definition for screens and reports. */
export const byVietnamese: (a: string, b: string) => number = new Intl.Collator('vi').compare

/** "03/2025/HĐ-KCQG" as "03/2025/hd-kcqg": no marks, no case, no spaces; signs stay, for they tell numbers apart. */
export function numberKey(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\s]/gu, '')
    .replace(/[đĐð]/gu, 'd')
    .toLowerCase()
}
