// The money of the province on one page: estimate, approved, committed, paid by source and year, every figure a link to its postings.
import type { ComponentChildren } from 'preact'
import { formatDay } from '../basics/day.ts'
import { formatDong, formatTrieu, sum } from '../basics/money.ts'
import { ProgrammeChooser } from '../programme/chooser.page.tsx'
import { type Programme, withProgramme } from '../programme/programme.ts'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { drawnOnce } from '../ui/render.ts'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { FIGURES, type Figure, type FundTotal, type YearRow } from './books.ts'
import type { FundingView } from './view.ts'
import { FIGURE_WORDS, SOURCE_WORDS } from './words.vi.ts'

const STATE = FIGURES.filter(({ key }) => key !== 'pledgedDong' && key !== 'provenDong')
const COUNTERPART = FIGURES.filter(({ key }) => key === 'pledgedDong' || key === 'provenDong')

const COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Năm, nguồn', kind: 'text', number: '(1)' },
  ...STATE.map(({ key }, i) => ({ key, head: FIGURE_WORDS[key], kind: 'money' as const, number: `(${i + 2})` })),
  { key: 'left', head: 'Dự toán còn lại', kind: 'money', number: '(9)=(2)-(3)' },
]

export function FundingPage({ context, view }: { context: PageContext; view: FundingView }) {
  const mayPost = context.who?.roles.includes('finance-officer') ?? false
  const { programme } = view.chosen
  const of = withProgramme(programme)
  const acts = (
    <>
      <ProgrammeChooser chosen={view.chosen} action="/funding" />
      {mayPost && (
        <>
          <LinkButton href={`/funding/estimates/new${of}`} tone="primary" icon="plus">
            Ghi dự toán
          </LinkButton>
          <LinkButton href={`/funding/closing${of}`}>Khóa sổ năm</LinkButton>
        </>
      )}
    </>
  )
  return (
    <Page context={context} title="Kinh phí khuyến công" sub={programme.name} acts={acts}>
      {drawnOnce(Figures, view)}
    </Page>
  )
}

function Figures(view: FundingView) {
  const state = view.totals.filter((total) => view.sources.some((source) => source.source === total.source && source.kind === 'state'))
  return (
    <div class="stack">
      <Sheet title="Ngân sách theo năm và theo nguồn" note="Bấm vào số để xem các bút toán">
        {state.length === 0 ? (
          <EmptyState title="Chưa giao dự toán năm nào">
            Kế toán ghi quyết định giao dự toán theo nguồn và năm; kế hoạch chỉ được phê duyệt trong dự toán.
          </EmptyState>
        ) : (
          <DataTable
            caption="Kinh phí theo năm và nguồn"
            unit="triệu đồng"
            columns={COLUMNS}
            rows={rowsOf(view, state)}
            foot={[{ kind: 'sum', cells: { name: 'Tổng cộng', ...stateCells(view.chosen.programme, state, '', '') } }]}
          />
        )}
      </Sheet>
      <CounterpartTable view={view} />
      <YearTable years={view.years} programme={view.chosen.programme} />
    </div>
  )
}

/** A year opens with its own sum, then its sources. */
function rowsOf(view: FundingView, state: readonly FundTotal[]): Row[] {
  return view.years.flatMap(({ year }) => {
    const rows = state.filter((total) => total.year === year)
    if (rows.length === 0) return []
    return [
      { kind: 'group', cells: { name: `Năm ${year}`, ...stateCells(view.chosen.programme, rows, '', year) } },
      ...rows.map(
        (total): Row => ({
          kind: 'sub',
          cells: { name: nameOf(view, total.source), ...stateCells(view.chosen.programme, [total], total.source, year) },
        }),
      ),
    ]
  })
}

function nameOf(view: FundingView, source: string): string {
  return view.sources.find((one) => one.source === source)?.name ?? SOURCE_WORDS[source] ?? source
}

function stateCells(programme: Of, totals: readonly FundTotal[], source: string, year: number | '') {
  return {
    ...figureCells(programme, STATE, totals, source, year),
    left: formatTrieu(sum(totals.map((total) => total.estimateDong - total.approvedDong))),
  }
}

/** Each figure is a link to the postings that add up to it; its đồng stand in the title when triệu đồng hide some of them. */
function figureCells(programme: Of, figures: readonly Figure[], totals: readonly FundTotal[], source: string, year: number | '') {
  const cells: Record<string, ComponentChildren> = {}
  for (const { key, kinds } of figures) {
    const amount = sum(totals.map((total) => total[key]))
    const exact = amount % 1000n === 0n ? undefined : `${FIGURE_WORDS[key]}: ${formatDong(amount)} đồng`
    cells[key] = amount === 0n ? '0' : linked(postingsOf(programme, kinds, source, year), formatTrieu(amount), exact)
  }
  return cells
}

