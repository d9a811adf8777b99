// One money act, one page: what stands now, the form, and the sentence that says why when it is not possible.
import type { ComponentChildren } from 'preact'
import { formatDay } from '../basics/day.ts'
import { type Dong, formatDong, sum } from '../basics/money.ts'
import type { YearEnd } from '../programme/year-end.ts'
import { PermissionField, YearOverAlert } from '../programme/year-over.page.tsx'
import { approvedNow, type Project, promised } from '../project/project.ts'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { type Fact, Kv, Sheet } from '../ui/panel.tsx'
import { DialogActs } from '../ui/refusal.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { NamedFund } from './view.ts'

/** "1.000.000 đồng", in running text. */
export const inDong = (amount: bigint) => `${formatDong(amount)} đồng`

export type ActFormProps = {
  readonly context: PageContext
  readonly project: Project
  readonly path: string
  readonly title: string
  readonly facts?: readonly Fact[]
  readonly funds?: readonly NamedFund[]
  readonly submit: string
  readonly grave?: boolean
  /** Additive acts carry no version: caps decide. */
  readonly versioned?: boolean
  readonly before?: ComponentChildren
  /** Money of a year whose corrections are over: told, and asked for the paper that permits it. */
  readonly yearOver?: YearEnd | undefined
  /** Nothing can be entered now; `before` says why. */
  readonly blocked?: boolean
  readonly children?: ComponentChildren
}

export function ActForm(props: ActFormProps) {
  const { context, project, path, title, facts = [], funds = [], before, blocked } = props
  const action = `/projects/${project.id}/${path}`
  const crumbs = [{ label: 'Đề án', href: '/projects' }, { label: project.code, href: `/projects/${project.id}` }, { label: title }]
  return (
    <Page context={context} title={title} crumbs={crumbs} sub={project.name} width="narrow">
      <div class="stack">
        <ErrorSummary context={context} action={action} what="Chưa ghi được" />
        {facts.length > 0 && (
          <Sheet title="Số liệu hiện có" padded>
            <Kv facts={facts} />
          </Sheet>
        )}
        {funds.length > 0 && <FundTable funds={funds} />}
        {before}
        {!blocked && props.yearOver && <YearOverAlert year={project.year} end={props.yearOver} />}
        {blocked ? <LinkButton href={`/projects/${project.id}`}>Quay lại đề án</LinkButton> : <ActSheet {...props} action={action} />}
      </div>
    </Page>
  )
}

function ActSheet({
  context,
  project,
  action,
  title,
  submit,
  grave,
  versioned = true,
  yearOver,
  children,
}: ActFormProps & { readonly action: string }) {
  return (
    <Sheet padded label={title}>
      <Form context={context} action={action} requestKey={crypto.randomUUID()} version={versioned ? project.version : undefined}>
        {children}
        {yearOver && <PermissionField end={yearOver} />}
        <DialogActs>
          <LinkButton href={`/projects/${project.id}`} tone="quiet">
            Quay lại đề án
          </LinkButton>
          <SubmitButton tone={grave ? 'grave' : 'primary'}>{submit}</SubmitButton>
        </DialogActs>
      </Form>
    </Sheet>
  )
}

/** Approved and committed are what stands, as in the ledger: less what was given back. */
const FUND_FIGURES: readonly (readonly [string, string, (fund: NamedFund) => Dong])[] = [
  ['appraised', 'Thẩm định', (fund) => fund.appraisedDong],
  ['approved', 'Phê duyệt', approvedNow],
  ['committed', 'Cam kết', promised],
  ['advanced', 'Tạm ứng', (fund) => fund.advancedDong],
  ['paid', 'Thanh toán', (fund) => fund.paidDong],
  ['recovered', 'Thu hồi', (fund) => fund.recoveredDong],
  ['settled', 'Quyết toán', (fund) => fund.settledDong],
]

const FUND_COLUMNS: readonly Column[] = [
  { key: 'source', head: 'Nguồn', kind: 'text', number: '(1)' },
  ...FUND_FIGURES.map(([key, head], i) => ({ key, head, kind: 'money' as const, number: `(${i + 2})` })),
]

function FundTable({ funds }: { funds: readonly NamedFund[] }) {
  const state = funds.filter((fund) => fund.appraisedDong > 0n)
  const cells = (some: readonly NamedFund[]) => Object.fromEntries(FUND_FIGURES.map(([key, , of]) => [key, formatDong(sum(some.map(of)))]))
  const foot = state.length > 1 ? [{ kind: 'sum' as const, cells: { source: 'Tổng cộng', ...cells(state) } }] : []
  return (
    <Sheet title="Kinh phí hỗ trợ của đề án">
      <DataTable
        caption="Kinh phí hỗ trợ theo nguồn"
        unit="đồng"
        columns={FUND_COLUMNS}
        rows={state.map((fund) => ({ cells: { source: fund.name, ...cells([fund]) } }))}
        foot={foot}
        cards
        tight
      />
    </Sheet>
  )
}

/** The state sources of a đề án as options; the only one is chosen already. */
export function SourceField({ funds }: { funds: readonly NamedFund[] }) {
  const options = funds.filter((fund) => fund.appraisedDong > 0n).map((fund) => ({ value: fund.source, label: fund.name }))
  return (
    <SelectField
      name="source"
      label="Nguồn kinh phí"
      options={options}
      {...(options.length === 1 ? {} : { blank: 'Chọn nguồn' })}
      value={options[0]?.value ?? ''}
    />
  )
}

export type OrderFieldsProps = {
  readonly context: PageContext
  readonly funds: readonly NamedFund[]
  readonly amountLabel: string
  readonly amount?: bigint | undefined
  readonly hint?: string
  readonly paperLabel: string
  readonly dayLabel: string
}

/** Source, amount, paper and day: what every money act is made of. */
export function OrderFields({ context, funds, amountLabel, amount, hint, paperLabel, dayLabel }: OrderFieldsProps) {
  return (
    <>
      {funds.length > 0 && <SourceField funds={funds} />}
      <MoneyField name="amount" label={amountLabel} value={amount === undefined ? '' : formatDong(amount)} hint={hint ?? 'Đồng, không lẻ'} />
      <TextField name="paperNo" label={paperLabel} class="short" />
      <DayField name="day" label={dayLabel} value={formatDay(context.today)} />
    </>
  )
}

export function EndingFields({ context }: { context: PageContext }) {
  return (
    <>
      <TextField name="decisionNo" label="Số quyết định" hint="Ví dụ 112/QĐ-UBND" class="short" />
      <DayField name="decidedOn" label="Ngày quyết định" value={formatDay(context.today)} />
      <TextField name="reason" label="Lý do" />
    </>
  )
}
