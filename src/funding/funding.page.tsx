// The money of the province on one page: estimate, approved, committed, paid by source and year, every figure a link to its postings.
import { formatDay } from '../basics/day.ts'
import { formatDong, formatTrieu, sum } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, RadioField, SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { FilterBar, FilterSelect } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { DialogActs } from '../ui/refusal.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { FundTotal, YearRow } from './books.ts'
import type { FundingView, PostingsView } from './view.ts'
import { KIND_WORDS, SOURCE_WORDS } from './words.vi.ts'

const FIGURES = [
  ['estimateDong', 'Dự toán', 'estimate,estimate-cut,carry-over'],
  ['approvedDong', 'Phê duyệt', 'allocation,allocation-release,commitment-release'],
  ['committedDong', 'Cam kết', 'commitment,commitment-release'],
  ['advancedDong', 'Tạm ứng', 'advance'],
  ['paidDong', 'Thanh toán', 'payment'],
  ['settledDong', 'Quyết toán', 'advance-settlement,payment-settlement'],
  ['recoveredDong', 'Thu hồi', 'recovery,recovery-paid'],
] as const

const COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Năm, nguồn', kind: 'text', number: '(1)' },
  ...FIGURES.map(([key, head], i) => ({ key, head, kind: 'money' as const, number: `(${i + 2})` })),
  { key: 'left', head: 'Dự toán còn lại', kind: 'money', number: '(9)=(2)-(3)' },
]

export function FundingPage({ context, view }: { context: PageContext; view: FundingView }) {
  const mayPost = context.who?.roles.includes('finance-officer') ?? false
  const acts = mayPost ? (
    <>
      <LinkButton href="/funding/estimates/new" tone="primary" icon="plus">
        Ghi dự toán
      </LinkButton>
      <LinkButton href="/funding/closing">Khoá sổ năm</LinkButton>
    </>
  ) : undefined
  const state = view.totals.filter((total) => view.sources.some((source) => source.source === total.source && source.kind === 'state'))
  const sumRow = {
    name: 'Tổng cộng',
    ...Object.fromEntries(FIGURES.map(([key]) => [key, formatTrieu(sum(state.map((total) => total[key])))])),
    left: formatTrieu(sum(state.map((total) => total.estimateDong - total.approvedDong))),
  }
  return (
    <Page context={context} title="Kinh phí khuyến công" crumbs={[{ label: 'Kinh phí' }]} sub={view.programme} acts={acts}>
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
              foot={[{ cells: sumRow, kind: 'sum' }]}
            />
          )}
        </Sheet>
        <YearTable years={view.years} />
      </div>
    </Page>
  )
}

function rowsOf(view: FundingView, state: readonly FundTotal[]) {
  return view.years.flatMap(({ year }) => {
    const rows = state.filter((total) => total.year === year)
    if (rows.length === 0) return []
    return [
      { kind: 'group' as const, cells: { name: `Năm ${year}` } },
      ...rows.map((total) => ({
        cells: { name: nameOf(view, total.source), ...links(total), left: formatTrieu(total.estimateDong - total.approvedDong) },
      })),
    ]
  })
}

function nameOf(view: FundingView, source: string): string {
  return view.sources.find((one) => one.source === source)?.name ?? SOURCE_WORDS[source] ?? source
}

function links(total: FundTotal) {
  return Object.fromEntries(
    FIGURES.map(([key, head, kinds]) => [
      key,
      <a
        key={key}
        href={`/funding/postings?source=${total.source}&year=${total.year}&kind=${kinds}`}
        title={`${head} năm ${total.year}: ${formatDong(total[key])} đồng`}
      >
        {formatTrieu(total[key])}
      </a>,
    ]),
  )
}

const YEAR_COLUMNS: readonly Column[] = [
  { key: 'year', head: 'Năm', kind: 'text' },
  { key: 'planned', head: 'Kinh phí chương trình dự kiến', kind: 'money' },
  { key: 'approved', head: 'Hỗ trợ đã phê duyệt', kind: 'money' },
  { key: 'closed', head: 'Sổ ngân sách', kind: 'text' },
]

function YearTable({ years }: { years: readonly YearRow[] }) {
  const rows = years.map((row) => ({
    cells: {
      year: String(row.year),
      planned: row.plannedDong === null ? '-' : formatTrieu(row.plannedDong),
      approved: formatTrieu(row.approvedDong),
      closed: row.closedOn === null ? 'Đang mở' : `Đã khoá ngày ${formatDay(row.closedOn)}`,
    },
  }))
  return (
    <Sheet
      title="Giới hạn theo năm của Chương trình"
      foot="Kinh phí năm của Quyết định gồm cả vốn đối ứng; hỗ trợ phê duyệt trong năm không được vượt số này."
    >
      <DataTable caption="Kinh phí chương trình theo năm" unit="triệu đồng" columns={YEAR_COLUMNS} rows={rows} />
    </Sheet>
  )
}

const POSTING_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'day', head: 'Ngày', kind: 'day' },
  { key: 'what', head: 'Bút toán', kind: 'text', full: true },
  { key: 'project', head: 'Đề án', kind: 'text' },
  { key: 'source', head: 'Nguồn, năm', kind: 'text' },
  { key: 'amount', head: 'Số tiền', kind: 'money' },
]

