// Above the tasks: what inspections asked to be mended, to be looked at again.
import { formatDay } from '../basics/day.ts'
import { DeadlineChip } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { dueTone, dueWords } from './dossier-words.vi.ts'
import type { QueueView } from './queue-view.ts'

const COLUMNS: readonly Column[] = [
  { key: 'due', head: 'Hạn', kind: 'day' },
  { key: 'what', head: 'Yêu cầu khắc phục', kind: 'text', full: true },
  { key: 'project', head: 'Đề án', kind: 'text' },
]

export function Remedies({ view: { remedies } }: { view: QueueView }) {
  const rows = remedies.map(({ projectId, code, name, minutesNo, remedy, dueOn, due }) => ({
    cells: {
      due: (
        <>
          {dueOn === null ? 'chưa có hạn' : formatDay(dueOn)}
          {due && <DeadlineChip tone={dueTone(due)} word={dueWords(due)} />}
        </>
      ),
      what: (
        <>
          <a class="title" href={`/projects/${projectId}/inspections`}>
            Xác nhận khắc phục xong
          </a>
          <span class="under">{`${remedy} (biên bản ${minutesNo})`}</span>
        </>
      ),
      project: (
        <>
          <a class="code" href={`/projects/${projectId}`}>
            {code}
          </a>
          <span class="under">{name}</span>
        </>
      ),
    },
  }))
  return (
    <Sheet title="Yêu cầu khắc phục sau kiểm tra">
      <DataTable caption="Yêu cầu khắc phục sau kiểm tra" columns={COLUMNS} rows={rows} cards />
    </Sheet>
  )
}
