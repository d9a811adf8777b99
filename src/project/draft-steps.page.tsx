// The application, one step a screen: made for an old phone without JavaScript.
import type { ComponentChildren } from 'preact'
import type { Day } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Sheet } from '../ui/panel.tsx'
import { StepList } from '../ui/process.tsx'
import { isApplicant } from '../ui/rooms.ts'
import { activityName, DOSSIER_PAPERS } from './rules-in-force.ts'
import type { DraftStep, DraftView } from './view.ts'
import { returnDueWords, STATE_WORDS } from './words.vi.ts'

export const DRAFT_STEPS: readonly { readonly step: DraftStep; readonly name: string }[] = [
  { step: 'establishment', name: 'Thông tin cơ sở' },
  { step: 'content', name: 'Nội dung xin hỗ trợ' },
  { step: 'costs', name: 'Máy móc và số tiền' },
  { step: 'papers', name: 'Giấy tờ' },
  { step: 'submission', name: 'Cam kết và gửi' },
]

export function stepPath(projectId: string, step: DraftStep): string {
  return step === 'submission' ? `/projects/${projectId}/submission` : `/projects/${projectId}/edit/${step}`
}

export function crumbsTo(
  view: { readonly project: { readonly id: string; readonly code: string } },
  context: PageContext,
  ...more: { label: string; href?: string }[]
) {
  const { id, code } = view.project
  const list = isApplicant(context) ? { label: 'Hồ sơ của tôi', href: '/my' } : { label: 'Đề án', href: '/projects' }
  return [list, { label: code, href: `/projects/${id}` }, ...more]
}

type StepPageProps = {
  readonly view: DraftView
  readonly context: PageContext
  readonly step: DraftStep
  readonly islands?: readonly string[]
  readonly children: ComponentChildren
}

/** The frame of one step: where it stands among the five, what was asked when the dossier came back, and the form. */
export function StepPage({ view, context, step, islands, children }: StepPageProps) {
  const at = DRAFT_STEPS.findIndex((one) => one.step === step)
  const crumbs = crumbsTo(view, context, { label: 'Các bước', href: `/projects/${view.project.id}/edit` })
  return (
    <Page
      context={context}
      title={`Bước ${at + 1}. ${DRAFT_STEPS[at]?.name ?? ''}`}
      crumbs={crumbs}
      sub={view.project.name}
      width={step === 'costs' ? 'full' : 'narrow'}
      islands={islands}
    >
      <ReturnNotice view={view} today={context.today} />
      {children}
    </Page>
  )
}

function ReturnNotice({ view, today }: { view: DraftView; today: Day }) {
  if (!view.openReturn) return null
  const { dueOn, reasons } = view.openReturn
  return (
    <Alert kind={dueOn < today ? 'bad' : 'warn'} icon="back">
      <b>{returnDueWords(dueOn, today)}</b>
      <ul>
        {reasons.map(({ item, problem, request }) => (
          <li key={item + problem}>
            <Where view={view} item={item} /> {[problem, request].filter(Boolean).map(asSentence).join(' ')}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** What the reason is about, leading to the step where it is mended. */
function Where({ view, item }: { view: DraftView; item: string }) {
  const step = stepOfReason(item)
  return step ? <a href={stepPath(view.project.id, step)}>{`${item}:`}</a> : <b>{`${item}:`}</b>
}

/** The step a reason of return is about: named as the step itself, or as one of the papers. */
export function stepOfReason(item: string): DraftStep | undefined {
  const paper = item !== '' && DOSSIER_PAPERS.some(({ name }) => name.startsWith(item))
  return DRAFT_STEPS.find(({ name }) => name === item)?.step ?? (paper ? 'papers' : undefined)
}

function asSentence(text: string): string {
  return /[.?…]$/u.test(text) ? text : `${text}.`
}

/** The five steps with what each holds so far. */
export function DraftOverviewPage(view: DraftView, context: PageContext) {
  const { project, done } = view
  const asked = new Set(view.openReturn?.reasons.map(({ item }) => stepOfReason(item)))
  const open = (step: DraftStep) => asked.has(step) || !done[step]
  const now = DRAFT_STEPS.find(({ step }) => open(step))?.step ?? 'submission'
  const steps = DRAFT_STEPS.map(({ step, name }) => ({
    name,
    state: step === now ? ('now' as const) : open(step) ? ('later' as const) : ('done' as const),
    note: asked.has(step) ? `Cần bổ sung. ${noteOf(view, step)}` : noteOf(view, step),
    href: stepPath(project.id, step),
  }))
  const at = DRAFT_STEPS.findIndex(({ step }) => step === now) + 1
  return (
    <Page
      context={context}
      title={project.name}
      crumbs={crumbsTo(view, context)}
      sub={`${project.code} · ${STATE_WORDS[project.state]}`}
      width="narrow"
    >
      <ReturnNotice view={view} today={context.today} />
      <div class="stack">
        <Sheet>
          <StepList steps={steps} label="Các bước của hồ sơ" />
        </Sheet>
        <LinkButton href={stepPath(project.id, now)} tone="primary" wide>
          {asked.has(now) ? `Bổ sung ở bước ${at}` : `Làm tiếp bước ${at}`}
        </LinkButton>
        <p class="note">Cần giúp: gọi Trung tâm Khuyến công trong giờ hành chính, hoặc đến UBND xã, phường.</p>
      </div>
    </Page>
  )
}

function noteOf(view: DraftView, step: DraftStep): string {
  const { project, papers, totalDong } = view
  if (step === 'establishment') return view.beneficiaries.map((one) => one.label).join(', ') || 'Chưa xác định cơ sở'
  if (step === 'content') return activityName(project.activity)
  if (step === 'costs')
    return totalDong === 0n ? 'Chưa có hạng mục' : `Tổng ${formatDong(totalDong)}, xin hỗ trợ ${formatDong(project.askedDong)} đồng`
  if (step === 'papers') return `Đã có ${papers.filter((paper) => paper.held).length} trên ${papers.length} giấy tờ`
  return view.done.papers && view.done.costs ? 'Đã có thể gửi' : 'Làm sau khi đủ các bước trên'
}
