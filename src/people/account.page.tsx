// One's own account: who I am here, where I am signed in, and a new password.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import type { PageContext } from '../ui/context.ts'
import { TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, EmptyState, Kv, Sheet } from '../ui/panel.tsx'
import { DataTable } from '../ui/table.tsx'
import { LEAST_CHARACTERS } from './password.ts'
import { ROLE_WORDS, type Role } from './role.ts'
import { agentInWords, type OpenSession } from './session.ts'

export function momentInWords(at: Date): string {
  return `${timeOf(at)}, ${formatDay(dayOf(at))}`
}

export type AccountProps = {
  readonly context: PageContext
  readonly sessions: readonly OpenSession[]
  readonly current: string
  readonly roles: readonly Role[]
}

export function AccountPage({ context, sessions, current, roles }: AccountProps) {
  const others = sessions.filter(({ id }) => id !== current).length
  return (
    <Page context={context} title="Tài khoản" acts={<LinkButton href="/account/password">Đổi mật khẩu</LinkButton>}>
      <div class="stack">
        <Sheet title="Thông tin" padded>
          <Kv
            facts={[
              { name: 'Họ và tên', value: context.who?.name ?? '' },
              { name: 'Chức danh', value: context.who?.title ?? '' },
              { name: 'Vai trò', value: roles.map((role) => ROLE_WORDS[role]).join(', ') },
            ]}
          />
        </Sheet>
        <Sheet
          title="Các phiên đang đăng nhập"
          note={`${sessions.length} phiên`}
          end={
            others > 0 && (
              <form action="/account/sessions/ending" method="post">
                <SubmitButton tone="outline" small>
                  Kết thúc các phiên khác
                </SubmitButton>
              </form>
            )
          }
        >
          <SessionTable sessions={sessions} current={current} ending={(id) => `/account/sessions/${id}/ending`} />
        </Sheet>
      </div>
    </Page>
  )
}

export type SessionTableProps = {
  readonly sessions: readonly OpenSession[]
  readonly current?: string | undefined
  /** Where one session is ended. Ending twice ends once, so these forms carry no key. */
  ending(id: string): string
}

export function SessionTable({ sessions, current, ending }: SessionTableProps) {
  if (sessions.length === 0) return <EmptyState title="Không đăng nhập ở đâu">Phiên làm việc hiện ở đây sau khi người này đăng nhập.</EmptyState>
  const act = (id: string) => {
    if (id === current) return 'Phiên này'
    return (
      <form action={ending(id)} method="post">
        <input type="hidden" name="sessionId" value={id} />
        <SubmitButton tone="quiet" small>
          Kết thúc
        </SubmitButton>
      </form>
    )
  }
  return (
    <DataTable
      caption="Các phiên đang đăng nhập"
      cards
      columns={[
        { key: 'where', head: 'Thiết bị', kind: 'text' },
        { key: 'began', head: 'Đăng nhập lúc', kind: 'day', full: true },
        { key: 'seen', head: 'Dùng gần nhất', kind: 'day', full: true },
        { key: 'act', head: 'Thao tác', kind: 'center' },
      ]}
      rows={sessions.map(({ id, agent, createdAt, seenAt }) => ({
        id,
        cells: { where: agentInWords(agent), began: momentInWords(createdAt), seen: momentInWords(seenAt), act: act(id) },
      }))}
    />
  )
}

const PASSWORD = '/account/password'

export function PasswordPage({ context, mustChange, requestKey }: { context: PageContext; mustChange: boolean; requestKey: string }) {
  return (
    <Page context={context} title="Đổi mật khẩu" width="narrow" crumbs={[{ label: 'Tài khoản', href: '/account' }]}>
      <div class="stack">
        <ErrorSummary context={context} action={PASSWORD} what="Chưa đổi được mật khẩu" />
        {mustChange && <Alert kind="info">Mật khẩu đang dùng là mật khẩu tạm. Đặt mật khẩu riêng để vào các mục công việc.</Alert>}
        <Sheet padded label="Đổi mật khẩu">
          <Form context={context} action={PASSWORD} requestKey={requestKey} submit="Đổi mật khẩu">
            <TextField name="currentPassword" label="Mật khẩu hiện tại" type="password" autocomplete="current-password" />
            <TextField
              name="newPassword"
              label="Mật khẩu mới"
              type="password"
              autocomplete="new-password"
              hint={`Ít nhất ${LEAST_CHARACTERS} ký tự. Bốn, năm từ không liên quan với nhau, có dấu hay không dấu đều được.`}
            />
            <TextField name="repeatPassword" label="Nhập lại mật khẩu mới" type="password" autocomplete="new-password" />
          </Form>
        </Sheet>
      </div>
    </Page>
  )
}
