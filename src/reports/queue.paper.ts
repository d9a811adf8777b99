// "Việc của tôi" as a workbook: the tasks in the order of the page, the filter told at the head.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { count, money, onDay, type PaperColumn, type PaperRow, type PaperTable, sumRow, text } from '../papers/layout/paper-table.ts'
import type { Book } from '../papers/layout/workbook.xlsx.ts'
import { LEVEL_SHORT, LEVEL_WORDS, STATE_WORDS } from '../project/words.vi.ts'
import { provinceTitle } from '../registry/province-name.ts'
import { UNIT_KIND_WORDS, type UnitKind } from '../registry/unit.ts'
import type { PageContext } from '../ui/context.ts'
import { dueWords, PLAN_TASK_WORDS, TASK_WORDS, WHEN_WORDS } from './dossier-words.vi.ts'
import { WHENS } from './queue.ts'
import type { QueueFilter, QueueTask, QueueView } from './queue-view.ts'

const COLUMNS: readonly PaperColumn[] = [
  { key: 'stt', head: 'STT', number: '(1)', mm: 10, align: 'centre' },
  { key: 'dueOn', head: 'Hạn', number: '(2)', mm: 22, align: 'centre' },
  { key: 'due', head: 'Còn lại', number: '(3)', mm: 38, align: 'left' },
  { key: 'what', head: 'Việc phải làm', number: '(4)', mm: 48, align: 'left' },
  { key: 'code', head: 'Mã', number: '(5)', mm: 30, align: 'left' },
  { key: 'name', head: 'Đề án', number: '(6)', mm: 70, align: 'left' },
  { key: 'establishment', head: 'Cơ sở', number: '(7)', mm: 50, align: 'left' },
  { key: 'place', head: 'Địa bàn', number: '(8)', mm: 32, align: 'left' },
  { key: 'level', head: 'Nguồn', number: '(9)', mm: 16, align: 'left' },
  { key: 'support', head: 'Hỗ trợ', number: '(10)', mm: 24, align: 'right' },
  { key: 'state', head: 'Trạng thái', number: '(11)', mm: 36, align: 'left' },
]

const PLAN_COLUMNS: readonly PaperColumn[] = [
  { key: 'stt', head: 'STT', number: '(1)', mm: 10, align: 'centre' },
  { key: 'what', head: 'Việc phải làm', number: '(2)', mm: 48, align: 'left' },
  { key: 'code', head: 'Kế hoạch', number: '(3)', mm: 34, align: 'left' },
  { key: 'name', head: 'Tên kế hoạch', number: '(4)', mm: 90, align: 'left' },
  { key: 'items', head: 'Số đề án', number: '(5)', mm: 18, align: 'right' },
  { key: 'support', head: 'Hỗ trợ', number: '(6)', mm: 24, align: 'right' },
]

export function queueBook(view: QueueView, context: PageContext): Book {
  const { province, today, now, demo, who } = context
  const asAt = `Số liệu đến ${now} ngày ${formatDay(today)}`
  const plans = view.plans.length > 0 ? [{ name: 'Kế hoạch', label: 'Kế hoạch chờ quyết định', asAt, table: planTable(view) }] : []
  return {
    title: 'Việc của tôi',
    issuer: `SỞ CÔNG THƯƠNG ${provinceTitle(province).toLocaleUpperCase('vi')}`,
    under: [who ? `${who.name}, ${who.title}` : '', filterWords(view.filter)].filter((words) => words !== '').join('. '),
    warning: demo ? 'Dữ liệu minh hoạ' : null,
    sheets: [{ name: 'Việc', label: 'Danh sách', asAt, table: taskTable(view) }, ...plans],
  }
}

function filterWords({ act, level, when }: QueueFilter): string {
  const parts = [act && TASK_WORDS[act], level && LEVEL_WORDS[level], when && WHEN_WORDS[when]].filter((part) => part !== undefined)
  return parts.length === 0 ? '' : `Điều kiện lọc: ${parts.join('; ')}`
}

function taskTable(view: QueueView): PaperTable {
  const { tasks, counts, filter, capped } = view
  const waiting = filter.when === undefined ? WHENS.reduce((total, when) => total + counts[when], 0) : counts[filter.when]
  const [shown, all] = [formatDong(BigInt(tasks.length)), formatDong(BigInt(waiting))]
  const note =
    capped || tasks.length < waiting ? `Bảng gồm ${shown} việc gần hạn nhất trong ${capped ? 'hơn ' : ''}${all} việc.` : `Bảng gồm đủ ${shown} việc.`
  return { code: 'Việc', title: 'Việc phải làm', unit: 'triệu đồng', columns: COLUMNS, rows: summed(tasks.map(taskRow)), notes: [note] }
}

function summed(rows: readonly PaperRow[]): readonly PaperRow[] {
  return rows.length === 0 ? rows : [...rows, sumRow(rows, { named: 'name', keys: ['support'] })]
}

function taskRow(task: QueueTask, i: number): PaperRow {
  const place = task.unitKind === null ? '' : `${UNIT_KIND_WORDS[task.unitKind as UnitKind]} ${task.unitName}`
  return {
    kind: 'plain',
    cells: {
      stt: count(i + 1),
      dueOn: onDay(task.dueOn),
      due: text(task.due ? dueWords(task.due) : WHEN_WORDS.none),
      what: text(TASK_WORDS[task.act]),
      code: text(task.code),
      name: text(task.name),
      establishment: text(task.establishmentName ?? 'Chưa xác định'),
      place: text(place),
      level: text(LEVEL_SHORT[task.level]),
      support: money(task.supportDong),
      state: text(STATE_WORDS[task.state]),
    },
  }
}

function planTable({ plans }: QueueView): PaperTable {
  const rows = plans.map(({ code, name, act, items, supportDong }, i) => ({
    kind: 'plain' as const,
    cells: {
      stt: count(i + 1),
      what: text(PLAN_TASK_WORDS[act] ?? code),
      code: text(code),
      name: text(name),
      items: count(items),
      support: money(supportDong),
    },
  }))
  return { code: 'Kế hoạch', title: 'Kế hoạch chờ quyết định', unit: 'triệu đồng', columns: PLAN_COLUMNS, rows: summed(rows), notes: [] }
}
