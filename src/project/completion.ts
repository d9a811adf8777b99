// The papers that prove a đề án done: the rest of the support is paid on them (TT 36/2013 Art. 14), activity by activity.
import type { Day } from '../basics/day.ts'
import type { Standing } from '../programme/standing.ts'
import { inForceOn } from './dossier.ts'

export type CompletionPaper = {
  readonly code: string
  readonly name: string
  /** null: asked of every activity. */
  readonly activities: readonly string[] | null
  readonly article: string
  readonly standing: Standing
  readonly inForceFrom: Day
  readonly inForceTo: Day | null
}

export type Proof = CompletionPaper & { readonly held: boolean }

/** What these activities must show, and whether a file of it lies in the dossier. */
export function proofsOf(papers: readonly CompletionPaper[], activities: readonly string[], files: ReadonlySet<string>, on: Day): Proof[] {
  return inForceOn(papers, on)
    .filter((paper) => paper.activities === null || paper.activities.some((activity) => activities.includes(activity)))
    .map((paper) => ({ ...paper, held: files.has(paper.code) }))
}
