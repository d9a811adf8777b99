// One person: roles, the account's state, where they are signed in.
import type { PageContext } from '../ui/context.ts'
import { ErrorSummary, Form, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Kv, Sheet } from '../ui/panel.tsx'
import { momentInWords, SessionTable } from './account.page.tsx'
import { AccountChip, mayManage } from './people.page.tsx'
import type { Person } from './person.ts'
import { ROLE_WORDS, type Role } from './role.ts'
import type { OpenSession } from './session.ts'

const CRUMBS = [{ label: 'Người dùng', href: '/people' }]

export type PersonProps = {
  readonly context: PageContext
  readonly person: Person
  readonly sessions: readonly OpenSession[]
  readonly own: boolean
  readonly grantable: readonly Role[]
  readonly requestKeys: { readonly roles: string; readonly lock: string }
}

export function PersonPage(props: PersonProps) {
  const { context, person, own } = props
  return (
    <Page
      context={context}
      title={person.name}
      sub={person.title}
      crumbs={CRUMBS}
      acts={<AccountChip locked={person.lockedAt !== null} mustChange={person.mustChange} />}
    >
      <div class="stack">
        <Refusals context={context} />
        <Sheet title="Thông tin" padded>
          <Kv
            facts={[
              { name: 'Tên đăng nhập', value: <span class="code">{person.login}</span> },
              { name: 'Lập lúc', value: momentInWords(person.createdAt) },
              ...(person.establishmentId
                ? [{ name: 'Cơ sở', value: <a href={`/establishments/${person.establishmentId}`}>Mở trang của cơ sở</a> }]
                : []),
              ...(person.communeCode ? [{ name: 'Mã xã, phường', value: person.communeCode }] : []),
            ]}
          />
        </Sheet>
        {mayManage(context) && !own ? (
          <Acts {...props} />
        ) : (
          <Sheet title="Vai trò" padded>
            <ul>
              {person.roles.map((role) => (
                <li key={role}>{ROLE_WORDS[role]}</li>
              ))}
            </ul>
          </Sheet>
        )}
        {own && (
          <Alert kind="info">
            Đây là tài khoản của chính mình. Vai trò do một quản trị hệ thống khác sửa; mật khẩu và phiên làm việc ở trang Tài khoản.
          </Alert>
        )}
      </div>
    </Page>
  )
}

/** Any of the forms of this page may come back; what was refused stands first. */
function Refusals({ context }: { context: PageContext }) {
  return context.form ? <ErrorSummary context={context} action={context.form.action} what="Chưa thực hiện được" /> : null
}

function Acts({ context, person, sessions, grantable, requestKeys }: PersonProps) {
  const base = `/people/${person.id}`
  return (
    <>
      <Sheet title="Vai trò" padded>
        <Form context={context} action={`${base}/roles`} requestKey={requestKeys.roles} version={person.version} submit="Lưu vai trò">
          <RolesField roles={grantable} held={person.roles} />
        </Form>
      </Sheet>
      <Sheet title="Các phiên đang đăng nhập" note={`${sessions.length} phiên`}>
        <SessionTable sessions={sessions} ending={() => `${base}/sessions/ending`} />
      </Sheet>
      <Sheet title="Tài khoản" padded>
        <Form context={context} action={`${base}/${person.lockedAt ? 'unlocking' : 'locking'}`} requestKey={requestKeys.lock}>
          <div class="form-acts">
            <SubmitButton tone={person.lockedAt ? 'outline' : 'grave'}>{person.lockedAt ? 'Mở khóa tài khoản' : 'Khóa tài khoản'}</SubmitButton>
            <SubmitButton tone="outline" formAction={`${base}/password-reset`}>
              Cấp mật khẩu mới
            </SubmitButton>
            {sessions.length > 0 && (
              <SubmitButton tone="outline" formAction={`${base}/sessions/ending`}>
                Kết thúc mọi phiên
              </SubmitButton>
            )}
          </div>
        </Form>
      </Sheet>
    </>
  )
}

function RolesField({ roles, held }: { roles: readonly Role[]; held: readonly Role[] }) {
  return (
    <fieldset class="field">
      <legend class="label">Vai trò được giao</legend>
      {roles.map((role) => (
        <label class="check" key={role}>
          <input type="checkbox" name="roles" value={role} checked={held.includes(role)} />
          <span>{ROLE_WORDS[role]}</span>
        </label>
      ))}
    </fieldset>
  )
}
