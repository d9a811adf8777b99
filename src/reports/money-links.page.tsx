// A figure of the money sheets, and the way from it to the postings it is made of.
import { FIGURES } from '../funding/books.ts'
import type { Programme } from '../programme/programme.ts'
import type { Linked } from './evidence.ts'
import type { MoneyView, Stage } from './money.ts'
import { inMillions } from './words.vi.ts'

/** The postings a stage is made of, as the book of postings is asked for them. */
export const KINDS = Object.fromEntries(FIGURES.map(({ key, kinds }) => [key.slice(0, -'Dong'.length), kinds.join(',')])) as Readonly<
  Record<Stage, string>
>

export type MoneySheetsProps = {
  readonly money: MoneyView
  /** Whether the reader may open the book of postings at all. */
  readonly opens: boolean
  readonly linked: Linked
  readonly programme: Pick<Programme, 'kept'>
  readonly decisionNo: string
}

/** The ledger's list of what a figure is made of. */
export function postingsOf(kinds: string, linked: Linked, source?: string): string | undefined {
  if (linked === undefined) return undefined
  const { kept } = linked.programme
  const of = kept === undefined ? '' : `programme=${encodeURIComponent(kept)}&`
  const within = `${source === undefined ? '' : `source=${encodeURIComponent(source)}&`}${linked.year === 'all' ? '' : `year=${linked.year}&`}`
  return `/funding/postings?${of}${within}kind=${kinds}`
}

export function Amount({ value, href }: { value: bigint; href: string | undefined }) {
  if (value === 0n) return <span class="dash">0</span>
  return href === undefined ? <span>{inMillions(value)}</span> : <a href={href}>{inMillions(value)}</a>
}
