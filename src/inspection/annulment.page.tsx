// Annulling an acceptance: which one, what it counted, and the paper that annuls it.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { ACT_PATHS, ACT_WORDS, STATE_WORDS } from '../project/words.vi.ts'
import type { PageContext } from '../ui/context.ts'
import { DayField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Kv } from '../ui/panel.tsx'
import { DialogActs, DialogPage } from '../ui/refusal.tsx'
import { type AnnulmentDesk, BEFORE, type Before } from './annulment.ts'
import { VERDICT_WORDS } from './words.vi.ts'

type Props = { readonly data: AnnulmentDesk; readonly before: Before; readonly context: PageContext }

export function AnnulmentPage({ data, before, context }: Props) {
  const { project, acceptance, requestKey } = data
  const act = BEFORE[before]
  const action = `/projects/${project.id}/${ACT_PATHS[act]}`
  return (
    <Page
      context={context}
      title={`${ACT_WORDS[act]}: ${project.code}`}
      crumbs={[{ label: 'Đề án', href: '/projects' }, { label: project.code, href: `/projects/${project.id}` }, { label: ACT_WORDS[act] }]}
      sub={project.name}
      width="narrow"
    >
      <ErrorSummary context={context} action={action} what="Chưa hủy được kết quả nghiệm thu" />
      <DialogPage question="Hủy kết quả nghiệm thu này?">
        <div class="stack">
          {' '}
          {acceptance && (
            <Kv
              facts={[
                { name: 'Biên bản', value: `${acceptance.minutesNo} ngày ${formatDay(acceptance.heldOn)}` },
                { name: 'Kết luận', value: VERDICT_WORDS[acceptance.verdict] },
                { name: 'Giá trị hợp lệ', value: `${formatDong(acceptance.eligibleDong)} đồng` },
                { name: 'Hỗ trợ nghiệm thu', value: `${formatDong(acceptance.supportDong)} đồng` },
              ]}
            />
          )}
          <p>{`Khối lượng đã nghiệm thu được trừ khỏi kết quả chỉ tiêu, đề án trở lại trạng thái "${STATE_WORDS[before]}". Biên bản cũ vẫn lưu; sau đó nghiệm thu lại.`}</p>
        </div>{' '}
        <Form context={context} action={action} requestKey={requestKey} version={project.version}>
          <TextField name="paperNo" label="Số văn bản hủy" hint="Ví dụ: 45/TB-SCT" maxLength={60} />
          <DayField name="decidedOn" label="Ngày văn bản" value={formatDay(context.today)} />
          <TextArea name="reason" label="Lý do" rows={3} hint="Ví dụ: ghi sai tổng giá trị hợp lệ" />
          <DialogActs>
            <LinkButton href={`/projects/${project.id}`}>Quay lại</LinkButton>
            <SubmitButton tone="grave">Hủy kết quả nghiệm thu</SubmitButton>
          </DialogActs>
        </Form>
      </DialogPage>
    </Page>
  )
}
