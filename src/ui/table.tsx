// Tables as the ministry's forms draw them: STT first, two-level heads, a row of column numbers, groups, a sum row sunk and bold.
import type { ComponentChildren } from 'preact'

/** 'ref' is a code or the number of a paper: never broken over two lines. */
export type ColumnKind = 'stt' | 'ref' | 'text' | 'money' | 'num' | 'pct' | 'day' | 'center'

export type Column = {
  readonly key: string
  readonly head: string
  readonly kind: ColumnKind
  /** Neighbouring columns of one group stand under one head. */
  readonly group?: string | undefined
  /** "(4)" or "(6)=(4)+(5)"; given to any column, a row of column numbers is drawn. */
  readonly number?: string | undefined
  readonly sort?: { readonly href: string; readonly state?: 'ascending' | 'descending' | undefined } | undefined
  /** On a phone card this cell takes the whole line. */
  readonly full?: boolean | undefined
  /** Name of the cell on a phone card; the head if left out, none if ''. */
  readonly phone?: string | undefined
  /** Left out on a phone. */
  readonly deskOnly?: boolean | undefined
}

export type Row = {
  readonly cells: Readonly<Record<string, ComponentChildren>>
  /** 'group' opens a part (Roman number in the STT column), 'sub' is indented, 'sum' is a subtotal. */
  readonly kind?: 'plain' | 'group' | 'sub' | 'sum' | undefined
  readonly selected?: boolean | undefined
  readonly id?: string | undefined
}

export type DataTableProps = {
  readonly caption: string
  /** "triệu đồng": printed in italics above, right. */
  readonly unit?: string | undefined
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Sum rows at the end; the first text cell is their name, "Tổng cộng". */
  readonly foot?: readonly Row[] | undefined
  readonly cards?: boolean | undefined
  readonly showCaption?: boolean | undefined
  readonly tight?: boolean | undefined
  /** Cells stand in the middle of the row: tables with bars. */
  readonly middle?: boolean | undefined
  readonly tall?: boolean | undefined
  readonly class?: string | undefined
}

