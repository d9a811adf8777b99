// The estimate of a year from one source, given or corrected by a decision.
import { formatDay } from '../basics/day.ts'
import { KeptProgramme } from '../programme/chooser.page.tsx'
import { withProgramme } from '../programme/programme.ts'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, RadioField, SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/panel.tsx'
import { DialogActs } from '../ui/refusal.tsx'
import type { FundingView } from './view.ts'

export function EstimateForm({ context, view }: { context: PageContext; view: FundingView }) {
  const years = view.years.filter((row) => row.closedOn === null)
  return (
    <Page
      context={context}
      title="Ghi dự toán"
      sub={view.chosen.programme.name}
      crumbs={[{ label: 'Kinh phí', href: `/funding${withProgramme(view.chosen.programme)}` }, { label: 'Ghi dự toán' }]}
      width="narrow"
    >
      <ErrorSummary context={context} action="/funding/estimates" what="Chưa ghi được dự toán" />
      <Sheet padded label="Ghi dự toán">
        <Form context={context} action="/funding/estimates" requestKey={crypto.randomUUID()}>
          <KeptProgramme programme={view.chosen.programme} />
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
          <TextField name="paperNo" label="Số quyết định" hint="Ví dụ 1520/QĐ-UBND" class="short" />
          <DayField name="day" label="Ngày quyết định" value={formatDay(context.today)} />
          <DialogActs>
            <LinkButton href={`/funding${withProgramme(view.chosen.programme)}`} tone="quiet">
              Quay lại
            </LinkButton>
            <SubmitButton>Ghi dự toán</SubmitButton>
          </DialogActs>
        </Form>
      </Sheet>
    </Page>
  )
}
