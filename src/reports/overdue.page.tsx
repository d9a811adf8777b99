// "Việc quá hạn": a small sheet on the programme page, and the list behind it.
import { formatDay } from '../basics/day.ts'
import { formatTrieu } from '../basics/money.ts'
import { DeadlineChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet, type StatTileProps } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { dueTone, dueWords, lower, workDue } from './dossier-words.vi.ts'
import { MOST_OVERDUE, type Overdue, overdueFigure } from './overdue.ts'

const COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'what', head: 'Việc', kind: 'text', full: true },
  { key: 'due', head: 'Hạn', kind: 'day', phone: '' },
  { key: 'support', head: 'Triệu đồng', kind: 'money', phone: 'Hỗ trợ (triệu đồng)' },
]

export const OVERDUE_PAGE = '/programme/overdue'

/** The figure among those of a first page. */
export function overdueTile({ count, rows: [oldest] }: Overdue): StatTileProps {
  if (!oldest) return { name: 'Việc quá hạn', value: '0', compare: 'cả tỉnh' }
  return { name: 'Việc quá hạn', value: overdueFigure(count), compare: `lâu nhất: ${lower(dueWords(oldest.due))}`, tone: 'bad', href: OVERDUE_PAGE }
}

/** Nothing overdue needs no sheet. */
export function OverdueSheet({ overdue }: { overdue: Overdue }) {
  if (overdue.count === 0) return null
  return (
    <Sheet
      title="Việc quá hạn"
      id="qua-han"
      note="Lâu nhất trước, cả tỉnh"
      end={<a href={OVERDUE_PAGE}>{`Tất cả (${overdueFigure(overdue.count)})`}</a>}
    >
      <OverdueTable overdue={overdue} />
    </Sheet>
  )
}

function OverdueTable({ overdue }: { overdue: Overdue }) {
  return <DataTable caption="Việc quá hạn, hỗ trợ tính bằng triệu đồng" cards tight columns={COLUMNS} rows={overdue.rows.map(rowOf)} />
}

function rowOf({ id, code, name, state, dueOn, due, supportDong }: Overdue['rows'][number]): Row {
  return {
    id,
    cells: {
      name: (
        <>
          <a class="code" href={`/projects/${id}`}>
            {code}
          </a>
          <span class="under">{name}</span>
        </>
      ),
      what: workDue(state),
      due: <DeadlineChip tone={dueTone(due)} word={dueWords(due)} day={dueOn} />,
      support: formatTrieu(supportDong),
    },
  }
}

export function OverduePage({ overdue, context }: { overdue: Overdue; context: PageContext }) {
  const { count, rows } = overdue
  return (
    <Page
      context={context}
      title="Việc quá hạn"
      crumbs={[{ label: 'Chương trình', href: '/programme' }, { label: 'Việc quá hạn' }]}
      sub={`Đề án của cả tỉnh đã qua hạn của bước đang chờ, tính đến ${formatDay(context.today)}`}
      acts={<LinkButton href="/queue?when=overdue">Việc của tôi quá hạn</LinkButton>}
    >
      <Sheet label="Việc quá hạn" foot={count > MOST_OVERDUE && `Hiển thị ${rows.length} việc quá hạn lâu nhất; còn nữa.`}>
        {count === 0 ? (
          <EmptyState title="Không có việc nào quá hạn">Việc hiện ở đây khi một đề án qua hạn của bước đang chờ.</EmptyState>
        ) : (
          <OverdueTable overdue={overdue} />
        )}
      </Sheet>
    </Page>
  )
}
