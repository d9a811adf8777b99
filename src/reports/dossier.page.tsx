// The 360 page of one đề án: head, steps, and a section for each room that knows something of it.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { Act } from '../project/lifecycle.ts'
import { LEVEL_SHORT, STATE_TONES, STATE_WORDS, STEP_WORDS } from '../project/words.vi.ts'
import { ActPanel } from '../ui/act-panel.tsx'
import { DeadlineChip, SourceTag, StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Tabs } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, MainAndSide, Sheet } from '../ui/panel.tsx'
import { StepStrip } from '../ui/process.tsx'
import { roomsFor } from '../ui/rooms.ts'
import { isForward, waitingFor } from './dossier.ts'
import { Ahead } from './dossier-ahead.page.tsx'
import { BasicsSection, CostSection, MoneySection } from './dossier-money.page.tsx'
import { DocumentSection, MinutesSection, TrailSection } from './dossier-papers.page.tsx'
import { Receipt } from './dossier-receipt.page.tsx'
import type { DossierView } from './dossier-view.ts'
import { ACT_PAGES, APPLICANT_NEXT, actWords, DUE_OF, dueTone, dueWords, lower, trailWord, whyWords } from './dossier-words.vi.ts'

export type DossierProps = { readonly view: DossierView; readonly context: PageContext }

const SECTIONS = [
  ['ho-so', 'Hồ sơ'],
  ['du-toan', 'Dự toán và mức hỗ trợ'],
  ['kinh-phi', 'Kinh phí'],
  ['kiem-tra', 'Kiểm tra, nghiệm thu'],
  ['van-ban', 'Văn bản'],
  ['nhat-ky', 'Nhật ký'],
] as const

export function DossierPage({ view, context }: DossierProps) {
  const { project, staff } = view
  const list = staff ? { label: 'Đề án', href: '/projects' } : { label: 'Hồ sơ của tôi', href: '/my' }
  const year = staff ? { label: `Năm ${project.year}`, href: `/projects?year=${project.year}` } : { label: `Năm ${project.year}` }
  return (
    <Page
      context={context}
      title={project.name}
      crumbs={[list, year, { label: project.code }]}
      sub={<Under view={view} />}
      acts={<DueBox view={view} />}
    >
      <StepStrip label="Các bước của đề án" steps={view.steps.map((step) => stepOf(step, view))} />
      <Tabs label="Các phần của hồ sơ" tabs={SECTIONS.map(([id, label], i) => ({ label, href: `#${id}`, current: i === 0 }))} />
      <MainAndSide first={<Acts view={view} />} side={<Ahead view={view} />}>
        <Returned view={view} />
        <ToReturn view={view} />
        <Ended view={view} />
        {!view.staff && <Receipt view={view} />}
        <BasicsSection view={view} />
        <CostSection view={view} />
        <MoneySection view={view} />
        <MinutesSection view={view} />
        <DocumentSection view={view} />
        <TrailSection view={view} open={roomsFor(context).some(({ href }) => href === '/trail')} />
      </MainAndSide>
    </Page>
  )
}

function Under({ view: { project, beneficiaries } }: { view: DossierView }) {
  return (
    <>
      <b class="code">{project.code}</b>
      <StateChip tone={STATE_TONES[project.state]} word={STATE_WORDS[project.state]} />
      <SourceTag source={project.level === 'national' ? 'kcqg' : 'tinh'}>{LEVEL_SHORT[project.level]}</SourceTag>
      {beneficiaries[0] && <span>{beneficiaries[0].name}</span>}
      <span>{`${project.implementingUnit} thực hiện`}</span>
    </>
  )
}

function DueBox({ view: { project, due } }: { view: DossierView }) {
  if (!due || project.dueOn === null) return null
  return (
    <div class="due-box">
      <DeadlineChip tone={dueTone(due)} word={dueWords(due)} />
      <span class="under">{`${DUE_OF[project.state] ?? 'Hạn xử lý'}: ${formatDay(project.dueOn)}`}</span>
    </div>
  )
}

function stepOf({ step, state, on }: DossierView['steps'][number], { project }: DossierView) {
  const note = on ? formatDay(on) : step === 'work' && state === 'now' ? `đến ${formatDay(project.endsOn)}` : undefined
  const due = state === 'now' && note === undefined && project.dueOn !== null ? `hạn ${formatDay(project.dueOn)}` : note
  return { name: STEP_WORDS[step], state, note: due }
}

/** Possible, but nobody waits for them. */
const CHOICES: readonly Act[] = ['name-beneficiaries', 'supplement', 'ask-change']
const ANNULMENTS: readonly Act[] = ['annul-acceptance', 'annul-acceptance-of-stopped']
const GRAVE: readonly Act[] = ['reject', 'stop', 'cancel', 'withdraw', 'recover', 'return', 'reduce', 'correct-counterpart', ...ANNULMENTS]

