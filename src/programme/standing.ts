// How far a rule was checked against the text of law. Shown to the user wherever the rule decides something.

export const STANDINGS = ['verified', 'corroborated', 'old-text', 'unverified'] as const

export type Standing = (typeof STANDINGS)[number]

/** A verdict that rests on several texts is only as sure as the least checked of them. */
export function weakest(first: Standing, ...others: readonly Standing[]): Standing {
  return others.reduce((a, b) => (STANDINGS.indexOf(b) > STANDINGS.indexOf(a) ? b : a), first)
}

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  verified: 'Đã kiểm chứng',
  corroborated: 'Có đối chiếu',
  'old-text': 'Theo bản cũ',
  unverified: 'Chưa kiểm chứng',
}
