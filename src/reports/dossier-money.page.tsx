// What a đề án is, what it costs, what the norm allows, and what its money did.
import { NormBox } from '../appraisal/norm-box.page.tsx'
import { formatDay } from '../basics/day.ts'
import { formatDong, sum } from '../basics/money.ts'
import { KIND_WORDS } from '../funding/words.vi.ts'
import { activityName } from '../project/rules-in-force.ts'
import { FORM_WORDS } from '../project/words.vi.ts'
import { UNIT_KIND_WORDS, type UnitKind } from '../registry/unit.ts'
import { LinkButton } from '../ui/form.tsx'
import { EmptyState, Kv, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { columnSums, inColumns } from './dossier.ts'
import { FundsTable } from './dossier-funds.page.tsx'
import type { Beneficiary, DossierView, Posting } from './dossier-view.ts'

type Props = { readonly view: DossierView }

function unitWords(kind: string | null, name: string | null): string {
  return kind === null || name === null ? '' : `${UNIT_KIND_WORDS[kind as UnitKind]} ${name}`
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function placeWords({ unitKind, unitName, districtKind, districtName, communeCode }: DossierView['project']): string {
  const unit = unitWords(unitKind, unitName) || communeCode
  const district = unitWords(districtKind, districtName)
  return district === '' ? unit : `${unit}, ${lower(district)}`
}

export function BasicsSection({ view }: Props) {
  const { project, beneficiaries, targets, mayEdit } = view
  const facts = [
    { name: 'Đơn vị thụ hưởng', value: <Names beneficiaries={beneficiaries} staff={view.staff} /> },
    { name: 'Nội dung', value: activityName(project.activity) },
    { name: 'Địa điểm', value: placeWords(project) },
    { name: 'Loại đề án', value: FORM_WORDS[project.form] },
    { name: 'Đơn vị thực hiện', value: project.implementingUnit },
    { name: 'Thời gian', value: `${formatDay(project.startsOn)} - ${formatDay(project.endsOn)}` },
    ...(project.contractNumber === null
      ? []
      : [{ name: 'Hợp đồng', value: `số ${project.contractNumber}, ký ${project.signedOn ? formatDay(project.signedOn) : ''}` }]),
    ...(project.planCode === null
      ? []
      : [{ name: 'Kế hoạch', value: view.opensPlan ? <a href={`/plans/${project.planId}`}>{project.planCode}</a> : project.planCode }]),
    ...[
      ['Sự cần thiết', project.need],
      ['Mục tiêu', project.goal],
      ['Kết quả dự kiến', project.result],
    ].flatMap(([name = '', value = '']) => (value === '' ? [] : [{ name, value }])),
  ]
  const end = mayEdit && (
    <LinkButton href={`/projects/${project.id}/edit`} tone="quiet" small>
      Sửa
    </LinkButton>
  )
  return (
    <Sheet id="ho-so" title="Hồ sơ" end={end}>
      <div class="sheet-body">
        <Kv facts={facts} />
      </div>
      {targets.length > 0 && <Targets view={view} />}
    </Sheet>
  )
}

function Names({ beneficiaries, staff }: { beneficiaries: readonly Beneficiary[]; staff: boolean }) {
  if (beneficiaries.length === 0) return <>Chưa xác định cơ sở</>
  return (
    <>
      {beneficiaries.map(({ id, name, unitKind, unitName, shareDong }, i) => (
        <span key={id}>
          {i > 0 && '; '}
          {staff || i === 0 ? <a href={`/establishments/${id}`}>{name}</a> : name}
          {unitName && `, ${lower(unitWords(unitKind, unitName))}`}
          {staff && beneficiaries.length > 1 && shareWords(shareDong)}
        </span>
      ))}
    </>
  )
}

function shareWords(shareDong: bigint | null): string {
  return shareDong === null ? ' (chưa xác định mức riêng, tính phần bằng nhau)' : ` (mức riêng ${formatDong(shareDong)} đồng)`
}

const TARGET_COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Mục tiêu của chương trình mà đề án góp vào', kind: 'text' },
  { key: 'unit', head: 'ĐVT', kind: 'center' },
  { key: 'planned', head: 'Đăng ký', kind: 'num' },
  { key: 'accepted', head: 'Nghiệm thu', kind: 'num' },
]

function Targets({ view: { targets } }: Props) {
  const rows = targets.map(({ name, unit, planned, accepted }) => ({
    cells: { name, unit, planned: formatDong(BigInt(planned)), accepted: accepted === null ? '-' : formatDong(BigInt(accepted)) },
  }))
  return <DataTable caption="Mục tiêu đề án góp vào" columns={TARGET_COLUMNS} rows={rows} tight />
}

const COST_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Hạng mục', kind: 'text', full: true },
  { key: 'unit', head: 'ĐVT', kind: 'center' },
  { key: 'quantity', head: 'Số lượng', kind: 'num' },
  { key: 'price', head: 'Đơn giá', kind: 'money' },
  { key: 'whole', head: 'Thành tiền', kind: 'money' },
  { key: 'eligible', head: 'Được tính hỗ trợ', kind: 'money' },
]

