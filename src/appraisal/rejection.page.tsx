// Turning a đề án down: asks again, and the reason goes to whoever applied.
import type { Project } from '../project/project.ts'
import { STATE_WORDS } from '../project/words.vi.ts'
import type { PageContext } from '../ui/context.ts'
import { TextArea } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert } from '../ui/panel.tsx'
import { DialogActs, DialogPage } from '../ui/refusal.tsx'

export type RejectionPageData = { readonly project: Project; readonly may: boolean; readonly requestKey: string }

export function RejectionPage({ data, context }: { readonly data: RejectionPageData; readonly context: PageContext }) {
  const { project, may, requestKey } = data
  const action = `/projects/${project.id}/rejection`
  return (
    <Page
      context={context}
      title={`Từ chối hỗ trợ: ${project.code}`}
      crumbs={[{ label: 'Đề án', href: '/projects' }, { label: project.code, href: `/projects/${project.id}` }, { label: 'Từ chối hỗ trợ' }]}
      sub={project.name}
      width="narrow"
    >
      <ErrorSummary context={context} action={action} what="Chưa ghi được kết luận" />
      {may ? (
        <DialogPage question="Kết luận đề án không đủ điều kiện hỗ trợ?">
          <p>Hồ sơ kết thúc ở bước này, không mở lại được. Nếu hồ sơ chỉ thiếu giấy tờ, trả lại để đơn vị bổ sung.</p>
          <Form context={context} action={action} requestKey={requestKey} version={project.version}>
            <TextArea name="reason" label="Lý do" rows={4} hint="Nêu quy định hoặc nội dung không đạt; lý do này gửi cho đơn vị đề nghị" />
            <DialogActs>
              <LinkButton href={`/projects/${project.id}`}>Quay lại</LinkButton>
              <SubmitButton tone="grave">Từ chối hỗ trợ</SubmitButton>
            </DialogActs>
          </Form>
        </DialogPage>
      ) : (
        <Alert kind="info">
          {`Đề án đang ở trạng thái "${STATE_WORDS[project.state]}" nên không từ chối ở bước này. `}
          <a href={`/projects/${project.id}`}>Về đề án để xem việc được làm lúc này</a>.
        </Alert>
      )}
    </Page>
  )
}
