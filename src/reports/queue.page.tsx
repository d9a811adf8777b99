// "Việc của tôi": what is to be done, the nearest deadline first, in five stretches of time.
import { addDays } from '../basics/day.ts'
import { formatDong, formatTrieu } from '../basics/money.ts'
import { LEVEL_SHORT, LEVEL_WORDS, STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { UNIT_KIND_WORDS, type UnitKind } from '../registry/unit.ts'
import { DeadlineChip, SourceTag, StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { weekdayInYear } from '../ui/day-words.ts'
import { LinkButton } from '../ui/form.tsx'
import { FilterSelect } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet, Stats } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { ACT_PAGES, dueTone, dueWords, TASK_WORDS, WHEN_WORDS } from './dossier-words.vi.ts'
import { OverviewPart } from './overview.page.tsx'
import { WHENS, type When } from './queue.ts'
import { Plans } from './queue-plans.page.tsx'
import { Remedies } from './queue-remedies.page.tsx'
import type { QueueFilter, QueueTask, QueueView } from './queue-view.ts'

type Props = { readonly view: QueueView; readonly context: PageContext }

export function QueuePage({ view, context }: Props) {
  const all = WHENS.reduce((total, when) => total + view.counts[when], 0) + view.plans.length + view.remedies.length
  const acts = (
    <>
      {all > 0 && (
        <LinkButton href={addressOf(view.filter).replace('/queue', '/queue.xlsx')} icon="download" download>
          Xuất Excel
        </LinkButton>
      )}
      {context.who?.roles.includes('centre-officer') && (
        <LinkButton href="/apply" tone="primary" icon="plus">
          Thêm đề án
        </LinkButton>
      )}
    </>
  )
  return (
    <Page context={all > 0 ? { ...context, queueCount: all } : context} title="Việc của tôi" acts={acts} printWide>
      {view.overview ? <OverviewPart overview={view.overview} context={context} /> : <Tasks view={view} />}
    </Page>
  )
}

function Tasks({ view }: { view: QueueView }) {
  const { tasks, counts, filter } = view
  const waiting = filter.when === undefined ? WHENS.reduce((total, when) => total + counts[when], 0) : counts[filter.when]
  return (
    <>
      <Stats slim label="Việc theo hạn" tiles={WHENS.map((when) => tileOf(when, view))} />
      {view.plans.length > 0 && <Plans view={view} />}
      {view.remedies.length > 0 && <Remedies view={view} />}
      <Sheet label="Danh sách việc">
        <Filters view={view} />
        {tasks.length === 0 ? (
          <EmptyState
            title="Không có việc nào đang chờ"
            act={isPlain(filter) ? <LinkButton href="/projects">Xem đề án</LinkButton> : <LinkButton href="/queue">Bỏ điều kiện lọc</LinkButton>}
          >
            Việc hiện ở đây khi đề án đến bước thuộc trách nhiệm của tài khoản này.
          </EmptyState>
        ) : (
          <>
            <DataTable caption="Việc phải làm" unit="triệu đồng" columns={COLUMNS} rows={rowsOf(view)} cards />
            <div class="sheet-foot">{`Hiển thị ${tasks.length} trong ${view.capped ? 'hơn ' : ''}${formatDong(BigInt(waiting))} việc, gần hạn nhất trước.`}</div>
          </>
        )}
      </Sheet>
    </>
  )
}

function isPlain({ act, level, when }: QueueFilter): boolean {
  return act === undefined && level === undefined && when === undefined
}

function addressOf(filter: QueueFilter): string {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined)
  return named.length === 0 ? '/queue' : `/queue?${named.map(([name, value]) => `${name}=${value}`).join('&')}`
}

const TILE_TONES: Readonly<Partial<Record<When, 'bad' | 'warn'>>> = { overdue: 'bad', today: 'warn' }

function tileOf(when: When, view: QueueView) {
  const { counts, filter } = view
  const current = filter.when === when
  return {
    name: WHEN_WORDS[when],
    value: formatDong(BigInt(counts[when])),
    compare: compareWords(when, view),
    tone: counts[when] > 0 ? TILE_TONES[when] : undefined,
    href: addressOf({ ...filter, when: current ? undefined : when }),
    current,
  }
}

