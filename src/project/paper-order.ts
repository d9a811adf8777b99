// The papers of a đề án follow each other: what each rests on, by day. A paper older than its ground is refused.
import { type Day, yearOf } from '../basics/day.ts'
import { type Outcome, ok, refuse } from '../basics/outcome.ts'
import { numberKey } from '../basics/text.ts'

/** Kinds of paper and the kinds each rests on. Kinds are those of papers.md; a kind left out rests on none. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  A05: ['A05'],
  A04: ['A05'],
  A08: ['A05', 'A04'],
  'assignment-decision': ['A08'],
  A11: ['A08', 'assignment-decision'],
  A18: ['A11'],
  A19: ['A11'],
  'acceptance-annulment': ['A19'],
  A26: ['A11', 'A19'],
  A32: ['A08', 'A11'],
  A33: ['A11', 'A26'],
  'change-decision': ['A08', 'A11'],
}

type DatedPaper = { readonly kind: string; readonly number: string; readonly issuedOn: Day }

export type Ground = {
  readonly papers: readonly DatedPaper[]
  /** The year of the plan, and how many years before it its first papers may be written. */
  readonly planYear: number
  readonly yearsBefore: number
}

/** `field`: where on the form the day was typed. */
export function paperInOrder(paper: DatedPaper, { papers, planYear, yearsBefore }: Ground, field: string): Outcome<void> {
  if (yearOf(paper.issuedOn) < planYear - yearsBefore) {
    return refuse('project.paper-too-early', { year: String(planYear), from: String(planYear - yearsBefore) }, field)
  }
  const grounds = papers.filter(({ kind, issuedOn }) => RESTS_ON[paper.kind]?.includes(kind) && issuedOn > paper.issuedOn)
  const [latest] = grounds.sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1))
  return latest ? refuse('project.paper-before', { kind: latest.kind, number: latest.number, day: latest.issuedOn }, field) : ok(undefined)
}

/** The same kind and number twice in one đề án and year is most often one paper entered twice: put back as a question. Numbers begin anew each year. */
export function paperTwice(paper: DatedPaper, papers: readonly DatedPaper[]): Outcome<void> {
  const before = papers.find(
    ({ kind, number, issuedOn }) =>
      kind === paper.kind && numberKey(number) === numberKey(paper.number) && yearOf(issuedOn) === yearOf(paper.issuedOn),
  )
  return before ? refuse('project.paper-twice', { number: before.number, day: before.issuedOn }, 'confirmed') : ok(undefined)
}
