// A paper on the screen, as Word will have it: the same blocks, the same tables. The stylesheet gives it A4 and Times metrics; printing gives only the paper.
import { Fragment } from 'preact'
import { USABLE } from './a4.ts'
import { fitTable } from './fit.ts'
import type { Annex, Block, Paper } from './paper.ts'
import { BLANK, hasGroups, headParts, type PaperColumn, type PaperRow, type PaperTable, printFigure } from './paper-table.ts'

export function PaperPages({ paper }: { paper: Paper }) {
  return (
    <>
      <article class="a4" aria-label={paper.kind}>
        <Warning words={paper.warning} />
        <Heads paper={paper} />
        {paper.blocks.map((block, i) => (
          <BlockPart key={i} block={block} />
        ))}
        <Foot paper={paper} />
      </article>
      {paper.annexes.map((annex) => (
        <AnnexPage key={annex.label} annex={annex} warning={paper.warning} />
      ))}
    </>
  )
}

function Warning({ words }: { words: string | null }) {
  return words === null ? null : (
    <p class="unit">
      <i>{words}</i>
    </p>
  )
}

function Heads({ paper }: { paper: Paper }) {
  return (
    <>
      <div class="heads">
        <div>
          {paper.over}
          <br />
          <b>{paper.issuer}</b>
          <span class="line" />
        </div>
        <div>
          <b class="nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          <br />
          <b>Độc lập - Tự do - Hạnh phúc</b>
          <span class="line full" />
        </div>
        <div>{paper.number}</div>
        <div class="place">{paper.placeAndDay}</div>
      </div>
      <h2 class="kind">{paper.kind}</h2>
      {paper.about.map((words) => (
        <p key={words} class="about no-indent">
          {words}
        </p>
      ))}
      <span class="line" />
      {paper.to.map((name) => (
        <p key={name} class="kind no-indent">
          {`Kính gửi: ${name}.`}
        </p>
      ))}
    </>
  )
}

function BlockPart({ block }: { block: Block }) {
  switch (block.kind) {
    case 'part':
      return (
        <div class="kind">
          <h2>{block.name}</h2>
          <p class="about no-indent">{block.title}</p>
        </div>
      )
    case 'section':
      return <h2>{block.text}</h2>
    case 'item':
      return <h3>{block.text}</h3>
    case 'paragraph':
      return <p>{block.text}</p>
    case 'to-fill':
      return (
        <p>
          <i>{`[${block.text}]`}</i>
        </p>
      )
    case 'table':
      return <TablePart table={block.table} asAt={block.asAt} usable={USABLE.portrait} />
  }
}

function Foot({ paper: { recipients, signature } }: { paper: Paper }) {
  return (
    <div class="sign">
      <div class="l">
        <b>Nơi nhận:</b>
        {recipients.map((name, i) => (
          <Fragment key={name}>
            <br />
            {`- ${name}${i === recipients.length - 1 ? '.' : ';'}`}
          </Fragment>
        ))}
      </div>
      <div class="r2">
        {signature.lines.map((words) => (
          <div key={words}>{words}</div>
        ))}
        <div class="gap" />
        {signature.name}
      </div>
    </div>
  )
}

function AnnexPage({ annex, warning }: { annex: Annex; warning: string | null }) {
  return (
    <article class="a4 wide" aria-label={annex.label}>
      <Warning words={warning} />
      <p class="about no-indent">{annex.label}</p>
      <h2 class="about">{annex.table.title.toLocaleUpperCase('vi')}</h2>
      <p class="kind no-indent paper-reference">
        <i>{annex.reference}</i>
      </p>
      <TablePart table={annex.table} asAt={annex.asAt} usable={USABLE.landscape} />
    </article>
  )
}

const ALIGN = { left: undefined, centre: 'm', right: 'r' } as const

/** Classes of smaller type for tables whose figures need it, as in Word. */
const TYPE_CLASS = [
  [10.5, ''],
  [8.5, ' smaller'],
  [0, ' smallest'],
] as const

export function TablePart({ table, asAt, usable }: { table: PaperTable; asAt: string; usable: number }) {
  const { size } = fitTable(table, usable, 11.5)
  const above = [asAt, table.unit === undefined ? '' : `Đơn vị tính: ${table.unit}`].filter((words) => words !== '').join('. ')
  return (
    <>
      <p class="unit">
        <i>{above}</i>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll paper-scroll" tabIndex={0} aria-label={`Biểu ${table.code}: ${table.title}`}>
        <table class={`paper-table${TYPE_CLASS.find(([from]) => size >= from)?.[1] ?? ''}`}>
          <caption class="sr">{table.title}</caption>
          <TableHead columns={table.columns} />
          <tbody>
            {table.rows.map((row, i) => (
              <TableRow key={i} row={row} columns={table.columns} />
            ))}
          </tbody>
        </table>
      </section>
      {table.notes.map((note) => (
        <p key={note} class="no-indent paper-note">
          <i>{note}</i>
        </p>
      ))}
    </>
  )
}

/** The column that names the rows; on a phone it stays while the others scroll. */
function namesRows(columns: readonly PaperColumn[]): string | undefined {
  return columns.find((column) => column.align === 'left')?.key
}

function TableHead({ columns }: { columns: readonly PaperColumn[] }) {
  const grouped = hasGroups(columns)
  const header = namesRows(columns)
  return (
    <thead>
      <tr>
        {headParts(columns).map(({ group, columns: under }) =>
          group === undefined ? (
            under.map((column) => (
              <th key={column.key} scope="col" rowSpan={grouped ? 2 : undefined} class={column.key === header ? 'stays' : undefined}>
                {column.head}
              </th>
            ))
          ) : (
            <th key={group} scope="colgroup" colSpan={under.length}>
              {group}
            </th>
          ),
        )}
      </tr>
      {grouped && (
        <tr>
          {columns.map(
            (column) =>
              column.group !== undefined && (
                <th key={column.key} scope="col">
                  {column.head}
                </th>
              ),
          )}
        </tr>
      )}
      <tr class="no">
        {columns.map((column) => (
          <td key={column.key} class={column.key === header ? 'm stays' : 'm'}>
            {column.number}
          </td>
        ))}
      </tr>
    </thead>
  )
}

const ROW_CLASS = { plain: undefined, sub: 'sub', group: 'grp', sum: 'sum' } as const

function TableRow({ row, columns }: { row: PaperRow; columns: readonly PaperColumn[] }) {
  const header = namesRows(columns)
  return (
    <tr class={ROW_CLASS[row.kind]}>
      {columns.map((column) => {
        const words = printFigure(row.cells[column.key] ?? BLANK)
        return column.key === header ? (
          <th key={column.key} scope="row" class="stays">
            {words}
          </th>
        ) : (
          <td key={column.key} class={ALIGN[column.align]}>
            {words}
          </td>
        )
      })}
    </tr>
  )
}
