// Step 5 of the application: what it comes to, what is missing or in doubt, the commitments, and sending it.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { RadioField } from '../ui/field.tsx'
import { ErrorSummary, Form, SubmitButton } from '../ui/form.tsx'
import { Alert, Kv, Sheet } from '../ui/panel.tsx'
import { StepPage, stepPath } from './draft-steps.page.tsx'
import { checkingOf, estimateOf } from './estimate.page.tsx'
import { checkByNorm } from './norm-check.ts'
import type { DraftView } from './view.ts'
import { COMMITMENT_WORDS, COMMITMENTS, whoseWords } from './words.vi.ts'

export function SubmissionPage(view: DraftView, context: PageContext) {
  const action = stepPath(view.project.id, 'submission')
  const missing = view.papers.filter((paper) => !paper.held && paper.commitment === null)
  const check = checkByNorm(checkingOf(view, estimateOf(view, undefined)))
  return (
    <StepPage view={view} context={context} step="submission">
      <ErrorSummary context={context} action={action} what="Chưa gửi được hồ sơ" />
      <div class="stack">
        <Summary view={view} />
        {missing.length > 0 && (
          <Alert kind="warn">{`Thiếu giấy tờ bắt buộc: ${missing.map((paper) => paper.name).join('; ')}. Tải lên trước khi gửi.`}</Alert>
        )}
        {view.duplicate && <DuplicateNotice view={view} />}
        {check && !check.ok && (
          <Alert kind="warn">{`Mức hỗ trợ đề nghị vượt mức tối đa ${formatDong(check.maximumDong)} đồng theo ${check.article}. Cơ quan thẩm định sẽ xem xét lại.`}</Alert>
        )}
        <Sheet title="Cam kết" padded>
          <Form context={context} action={action} requestKey={view.requestKey} version={view.project.version}>
            <RadioField
              many
              name="commitments"
              label="Đánh dấu đủ các cam kết"
              options={COMMITMENTS.map((code) => ({ value: code, label: COMMITMENT_WORDS[code] ?? code }))}
            />
            <p class="note">Sau khi gửi, nội dung chỉ sửa được khi cơ quan tiếp nhận trả lại.</p>
            <div class="form-acts">
              <SubmitButton wide>Gửi hồ sơ</SubmitButton>
            </div>
          </Form>
        </Sheet>
      </div>
    </StepPage>
  )
}

function Summary({ view }: { view: DraftView }) {
  const { project } = view
  return (
    <Sheet title={project.name} padded>
      <Kv
        facts={[
          { name: 'Cơ sở thụ hưởng', value: view.beneficiaries.map((one) => one.label).join(', ') || 'Chưa xác định' },
          { name: 'Thời gian', value: `${formatDay(project.startsOn)} - ${formatDay(project.endsOn)}` },
          { name: 'Tổng kinh phí', value: `${formatDong(view.totalDong)} đồng` },
          { name: 'Đề nghị hỗ trợ', value: `${formatDong(project.askedDong)} đồng` },
        ]}
      />
    </Sheet>
  )
}

function DuplicateNotice({ view }: { view: DraftView }) {
  const { duplicate } = view
  if (!duplicate) return null
  const { code, year } = duplicate.earlier
  const whose = whoseWords(duplicate.whose)
  return duplicate.verdict === 'refuse' ? (
    <Alert kind="bad">{`${whose} đã được hỗ trợ cùng nội dung năm ${year} (đề án ${code}). Không hỗ trợ trùng.`}</Alert>
  ) : (
    <Alert kind="warn">{`${whose} có đề án ${code} năm ${year} cùng loại nội dung. Cơ quan thẩm định sẽ kiểm tra để không hỗ trợ trùng.`}</Alert>
  )
}
