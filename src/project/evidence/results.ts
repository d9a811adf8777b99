// What the pages of the results of a đề án are given to draw.
import type { NamedKind } from '../../programme/counting.ts'
import type { Project } from '../project.ts'
import type { Item } from './item.ts'
import type { OfferedLine } from './offer.ts'

export type ResultsView = { readonly project: Project; readonly lines: readonly OfferedLine[] }

export type LineView = {
  readonly project: Project
  readonly offered: OfferedLine
  readonly kind: NamedKind
  readonly items: readonly Item[]
  readonly requestKey: string
  readonly removalKey: string
}
