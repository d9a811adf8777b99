import { day } from '../basics/day.ts'
import { ActPanel, NormVerdict } from './act-panel.tsx'
import { SourceBars, SplitBar, TargetBar } from './bar-charts.tsx'
import { DeadlineChip, Legend, SourceTag, StateChip, type Tone } from './chip.tsx'
import type { PageContext } from './context.ts'
import { TextArea } from './field.tsx'
import { Form, LinkButton, SubmitButton } from './form.tsx'
import { FilterBar, FilterSelect, Menu, Pager, SavedFilters, Tabs } from './list.tsx'
import { Page } from './page.tsx'
import { Alert, EmptyState, FileRow, Kv, MainAndSide, Sheet, Side, Stats } from './panel.tsx'
import { type Step, StepList, StepStrip, TrailTimeline } from './process.tsx'
import { DialogActs, DialogPage, RefusalPage } from './refusal.tsx'
import { type Column, DataTable, type Row } from './table.tsx'
import { TileMap } from './tile-map.tsx'
import { LineChart, YearColumns } from './year-charts.tsx'

const STEP_NAMES = [
  'Đăng ký hồ sơ',
  'Thẩm định cấp cơ sở',
  'Thẩm định cấp Bộ',
  'Phê duyệt kế hoạch',
  'Giao dự toán',
  'Ký hợp đồng',
  'Thực hiện',
  'Kiểm tra, giám sát',
  'Nghiệm thu',
  'Thanh lý, quyết toán',
]

const STEPS: readonly Step[] = STEP_NAMES.map((name, i) => ({
  name,
  state: i < 6 ? 'done' : i === 6 ? 'now' : 'later',
  note: i < 6 ? '12/05/2024' : undefined,
}))

const LAW = { article: 'Khoản 4 Điều 8 Thông tư 28/2018/TT-BTC', href: '/norms/1', standing: 'verified' } as const

export function PanelParts() {
  return (
    <>
      <StepStrip steps={STEPS} />
      <Tabs
        label="Các phần của đề án"
        tabs={[
          { label: 'Hồ sơ', href: '#ho-so', current: true },
          { label: 'Dự toán và mức hỗ trợ', href: '#du-toan' },
          { label: 'Nhật ký', href: '#nhat-ky', count: 41 },
        ]}
      />
      <MainAndSide
        first={<ActPanel acts={<ActButtons />} refused={[{ act: 'Chưa thanh lý hợp đồng được.', why: 'Cần hồ sơ quyết toán được duyệt.' }]} />}
        side={<PapersSide />}
      >
        <Sheet
          title="Hồ sơ"
          id="ho-so"
          padded
          end={
            <LinkButton href="/edit" tone="quiet" small>
              Sửa
            </LinkButton>
          }
        >
          <Kv
            facts={[
              { name: 'Đơn vị thụ hưởng', value: <a href="/establishments/1">Hợp tác xã Chè Bản Bo</a> },
              { name: 'Địa điểm', value: 'xã Bản Bo, tỉnh Lai Châu' },
              { name: 'Thời gian', value: '10/03/2025 - 30/09/2025' },
            ]}
          />
        </Sheet>
        <div>
          <NormVerdict
            ok
            title="Mức hỗ trợ 274.000.000 đồng đúng định mức"
            sum="50% × 548.000.000 = 274.000.000, không vượt trần 300.000.000 đồng/cơ sở."
            citations={[LAW]}
          />
          <NormVerdict ok={false} title="Vượt mức tối đa 24.000.000 đồng" citations={[{ article: 'Chi phí tư vấn', standing: 'unverified' }]} />
        </div>
        <Alerts />
        <Sheet title="Nhật ký" id="nhat-ky" note="Chuỗi 41 việc, đã đối chiếu nguyên vẹn" end={<a href="/trail">Xem đủ</a>} padded>
          <TrailTimeline
            entries={[
              { when: '10:12, 06/10/2025', act: 'Nghiệm thu đạt', meta: 'Sở Công Thương · 27/BBNT-TTKC', hash: 'a41f 09c2' },
              {
                when: '15:40, 14/08/2025',
                act: 'Tạm ứng',
                detail: '191.800.000 đồng',
                meta: 'Hoàng Thị Nga · UNC 0218',
                hash: '7be0 51d8',
                money: true,
              },
            ]}
          />
        </Sheet>
      </MainAndSide>
    </>
  )
}

