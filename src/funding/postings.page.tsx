// The book of postings: who moved what from where to where, and what the rows add up to: the figure a person came from.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { withProgramme } from '../programme/programme.ts'
import type { PageContext } from '../ui/context.ts'
import { FilterBar, FilterSelect } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { DISBURSED, DONE, FIGURES, figureOf } from './books.ts'
import { EFFECTS, type Kind } from './ledger.ts'
import type { PostingsView } from './view.ts'
import { ACCOUNT_WORDS, FIGURE_WORDS, KIND_WORDS, SOURCE_WORDS } from './words.vi.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt', number: '(1)' },
  { key: 'what', head: 'Bút toán', kind: 'text', full: true, number: '(2)' },
  { key: 'day', head: 'Ngày', kind: 'day', number: '(3)' },
  { key: 'paper', head: 'Số văn bản, chứng từ', kind: 'text', number: '(4)' },
  { key: 'project', head: 'Đề án', kind: 'text', number: '(5)' },
  { key: 'source', head: 'Nguồn, năm', kind: 'text', number: '(6)' },
  { key: 'amount', head: 'Số tiền', kind: 'money', number: '(7)' },
]

export function PostingsPage({ context, view }: { context: PageContext; view: PostingsView }) {
  const figure = figureOf(view.filter.kind.split(','))
  return (
    <Page
      context={context}
      title="Sổ bút toán"
      crumbs={[{ label: 'Kinh phí', href: `/funding${withProgramme(view.chosen.programme)}` }, { label: 'Sổ bút toán' }]}
      sub="Bút toán không sửa, không xóa. Chi thừa thì ghi thu hồi; dự toán, vốn đối ứng ghi thừa thì ghi giảm."
    >
      <Sheet foot={view.sums.count > view.postings.length ? shownOf(view) : undefined}>
        <PostingFilters view={view} />
        {view.postings.length === 0 ? (
          <EmptyState title="Kỳ này chưa phát sinh số liệu">Thử bỏ bớt điều kiện lọc.</EmptyState>
        ) : (
          <DataTable
            caption="Các bút toán"
            unit="đồng"
            columns={COLUMNS}
            rows={view.postings.map((posting, i) => rowOf(view, posting, i, figure?.lowering ?? []))}
            foot={footOf(view, figure && FIGURE_WORDS[figure.key])}
            cards
          />
        )}
      </Sheet>
    </Page>
  )
}

function shownOf({ sums, postings, filter }: PostingsView): string {
  const added = figureOf(filter.kind.split(',')) === undefined ? '' : '; dòng cộng tính trên toàn bộ'
  return `Hiển thị ${postings.length} bút toán gần nhất trong ${formatDong(BigInt(sums.count))}${added}. Chọn nguồn, năm hoặc chỉ tiêu để xem hẹp hơn.`
}

function PostingFilters({ view }: { view: PostingsView }) {
  const { filter, sources, years } = view
  const { kept } = view.chosen.programme
  return (
    <FilterBar action="/funding/postings" label="Lọc bút toán" hidden={kept === undefined ? {} : { programme: kept }}>
      <FilterSelect
        name="source"
        label="Nguồn"
        all="Mọi nguồn"
        value={filter.source}
        options={sources.map(({ source, name }) => ({ value: source, label: name }))}
      />
      <FilterSelect
        name="year"
        label="Năm"
        all="Mọi năm"
        value={filter.year}
        options={years.map((year) => ({ value: String(year), label: `Năm ${year}` }))}
      />
      <FilterSelect
        name="kind"
        label="Chỉ tiêu"
        all="Mọi bút toán"
        value={filter.kind}
        options={[...FIGURES, DISBURSED, DONE].map(({ key, kinds }) => ({ value: kinds.join(), label: FIGURE_WORDS[key] }))}
      />
    </FilterBar>
  )
}

/** In the list of one figure what lowers it wears a minus, so that the rows add up to the figure. */
function rowOf(view: PostingsView, posting: PostingsView['postings'][number], i: number, lowering: readonly Kind[]): Row {
  const { from, to } = EFFECTS[posting.kind]
  return {
    cells: {
      stt: String(i + 1),
      what: (
        <>
          {KIND_WORDS[posting.kind]}
          <span class="under">{`${ACCOUNT_WORDS[from]} → ${ACCOUNT_WORDS[to]}${posting.note === '' ? '' : ` · ${posting.note}`}`}</span>
        </>
      ),
      day: formatDay(posting.day),
      paper: posting.paperNo,
      project: posting.projectId ? (
        <a class="code" href={`/projects/${posting.projectId}`}>
          {posting.code ?? 'Mở đề án'}
        </a>
      ) : (
        '-'
      ),
      source: `${view.sources.find(({ source }) => source === posting.source)?.name ?? SOURCE_WORDS[posting.source] ?? posting.source}, ${posting.year}`,
      amount: formatDong(lowering.includes(posting.kind) ? -posting.amountDong : posting.amountDong),
    },
  }
}

/** Only like is added to like: an estimate, an approval and a payment together are no amount of anything. */
function footOf({ sums }: PostingsView, figure: string | undefined): Row[] {
  const { raisedDong, loweredDong } = sums
  const sum = (what: string, amount: bigint): Row => ({ kind: 'sum', cells: { what, amount: formatDong(amount) } })
  if (figure === undefined) return []
  if (loweredDong === 0n) return [sum(`Cộng ${figure.toLowerCase()}`, raisedDong)]
  return [sum('Cộng tăng', raisedDong), sum('Cộng giảm', -loweredDong), sum(`Còn lại: ${figure.toLowerCase()}`, raisedDong - loweredDong)]
}
