// One establishment: what it is, where, how to reach it once that is asked for, and who may be the same.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { Form, LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, type Fact, Kv, MainAndSide, Sheet, Side } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { DuplicateShown, EstablishmentView } from './establishment-view.ts'
import { PlaceWords } from './place.page.tsx'
import { DOUBT_WORDS, KIND_WORDS, REASON_WORDS, SECTOR_WORDS } from './words.vi.ts'

type Props = { data: EstablishmentView; context: PageContext }

export function EstablishmentPage({ data, context }: Props) {
  const { establishment: one, own } = data
  const crumbs = own ? [{ label: 'Hồ sơ của tôi', href: '/my' }] : [{ label: 'Cơ sở và địa bàn', href: '/establishments' }]
  const acts = actsOf(data, context)
  return (
    <Page context={context} title={one.name} sub={KIND_WORDS[one.kind]} crumbs={[...crumbs, { label: one.name }]} acts={acts}>
      <MainAndSide first={<ContactSide data={data} context={context} />}>
        {data.doubt && <Alert kind="warn">{DOUBT_WORDS[data.doubt]}</Alert>}
        <Sheet title="Thông tin cơ sở" padded>
          <Kv facts={factsOf(data)} />
        </Sheet>
        {data.duplicates.length > 0 && <Duplicates rows={data.duplicates} />}
      </MainAndSide>
    </Page>
  )
}

function actsOf({ establishment: { id }, can }: EstablishmentView, { who }: PageContext) {
  if (can.includes('change')) return <LinkButton href={`/establishments/${id}/edit`}>Sửa hồ sơ</LinkButton>
  return who?.roles.includes('administrator') ? <LinkButton href={`/people/new?establishmentId=${id}`}>Lập tài khoản</LinkButton> : undefined
}

function factsOf({ establishment: one, place }: EstablishmentView): Fact[] {
  return [
    { name: 'Loại hình', value: KIND_WORDS[one.kind] },
    { name: 'Địa bàn', value: <PlaceWords place={place} /> },
    { name: 'Địa chỉ', value: one.address || '-' },
    { name: 'Ngành nghề', value: SECTOR_WORDS[one.sector] },
    { name: 'Sản phẩm chính', value: one.products || '-' },
    { name: 'Người đứng đầu', value: one.ownerName },
    { name: 'Thuộc diện ưu tiên', value: priorities(one.ownerIsWoman, one.ownerIsMinority) },
    { name: 'Số lao động', value: one.workers === null ? '-' : formatDong(BigInt(one.workers)) },
    { name: 'Ngày thành lập', value: one.foundedOn === null ? '-' : formatDay(one.foundedOn) },
  ]
}

function priorities(woman: boolean, minority: boolean): string {
  const both = [...(woman ? ['Chủ cơ sở là nữ'] : []), ...(minority ? ['Chủ cơ sở là người dân tộc thiểu số'] : [])]
  return both.length === 0 ? '-' : joined(both)
}

function ContactSide({ data, context }: Props) {
  const { establishment: one, open, own, can, requestKey } = data
  const action = `/establishments/${one.id}/disclosure`
  return (
    <Side title="Liên hệ và mã số">
      <div class="stack-small">
        <Kv
          facts={[
            { name: 'Mã số', value: one.identityNo ?? '-' },
            { name: 'Điện thoại', value: one.phone || '-' },
            { name: 'Thư điện tử', value: one.email || '-' },
          ]}
        />
        {!open && can.includes('disclose') && (
          <Form context={context} action={action} requestKey={requestKey} submit="Xem thông tin liên hệ" tone="outline" label="Xem thông tin liên hệ">
            <p class="note">Dữ liệu cá nhân được che. Mỗi lần xem được ghi vào nhật ký.</p>
          </Form>
        )}
        {!open && !can.includes('disclose') && <p class="note">Dữ liệu cá nhân được che.</p>}
        {open && can.includes('change-contact') && (
          <LinkButton href={`/establishments/${one.id}/contact`}>{own ? 'Sửa liên hệ' : 'Sửa liên hệ, mã số'}</LinkButton>
        )}
      </div>
    </Side>
  )
}

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Cơ sở', kind: 'text' },
  { key: 'place', head: 'Địa bàn', kind: 'text' },
  { key: 'why', head: 'Vì sao', kind: 'text', full: true },
]

/** One sentence of several: only the first begins with a capital. */
function joined(words: readonly string[]): string {
  return words.map((word, i) => (i === 0 ? word : `${word[0]?.toLowerCase()}${word.slice(1)}`)).join('; ')
}

function Duplicates({ rows }: { rows: readonly DuplicateShown[] }) {
  const cells = rows.map(({ id, name, place, reasons, within }, i) => ({
    cells: {
      stt: i + 1,
      name: within ? <a href={`/establishments/${id}`}>{name}</a> : name,
      place: <PlaceWords place={place} />,
      why: joined(reasons.map((reason) => REASON_WORDS[reason])),
    },
  }))
  return (
    <Sheet title="Có thể trùng" id="co-the-trung" note="Hệ thống không tự gộp. Đối chiếu giấy tờ trước khi dùng hồ sơ này.">
      <DataTable caption="Cơ sở có thể trùng" columns={COLUMNS} rows={cells} cards />
    </Sheet>
  )
}