/** Buttons only for acts this person may do now; the ones in the way are told with the reason. */
function Acts({ view }: { view: DossierView }) {
  const { project, can, blocked, staff } = view
  const ordered = [...can].sort((a, b) => rank(a) - rank(b))
  const planned = project.planId !== null && project.planState === 'proposed' && can.includes('approve')
  const mending = !staff && view.mayEdit && project.state === 'returned' // first mended, then sent
  const waiting = waitingFor(project.level, project.state)
  return (
    <ActPanel
      title={staff ? 'Việc được làm lúc này' : 'Việc của cơ sở lúc này'}
      acts={
        <>
          {planned && (
            <LinkButton href={`/plans/${project.planId}/approval`} tone="primary" wide>
              {`Phê duyệt theo kế hoạch ${project.planCode}`}
            </LinkButton>
          )}
          {view.mayPlan && project.planState !== 'proposed' && (
            <LinkButton href={project.planId === null ? '/plans' : `/plans/${project.planId}`} tone="primary" wide>
              {project.planId === null ? 'Đưa vào kế hoạch năm' : `Mở kế hoạch ${project.planCode}`}
            </LinkButton>
          )}
          {view.mayEdit && !staff && (
            <LinkButton href={`/projects/${project.id}/edit`} tone={mending ? 'primary' : 'outline'} wide>
              Sửa hồ sơ
            </LinkButton>
          )}
          {ordered.map((act, i) => (
            <LinkButton key={act} href={`/projects/${project.id}/${ACT_PAGES[act]}`} tone={toneOf(act, i === 0 && !planned && !mending)} wide>
              {actWords(act)}
            </LinkButton>
          ))}
          {!staff && <p class="note">{APPLICANT_NEXT[project.state]}</p>}
          {staff && can.length === 0 && !view.mayPlan && (
            <p class="note">{waiting.length === 0 ? 'Đề án không còn bước nào phải làm.' : 'Chưa đến việc của tài khoản này.'}</p>
          )}
        </>
      }
      refused={blocked.map(({ act, refusal }) => ({ act: `Chưa ${lower(actWords(act))} được.`, why: whyWords(refusal) }))}
    />
  )
}

function rank(act: Act): number {
  return isForward(act) ? 0 : GRAVE.includes(act) ? 2 : 1
}

function toneOf(act: Act, first: boolean): 'primary' | 'outline' | 'grave' {
  if (GRAVE.includes(act)) return 'grave'
  return first && !CHOICES.includes(act) ? 'primary' : 'outline'
}

/** What was wrong, item by item, and the day by which it must come again. */
function Returned({ view: { project, mayEdit } }: { view: DossierView }) {
  if (project.state !== 'returned' || !project.returnReasons) return null
  const { returnedOn, returnDueOn, returnReasons } = project
  return (
    <Sheet title="Hồ sơ được trả lại để bổ sung" padded>
      <div class="stack-small">
        <Alert kind="warn">
          {`Trả lại ngày ${returnedOn ? formatDay(returnedOn) : ''}. Gửi lại trước hết ngày ${returnDueOn ? formatDay(returnDueOn) : ''}.`}
        </Alert>
        <ol class="how">
          {returnReasons.map(({ item, problem, request }) => (
            <li key={`${item}${problem}`}>
              <b>{item}</b>
              <span>{`${sentence(problem)} Cần: ${sentence(request)}`}</span>
            </li>
          ))}
        </ol>
        {mayEdit && <LinkButton href={`/projects/${project.id}/edit`}>Sửa và gửi lại</LinkButton>}
      </div>
    </Sheet>
  )
}

/** People end a line with a full stop, or do not. */
function sentence(words: string): string {
  return /[.;:?]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`
}

/** Whoever received more than was accepted learns it here, not only from the decision that asks it back. */
function ToReturn({ view: { toReturnDong, staff } }: { view: DossierView }) {
  if (toReturnDong === 0n) return null
  const sum = `${formatDong(toReturnDong)} đồng`
  return (
    <Alert kind="warn">
      {staff
        ? `Phải thu hồi ${sum} đã chi vượt kết quả nghiệm thu hoặc của đề án đã ngừng, trước khi quyết toán.`
        : `Phải hoàn trả ${sum} kinh phí hỗ trợ đã nhận theo quyết định thu hồi. Liên hệ Trung tâm Khuyến công để biết tài khoản nộp tiền và thời hạn.`}
    </Alert>
  )
}

function Ended({ view: { ending } }: { view: DossierView }) {
  if (!ending) return null
  return <Alert kind="bad">{`${trailWord(ending.act)} ngày ${formatDay(ending.on)}${ending.reason === '' ? '.' : `: ${ending.reason}`}`}</Alert>
}
