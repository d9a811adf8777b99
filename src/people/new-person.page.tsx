// Making an account in two steps: first the roles, then no more than what those roles need.
import { allValues, type FormState, formFor, type PageContext } from '../ui/context.ts'
import { RadioField, SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Kv, Sheet } from '../ui/panel.tsx'
import type { Choice } from './person.ts'
import { isRole, ROLE_WORDS, ROLES, type Role } from './role.ts'
import { REFUSALS } from './words.vi.ts'

export type NewPersonProps = {
  readonly context: PageContext
  readonly roles: readonly Role[]
  /** The first step came back empty. */
  readonly noneChosen: boolean
  /** The establishment the account is made for, when it was opened from there. */
  readonly establishment: { readonly id: string; readonly name: string } | undefined
  readonly communes: readonly Choice[]
  readonly requestKey: string
}

const PATH = '/people/new'

export function NewPersonPage(props: NewPersonProps) {
  const { context } = props
  const sent = formFor(context, '/people')
  const roles = sent ? rolesSent(sent) : props.roles
  const asking = !sent && roles.length === 0
  return (
    <Page
      context={context}
      title="Lập tài khoản"
      sub={asking ? 'Bước 1 trên 2: chọn vai trò' : 'Bước 2 trên 2: thông tin người dùng'}
      width="narrow"
      crumbs={[{ label: 'Người dùng', href: '/people' }]}
    >
      <div class="stack">
        {asking ? <RolesStep context={props.noneChosen ? withNoneTold(context) : context} /> : <PersonStep {...props} roles={roles} sent={sent} />}
      </div>
    </Page>
  )
}

function rolesSent(sent: FormState): Role[] {
  return (allValues(sent, 'roles') ?? []).filter(isRole)
}

function withNoneTold(context: PageContext): PageContext {
  return { ...context, form: { action: PATH, values: {}, errors: [{ field: 'roles', text: REFUSALS['people.role-missing']?.({}) ?? '' }] } }
}

function RolesStep({ context }: { context: PageContext }) {
  return (
    <>
      <ErrorSummary context={context} action={PATH} what="Chưa sang được bước 2" />
      <Sheet padded label="Vai trò">
        <form action={PATH} method="get" aria-label="Chọn vai trò">
          <input type="hidden" name="step" value="2" />
          <RolesField form={formFor(context, PATH)} />
          <div class="form-acts">
            <SubmitButton>Tiếp tục</SubmitButton>
          </div>
        </form>
      </Sheet>
    </>
  )
}

function RolesField({ form }: { form?: FormState | undefined }) {
  return (
    <RadioField
      name="roles"
      label="Vai trò"
      many
      hint="Một người giữ được nhiều vai trò; tài khoản của cơ sở và của kiểm toán chỉ giữ một."
      options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
      form={form}
    />
  )
}

function PersonStep({ context, roles, establishment, communes, requestKey, sent }: NewPersonProps & { readonly sent: FormState | undefined }) {
  const doubted = roles.length === 0 || sent?.errors.some(({ field }) => field === 'roles')
  return (
    <>
      <ErrorSummary context={context} action="/people" what="Chưa lập được tài khoản" />
      <Sheet padded label="Lập tài khoản">
        <Form context={context} action="/people" requestKey={requestKey} submit="Lập tài khoản">
          {doubted ? <RolesField form={sent} /> : <RolesChosen roles={roles} />}
          <TextField name="name" label="Họ và tên" />
          <TextField name="title" label="Chức danh" hint="Ghi cả phòng, đơn vị" />
          <TextField name="login" label="Tên đăng nhập" hint="Chữ thường không dấu, số, dấu chấm; từ 3 đến 40 ký tự" maxLength={40} />
          {roles.includes('establishment') && <OfEstablishment establishment={establishment} />}
          {roles.includes('commune-officer') && <SelectField name="communeCode" label="Xã, phường" blank="Chọn xã, phường" options={communes} />}
        </Form>
      </Sheet>
      <p class="note">Mật khẩu tạm được tạo ngẫu nhiên và hiện một lần sau khi lập.</p>
    </>
  )
}

function RolesChosen({ roles }: { roles: readonly Role[] }) {
  const words = roles.map((role) => ROLE_WORDS[role]).join('; ')
  return (
    <div class="field">
      {roles.map((role) => (
        <input key={role} type="hidden" name="roles" value={role} />
      ))}
      <Kv
        facts={[
          {
            name: 'Vai trò',
            value: (
              <>
                {words}. <a href={PATH}>Chọn lại vai trò</a>
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

function OfEstablishment({ establishment }: Pick<NewPersonProps, 'establishment'>) {
  if (!establishment)
    return (
      <TextField
        name="establishmentId"
        label="Mã cơ sở"
        hint={
          <>
            Mở trang của cơ sở trong mục <a href="/establishments">Cơ sở và địa bàn</a> rồi chọn Lập tài khoản thì mã có sẵn.
          </>
        }
      />
    )
  return (
    <div class="field">
      <input type="hidden" name="establishmentId" value={establishment.id} />
      <Kv facts={[{ name: 'Cơ sở', value: <a href={`/establishments/${establishment.id}`}>{establishment.name}</a> }]} />
    </div>
  )
}
