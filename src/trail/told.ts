// Which act of the trail tells which row. The trail is chained and signed, the rows are not: whoever changes a row leaves it untold.

/** How a fact of an entry, or of one item of its list, stands in the row. `@` is the item itself, `@day` the day of the entry. */
export type Held = { readonly column: string; readonly words: string }

/** Rows of one kind, and the entries that tell them. Names of tables and columns are written here by us, never by whoever asks. */
export type Told = {
  /** "Bút toán", "Hợp đồng". */
  readonly what: string
  /** A table, or tables joined. */
  readonly from: string
  /** Columns that say of which province a row is, of which record, when it was written and by whom; `when` and `by` where the table keeps them. */
  readonly province?: string
  readonly subject: string
  readonly when?: string
  readonly by?: string
  /** Which rows are told at all, as a condition. */
  readonly only?: string
  /** Act → the fact that lists what it tells; null: the entry tells one row itself. 'moves': whichever act moved the record from one state to another. */
  readonly acts: Readonly<Record<string, string | null>> | 'moves'
  /** The list is text, an item a line, of these facts in this order. */
  readonly lines?: readonly string[]
  /** The latest of these entries tells all there is of its record; otherwise each entry tells rows of its own. */
  readonly latest?: boolean
  /** Facts that say which item tells which row; what is left is paired in order. */
  readonly key?: readonly string[]
  readonly facts: Readonly<Record<string, Held>>
  /** Why a row no entry tells is let be. */
  readonly untold?: string
  /** The record by the name people know it by. */
  readonly called: { readonly words: string; readonly table: string; readonly column: string }
}

/** A row, an entry, or both side by side; facts as text, missing where the entry is from before they were told. */
export type Pair = {
  readonly subjectId: string
  readonly row: Readonly<Record<string, string | null>> | null
  readonly told: Readonly<Record<string, string | null>> | null
  readonly writtenAt: Date | null
  readonly writtenBy: string | null
  readonly at: Date | null
  readonly seq: number | null
  readonly act: string | null
  readonly chainId: string | null
  readonly personId: string | null
  readonly personName: string | null
}
