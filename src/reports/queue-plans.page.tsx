// Above the tasks: plans that wait for a leader.
import { formatDong, formatTrieu } from '../basics/money.ts'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { PLAN_TASK_WORDS } from './dossier-words.vi.ts'
import type { QueueView } from './queue-view.ts'

const PLAN_COLUMNS: readonly Column[] = [
  { key: 'what', head: 'Việc phải làm', kind: 'text', full: true },
  { key: 'code', head: 'Kế hoạch', kind: 'text' },
  { key: 'items', head: 'Số đề án', kind: 'num' },
  { key: 'support', head: 'Hỗ trợ', kind: 'money' },
]

export function Plans({ view: { plans } }: { view: QueueView }) {
  const rows = plans.map(({ id, code, name, act, items, supportDong }) => ({
    cells: {
      what: (
        <>
          <a class="title" href={act === 'approve' ? `/plans/${id}/approval` : `/plans/${id}`}>
            {PLAN_TASK_WORDS[act] ?? code}
          </a>
          <span class="under">{name}</span>
        </>
      ),
      code: (
        <a class="code" href={`/plans/${id}`}>
          {code}
        </a>
      ),
      items: formatDong(BigInt(items)),
      support: formatTrieu(supportDong),
    },
  }))
  return (
    <Sheet title="Kế hoạch chờ quyết định">
      <DataTable caption="Kế hoạch chờ quyết định" unit="triệu đồng" columns={PLAN_COLUMNS} rows={rows} cards />
    </Sheet>
  )
}