function ActButtons() {
  return (
    <>
      <LinkButton href="/settle" tone="primary" wide>
        Lập hồ sơ quyết toán
      </LinkButton>
      <LinkButton href="/extend" wide>
        Đề nghị gia hạn
      </LinkButton>
    </>
  )
}

function PapersSide() {
  return (
    <>
      <Side title="Giấy tờ quyết toán: còn thiếu 1">
        <FileRow name="Báo giá máy móc" meta="bao-gia-may-ep.pdf · 642 KB" hash="b07e 44a2" state="ok" act={<a href="/files/1">Xem</a>} />
        <FileRow name="Bảng kê chứng từ (Mẫu 8b)" meta="bắt buộc, chưa có" state="missing" act={<a href="/files/new">Lập</a>} />
      </Side>
      <section class="sheet" aria-label="Hồ sơ đang ở đâu">
        <StepList steps={STEPS.slice(5, 8)} label="Ba bước gần nhất" />
      </section>
    </>
  )
}

function Alerts() {
  return (
    <div>
      <Alert kind="warn">Còn 6 ngày làm việc đến hạn nộp báo cáo tháng (trước ngày 25).</Alert>
      <Alert kind="bad">
        Hóa đơn số 00214 đã kê ở đề án <a href="/projects/6">KCĐP-2024-06</a>.
      </Alert>
      <Alert kind="info">Có người vừa sửa bản ghi này lúc 14:18.</Alert>
    </div>
  )
}

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

