// Handing in what proves the work: the papers of Art. 14 for this activity, those still missing, and a field for each.
import { ACCEPTED } from '../papers/accepted.ts'
import { StandingTag } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { FileField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/panel.tsx'
import { Files } from './act-frame.page.tsx'
import { roomInWords } from './draft-papers.page.tsx'
import { crumbsTo } from './draft-steps.page.tsx'
import type { ActView } from './view.ts'
import { ACT_WORDS } from './words.vi.ts'

export function VouchersPage(view: ActView, context: PageContext) {
  const { project, proofs } = view
  const action = `/projects/${project.id}/vouchers`
  const held = proofs.filter((paper) => paper.held).length
  const first = proofs[0]
  const title = ACT_WORDS['hand-in']
  return (
    <Page context={context} title={title} crumbs={crumbsTo(view, context, { label: title })} sub={project.name} width="narrow">
      <ErrorSummary context={context} action={action} what="Chưa tải lên được" />
      <div class="stack">
        <p class="note">{`Đã có ${held} trên ${proofs.length} giấy tờ để thanh toán phần còn lại. Bản gốc giữ tại đơn vị, nộp khi quyết toán. ${roomInWords(view.room)}`}</p>
        {first && (
          <p class="note">
            {`Căn cứ: ${first.article}. `}
            <StandingTag standing={first.standing} />
          </p>
        )}
        <Files view={view} />
        <Sheet padded>
          <Form context={context} action={action} requestKey={view.requestKey} enctype="multipart/form-data" submit="Tải lên">
            {proofs.map((paper) => (
              <FileField key={paper.code} name={paper.code} label={paper.name} accept={ACCEPTED} multiple optional={paper.held} />
            ))}
            <FileField name="other" label="Giấy tờ khác" accept={ACCEPTED} multiple optional />
          </Form>
        </Sheet>
        <LinkButton href={`/projects/${project.id}`} tone="quiet">
          Quay lại đề án
        </LinkButton>
      </div>
    </Page>
  )
}
