// The list of đề án for staff: filters by GET, sorted by the head of a column, 25 rows a page.
import { formatDay } from '../basics/day.ts'
import { formatTrieu } from '../basics/money.ts'
import { SourceTag, StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { FilterBar, FilterSelect, Pager } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { STATES } from './lifecycle.ts'
import { addressOf, lastPage, ROWS, type Sort, sheetAddressOf } from './list.ts'
import { activityName } from './rules-in-force.ts'
import type { ListedProject, ProjectList } from './view.ts'
import { LEVEL_SHORT, LEVEL_WORDS, STATE_TONES, STATE_WORDS } from './words.vi.ts'

export function ProjectsPage(list: ProjectList, context: PageContext) {
  const may = context.who?.roles.includes('centre-officer')
  const acts = (
    <>
      {list.rows.length > 0 && (
        <LinkButton href={sheetAddressOf(list.query)} icon="download" download>
          Xuất Excel
        </LinkButton>
      )}
      {may && (
        <LinkButton href="/apply" tone="primary" icon="plus">
          Thêm đề án
        </LinkButton>
      )}
    </>
  )
  return (
    <Page context={context} title="Đề án" acts={acts} printWide>
      <Sheet label="Danh sách đề án">
        <h2 class="sr">Danh sách</h2>
        <Filters list={list} />
        {list.rows.length === 0 ? <Nothing list={list} /> : <Rows list={list} />}
      </Sheet>
    </Page>
  )
}

function Filters({ list }: { list: ProjectList }) {
  const { query } = list
  const hidden: Record<string, string> = query.sort === 'code' ? {} : { sort: query.sort }
  return (
    <FilterBar action="/projects" label="Tìm đề án" query={query.q} placeholder="Tên hoặc mã, có dấu hay không dấu" hidden={hidden}>
      <FilterSelect
        name="year"
        label="Năm kế hoạch"
        all="Mọi năm"
        value={query.year === undefined ? undefined : String(query.year)}
        options={list.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <FilterSelect
        name="level"
        label="Cấp"
        all="Mọi cấp"
        value={query.level}
        options={(['local', 'national'] as const).map((value) => ({ value, label: LEVEL_WORDS[value] }))}
      />
      <FilterSelect
        name="state"
        label="Trạng thái"
        all="Mọi trạng thái"
        value={query.state}
        options={STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
      />
      <FilterSelect name="activity" label="Nội dung" all="Mọi nội dung" value={query.activity} options={list.activities} />
      {list.heldTo === undefined && (
        <FilterSelect name="commune" label="Địa bàn" all={`${list.communes.length} xã, phường`} value={query.commune} options={list.communes} />
      )}
    </FilterBar>
  )
}

function Nothing({ list }: { list: ProjectList }) {
  if (list.total.rows > 0) {
    return <EmptyState title="Trang này không có đề án nào" act={<LinkButton href={addressOf(list.query)}>Về trang đầu</LinkButton>} />
  }
  const plain = addressOf(list.query) === '/projects'
  return plain ? (
    <EmptyState title="Chưa có đề án nào">Đề án hiện ở đây khi cơ sở hoặc Trung tâm lập hồ sơ.</EmptyState>
  ) : (
    <EmptyState title="Không tìm thấy kết quả phù hợp" act={<LinkButton href="/projects">Bỏ mọi điều kiện lọc</LinkButton>}>
      Thử bỏ bớt điều kiện lọc.
    </EmptyState>
  )
}

function columnsOf(list: ProjectList): Column[] {
  const sort = (by: Sort, state: 'ascending' | 'descending') => ({
    href: addressOf(list.query, { sort: by }),
    state: list.query.sort === by ? state : undefined,
  })
  return [
    { key: 'stt', head: 'STT', kind: 'stt' },
    { key: 'code', head: 'Mã', kind: 'ref', sort: sort('code', 'ascending') },
    { key: 'name', head: 'Đề án', kind: 'text', full: true, sort: sort('name', 'ascending') },
    { key: 'establishment', head: 'Cơ sở', kind: 'text', full: true },
    { key: 'level', head: 'Nguồn', kind: 'text' },
    { key: 'asked', head: 'Đề nghị', phone: 'Đề nghị hỗ trợ', kind: 'money', sort: sort('amount', 'descending') },
    { key: 'approved', head: 'Được duyệt', kind: 'money' },
    { key: 'state', head: 'Trạng thái', kind: 'text', full: true, phone: '' },
    { key: 'changed', head: 'Cập nhật', kind: 'day', sort: sort('changed', 'descending') },
  ]
}

function rowOf(project: ListedProject, number: number): Row {
  const { id, code, name, activity, level, state, dueOn } = project
  return {
    id: code,
    cells: {
      stt: number,
      code: (
        <a class="code" href={`/projects/${id}`}>
          {code}
        </a>
      ),
      name: (
        <>
          <a class="title" href={`/projects/${id}`}>
            {name}
          </a>
          <span class="under fit">{activityName(activity)}</span>
        </>
      ),
      establishment: (
        <>
          {project.establishmentName ?? 'Chưa xác định'}
          <span class="under">{project.communeName}</span>
        </>
      ),
      level: <SourceTag source={level === 'national' ? 'kcqg' : 'tinh'}>{LEVEL_SHORT[level]}</SourceTag>,
      asked: formatTrieu(project.askedDong),
      approved: project.approvedDong === 0n ? '' : formatTrieu(project.approvedDong),
      state: (
        <>
          <StateChip tone={STATE_TONES[state]} word={STATE_WORDS[state]} />
          {dueOn && <span class="under">{`hạn ${formatDay(dueOn)}`}</span>}
        </>
      ),
      changed: formatDay(project.changedOn),
    },
  }
}

function Rows({ list }: { list: ProjectList }) {
  const { query, total, rows } = list
  const from = (query.page - 1) * ROWS + 1
  const last = lastPage(total)
  const more = total.capped ? rows.length === ROWS : query.page < last
  const pages = Array.from({ length: Math.min(5, last) }, (_, i) => i + 1).map((number) => ({
    number,
    href: addressOf(query, { page: number }),
    current: number === query.page,
  }))
  return (
    <>
      <DataTable caption="Danh sách đề án" unit="triệu đồng" columns={columnsOf(list)} rows={rows.map((row, i) => rowOf(row, from + i))} cards />
      <Pager
        from={from}
        to={from + rows.length - 1}
        total={total.rows}
        capped={total.capped}
        what="đề án"
        previous={query.page > 1 ? addressOf(query, { page: query.page - 1 }) : undefined}
        next={more ? addressOf(query, { page: query.page + 1 }) : undefined}
        pages={pages}
      />
    </>
  )
}