function linked(href: string, figure: string, exact: string | undefined) {
  return (
    <a href={href} title={exact}>
      {figure}
    </a>
  )
}

type Of = Pick<Programme, 'kept'>

/** Written by hand: the page has hundreds of them. */
function postingsOf({ kept }: Of, kinds: readonly string[], source: string, year: number | ''): string {
  const which = kept === undefined ? '' : `programme=${encodeURIComponent(kept)}&`
  const of = source === '' ? '' : `source=${encodeURIComponent(source)}&`
  return `/funding/postings?${which}${of}${year === '' ? '' : `year=${year}&`}kind=${kinds.join()}`
}

const COUNTERPART_COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Năm', kind: 'text', number: '(1)' },
  { key: 'pledgedDong', head: 'Cam kết theo hợp đồng', kind: 'money', number: '(2)' },
  { key: 'provenDong', head: 'Đã chứng minh', kind: 'money', number: '(3)' },
]

/** What the establishments put in beside the State's money: promised in contracts, proven by vouchers. */
function CounterpartTable({ view }: { view: FundingView }) {
  const totals = view.totals.filter((total) => view.sources.some(({ source, kind }) => source === total.source && kind === 'counterpart'))
  if (totals.length === 0) return null
  const cellsOf = (some: readonly FundTotal[], year: number | '') => figureCells(view.chosen.programme, COUNTERPART, some, '', year)
  const rows = totals.map((total): Row => ({ cells: { name: String(total.year), ...cellsOf([total], total.year) } }))
  return (
    <Sheet
      title="Vốn đối ứng của cơ sở"
      note="Bấm vào số để xem các bút toán"
      foot="Phần còn phải chứng minh của từng đề án xem tại trang đề án, của cả năm xem tại trang khóa sổ."
    >
      <DataTable
        caption="Vốn đối ứng theo năm"
        unit="triệu đồng"
        columns={COUNTERPART_COLUMNS}
        rows={rows}
        foot={[{ kind: 'sum', cells: { name: 'Tổng cộng', ...cellsOf(totals, '') } }]}
        cards
      />
    </Sheet>
  )
}

const YEAR_COLUMNS: readonly Column[] = [
  { key: 'year', head: 'Năm', kind: 'text', number: '(1)' },
  { key: 'planned', head: 'Kinh phí Chương trình dự kiến', kind: 'money', number: '(2)' },
  { key: 'approved', head: 'Hỗ trợ đã phê duyệt', kind: 'money', number: '(3)' },
  { key: 'left', head: 'Còn trong giới hạn', kind: 'money', number: '(4)=(2)-(3)' },
  { key: 'closed', head: 'Sổ ngân sách', kind: 'text', number: '(5)' },
]

function YearTable({ years, programme }: { years: readonly YearRow[]; programme: Of }) {
  const rows = years.map(({ year, plannedDong, approvedDong, closedOn }) => ({
    cells: {
      year: String(year),
      planned: plannedDong === null ? '-' : formatTrieu(plannedDong),
      approved: approvedLink(programme, approvedDong, year),
      left: plannedDong === null ? '-' : formatTrieu(plannedDong - approvedDong),
      closed: closedOn === null ? 'Đang mở' : `Khóa ngày ${formatDay(closedOn)}`,
    },
  }))
  const limited = years.filter(({ plannedDong }) => plannedDong !== null)
  const planned = sum(limited.map(({ plannedDong }) => plannedDong ?? 0n))
  const foot: Row = {
    kind: 'sum',
    cells: {
      year: 'Tổng cộng',
      planned: limited.length < years.length ? 'chưa giao đủ' : formatTrieu(planned),
      approved: approvedLink(programme, sum(years.map(({ approvedDong }) => approvedDong)), ''),
      left: limited.length < years.length ? '-' : formatTrieu(planned - sum(limited.map(({ approvedDong }) => approvedDong))),
    },
  }
  return (
    <Sheet
      title="Giới hạn theo năm của Chương trình"
      foot="Kinh phí năm của Quyết định gồm cả vốn đối ứng; hỗ trợ phê duyệt trong năm không được vượt số này."
    >
      <DataTable caption="Kinh phí chương trình theo năm" unit="triệu đồng" columns={YEAR_COLUMNS} rows={rows} foot={[foot]} cards />
    </Sheet>
  )
}

const APPROVED = FIGURES.find(({ key }) => key === 'approvedDong')?.kinds ?? []

function approvedLink(programme: Of, amount: bigint, year: number | '') {
  return <a href={postingsOf(programme, APPROVED, '', year)}>{formatTrieu(amount)}</a>
}