export function CostSection({ view }: Props) {
  const { costs, verdict, beneficiaries } = view
  const whole = (line: (typeof costs)[number]) => line.priceDong * BigInt(line.quantity)
  const rows = costs.map((line, i) => ({
    cells: {
      stt: i + 1,
      name: line.name,
      unit: line.unit,
      quantity: formatDong(BigInt(line.quantity)),
      price: formatDong(line.priceDong),
      whole: formatDong(whole(line)),
      eligible: line.eligible ? formatDong(whole(line)) : '-',
    },
  }))
  const total = {
    name: 'Tổng cộng',
    whole: formatDong(sum(costs.map(whole))),
    eligible: formatDong(sum(costs.filter((line) => line.eligible).map(whole))),
  }
  return (
    <Sheet id="du-toan" title="Dự toán và mức hỗ trợ">
      {costs.length === 0 ? (
        <EmptyState title="Chưa có hạng mục chi phí nào">Hạng mục hiện ở đây khi hồ sơ được khai ở bước "Máy móc và số tiền".</EmptyState>
      ) : (
        <>
          <DataTable caption="Các hạng mục chi phí" unit="đồng" columns={COST_COLUMNS} rows={rows} foot={[{ cells: total }]} cards />
          <div class="sheet-body">
            <NormBox {...verdict} beneficiaries={Math.max(1, beneficiaries.length)} />
          </div>
        </>
      )}
    </Sheet>
  )
}

const MONEY_COLUMNS: readonly Column[] = [
  { key: 'day', head: 'Ngày', kind: 'day' },
  { key: 'what', head: 'Bút toán', kind: 'text', full: true },
  { key: 'estimate', head: 'Dự toán', kind: 'money' },
  { key: 'committed', head: 'Cam kết', kind: 'money' },
  { key: 'spent', head: 'Đã chi', kind: 'money' },
  { key: 'counterpart', head: 'Đối ứng', kind: 'money' },
]

export function MoneySection({ view }: Props) {
  const { postings, funds, rooms } = view
  const left = sum(rooms.map((room) => room.payableDong))
  const note = rooms.length > 0 && (
    <>
      Còn được thanh toán <b>{formatDong(left)}</b> đồng
    </>
  )
  const sums = columnSums(postings)
  const foot = {
    what: 'Tổng cộng',
    estimate: formatDong(sums.estimate),
    committed: formatDong(sums.committed),
    spent: formatDong(sums.spent),
    counterpart: formatDong(sums.counterpart),
  }
  return (
    <Sheet
      id="kinh-phi"
      title="Kinh phí"
      note={note || undefined}
      foot={
        postings.length > 0
          ? 'Bút toán không sửa, không xóa. Chi thừa thì ghi thu hồi, đối ứng ghi thừa thì ghi giảm; kinh phí không dùng trở về dự toán khi quyết toán.'
          : undefined
      }
    >
      {funds.length > 0 && <FundsTable view={view} />}
      {postings.length === 0 ? (
        <EmptyState title="Chưa có bút toán nào">Bút toán đầu tiên được ghi khi đề án được phê duyệt kinh phí.</EmptyState>
      ) : (
        <DataTable
          caption="Bút toán của đề án"
          columns={MONEY_COLUMNS}
          rows={postings.map((posting) => postingRow(posting, view))}
          foot={[{ cells: foot }]}
          cards
        />
      )}
    </Sheet>
  )
}

function postingRow(posting: Posting, { funds }: DossierView): Row {
  const { day, kind, amountDong, paperNo, note, source } = posting
  const places = Object.entries(inColumns(kind, amountDong))
  const name = funds.find((fund) => fund.source === source)?.name ?? source
  const under = [name, paperNo === '' ? '' : `số ${paperNo}`, note].filter((part) => part !== '').join(' · ')
  return {
    cells: {
      day: formatDay(day),
      what: (
        <>
          {places.length > 0 ? KIND_WORDS[kind] : `${KIND_WORDS[kind]}: ${formatDong(amountDong)}`}
          <span class="under">{under}</span>
        </>
      ),
      ...Object.fromEntries(places.map(([column, amount]) => [column, formatDong(amount)])),
    },
  }
}