/** A list page as an officer opens it: frame, filters and rows, for the clock. */
export function GalleryTablePage({ context, rows }: { context: PageContext; rows: number }) {
  return (
    <Page context={context} title="Đề án">
      <section class="sheet" aria-label="Danh sách đề án">
        <FilterBar action="/projects" label="Tìm đề án" />
        <SampleTable count={rows} />
        <Pager from={1} to={rows} total={1000} capped what="đề án" next="?page=2" />
      </section>
    </Page>
  )
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

const YEARS = [
  { year: '2021', plan: 10814, counted: 1046 },
  { year: '2022', plan: 21004, counted: 19768 },
  { year: '2023', plan: 20714, counted: 22214 },
  { year: '2024', plan: 13054, counted: 2106 },
  { year: '2025', plan: 9714, counted: 1406 },
]

const RUNNING = [
  { year: '2021', plan: 10814_000_000n, counted: 1046_000_000n },
  { year: '2022', plan: 31818_000_000n, counted: 2814_000_000n },
  { year: '2023', plan: 52532_000_000n, counted: 5028_000_000n },
  { year: '2024', plan: 65586_000_000n, counted: 7134_000_000n },
  { year: '2025', plan: 75300_000_000n, counted: 8540_000_000n },
]

const TILES = [
  { name: 'Thu Lũm', column: 0, row: 0, value: 0 },
  { name: 'Sì Lở Lầu', column: 5, row: 0, value: 1 },
  { name: 'Phong Thổ', column: 5, row: 1, value: 2 },
  { name: 'Sin Suối Hồ', column: 7, row: 1, value: 3 },
  { name: 'P. Tân Phong', column: 6, row: 2, value: 4 },
  { name: 'Mường Kim', column: 9, row: 2, value: 0 },
]

const inMillions = (value: number | bigint) => (BigInt(value) / 1_000_000n).toString().replace(/\B(?=(\d{3})+$)/g, '.')

export function ChartParts({ redraw }: { redraw?: boolean }) {
  const phone = redraw ? 'redraw' : 'hide'
  return (
    <div class="grid g-2">
      <Sheet
        title="Kinh phí theo khâu và nguồn"
        padded
        end={
          <Legend
            items={[
              { of: 'kcqg', word: 'Quốc gia' },
              { of: 'tinh', word: 'Tỉnh' },
            ]}
          />
        }
      >
        <SourceBars
          label="Ngân sách theo khâu, triệu đồng"
          stages={[
            {
              name: 'Dự toán giao',
              parts: [
                { of: 'kcqg', value: 3420 },
                { of: 'tinh', value: 1850 },
              ],
            },
            {
              name: 'Cam kết',
              parts: [
                { of: 'kcqg', value: 3168 },
                { of: 'tinh', value: 1642 },
              ],
            },
            { name: 'Đối ứng cam kết', parts: [{ of: 'doiung', value: 5310 }] },
          ]}
        />
      </Sheet>
      <Sheet title="Kinh phí theo năm" padded>
        <YearColumns label="Kinh phí theo năm, triệu đồng. Số liệu ở bảng bên dưới." years={YEARS} phone={phone} />
      </Sheet>
      <Sheet title="Lũy kế" padded>
        <LineChart label="Lũy kế kế hoạch và thực hiện, triệu đồng" years={RUNNING} print={inMillions} phone={phone} />
      </Sheet>
      <Sheet title="Theo nguồn" padded>
        <SplitBar
          label="Kinh phí theo nguồn, triệu đồng"
          parts={[
            { of: 'doiung', name: 'Cơ sở đối ứng', value: 48400, share: '64,3%' },
            { of: 'kcqg', name: 'Quốc gia', value: 15820, share: '21,0%' },
            { of: 'tinh', name: 'Tỉnh', value: 11080, share: '14,7%' },
          ]}
        />
        <p>
          <SourceTag source="tinh">Ngân sách tỉnh</SourceTag>
        </p>
        <TargetBar percent={63.3} due={80} source="tinh" />
      </Sheet>
      <Sheet title="Đề án theo xã, phường" note="Lược đồ ô: vị trí tương đối" padded>
        <TileMap label="Số đề án theo xã, phường" tiles={TILES} />
      </Sheet>
    </div>
  )
}

export function RefusalParts({ context }: { context: PageContext }) {
  return (
    <>
      <RefusalPage
        what="Chưa đủ điều kiện tạm ứng: mới đạt 61,4% tổng vốn đầu tư, yêu cầu trên 70%"
        kept="Chưa có khoản tiền nào được ghi. Đề nghị vừa gửi được giữ nguyên để dùng lại."
        why={[
          {
            condition: 'Khối lượng hoàn thành so với tổng vốn đầu tư',
            under: '604.176.000 trên 984.000.000 đồng',
            rule: <a href="/norms/13">Điều 13 TT 36/2013/TT-BCT</a>,
            needed: 'trên 70%',
            found: '61,4%',
            met: false,
          },
          { condition: 'Hợp đồng đã ký, còn hiệu lực', needed: 'có', found: 'có', met: true },
        ]}
        citations={[{ article: 'Theo bản năm 2013 của Thông tư 36', note: 'phần sửa đổi năm 2018 chưa đọc được toàn văn', standing: 'old-text' }]}
        waysOut={[
          {
            title: 'Ghi khối lượng mới',
            detail: 'Lập báo cáo Mẫu 3b mới rồi gửi lại đề nghị này.',
            act: (
              <LinkButton href="/volume" tone="primary">
                Lập báo cáo khối lượng (Mẫu 3b)
              </LinkButton>
            ),
          },
          { title: 'Quay lại đề án', detail: 'Giữ đề nghị ở dạng bản nháp.' },
        ]}
        foot="Mã phản hồi 409 · 14:20:07, 16/10/2025 · đã ghi nhật ký"
      />
      <DialogPage question="Ngừng thực hiện đề án này?">
        <p>Số đã tạm ứng 191.800.000 đồng sẽ chuyển sang theo dõi thu hồi.</p>
        <Form context={context} action="/stop" prefix="stop" requestKey="0198c0de-0000-7000-8000-000000000002" label="Ngừng thực hiện">
          <TextArea name="reason" label="Lý do" rows={2} />
          <DialogActs>
            <LinkButton href="/projects/3">Không ngừng</LinkButton>
            <SubmitButton tone="grave">Ngừng thực hiện</SubmitButton>
          </DialogActs>
        </Form>
      </DialogPage>
    </>
  )
}
