// Step 4 of the application: the papers, each with what it must show, and those already held.
import { formatDong } from '../basics/money.ts'
import { ACCEPTED } from '../papers/accepted.ts'
import type { PageContext } from '../ui/context.ts'
import { FileField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton } from '../ui/form.tsx'
import { FileRow, Sheet } from '../ui/panel.tsx'
import { StepPage, stepPath } from './draft-steps.page.tsx'
import type { DraftView, Room } from './view.ts'

export function PapersStepPage(view: DraftView, context: PageContext) {
  const action = stepPath(view.project.id, 'papers')
  const held = view.papers.filter((paper) => paper.held).length
  const named = new Map(view.papers.map((paper) => [paper.code, paper.name]))
  return (
    <StepPage view={view} context={context} step="papers">
      <ErrorSummary context={context} action={action} what="Chưa tải lên được" />
      <div class="stack">
        <p class="note">{`Đã có ${held} trên ${view.papers.length} giấy tờ. Chụp rõ cả bốn góc; mỗi tệp không quá 10 MB, mỗi lần gửi không quá 20 MB. ${roomInWords(view.room)}`}</p>
        {view.files.length > 0 && (
          <Sheet padded>
            {view.files.map((file) => (
              <FileRow
                key={file.id}
                name={named.get(file.purpose) ?? 'Giấy tờ khác'}
                meta={`${file.originalName} · ${sizeWord(file.size)}`}
                hash={`${file.sha256.slice(0, 4)} ${file.sha256.slice(4, 8)}`}
                state="ok"
                act={
                  <a href={`/projects/${view.project.id}/files/${file.id}`}>
                    Tải về<span class="sr"> {file.originalName}</span>
                  </a>
                }
              />
            ))}
          </Sheet>
        )}
        <Sheet padded>
          <Form context={context} action={action} requestKey={view.requestKey} enctype="multipart/form-data" submit="Tải lên">
            {view.papers.map((paper) => (
              <FileField
                key={paper.code}
                name={paper.code}
                label={paper.name}
                hint={paper.held ? 'Đã có; tải thêm khi cần thay hoặc bổ sung.' : paper.hint}
                accept={ACCEPTED}
                multiple
                optional={paper.commitment !== null}
              />
            ))}
            <FileField name="other" label="Giấy tờ khác" accept={ACCEPTED} multiple optional />
          </Form>
        </Sheet>
        <LinkButton href={stepPath(view.project.id, 'submission')} tone="outline" wide>
          Sang bước 5
        </LinkButton>
      </div>
    </StepPage>
  )
}

export function roomInWords({ keptBytes, mostBytes }: Room): string {
  const left = Math.max(0, mostBytes - keptBytes)
  return `Tệp của đề án đã dùng ${sizeWord(keptBytes)} trên ${sizeWord(mostBytes)}, còn ${sizeWord(left)}.`
}

export function sizeWord(bytes: number): string {
  if (bytes < 1024 * 1024) return `${formatDong(BigInt(Math.max(1, Math.round(bytes / 1024))))} KB`
  const tenths = Math.round((bytes * 10) / (1024 * 1024))
  return `${Math.floor(tenths / 10)},${tenths % 10} MB`
}
