// How to apply, for anyone; and the start of an application, for those who may send one.

import { yearOf } from '../basics/day.ts'
import type { PageContext } from '../ui/context.ts'
import { RadioField, SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton } from '../ui/form.tsx'
import { FilterBar } from '../ui/list.tsx'
import { Page, PublicPage } from '../ui/page.tsx'
import { Alert, Sheet } from '../ui/panel.tsx'
import { FORMS } from './project.ts'
import { activityOptions } from './rules-in-force.ts'
import type { ApplyView } from './view.ts'
import { FORM_WORDS, LEVEL_WORDS, pastYearWords } from './words.vi.ts'

const TITLE = 'Đăng ký hỗ trợ'

export function ApplyPage(view: ApplyView, context: PageContext) {
  const roles = context.who?.roles ?? []
  if (!context.who) {
    return (
      <PublicPage context={context} title={TITLE} plain>
        <HowItGoes view={view} />
        <p>
          <LinkButton href="/sign-in?next=/apply" tone="primary">
            Đăng nhập để đăng ký
          </LinkButton>
        </p>
        <p class="note">Chưa có tài khoản: liên hệ Trung tâm Khuyến công để được cấp, hoặc để Trung tâm lập hồ sơ thay cơ sở.</p>
      </PublicPage>
    )
  }
  return (
    <Page context={context} title={TITLE} width="narrow">
      <ErrorSummary context={context} action="/apply" what="Chưa lập được hồ sơ" />
      <div class="stack">
        <HowItGoes view={view} />
        {roles.includes('centre-officer') && <FindEstablishment view={view} />}
        {roles.some((role) => role === 'establishment' || role === 'centre-officer') && <Start view={view} context={context} />}
      </div>
    </Page>
  )
}

const STEPS: readonly (readonly [string, string])[] = [
  ['Thông tin cơ sở', 'Xem lại thông tin, chọn xã, phường nơi thực hiện.'],
  ['Nội dung xin hỗ trợ', 'Tên đề án, sự cần thiết, mục tiêu, thời gian.'],
  ['Máy móc và số tiền', 'Các hạng mục, số tiền xin hỗ trợ và vốn đối ứng.'],
  ['Giấy tờ', 'Đơn đề nghị, giấy đăng ký, báo giá; chụp bằng điện thoại cũng được.'],
  ['Cam kết và gửi', 'Đánh dấu các cam kết rồi gửi hồ sơ.'],
]

function HowItGoes({ view }: { view: ApplyView }) {
  return (
    <Sheet title="Các bước đăng ký" padded>
      <ol class="how">
        {STEPS.map(([name, note]) => (
          <li key={name}>
            <b>{name}</b>
            <span>{note}</span>
          </li>
        ))}
      </ol>
      <p class="note">
        {view.programme ? `${view.programme.name}. ` : ''}Làm dần từng bước, mỗi bước lưu một lần. Cần giúp: gọi Trung tâm Khuyến công trong giờ hành
        chính, hoặc đến UBND xã, phường.
      </p>
    </Sheet>
  )
}

function FindEstablishment({ view }: { view: ApplyView }) {
  return (
    <Sheet title="Tìm cơ sở">
      <FilterBar action="/apply" label="Tìm cơ sở thụ hưởng" query={view.q} submit="Tìm" placeholder="Tên hoặc mã số của cơ sở" />
      {view.q !== '' && view.found.length === 0 && (
        <Alert kind="info">
          {`Không có cơ sở nào khớp "${view.q}". Tìm bằng từ khác, hoặc `}
          <a href="/establishments/new">đăng ký cơ sở mới</a>.
        </Alert>
      )}
    </Sheet>
  )
}

function Start({ view, context }: { view: ApplyView; context: PageContext }) {
  const staff = context.who?.roles.includes('centre-officer') ?? false
  if (!view.programme) return <Alert kind="warn">Tỉnh chưa có chương trình khuyến công đang thực hiện nên chưa nhận đăng ký.</Alert>
  if (!staff && !view.establishment) {
    return <Alert kind="warn">Tài khoản chưa gắn với cơ sở nào. Liên hệ Trung tâm Khuyến công để gắn cơ sở vào tài khoản.</Alert>
  }
  const activities = activityOptions(view.activities)
  return (
    <Sheet title="Lập hồ sơ mới" note={staff ? undefined : view.establishment?.name} padded>
      <Form context={context} action="/apply" requestKey={view.requestKey} submit="Bắt đầu">
        {staff && <ForWhom view={view} />}
        <TextField name="name" label="Tên đề án" hint="Ví dụ: Ứng dụng máy sấy trong chế biến chè" maxLength={300} />
        <SelectField name="activity" label="Nội dung xin hỗ trợ" options={activities} blank="Chọn nội dung" />
        <SelectField
          name="year"
          label="Năm kế hoạch"
          options={view.years.map((year) => ({ value: String(year), label: String(year) }))}
          value={String(view.years[0] ?? '')}
          hint={pastYearWords(view.years, yearOf(context.today))}
        />
        {staff && <LevelAndForm />}
      </Form>
    </Sheet>
  )
}

function ForWhom({ view }: { view: ApplyView }) {
  const options = [...view.found, { value: '', label: 'Chưa xác định cơ sở (đề án nhóm, nhiệm vụ của Trung tâm)' }]
  return (
    <>
      <RadioField name="establishmentId" label="Cơ sở thụ hưởng" options={options} value={view.establishment?.id ?? ''} />
      <SelectField
        name="communeCode"
        label="Nơi thực hiện"
        hint="Để trống thì lấy xã, phường của cơ sở"
        options={view.communes}
        blank="Theo cơ sở"
        optional
      />
    </>
  )
}

function LevelAndForm() {
  const levels = (['local', 'national'] as const).map((value) => ({ value, label: LEVEL_WORDS[value] }))
  return (
    <>
      <RadioField name="level" label="Cấp đề án" options={levels} value="local" />
      <RadioField name="form" label="Loại đề án" options={FORMS.map((value) => ({ value, label: FORM_WORDS[value] }))} value="single" />
    </>
  )
}
