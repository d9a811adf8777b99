// One plan: its đề án as the annex of the decision lists them, totals, and what may be done with it.
import { formatDay } from '../basics/day.ts'
import { formatDong, formatTrieu } from '../basics/money.ts'
import { LEVEL_WORDS } from '../project/words.vi.ts'
import { StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, SelectField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, EmptyState, Kv, MainAndSide, Sheet, Side } from '../ui/panel.tsx'
import { AnnexTable } from './annex.page.tsx'
import type { PlanPageData } from './sheet.ts'
import { PLAN_STATE_TONES, PLAN_STATE_WORDS } from './words.vi.ts'

type Props = { readonly data: PlanPageData; readonly context: PageContext }

/** Forms of one page hold fields of the same name, so each has its prefix. */
const FORMS = [
  { path: 'items', prefix: 'item', what: 'Chưa thêm được đề án' },
  { path: 'proposal', prefix: 'proposal', what: 'Chưa trình được kế hoạch' },
  { path: 'take-back', prefix: 'back', what: 'Chưa rút được kế hoạch' },
  { path: 'cancellation', prefix: 'cancel', what: 'Chưa hủy được kế hoạch' },
] as const

export function PlanPage({ data, context }: Props) {
  const { plan, rows, can } = data
  return (
    <Page
      context={context}
      title={plan.name}
      crumbs={[{ label: 'Kế hoạch', href: '/plans' }, { label: plan.code }]}
      sub={`${plan.code} · ${LEVEL_WORDS[plan.level]} · nguồn ${data.sourceName}`}
      acts={<HeadActs data={data} />}
      printWide
    >
      {FORMS.map(({ path, prefix, what }) => (
        <ErrorSummary key={path} context={context} action={`/plans/${plan.id}/${path}`} prefix={prefix} what={what} />
      ))}
      <Sheet title="Danh mục đề án, nhiệm vụ khuyến công">
        {rows.length === 0 ? (
          <EmptyState title={`Chưa có đề án nào trong kế hoạch năm ${plan.year}`}>
            {can.includes('edit') ? 'Chọn đề án đạt thẩm định ở mục "Thêm đề án" để bắt đầu.' : 'Danh mục do chuyên viên Sở và Trung tâm lập.'}
          </EmptyState>
        ) : (
          <AnnexTable data={data} context={context} />
        )}
      </Sheet>
      {can.length === 0 ? <About data={data} /> : <Work data={data} context={context} />}
    </Page>
  )
}

/** Before the list, which may be long: its state, and what may be done with it. */
function HeadActs({ data: { plan, rows, can } }: { readonly data: PlanPageData }) {
  return (
    <>
      <StateChip tone={PLAN_STATE_TONES[plan.state]} word={PLAN_STATE_WORDS[plan.state]} />
      {can.includes('edit') && <LinkButton href="#them-de-an">Thêm đề án</LinkButton>}
      {can.includes('propose') && rows.length > 0 && <LinkButton href="#trinh-phe-duyet">Đến mục trình phê duyệt</LinkButton>}
      {can.includes('approve') && (
        <LinkButton href={`/plans/${plan.id}/approval`} tone="primary">
          Phê duyệt kế hoạch
        </LinkButton>
      )}
    </>
  )
}

function Work({ data, context }: Props) {
  const { rows, can } = data
  return (
    <MainAndSide first={<Refused data={data} />} side={<About data={data} />}>
      {can.includes('edit') && <AddItem data={data} context={context} />}
      {can.includes('propose') && rows.length > 0 && <Propose data={data} context={context} />}
      {can.includes('take-back') && (
        <Reason
          data={data}
          context={context}
          form={FORMS[2]}
          title={can.includes('approve') ? 'Trả lại để sửa' : 'Rút lại để sửa'}
          submit={can.includes('approve') ? 'Trả lại kế hoạch' : 'Rút lại'}
          keyAt={2}
          id="tra-lai"
        />
      )}
      {can.includes('cancel') && <Reason data={data} context={context} form={FORMS[3]} title="Hủy kế hoạch" submit="Hủy kế hoạch" keyAt={3} grave />}
    </MainAndSide>
  )
}

/** An act in the way is told with its reason. */
function Refused({ data: { can, rows } }: { readonly data: PlanPageData }) {
  if (!can.includes('propose') || rows.length > 0) return null
  return <Alert kind="warn">Chưa trình phê duyệt được: chưa có đề án nào trong danh mục.</Alert>
}