/** Which days a stretch covers; of what is overdue, how long the oldest has waited: it stands first in the list. */
function compareWords(when: When, { tasks, today, weekEnd }: QueueView): string | undefined {
  if (when === 'today') return weekdayInYear(today)
  if (when === 'week') return `đến ${weekdayInYear(weekEnd)}`
  if (when === 'later') return `từ ${weekdayInYear(addDays(weekEnd, 1))}`
  const oldest = when === 'overdue' ? tasks.find((task) => task.when === 'overdue') : undefined
  return oldest?.due && oldest.due.workingDays > 0 ? `lâu nhất ${formatDong(BigInt(oldest.due.workingDays))} ngày làm việc` : undefined
}

function Filters({ view: { filter, acts } }: { view: QueueView }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: phones of 2020 do not know <search>
    <form class="filter-bar" action="/queue" method="get" role="search" aria-label="Lọc việc">
      {filter.when && <input type="hidden" name="when" value={filter.when} />}
      <FilterSelect
        name="act"
        label="Loại việc"
        all="Mọi loại việc"
        value={filter.act}
        options={acts.map((act) => ({ value: act, label: TASK_WORDS[act] }))}
      />
      <FilterSelect
        name="level"
        label="Cấp"
        all="Mọi cấp"
        value={filter.level}
        options={(['local', 'national'] as const).map((value) => ({ value, label: LEVEL_WORDS[value] }))}
      />
      <button class="btn btn-outline" type="submit">
        Lọc
      </button>
    </form>
  )
}

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'due', head: 'Hạn', kind: 'day', phone: '' },
  { key: 'what', head: 'Việc phải làm', kind: 'text', full: true },
  { key: 'code', head: 'Mã', kind: 'text' },
  { key: 'establishment', head: 'Cơ sở', kind: 'text', full: true },
  { key: 'source', head: 'Nguồn', kind: 'text' },
  { key: 'support', head: 'Hỗ trợ', kind: 'money' },
  { key: 'state', head: 'Trạng thái', kind: 'text', full: true, phone: '' },
]

function rowsOf({ tasks, counts, capped }: QueueView): Row[] {
  let number = 0
  return WHENS.flatMap((when) => {
    const own = tasks.filter((task) => task.when === when)
    if (own.length === 0) return []
    return [groupRow(when, counts[when], capped), ...own.map((task) => taskRow(task, ++number))]
  })
}

function groupRow(when: When, count: number, capped: boolean): Row {
  const name = (
    <>
      {WHEN_WORDS[when]}
      <span class={when === 'overdue' ? 'count bad' : 'count'}>{`${capped ? 'hơn ' : ''}${formatDong(BigInt(count))}`}</span>
    </>
  )
  return { kind: 'group', id: when, cells: { what: name } }
}

function taskRow(task: QueueTask, number: number): Row {
  const { id, code, name, act, level, state, due, dueOn, establishmentName, unitKind, unitName, supportDong } = task
  const place = unitKind === null ? '' : `${UNIT_KIND_WORDS[unitKind as UnitKind]} ${unitName}`
  return {
    cells: {
      stt: number,
      due: due && dueOn ? <DeadlineChip tone={dueTone(due)} word={dueWords(due)} day={dueOn} /> : <span class="note">Không có hạn</span>,
      what: (
        <>
          <a class="title" href={`/projects/${id}/${ACT_PAGES[act]}`}>
            {TASK_WORDS[act]}
          </a>
          <span class="under">{name}</span>
        </>
      ),
      code: (
        <a class="code" href={`/projects/${id}`}>
          {code}
        </a>
      ),
      establishment: (
        <>
          {establishmentName ?? 'Chưa xác định'}
          <span class="under">{place}</span>
        </>
      ),
      source: <SourceTag source={level === 'national' ? 'kcqg' : 'tinh'}>{LEVEL_SHORT[level]}</SourceTag>,
      support: formatTrieu(supportDong),
      state: <StateChip tone={STATE_TONES[state]} word={STATE_WORDS[state]} />,
    },
  }
}
