// All inspections of the province, and the đề án under way with the day of their last visit.

import { type Day, formatDay } from '../basics/day.ts'
import { percentWords } from '../programme/words.vi.ts'
import { STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { DeadlineChip, StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { InspectionList, Visit } from './desk.ts'
import { CONCLUSION_TONES, CONCLUSION_WORDS } from './words.vi.ts'

type Props = { readonly data: InspectionList; readonly context: PageContext }

export function InspectionsPage({ data, context }: Props) {
  return (
    <Page context={context} title="Kiểm tra, nghiệm thu" sub="Đề án đang thực hiện và các biên bản kiểm tra gần đây">
      <div class="stack">
        <Sheet title="Đề án đang thực hiện" note={`${data.due.length} đề án`}>
          {data.due.length === 0 ? <EmptyState title="Chưa có đề án nào đang thực hiện" /> : <DueTable data={data} context={context} />}
        </Sheet>
        <Sheet title="Biên bản kiểm tra gần đây">
          {data.visits.length === 0 ? (
            <EmptyState title="Chưa có biên bản kiểm tra">Mở đề án đang thực hiện để ghi biên bản đầu tiên.</EmptyState>
          ) : (
            <DataTable caption="Các biên bản kiểm tra gần đây" columns={VISIT_COLUMNS} rows={data.visits.map(visitRow)} cards />
          )}
        </Sheet>
      </div>
    </Page>
  )
}

const DUE_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'ends', head: 'Kết thúc', kind: 'day' },
  { key: 'last', head: 'Kiểm tra gần nhất', kind: 'text' },
  { key: 'state', head: 'Trạng thái', kind: 'text' },
  { key: 'act', head: 'Việc', kind: 'center', phone: '' },
]

function DueTable({ data: { due, mayInspect, mayAccept }, context }: Props) {
  const rows = due.map(({ project, last }, i) => ({
    id: project.id,
    cells: {
      stt: String(i + 1),
      name: <ProjectLink id={project.id} code={project.code} name={project.name} />,
      ends: <DeadlineChip tone={project.endsOn < context.today ? 'bad' : 'idle'} word={formatDay(project.endsOn)} />,
      last: last ? `${formatDay(last.heldOn)}: ${CONCLUSION_WORDS[last.conclusion].toLowerCase()}` : 'chưa kiểm tra',
      state: <StateChip tone={STATE_TONES[project.state]} word={STATE_WORDS[project.state]} />,
      act: (
        <>
          {mayInspect && <a href={`/projects/${project.id}/inspections`}>Kiểm tra</a>}
          {mayInspect && mayAccept && ' · '}
          {mayAccept && project.state === 'underway' && <a href={`/projects/${project.id}/acceptance`}>Nghiệm thu</a>}
        </>
      ),
    },
  }))
  return <DataTable caption="Đề án đang thực hiện" columns={DUE_COLUMNS} rows={rows} cards />
}

const VISIT_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'minutes', head: 'Biên bản', kind: 'ref' },
  { key: 'held', head: 'Ngày', kind: 'day' },
  { key: 'conclusion', head: 'Kết luận', kind: 'text' },
  { key: 'done', head: 'Hạng mục hoàn thành', kind: 'pct' },
  { key: 'remedy', head: 'Hạn khắc phục', kind: 'day' },
]

function visitRow({ inspection, code, name }: Visit, i: number) {
  return {
    id: inspection.id,
    cells: {
      stt: String(i + 1),
      name: <ProjectLink id={inspection.projectId} code={code} name={name} />,
      minutes: inspection.minutesNo,
      held: formatDay(inspection.heldOn),
      conclusion: <StateChip tone={CONCLUSION_TONES[inspection.conclusion]} word={CONCLUSION_WORDS[inspection.conclusion]} />,
      done: percentWords(inspection.itemDoneBasisPoints),
      remedy: dayOrNothing(inspection.remedyDueOn),
    },
  }
}

function ProjectLink({ id, code, name }: { readonly id: string; readonly code: string; readonly name: string }) {
  return (
    <>
      <a class="title" href={`/projects/${id}`}>
        {name}
      </a>
      <span class="under">{code}</span>
    </>
  )
}

function dayOrNothing(day: Day | null): string {
  return day === null ? '' : formatDay(day)
}