function About({ data: { plan, rows, totals, sourceName, proposal } }: { readonly data: PlanPageData }) {
  const decision = plan.decisionNo === null ? 'Chưa có' : `${plan.decisionNo}${plan.decidedOn === null ? '' : ` ngày ${formatDay(plan.decidedOn)}`}`
  return (
    <Side title="Tổng hợp">
      <Kv
        facts={[
          { name: 'Năm', value: String(plan.year) },
          { name: 'Nguồn', value: sourceName },
          { name: 'Số đề án', value: String(rows.length) },
          { name: 'Tổng kinh phí', value: `${formatTrieu(totals.totalDong)} triệu đồng` },
          { name: 'Khuyến công hỗ trợ', value: `${formatTrieu(totals.supportDong)} triệu đồng` },
          { name: 'Đối ứng', value: `${formatTrieu(totals.counterpartDong)} triệu đồng` },
          ...(proposal ? [{ name: 'Tờ trình', value: `${proposal.paperNo} ngày ${formatDay(proposal.issuedOn)}` }] : []),
          { name: 'Quyết định phê duyệt', value: decision },
        ]}
      />
      <p class="note">Số còn lại của dự toán năm hiện ở trang phê duyệt và trang Kinh phí.</p>
    </Side>
  )
}

function AddItem({ data, context }: Props) {
  const { plan, waiting } = data
  if (waiting.length === 0) {
    return (
      <Sheet id="them-de-an" title="Thêm đề án">
        <EmptyState title="Không còn đề án nào chờ đưa vào kế hoạch này">
          Đề án cùng năm, cùng cấp, đã đạt thẩm định và có mức hỗ trợ từ nguồn này sẽ hiện ở đây.
        </EmptyState>
      </Sheet>
    )
  }
  const options = waiting.map(({ projectId, code, name, appraisedDong }) => ({
    value: projectId,
    label: `${code} · ${name} (${formatDong(appraisedDong)} đồng)`,
  }))
  return (
    <Sheet id="them-de-an" title="Thêm đề án" note={`${waiting.length} đề án đạt thẩm định đang chờ`} padded>
      <Form
        context={context}
        action={`/plans/${plan.id}/items`}
        requestKey={data.requestKeys[0] ?? ''}
        version={plan.version}
        prefix="item"
        submit="Thêm vào danh mục"
      >
        <SelectField name="projectId" label="Đề án" options={options} />
        <MoneyField name="supportDong" label="Mức hỗ trợ" optional hint="Đồng, không lẻ; để trống là lấy bằng mức thẩm định" />
      </Form>
    </Sheet>
  )
}

function Propose({ data, context }: Props) {
  const { plan, rows, totals } = data
  return (
    <Sheet id="trinh-phe-duyet" title="Trình phê duyệt" padded>
      <p>{`Trình ${rows.length} đề án với tổng kinh phí hỗ trợ ${formatDong(totals.supportDong)} đồng. Sau khi trình, danh mục chỉ sửa được khi rút lại.`}</p>
      <Form
        context={context}
        action={`/plans/${plan.id}/proposal`}
        requestKey={data.requestKeys[1] ?? ''}
        version={plan.version}
        prefix="proposal"
        submit="Trình phê duyệt"
      >
        <div class="grid g-2">
          <TextField name="paperNo" label="Số tờ trình" maxLength={60} hint="Ví dụ 27/TTr-SCT" />
          <DayField name="issuedOn" label="Ngày tờ trình" value={formatDay(context.today)} />
        </div>
      </Form>
    </Sheet>
  )
}

type ReasonProps = Props & {
  readonly form: (typeof FORMS)[number]
  readonly title: string
  readonly submit: string
  readonly keyAt: number
  readonly grave?: boolean
  readonly id?: string
}

function Reason({ data, context, form, title, submit, keyAt, grave, id }: ReasonProps) {
  const { plan } = data
  return (
    <Sheet title={title} id={id} padded>
      <Form
        context={context}
        action={`/plans/${plan.id}/${form.path}`}
        requestKey={data.requestKeys[keyAt] ?? ''}
        version={plan.version}
        prefix={form.prefix}
        submit={submit}
        tone={grave ? 'grave' : 'outline'}
      >
        <TextArea name="reason" label="Lý do" rows={2} />
      </Form>
    </Sheet>
  )
}
