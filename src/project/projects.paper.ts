// The list of đề án as a workbook: the columns of the page, the filter told at the head, words as text so that nothing typed becomes a formula.
import { type Day, formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { BLANK, count, money, onDay, type PaperColumn, type PaperRow, type PaperTable, sumRow, text } from '../papers/layout/paper-table.ts'
import type { Book } from '../papers/layout/workbook.xlsx.ts'
import { provinceTitle } from '../registry/province-name.ts'
import { activityName } from './rules-in-force.ts'
import type { ListedProject, ProjectList } from './view.ts'
import { LEVEL_SHORT, LEVEL_WORDS, STATE_WORDS } from './words.vi.ts'

export type SheetFacts = { readonly province: string; readonly today: Day; readonly now: string; readonly demo: boolean }

const COLUMNS: readonly PaperColumn[] = [
  { key: 'stt', head: 'STT', number: '(1)', mm: 10, align: 'centre' },
  { key: 'code', head: 'Mã', number: '(2)', mm: 30, align: 'left' },
  { key: 'name', head: 'Đề án', number: '(3)', mm: 70, align: 'left' },
  { key: 'activity', head: 'Nội dung', number: '(4)', mm: 50, align: 'left' },
  { key: 'establishment', head: 'Cơ sở', number: '(5)', mm: 50, align: 'left' },
  { key: 'place', head: 'Địa bàn', number: '(6)', mm: 32, align: 'left' },
  { key: 'level', head: 'Nguồn', number: '(7)', mm: 16, align: 'left' },
  { key: 'asked', head: 'Đề nghị hỗ trợ', number: '(8)', mm: 24, align: 'right' },
  { key: 'approved', head: 'Được duyệt', number: '(9)', mm: 24, align: 'right' },
  { key: 'state', head: 'Trạng thái', number: '(10)', mm: 36, align: 'left' },
  { key: 'due', head: 'Hạn', number: '(11)', mm: 22, align: 'centre' },
  { key: 'changed', head: 'Cập nhật', number: '(12)', mm: 22, align: 'centre' },
]

export function projectsBook(list: ProjectList, { province, today, now, demo }: SheetFacts): Book {
  return {
    title: 'Danh sách đề án khuyến công',
    issuer: `SỞ CÔNG THƯƠNG ${provinceTitle(province).toLocaleUpperCase('vi')}`,
    under: filterWords(list),
    warning: demo ? 'Dữ liệu minh hoạ' : null,
    sheets: [{ name: 'Đề án', label: 'Danh sách', asAt: `Số liệu đến ${now} ngày ${formatDay(today)}`, table: tableOf(list) }],
  }
}

function tableOf(list: ProjectList): PaperTable {
  const rows = list.rows.map(rowOf)
  return {
    code: 'Danh sách đề án',
    title: 'Danh sách đề án khuyến công',
    unit: 'triệu đồng',
    columns: COLUMNS,
    rows: rows.length === 0 ? rows : [...rows, sumRow(rows, { named: 'name', keys: ['asked', 'approved'] })],
    notes: [lengthWords(list)],
  }
}

function rowOf(project: ListedProject, i: number): PaperRow {
  return {
    kind: 'plain',
    cells: {
      stt: count(i + 1),
      code: text(project.code),
      name: text(project.name),
      activity: text(activityName(project.activity)),
      establishment: text(project.establishmentName ?? 'Chưa xác định'),
      place: text(project.communeName),
      level: text(LEVEL_SHORT[project.level]),
      asked: money(project.askedDong),
      approved: project.approvedDong === 0n ? BLANK : money(project.approvedDong),
      state: text(STATE_WORDS[project.state]),
      due: onDay(project.dueOn),
      changed: onDay(project.changedOn),
    },
  }
}

/** What the list was narrowed to, in the words of the page. */
function filterWords({ query, communes, activities, heldTo }: ProjectList): string {
  const named = (choices: ProjectList['communes'], value: string | undefined) => choices.find((one) => one.value === value)?.label ?? value
  const commune = heldTo ?? query.commune
  const parts = [
    query.q === '' ? undefined : `có từ "${query.q}"`,
    query.year === undefined ? undefined : `năm ${query.year}`,
    query.level && LEVEL_WORDS[query.level],
    query.state && `trạng thái ${STATE_WORDS[query.state]}`,
    query.activity && named(activities, query.activity),
    commune && named(communes, commune),
  ].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? 'Mọi đề án' : `Điều kiện lọc: ${parts.join('; ')}`
}

function lengthWords({ rows, total }: ProjectList): string {
  const [shown, all] = [formatDong(BigInt(rows.length)), formatDong(BigInt(total.rows))]
  if (total.capped || rows.length < total.rows) {
    return `Bảng gồm ${shown} đề án đầu tiên trong ${total.capped ? 'hơn ' : ''}${all} đề án; thêm điều kiện lọc để lấy phần còn lại.`
  }
  return `Bảng gồm đủ ${shown} đề án.`
}
