// A temporary password, shown in the answer to the form and nowhere else.
import type { PageContext } from '../ui/context.ts'
import { Page } from '../ui/page.tsx'
import { Alert, Kv, Sheet } from '../ui/panel.tsx'

export type TemporaryPasswordProps = {
  readonly context: PageContext
  readonly personId: string
  readonly login: string
  readonly password: string
}

export function TemporaryPasswordPage({ context, personId, login, password }: TemporaryPasswordProps) {
  return (
    <Page context={context} title="Mật khẩu tạm" width="narrow" crumbs={[{ label: 'Người dùng', href: '/people' }]}>
      <div class="stack">
        <Alert kind="warn">Mật khẩu chỉ hiện ở trang này, một lần. Ghi lại và trao tận tay; người dùng phải đổi khi đăng nhập.</Alert>
        <Sheet title="Thông tin đăng nhập" padded>
          <Kv
            facts={[
              { name: 'Tên đăng nhập', value: <span class="code">{login}</span> },
              { name: 'Mật khẩu tạm', value: <span class="code">{password}</span> },
            ]}
          />
        </Sheet>
        <p>
          <a href={`/people/${personId}`}>Mở trang của người dùng này</a>
        </p>
      </div>
    </Page>
  )
}
