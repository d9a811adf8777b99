// Who issues a report, who signs and who gets it: settings of the province, dated. Until somebody sets them, what is customary stands, as data.
import type { Day } from '../basics/day.ts'
import customary from './data/letterhead.json' with { type: 'json' }

export type Letterhead = {
  /** "UBND tỉnh Lai Châu" */
  readonly superior: string
  /** "Sở Công Thương" */
  readonly issuer: string
  /** "SCT", after the kind of paper: "BC-SCT". */
  readonly symbol: string
  /** "Lai Châu", before the day. */
  readonly place: string
  /** "KT. GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC", a line each. */
  readonly signer: string
  /** Left empty it is written in when signed. */
  readonly signerName: string
  /** A line each. */
  readonly addressees: string
  /** Nơi nhận, a line each; the last is where the paper is kept. */
  readonly recipients: string
  /** The paper these settings rest on. */
  readonly paperNo: string
}

export type DatedLetterhead = Letterhead & { readonly inForceFrom: Day }

/** What the page is drawn from. */
export type LetterheadView = {
  readonly set: readonly DatedLetterhead[]
  readonly now: Letterhead
  readonly today: Day
  readonly requestKey: string
}

/** `province`: "tỉnh Lai Châu", `kind` and `name` its parts. */
export function customaryFor({ kind, name }: { readonly kind: string; readonly name: string }): Letterhead {
  const filled = (words: string) =>
    words
      .replaceAll('{province}', `${kind} ${name}`)
      .replaceAll('{name}', name)
      .replaceAll('{kind}', kind)
      .replaceAll('{party}', kind === 'tỉnh' ? 'Tỉnh ủy' : 'Thành ủy')
  return Object.fromEntries(Object.entries(customary).map(([field, words]) => [field, filled(words)])) as Letterhead
}

export function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Degrees do not stand before the name of who signs (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export function hasDegree(name: string): boolean {
  return /(^|\s)(ThS|TS|PGS|GS|CN|KS|BS|Thạc sĩ|Tiến sĩ|Kỹ sư|Cử nhân)(\.|\s)/iu.test(`${name} `)
}
