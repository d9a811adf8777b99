// Forms of an establishment: a new record, its facts, its contact. Contact and number stand apart, for they are personal data.
import { formatDay } from '../basics/day.ts'
import type { PageContext } from '../ui/context.ts'
import { CheckField, DayField, SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Establishment, formatPhone, KINDS, SECTORS } from './establishment.ts'
import type { ContactForm, EstablishmentForm } from './establishment-view.ts'
import { KIND_WORDS, SECTOR_WORDS } from './words.vi.ts'

const KIND_CHOICES = KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))
const SECTOR_CHOICES = SECTORS.map((value) => ({ value, label: SECTOR_WORDS[value] }))
const LIST = { label: 'Cơ sở và địa bàn', href: '/establishments' }

export function CreatePage({ data, context }: { data: EstablishmentForm; context: PageContext }) {
  return (
    <Page context={context} title="Lập hồ sơ cơ sở" crumbs={[LIST, { label: 'Lập hồ sơ cơ sở' }]} width="narrow">
      <ErrorSummary context={context} action="/establishments" />
      <Sheet padded label="Hồ sơ cơ sở">
        <Form context={context} action="/establishments" requestKey={data.requestKey} submit="Lập hồ sơ">
          <FactFields data={data} />
          <ContactFields number />
        </Form>
      </Sheet>
    </Page>
  )
}

export function ChangePage({ data, context }: { data: EstablishmentForm; context: PageContext }) {
  const one = data.establishment as Establishment
  const action = `/establishments/${one.id}/edit`
  return (
    <Page
      context={context}
      title="Sửa hồ sơ cơ sở"
      sub={one.name}
      crumbs={[LIST, { label: one.name, href: `/establishments/${one.id}` }, { label: 'Sửa' }]}
      width="narrow"
    >
      <ErrorSummary context={context} action={action} />
      <Sheet padded label="Hồ sơ cơ sở">
        <Form context={context} action={action} requestKey={data.requestKey} version={one.version} submit="Lưu hồ sơ">
          <FactFields data={data} />
          <p class="note">Điện thoại, thư điện tử và mã số sửa ở trang của cơ sở, mục "Liên hệ và mã số".</p>
        </Form>
      </Sheet>
    </Page>
  )
}

export function ContactPage({ data, context }: { data: ContactForm; context: PageContext }) {
  const { establishment: one, own } = data
  const action = `/establishments/${one.id}/contact`
  const crumbs = [own ? { label: 'Hồ sơ của tôi', href: '/my' } : LIST, { label: one.name, href: `/establishments/${one.id}` }, { label: 'Liên hệ' }]
  return (
    <Page context={context} title={own ? 'Sửa liên hệ' : 'Sửa liên hệ và mã số'} sub={one.name} crumbs={crumbs} width="narrow">
      <ErrorSummary context={context} action={action} />
      <Sheet padded label="Liên hệ">
        <Form context={context} action={action} requestKey={data.requestKey} version={one.version} submit="Lưu liên hệ">
          <ContactFields one={one} number={!own} />
          {own && <p class="note">Mã số của cơ sở do cơ quan quản lý ghi theo giấy đăng ký.</p>}
        </Form>
      </Sheet>
    </Page>
  )
}

function FactFields({ data: { establishment: one, communes, communeNow } }: { data: EstablishmentForm }) {
  return (
    <>
      <TextField name="name" label="Tên cơ sở" hint="Ghi như trên giấy đăng ký" value={one?.name} maxLength={200} />
      <SelectField name="kind" label="Loại hình" blank="Chọn loại hình" options={KIND_CHOICES} value={one?.kind} />
      <SelectField
        name="communeCode"
        label="Xã, phường"
        blank="Chọn xã, phường"
        hint="Tên xã cũ ghi trong ngoặc"
        options={communes}
        value={communeNow}
      />
      <TextField name="address" label="Địa chỉ" hint="Bản, tổ dân phố, đường" value={one?.address} maxLength={200} optional />
      <SelectField name="sector" label="Ngành nghề" blank="Chọn ngành nghề" options={SECTOR_CHOICES} value={one?.sector} />
      <TextField name="products" label="Sản phẩm chính" value={one?.products} maxLength={300} optional />
      <TextField name="ownerName" label="Người đứng đầu" hint="Chủ cơ sở, giám đốc hoặc nghệ nhân" value={one?.ownerName} maxLength={120} />
      <CheckField name="ownerIsWoman" label="Người đứng đầu là nữ" checked={one?.ownerIsWoman ?? false} />
      <CheckField name="ownerIsMinority" label="Người đứng đầu là người dân tộc thiểu số" checked={one?.ownerIsMinority ?? false} />
      <TextField
        name="workers"
        label="Số lao động"
        inputmode="numeric"
        class="num"
        value={one?.workers === null || one === undefined ? undefined : String(one.workers)}
        optional
      />
      <DayField name="foundedOn" label="Ngày thành lập" value={one?.foundedOn ? formatDay(one.foundedOn) : undefined} optional />
    </>
  )
}

function ContactFields({ one, number }: { one?: Establishment; number: boolean }) {
  return (
    <>
      {number && (
        <TextField
          name="identityNo"
          label="Mã số"
          hint="Mã số doanh nghiệp, mã số thuế (10 hoặc 13 chữ số) hoặc số định danh của chủ hộ (12 chữ số)"
          inputmode="numeric"
          value={one?.identityNo ?? undefined}
          maxLength={20}
          optional
        />
      )}
      <TextField name="phone" label="Điện thoại" type="tel" inputmode="tel" value={one && formatPhone(one.phone)} maxLength={20} optional />
      <TextField name="email" label="Thư điện tử" type="email" inputmode="email" value={one?.email} maxLength={200} optional />
    </>
  )
}