export function PostingsPage({ context, view }: { context: PageContext; view: PostingsView }) {
  const rows = view.postings.map((posting, i) => ({
    cells: {
      stt: String(i + 1),
      day: formatDay(posting.day),
      what: (
        <>
          {KIND_WORDS[posting.kind]}
          <span class="under">{posting.note === '' ? posting.paperNo : `${posting.paperNo} · ${posting.note}`}</span>
        </>
      ),
      project: posting.projectId ? (
        <a class="code" href={`/projects/${posting.projectId}`}>
          {posting.code ?? 'Mở đề án'}
        </a>
      ) : (
        '-'
      ),
      source: `${SOURCE_WORDS[posting.source] ?? posting.source}, ${posting.year}`,
      amount: formatDong(posting.amountDong),
    },
  }))
  return (
    <Page
      context={context}
      title="Sổ bút toán"
      crumbs={[{ label: 'Kinh phí', href: '/funding' }, { label: 'Sổ bút toán' }]}
      sub="Bút toán không sửa, không xoá. Sai thì ghi bút toán điều chỉnh kèm lý do."
    >
      <Sheet>
        <FilterBar action="/funding/postings" label="Lọc bút toán" hidden={view.filter.kind === '' ? {} : { kind: view.filter.kind }}>
          <FilterSelect
            name="source"
            label="Nguồn"
            all="Mọi nguồn"
            value={view.filter.source}
            options={view.sources.map(({ source, name }) => ({ value: source, label: name }))}
          />
          <FilterSelect
            name="year"
            label="Năm"
            all="Mọi năm"
            value={view.filter.year}
            options={view.years.map((year) => ({ value: String(year), label: `Năm ${year}` }))}
          />
        </FilterBar>
        {rows.length === 0 ? (
          <EmptyState title="Kỳ này chưa phát sinh số liệu">Thử bỏ bớt điều kiện lọc.</EmptyState>
        ) : (
          <DataTable caption="Các bút toán" unit="đồng" columns={POSTING_COLUMNS} rows={rows} cards />
        )}
        {view.capped && <p class="note">Hiển thị 500 bút toán gần nhất. Chọn nguồn hoặc năm để xem hẹp hơn.</p>}
      </Sheet>
    </Page>
  )
}

export function EstimateForm({ context, view }: { context: PageContext; view: FundingView }) {
  const years = view.years.filter((row) => row.closedOn === null)
  return (
    <Page context={context} title="Ghi dự toán" crumbs={[{ label: 'Kinh phí', href: '/funding' }, { label: 'Ghi dự toán' }]} width="narrow">
      <ErrorSummary context={context} action="/funding/estimates" what="Chưa ghi được dự toán" />
      <Sheet padded label="Ghi dự toán">
        <Form context={context} action="/funding/estimates" requestKey={crypto.randomUUID()}>
          <SelectField
            name="source"
            label="Nguồn"
            blank="Chọn nguồn"
            options={view.sources.filter(({ kind }) => kind === 'state').map(({ source, name }) => ({ value: source, label: name }))}
          />
          <SelectField
            name="year"
            label="Năm ngân sách"
            blank="Chọn năm"
            options={years.map(({ year }) => ({ value: String(year), label: `Năm ${year}` }))}
          />
          <RadioField
            name="direction"
            label="Loại quyết định"
            value="give"
            options={[
              { value: 'give', label: 'Giao hoặc bổ sung dự toán' },
              { value: 'cut', label: 'Giảm dự toán' },
              { value: 'carry', label: 'Chuyển phần chưa dùng sang năm sau' },
            ]}
          />
          <MoneyField name="amount" label="Số tiền" />
          <TextField name="paperNo" label="Số quyết định" hint="Ví dụ 1520/QĐ-UBND" />
          <DayField name="day" label="Ngày quyết định" value={formatDay(context.today)} />
          <DialogActs>
            <LinkButton href="/funding" tone="quiet">
              Quay lại
            </LinkButton>
            <SubmitButton>Ghi dự toán</SubmitButton>
          </DialogActs>
        </Form>
      </Sheet>
    </Page>
  )
}

export function ClosingForm({ context, view }: { context: PageContext; view: FundingView }) {
  const open = view.years.filter((row) => row.closedOn === null)
  return (
    <Page
      context={context}
      title="Khoá sổ năm ngân sách"
      crumbs={[{ label: 'Kinh phí', href: '/funding' }, { label: 'Khoá sổ' }]}
      width="narrow"
      sub="Sau khi khoá, năm này không ghi thêm bút toán nào. Chuyển dự toán chưa dùng sang năm sau trước khi khoá."
    >
      <ErrorSummary context={context} action="/funding/closing" what="Chưa khoá sổ được" />
      <Sheet padded label="Khoá sổ">
        <Form context={context} action="/funding/closing" requestKey={crypto.randomUUID()}>
          <SelectField
            name="year"
            label="Năm ngân sách"
            blank="Chọn năm"
            options={open.map(({ year }) => ({ value: String(year), label: `Năm ${year}` }))}
          />
          <TextField name="paperNo" label="Căn cứ" hint="Số biên bản đối chiếu với Kho bạc" />
          <DialogActs>
            <LinkButton href="/funding" tone="quiet">
              Quay lại
            </LinkButton>
            <SubmitButton tone="grave">Khoá sổ</SubmitButton>
          </DialogActs>
        </Form>
      </Sheet>
    </Page>
  )
}
