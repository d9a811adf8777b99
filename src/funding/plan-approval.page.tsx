// What the leader sees before approving a plan: every đề án, its support, and the estimate it must fit.
import { formatDay } from '../basics/day.ts'
import { formatDong, sum } from '../basics/money.ts'
import { PermissionField, YearOverAlert } from '../programme/year-over.page.tsx'
import type { PageContext } from '../ui/context.ts'
import { DayField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Sheet } from '../ui/panel.tsx'
import { DialogActs } from '../ui/refusal.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { PlanApprovalView } from './view.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'code', head: 'Mã', kind: 'text' },
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'support', head: 'Kinh phí hỗ trợ', kind: 'money' },
]

export function PlanApprovalPage({ context, view }: { context: PageContext; view: PlanApprovalView }) {
  const { plan, rows, leftDong } = view
  const total = sum(rows.map((row) => row.supportDong))
  const action = `/plans/${plan.id}/approval`
  const cells = rows.map(({ project, supportDong }, i) => ({
    cells: {
      stt: String(i + 1),
      code: (
        <a class="code" href={`/projects/${project?.id ?? ''}`}>
          {project?.code ?? '-'}
        </a>
      ),
      name: project?.name ?? '-',
      support: formatDong(supportDong),
    },
  }))
  return (
    <Page
      context={context}
      title={`Phê duyệt ${plan.name}`}
      crumbs={[{ label: 'Kế hoạch', href: '/plans' }, { label: plan.code, href: `/plans/${plan.id}` }, { label: 'Phê duyệt' }]}
    >
      <div class="stack">
        <ErrorSummary context={context} action={action} what="Chưa phê duyệt được" />
        {total > leftDong ? (
          <Alert kind="warn">{`Tổng hỗ trợ ${formatDong(total)} đồng vượt dự toán còn lại ${formatDong(leftDong)} đồng. Chưa phê duyệt được: trả lại kế hoạch để Sở Công Thương bỏ bớt đề án, hoặc chờ kế toán ghi dự toán bổ sung.`}</Alert>
        ) : (
          <Alert kind="info">{`Dự toán còn lại ${formatDong(leftDong)} đồng; sau phê duyệt còn ${formatDong(leftDong - total)} đồng.`}</Alert>
        )}
        {view.yearOver && <YearOverAlert year={plan.year} end={view.yearOver} />}
        <Sheet title="Danh mục đề án">
          <DataTable
            caption="Danh mục đề án trong kế hoạch"
            unit="đồng"
            columns={COLUMNS}
            rows={cells}
            foot={[{ kind: 'sum', cells: { code: 'Tổng cộng', support: formatDong(total) } }]}
          />
        </Sheet>
        {total > leftDong ? (
          <LinkButton href={`/plans/${plan.id}#tra-lai`} tone="primary">
            Đến mục trả lại kế hoạch
          </LinkButton>
        ) : (
          <Sheet padded label="Quyết định phê duyệt">
            <Form context={context} action={action} requestKey={crypto.randomUUID()} version={plan.version}>
              <TextField name="decisionNo" label="Số quyết định" hint="Ví dụ 57/QĐ-UBND" maxLength={60} />
              <DayField name="decidedOn" label="Ngày quyết định" value={formatDay(context.today)} />
              {view.yearOver && <PermissionField end={view.yearOver} />}
              <p>{`Phê duyệt ${rows.length} đề án với tổng kinh phí hỗ trợ ${formatDong(total)} đồng?`}</p>
              <DialogActs>
                <LinkButton href={`/plans/${plan.id}`} tone="quiet">
                  Quay lại kế hoạch
                </LinkButton>
                <SubmitButton>Phê duyệt</SubmitButton>
              </DialogActs>
            </Form>
          </Sheet>
        )}
      </div>
    </Page>
  )
}
