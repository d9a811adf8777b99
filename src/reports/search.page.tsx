// What was found, kind by kind.
import type { ComponentChildren } from 'preact'
import { formatDay } from '../basics/day.ts'
import { PLAN_STATE_TONES, PLAN_STATE_WORDS } from '../plan/words.vi.ts'
import { LEVEL_SHORT, STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { SourceTag, StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { FilterBar } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { MOST_FOUND } from './search.ts'
import type { SearchView } from './search-view.ts'

type Props = { readonly view: SearchView; readonly context: PageContext }

export function SearchPage({ view, context }: Props) {
  const { q, projects, establishments, papers, plans } = view
  const found = projects.length + establishments.length + papers.length + plans.length
  const title = q === '' ? 'Tìm kiếm' : `Kết quả tìm "${q}"`
  return (
    <Page context={context} title={title}>
      <Sheet label="Tìm kiếm">
        <FilterBar
          action="/search"
          label="Tìm đề án, cơ sở, số văn bản"
          query={q}
          submit="Tìm"
          placeholder="Tên, mã hoặc số văn bản; gõ không dấu cũng được"
        />
        {found === 0 && <Nothing view={view} />}
      </Sheet>
      <Group title="Đề án" count={projects.length} more={view.more.projects} all={`/projects?q=${encodeURIComponent(q)}`} staff={isStaff(context)}>
        <DataTable caption="Đề án tìm thấy" columns={PROJECT_COLUMNS} rows={projectRows(view)} cards />
      </Group>
      <Group
        title="Cơ sở"
        count={establishments.length}
        more={view.more.establishments}
        all={`/establishments?q=${encodeURIComponent(q)}`}
        staff={isStaff(context)}
      >
        <DataTable caption="Cơ sở tìm thấy" columns={NAME_COLUMNS} rows={establishmentRows(view)} cards />
      </Group>
      <Group title="Văn bản" count={papers.length} more={view.more.papers}>
        <DataTable caption="Văn bản tìm thấy" columns={PAPER_COLUMNS} rows={paperRows(view)} cards />
      </Group>
      <Group title="Kế hoạch" count={plans.length}>
        <DataTable caption="Kế hoạch tìm thấy" columns={PLAN_COLUMNS} rows={planRows(view)} cards />
      </Group>
    </Page>
  )
}

function isStaff(context: PageContext): boolean {
  return context.who?.roles.some((role) => role !== 'establishment') ?? false
}

function Nothing({ view: { q, tooShort } }: { view: SearchView }) {
  if (q === '') return <EmptyState title="Nhập nội dung cần tìm">Tìm theo tên hoặc mã đề án, tên cơ sở, số hợp đồng, số quyết định.</EmptyState>
  if (tooShort) return <EmptyState title="Nội dung tìm quá ngắn">Nhập từ hai chữ cái hoặc chữ số trở lên.</EmptyState>
  return <EmptyState title="Không tìm thấy kết quả phù hợp">Thử ít từ hơn, hoặc gõ phần đầu của số văn bản, ví dụ 03/2025.</EmptyState>
}

type GroupProps = {
  readonly title: string
  readonly count: number
  readonly more?: boolean
  readonly all?: string
  readonly staff?: boolean
  readonly children: ComponentChildren
}

function Group({ title, count, more = false, all, staff = false, children }: GroupProps) {
  if (count === 0) return null
  const foot =
    more && (all !== undefined && staff ? <a href={all}>Xem tất cả trong danh sách</a> : `Chỉ hiện ${MOST_FOUND} kết quả đầu; gõ thêm để thu hẹp.`)
  return (
    <Sheet title={title} note={more ? `${MOST_FOUND} kết quả đầu` : `${count} kết quả`} foot={foot || undefined}>
      {children}
    </Sheet>
  )
}

const PROJECT_COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'code', head: 'Mã', kind: 'text' },
  { key: 'source', head: 'Nguồn', kind: 'text' },
  { key: 'state', head: 'Trạng thái', kind: 'text', full: true, phone: '' },
]

function projectRows({ projects }: SearchView): Row[] {
  return projects.map(({ id, code, name, under, level, state }) => ({
    cells: {
      name: <Named href={`/projects/${id}`} name={name} under={under} />,
      code: <b class="code">{code}</b>,
      source: <SourceTag source={level === 'national' ? 'kcqg' : 'tinh'}>{LEVEL_SHORT[level]}</SourceTag>,
      state: <StateChip tone={STATE_TONES[state]} word={STATE_WORDS[state]} />,
    },
  }))
}

function Named({ href, name, under }: { href: string; name: string; under: string }) {
  return (
    <>
      <a class="title" href={href}>
        {name}
      </a>
      <span class="under">{under}</span>
    </>
  )
}

const NAME_COLUMNS: readonly Column[] = [{ key: 'name', head: 'Cơ sở', kind: 'text', full: true }]

function establishmentRows({ establishments }: SearchView): Row[] {
  return establishments.map(({ id, name, under }) => ({ cells: { name: <Named href={`/establishments/${id}`} name={name} under={under} /> } }))
}

const PAPER_COLUMNS: readonly Column[] = [
  { key: 'number', head: 'Số, ký hiệu', kind: 'text' },
  { key: 'day', head: 'Ngày', kind: 'day' },
  { key: 'about', head: 'Trích yếu', kind: 'text', full: true },
  { key: 'project', head: 'Đề án', kind: 'text', full: true },
]

function paperRows({ papers }: SearchView): Row[] {
  return papers.map(({ number, issuedOn, abstract, projectId, code, projectName }) => ({
    cells: {
      number: <a href={`/projects/${projectId}#van-ban`}>{number}</a>,
      day: formatDay(issuedOn),
      about: abstract,
      project: (
        <>
          <b class="code">{code}</b>
          <span class="under">{projectName}</span>
        </>
      ),
    },
  }))
}

const PLAN_COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Kế hoạch', kind: 'text', full: true },
  { key: 'code', head: 'Mã', kind: 'text' },
  { key: 'state', head: 'Trạng thái', kind: 'text', full: true, phone: '' },
]

function planRows({ plans }: SearchView): Row[] {
  return plans.map(({ id, code, name, state, decisionNo }) => ({
    cells: {
      name: <Named href={`/plans/${id}`} name={name} under={decisionNo === null ? '' : `Quyết định số ${decisionNo}`} />,
      code: <b class="code">{code}</b>,
      state: <StateChip tone={PLAN_STATE_TONES[state]} word={PLAN_STATE_WORDS[state]} />,
    },
  }))
}
