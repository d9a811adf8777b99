import { day } from '../basics/day.ts'
import { TargetBar } from './bar-charts.tsx'
import { DeadlineChip, StateChip, type Tone } from './chip.tsx'
import { LinkButton } from './form.tsx'
import { FilterBar, FilterSelect, Menu, Pager, SavedFilters } from './list.tsx'
import { EmptyState, Stats } from './panel.tsx'
import { type Column, DataTable, type Row } from './table.tsx'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt', number: '(1)' },
  { key: 'name', head: 'Đề án', kind: 'text', number: '(2)', sort: { href: '?sort=name', state: 'ascending' } },
  { key: 'due', head: 'Hạn', kind: 'day', number: '(3)', full: true, phone: '' },
  { key: 'state', head: 'Trạng thái', kind: 'text', number: '(4)', full: true, phone: '' },
  { key: 'grant', head: 'Hỗ trợ', kind: 'money', group: 'Kinh phí', number: '(5)' },
  { key: 'own', head: 'Đối ứng', kind: 'money', group: 'Kinh phí', number: '(6)' },
  { key: 'total', head: 'Tổng', kind: 'money', group: 'Kinh phí', number: '(7)=(5)+(6)' },
  { key: 'done', head: 'Mức đạt', kind: 'text', number: '(8)', phone: '' },
  { key: 'note', head: 'Ghi chú', kind: 'text', number: '(9)' },
]

const TONES: readonly [Tone, string][] = [
  ['good', 'Đã nghiệm thu, chờ quyết toán'],
  ['bad', 'Không đủ điều kiện hỗ trợ'],
  ['warn', 'Yêu cầu bổ sung hồ sơ'],
  ['run', 'Đang thẩm định cấp cơ sở'],
  ['idle', 'Chưa gửi hồ sơ'],
]

const DUE = [
  <DeadlineChip key="bad" tone="bad" word="Quá 3 ngày làm việc" day={day('2025-10-13')} />,
  <DeadlineChip key="warn" tone="warn" word="Hết hôm nay" day={day('2025-10-16')} />,
  <DeadlineChip key="idle" tone="idle" word="Còn 3 ngày làm việc" day={day('2025-10-21')} />,
  <DeadlineChip key="good" tone="good" word="Đúng hạn" day={day('2025-10-09')} />,
]

/** Rows as a list of đề án has them; `count` of them, for the eye and for the clock. */
export function sampleRows(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => {
    const [tone, word] = TONES[i % TONES.length] as [Tone, string]
    return {
      selected: i === 1,
      cells: {
        stt: String(i + 1),
        name: (
          <>
            <a class="title" href={`/projects/${i}`}>
              Máy móc tiên tiến trong chế biến chè xanh
            </a>
            <span class="under">KCQG-2025-03 · Hợp tác xã Chè Bản Bo</span>
          </>
        ),
        due: DUE[i % DUE.length],
        state: <StateChip tone={tone} word={word} />,
        grant: '274',
        own: '298',
        total: '572',
        done: <TargetBar percent={i === 4 ? undefined : i * 27} />,
      },
    }
  })
}

export function SampleTable({ count }: { count: number }) {
  const rows: Row[] = [
    { kind: 'group', cells: { stt: 'I', name: 'Khuyến công quốc gia', grant: '724', own: '832', total: '1.556' } },
    ...sampleRows(count),
  ]
  const foot: Row[] = [{ cells: { name: 'Tổng cộng', grant: '724', own: '832', total: '1.556', note: '' } }]
  return <DataTable caption="Đề án năm 2025" unit="triệu đồng" columns={COLUMNS} rows={rows} foot={foot} cards />
}

export function ListParts() {
  return (
    <>
      <Stats
        slim
        label="Lọc theo hạn"
        tiles={[
          { name: 'Quá hạn', value: '3', compare: 'lâu nhất 3 ngày', tone: 'bad', href: '?due=late' },
          { name: 'Hôm nay', value: '2', compare: 'thứ Năm, 16/10', tone: 'warn', href: '?due=today', current: true },
          { name: 'Hai tuần tới', value: '4', compare: 'đến 31/10/2025', href: '?due=soon' },
        ]}
      />
      <Stats
        label="Số liệu chính"
        tiles={[
          { name: 'Mục tiêu đạt', value: '2', unit: '/ 12 mục tiêu có số lượng', compare: '8 chưa đạt, 2 chưa thực hiện' },
          { name: 'Ngân sách đã cam kết', value: '4.810', unit: 'triệu đồng', compare: '17,9% của 26.900 dự kiến' },
          { name: 'Việc quá hạn', value: '3', compare: 'giá trị liên quan 1.140 triệu đồng', tone: 'bad' },
        ]}
      />
      <section class="sheet" aria-label="Danh sách đề án">
        <SavedFilters
          tabs={[
            { label: 'Tất cả', href: '?', current: true, count: 1030 },
            { label: 'Chờ quyết toán', href: '?state=accepted', count: 4 },
          ]}
        />
        <FilterBar
          action="/projects"
          label="Tìm trong danh sách đề án"
          query="chè"
          tokens={[{ word: 'Năm: 2025', without: '?' }]}
          end={
            <Menu label="Cột">
              <label class="check">
                <input type="checkbox" name="col" value="own" checked /> Đối ứng
              </label>
            </Menu>
          }
        >
          <FilterSelect name="source" label="Nguồn" all="Mọi nguồn" value="kcqg" options={[{ value: 'kcqg', label: 'Quốc gia' }]} />
        </FilterBar>
        <SampleTable count={5} />
        <Pager
          from={1}
          to={25}
          total={1000}
          capped
          what="đề án"
          next="?page=2"
          pages={[1, 2, 3].map((number) => ({ number, href: `?page=${number}`, current: number === 1 }))}
        />
      </section>
      <section class="sheet" aria-label="Danh sách trống">
        <EmptyState
          title="Chưa có đề án nào trong kế hoạch năm 2026"
          act={
            <LinkButton href="/projects/new" icon="plus">
              Thêm đề án
            </LinkButton>
          }
        >
          9 hồ sơ đợt 2 đã nộp, 6 hồ sơ đạt thẩm định có thể đưa vào kế hoạch.
        </EmptyState>
      </section>
    </>
  )
}
