// Closing a budget year: its last days by law, what lapses, the đề án that still hold money, and the form.
import { formatDay } from '../basics/day.ts'
import { formatDong, sum } from '../basics/money.ts'
import { KeptProgramme, ProgrammeChooser } from '../programme/chooser.page.tsx'
import { withProgramme } from '../programme/programme.ts'
import { Cite } from '../ui/act-panel.tsx'
import type { PageContext } from '../ui/context.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Kv, Sheet } from '../ui/panel.tsx'
import { DialogActs } from '../ui/refusal.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { ClosingView, OpenYear } from './view.ts'

export function ClosingForm({ context, view }: { context: PageContext; view: ClosingView }) {
  return (
    <Page
      context={context}
      title="Khóa sổ năm ngân sách"
      crumbs={[{ label: 'Kinh phí', href: `/funding${withProgramme(view.chosen.programme)}` }, { label: 'Khóa sổ' }]}
      width="narrow"
      acts={<ProgrammeChooser chosen={view.chosen} action="/funding/closing" />}
      sub="Sau khi khóa, năm này không ghi thêm bút toán nào. Chuyển dự toán chưa dùng sang năm sau trước khi khóa."
    >
      <div class="stack">
        <ErrorSummary context={context} action="/funding/closing" what="Chưa khóa sổ được" />
        {view.years.length === 0 ? (
          <Sheet>
            <EmptyState title="Các năm của Chương trình đều đã khóa sổ">Không còn năm nào ghi thêm bút toán.</EmptyState>
          </Sheet>
        ) : (
          <>
            {view.years.map((year) => (
              <YearSheet key={year.year} {...year} />
            ))}
            <ClosingSheet context={context} view={view} />
          </>
        )}
      </div>
    </Page>
  )
}

function ClosingSheet({ context, view }: { context: PageContext; view: ClosingView }) {
  return (
    <Sheet padded label="Khóa sổ">
      <Form context={context} action="/funding/closing" requestKey={crypto.randomUUID()}>
        <KeptProgramme programme={view.chosen.programme} />
        <SelectField
          name="year"
          label="Năm ngân sách"
          blank="Chọn năm"
          options={view.years.map(({ year }) => ({ value: String(year), label: `Năm ${year}` }))}
        />
        <TextField name="paperNo" label="Căn cứ" hint="Số biên bản đối chiếu với Kho bạc" class="short" />
        <DialogActs>
          <LinkButton href={`/funding${withProgramme(view.chosen.programme)}`} tone="quiet">
            Quay lại
          </LinkButton>
          <SubmitButton tone="grave">Khóa sổ</SubmitButton>
        </DialogActs>
      </Form>
    </Sheet>
  )
}

const COLUMNS: readonly Column[] = [
  { key: 'code', head: 'Đề án', kind: 'text', number: '(1)' },
  { key: 'name', head: 'Tên đề án', kind: 'text', number: '(2)' },
  { key: 'uncleared', head: 'Đã nhận, chưa quyết toán', kind: 'money', number: '(3)' },
  { key: 'promised', head: 'Đã phê duyệt, chưa chi', kind: 'money', number: '(4)' },
]

function YearSheet({ year, end, unusedDong, unprovenDong, open }: OpenYear) {
  const facts = [
    ...(end ? [{ name: 'Hết thời gian chỉnh lý quyết toán', value: formatDay(end.correctionsUntil) }] : []),
    ...(end?.reconcileBy ? [{ name: 'Đối chiếu với Kho bạc, chậm nhất', value: formatDay(end.reconcileBy) }] : []),
    ...(end?.repayBy ? [{ name: 'Hoàn trả tạm ứng không được chuyển nguồn, trước ngày', value: formatDay(end.repayBy) }] : []),
    { name: 'Dự toán chưa phê duyệt', value: `${formatDong(unusedDong)} đồng, bị hủy nếu không được chuyển sang năm sau` },
    ...(unprovenDong > 0n ? [{ name: 'Đối ứng còn phải chứng minh', value: `${formatDong(unprovenDong)} đồng, của các đề án chưa kết thúc` }] : []),
  ]
  const rows = open.map((project) => ({
    cells: {
      code: (
        <a class="code" href={`/projects/${project.id}`}>
          {project.code}
        </a>
      ),
      name: project.name,
      uncleared: formatDong(project.unclearedDong),
      promised: formatDong(project.promisedDong),
    },
  }))
  return (
    <Sheet title={`Năm ${year}`}>
      <div class="sheet-body">
        <Kv facts={facts} />
        {end && <Cite citation={{ article: end.article, standing: end.standing }} />}
        {open.length > 0 && <p>{`Còn ${open.length} đề án phải quyết toán, ngừng hoặc hủy trước khi khóa sổ:`}</p>}
      </div>
      {open.length > 0 && (
        <DataTable
          caption={`Đề án năm ${year} chưa quyết toán`}
          unit="đồng"
          columns={COLUMNS}
          rows={rows}
          foot={[
            {
              kind: 'sum',
              cells: {
                code: 'Tổng cộng',
                uncleared: formatDong(sum(open.map(({ unclearedDong }) => unclearedDong))),
                promised: formatDong(sum(open.map(({ promisedDong }) => promisedDong))),
              },
            },
          ]}
          cards
        />
      )}
    </Sheet>
  )
}
