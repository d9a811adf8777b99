// The report as it will be printed, with its cross-checks beside it. Printing gives the paper alone.
import { PaperPages } from '../papers/layout/paper.page.tsx'
import type { Paper } from '../papers/layout/paper.ts'
import { type Programme, withProgramme } from '../programme/programme.ts'
import { StateChip } from '../ui/chip.tsx'
import { formFor, type PageContext } from '../ui/context.ts'
import { SelectField, TextArea } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { DataTable } from '../ui/table.tsx'
import { crossChecks, type Finding, printed } from './programme-report.checks.ts'
import type { ProgrammeReport } from './programme-report.ts'
import { basisWords, periodWords, spanWords } from './words.vi.ts'

type ReportPageProps = {
  readonly programme: Programme
  readonly report: ProgrammeReport
  readonly paper: Paper
  readonly context: PageContext
}

export function ReportPage({ programme, report, paper, context }: ReportPageProps) {
  const { period } = report
  const query = withProgramme(programme, { from: period.from, to: period.to })
  const index = `/reports${withProgramme(programme)}`
  return (
    <Page
      context={context}
      title={`Báo cáo kết quả chương trình ${periodWords(period)}`}
      crumbs={[{ label: 'Báo cáo', href: index }, { label: 'Kết quả chương trình' }]}
      sub={
        <>
          <p>{`Kỳ ${spanWords(period)}. ${basisWords(period)}`}</p>
          <Checks findings={crossChecks(report)} />
        </>
      }
      acts={
        <>
          <LinkButton href={index}>Chọn kỳ khác</LinkButton>
          <LinkButton href={`/reports/programme.docx${query}`} icon="download" tone="primary">
            Tải Word
          </LinkButton>
          <LinkButton href={`/reports/programme.xlsx${query}`} icon="download">
            Tải Excel
          </LinkButton>
        </>
      }
      width="paper"
    >
      {mayWrite(context) && <CauseForm programme={programme} report={report} context={context} />}
      <PaperPages paper={paper} />
    </Page>
  )
}

const CAUSES = '/reports/causes'

function mayWrite(context: PageContext): boolean {
  return context.who?.roles.some((role) => role === 'department-officer' || role === 'department-leader') ?? false
}

type CauseFormProps = Pick<ReportPageProps, 'programme' | 'report' | 'context'>

/** Why a line fell behind in this period: one line at a time, printed in the annex of targets and in the judgement. */
function CauseForm({ programme, report: { period, attainment, causes }, context }: CauseFormProps) {
  const form = formFor(context, CAUSES)
  const lines = attainment.lines.map(({ code, name }) => ({ value: code, label: `${code}. ${name}${causes.has(code) ? ' (đã ghi)' : ''}` }))
  return (
    <details class="wrap no-print" open={form !== undefined}>
      <summary>Ghi nguyên nhân của mục tiêu trong kỳ này</summary>
      <ErrorSummary context={context} action={CAUSES} what="Chưa ghi được nguyên nhân" />
      <Form context={context} action={CAUSES} requestKey={crypto.randomUUID()}>
        <input type="hidden" name="programmeId" value={programme.id} />
        <input type="hidden" name="programme" value={programme.kept ?? ''} />
        <input type="hidden" name="from" value={period.from} />
        <input type="hidden" name="to" value={period.to} />
        <SelectField name="targetCode" label="Mục tiêu" options={lines} />
        <TextArea name="cause" label="Nguyên nhân" rows={3} hint="Khách quan, chủ quan; in ở biểu mục tiêu và phần đánh giá" />
        <div class="form-acts">
          <SubmitButton>Ghi nguyên nhân</SubmitButton>
        </div>
      </Form>
    </details>
  )
}

/** What was compared with what; open at once when something does not tie. */
function Checks({ findings }: { findings: readonly Finding[] }) {
  const ties = findings.filter((one) => one.ties).length
  const words = `Đối chiếu số liệu: ${ties}/${findings.length} phép đối chiếu khớp`
  return (
    <details class="no-print" open={ties < findings.length}>
      <summary>{words}</summary>
      <DataTable
        caption="Các phép đối chiếu"
        tight
        columns={[
          { key: 'what', head: 'Nội dung đối chiếu', kind: 'text' },
          { key: 'left', head: 'Số thứ nhất', kind: 'money' },
          { key: 'right', head: 'Số thứ hai', kind: 'money' },
          { key: 'ties', head: 'Kết quả', kind: 'text' },
        ]}
        rows={findings.map((one) => ({
          id: one.code,
          cells: {
            what: one.what,
            ...printed(one),
            ties: <StateChip tone={one.ties ? 'good' : 'bad'} word={one.ties ? 'Khớp' : 'Không khớp'} />,
          },
        }))}
      />
    </details>
  )
}