export function DataTable(props: DataTableProps) {
  const { caption, columns, rows, foot } = props
  const header = columns.find((column) => column.kind === 'text')?.key
  return (
    <>
      {props.unit && <p class="unit table-unit">{`ĐVT: ${props.unit}`}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class={props.tall ? 'table-scroll tall' : 'table-scroll'} tabIndex={0} aria-label={`Bảng: ${caption}`}>
        <table class={tableClass(props)}>
          <caption class={props.showCaption ? undefined : 'sr'}>{caption}</caption>
          <Head columns={columns} />
          <tbody>{rows.map((row, i) => rowOf({ key: row.id ?? i, row, columns, header, cards: props.cards }))}</tbody>
          {foot && foot.length > 0 && (
            <tfoot>{foot.map((row, i) => spannedRow({ key: row.id ?? i, row, columns, header, cards: props.cards }))}</tfoot>
          )}
        </table>
      </section>
    </>
  )
}

function tableClass({ cards, tight, middle, class: extra }: DataTableProps): string {
  return `data-table${cards ? ' cards' : ''}${tight ? ' tight' : ''}${middle ? ' v-mid' : ''}${extra ? ` ${extra}` : ''}`
}

function kindClass(kind: ColumnKind): string | undefined {
  return kind === 'text' ? undefined : kind === 'center' ? 'c' : kind
}

function Head({ columns }: { columns: readonly Column[] }) {
  const grouped = columns.some((column) => column.group)
  const numbered = columns.some((column) => column.number)
  return (
    <thead>
      <tr>
        {grouped
          ? groupsOf(columns).map((part) => <TopHead key={part.columns[0]?.key} part={part} />)
          : columns.map((c) => <HeadCell key={c.key} column={c} />)}
      </tr>
      {grouped && <tr>{columns.map((column) => column.group && <HeadCell key={column.key} column={column} />)}</tr>}
      {numbered && (
        <tr class="col-no">
          {columns.map((column) => (
            <td key={column.key} class={column.deskOnly ? 'hide-phone' : undefined}>
              {column.number}
            </td>
          ))}
        </tr>
      )}
    </thead>
  )
}

type Part = { readonly group: string | undefined; readonly columns: Column[] }

function groupsOf(columns: readonly Column[]): Part[] {
  const parts: Part[] = []
  for (const column of columns) {
    const last = parts.at(-1)
    if (column.group && last?.group === column.group) last.columns.push(column)
    else parts.push({ group: column.group, columns: [column] })
  }
  return parts
}

function TopHead({ part }: { part: Part }) {
  if (part.group) {
    return (
      <th scope="colgroup" colSpan={part.columns.length}>
        {part.group}
      </th>
    )
  }
  return <HeadCell column={part.columns[0] as Column} rowSpan={2} />
}

const SORT_SIGN = { ascending: ' ▲', descending: ' ▼' } as const

/** Two short words stay on one line; longer heads give way to the figures under them. */
const LONG_HEAD = 11

function HeadCell({ column, rowSpan }: { column: Column; rowSpan?: number }) {
  const { head, sort } = column
  const className =
    [kindClass(column.kind), head.length >= LONG_HEAD && 'long', column.deskOnly && 'hide-phone'].filter(Boolean).join(' ') || undefined
  return (
    <th scope="col" class={className} rowSpan={rowSpan} aria-sort={sort?.state}>
      {sort ? <a href={sort.href}>{`${head}${sort.state ? SORT_SIGN[sort.state] : ''}`}</a> : head}
    </th>
  )
}

type RowParts = { key: string | number; row: Row; columns: readonly Column[]; header: string | undefined; cards: boolean | undefined }

/** Rows and cells are drawn by plain calls: a component for each of hundreds of cells costs more than all the rest of a page. */
function rowOf(parts: RowParts) {
  const { key, row, columns, header, cards } = parts
  if (row.kind === 'group' || row.kind === 'sum') return spannedRow(parts)
  return (
    <tr key={key} id={row.id} class={row.kind === 'sub' ? 'sub-row' : undefined} aria-current={row.selected ? 'true' : undefined}>
      {columns.map((column) => cellOf({ column, isHeader: column.key === header, cards, children: row.cells[column.key] }))}
    </tr>
  )
}

/** The name of a group or a sum runs over the empty cells after it; that of a group also over those before it. */
function spannedRow({ key, row, columns, header, cards }: RowParts) {
  const named = columns.findIndex((column) => column.key === header)
  const bare = row.kind === 'group' && columns.slice(0, named).every((column) => row.cells[column.key] === undefined)
  const start = bare ? 0 : named
  const rest = columns.findIndex((column, i) => i > named && row.cells[column.key] !== undefined)
  const end = rest === -1 ? columns.length : rest
  return (
    <tr key={key} id={row.id} class={row.kind === 'group' ? 'group' : 'sum'}>
      {columns.slice(0, start).map((column) => (
        <td key={column.key} class={kindClass(column.kind)}>
          {row.cells[column.key]}
        </td>
      ))}
      <th scope={row.kind === 'group' ? 'rowgroup' : 'row'} class="full" colSpan={end - start > 1 ? end - start : undefined}>
        {header !== undefined && row.cells[header]}
      </th>
      {columns.slice(end).map((column) => cellOf({ column, isHeader: false, cards, children: row.cells[column.key] }))}
    </tr>
  )
}

type CellParts = { column: Column; isHeader: boolean; cards: boolean | undefined; children: ComponentChildren }

function cellOf({ column, isHeader, cards, children }: CellParts) {
  const kind = kindClass(column.kind)
  const full = cards && (column.full || isHeader)
  const className = full || column.deskOnly ? [kind, full && 'full', column.deskOnly && 'hide-phone'].filter(Boolean).join(' ') : kind
  if (isHeader) {
    return (
      <th key={column.key} scope="row" class={className}>
        {children}
      </th>
    )
  }
  const name = cards && column.kind !== 'stt' && children !== undefined && children !== '' ? (column.phone ?? column.head) : undefined
  return (
    <td key={column.key} class={className} data-k={name || undefined}>
      {children}
    </td>
  )
}
