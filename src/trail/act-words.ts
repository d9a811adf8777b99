// Acts in words. Each room says its own acts in its words.vi.ts; the list of rooms puts them together.

/** "funding.payment-recorded" -> "Ghi khoản thanh toán". */
export type ActWords = Readonly<Record<string, string>>

export function mergeWords(...rooms: readonly ActWords[]): ActWords {
  const merged: Record<string, string> = {}
  for (const room of rooms) {
    for (const [act, words] of Object.entries(room)) {
      if (merged[act] !== undefined && merged[act] !== words) throw new Error(`two rooms name the act ${act}`)
      merged[act] = words
    }
  }
  return merged
}

/** An act nobody named is shown by its code, so nothing is ever hidden. */
export function actWords(words: ActWords, act: string): string {
  return words[act] ?? act
}
