// What the page of every act of this room shares: the đề án it is about, its files, doubts, and one button.
import type { ComponentChildren } from 'preact'
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { type ButtonTone, ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, FileRow, Kv, Sheet } from '../ui/panel.tsx'
import { sizeWord } from './draft-papers.page.tsx'
import { crumbsTo } from './draft-steps.page.tsx'
import type { Act } from './lifecycle.ts'
import { paperName } from './rules-in-force.ts'
import { Twins } from './twins.page.tsx'
import type { ActView } from './view.ts'
import { ACT_PATHS, ACT_WORDS, LEVEL_WORDS, STATE_WORDS, whoseWords } from './words.vi.ts'

type Frame = {
  readonly view: ActView
  readonly context: PageContext
  readonly act: Act
  readonly tone?: ButtonTone
  readonly before?: ComponentChildren
  readonly children?: ComponentChildren
}

export function ActPage({ view, context, act, tone, before, children }: Frame) {
  const { project } = view
  const action = `/projects/${project.id}/${ACT_PATHS[act]}`
  return (
    <Page context={context} title={ACT_WORDS[act]} crumbs={crumbsTo(view, context, { label: ACT_WORDS[act] })} sub={project.name} width="narrow">
      <ErrorSummary context={context} action={action} what="Chưa thực hiện được" />
      <div class="stack">
        <Facts view={view} />
        {before}
        <Sheet padded>
          <Form context={context} action={action} requestKey={view.requestKey} version={project.version}>
            {children}
            <div class="form-acts">
              <SubmitButton tone={tone}>{ACT_WORDS[act]}</SubmitButton>
              <LinkButton href={`/projects/${project.id}`} tone="quiet">
                Quay lại đề án
              </LinkButton>
            </div>
          </Form>
        </Sheet>
      </div>
    </Page>
  )
}

function Facts({ view }: { view: ActView }) {
  const { project } = view
  return (
    <Sheet padded>
      <Kv
        facts={[
          { name: 'Mã đề án', value: project.code },
          { name: 'Cấp', value: LEVEL_WORDS[project.level] },
          { name: 'Trạng thái', value: STATE_WORDS[project.state] },
          { name: 'Cơ sở thụ hưởng', value: view.establishmentName ?? 'Chưa xác định' },
          { name: 'Thời gian', value: `${formatDay(project.startsOn)} - ${formatDay(project.endsOn)}` },
          { name: 'Đề nghị hỗ trợ', value: `${formatDong(project.askedDong)} đồng` },
          ...(view.approvedDong > 0n ? [{ name: 'Được phê duyệt', value: `${formatDong(view.approvedDong)} đồng` }] : []),
        ]}
      />
    </Sheet>
  )
}

export function Files({ view }: { view: ActView }) {
  return (
    <Sheet title="Giấy tờ trong hồ sơ" padded>
      {view.files.length === 0 && <p class="note">Chưa có tệp nào.</p>}
      {view.files.map((file) => (
        <FileRow
          key={file.id}
          name={paperName(file.purpose)}
          meta={`${file.originalName} · ${sizeWord(file.size)}`}
          state="ok"
          act={
            <a href={`/projects/${view.project.id}/files/${file.id}`}>
              Tải về<span class="sr"> {file.originalName}</span>
            </a>
          }
        />
      ))}
    </Sheet>
  )
}

/** A đề án of the same establishment and content, shown to whoever must judge whether the support would be given twice. */
export function Doubt({ duplicate }: Pick<ActView, 'duplicate'>) {
  if (!duplicate) return null
  const { code, year, id } = duplicate.earlier
  const whose = whoseWords(duplicate.whose)
  const project = <a href={`/projects/${id}`}>{code}</a>
  return duplicate.verdict === 'refuse' ? (
    <Alert kind="bad">
      {whose} đã được hỗ trợ cùng nội dung năm {year}, đề án {project}. Không hỗ trợ trùng.
    </Alert>
  ) : (
    <Alert kind="warn">
      {whose} có đề án {project} năm {year} cùng loại nội dung. Kiểm tra để không hỗ trợ trùng.
    </Alert>
  )
}

export function Evidence({ view }: { view: ActView }) {
  return (
    <>
      <Files view={view} />
      <Doubt duplicate={view.duplicate} />
      <Twins twins={view.twins} />
    </>
  )
}
