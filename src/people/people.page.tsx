// Who works here.

import { StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { FilterBar, FilterSelect, Pager } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { DataTable } from '../ui/table.tsx'
import { ACCOUNT_STATES, type AccountState, PEOPLE_A_PAGE, type Person } from './person.ts'
import { ROLE_WORDS, ROLES, type Role } from './role.ts'

export type PeopleProps = {
  readonly context: PageContext
  readonly people: readonly Person[]
  readonly total: number
  readonly page: number
  readonly q: string
  readonly role: Role | ''
  readonly state: AccountState | ''
}

export function PeoplePage(props: PeopleProps) {
  const { context, people, q, role, state } = props
  return (
    <Page
      context={context}
      title="Người dùng"
      acts={
        mayManage(context) && (
          <LinkButton href="/people/new" tone="primary">
            Lập tài khoản
          </LinkButton>
        )
      }
    >
      <Sheet label="Danh sách người dùng" foot={people.length > 0 && <PeoplePager {...props} />}>
        <FilterBar action="/people" label="Tìm theo tên hoặc tên đăng nhập" query={q} placeholder="Họ tên hoặc tên đăng nhập">
          <FilterSelect
            name="role"
            label="Vai trò"
            all="Mọi vai trò"
            value={role}
            options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))}
          />
          <FilterSelect
            name="state"
            label="Trạng thái"
            all="Mọi trạng thái"
            value={state}
            options={ACCOUNT_STATES.map((value) => ({ value, label: ACCOUNT[value].word }))}
          />
        </FilterBar>
        {people.length === 0 ? (
          <EmptyState title="Không có người dùng nào khớp">Bỏ bớt điều kiện lọc rồi tìm lại.</EmptyState>
        ) : (
          <PeopleTable people={people} />
        )}
      </Sheet>
    </Page>
  )
}

/** An auditor reads these pages and finds no button on them. */
export function mayManage({ who }: PageContext): boolean {
  return who?.roles.includes('administrator') === true
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  return (
    <DataTable
      caption="Người dùng"
      cards
      columns={[
        { key: 'name', head: 'Họ và tên', kind: 'text', full: true },
        { key: 'login', head: 'Tên đăng nhập', kind: 'ref' },
        { key: 'roles', head: 'Vai trò', kind: 'text' },
        { key: 'state', head: 'Trạng thái', kind: 'text' },
      ]}
      rows={people.map(({ id, name, title, login, roles, lockedAt, mustChange }) => ({
        id,
        cells: {
          name: (
            <>
              <a class="title" href={`/people/${id}`}>
                {name}
              </a>
              <span class="under">{title}</span>
            </>
          ),
          login: <span class="code">{login}</span>,
          roles: roles.map((one) => ROLE_WORDS[one]).join(', '),
          state: <AccountChip locked={lockedAt !== null} mustChange={mustChange} />,
        },
      }))}
    />
  )
}

const ACCOUNT = {
  open: { tone: 'good', word: 'Đang dùng' },
  waiting: { tone: 'idle', word: 'Chờ đổi mật khẩu' },
  locked: { tone: 'bad', word: 'Đang khóa' },
} as const satisfies Record<AccountState, object>

export function AccountChip({ locked, mustChange }: { locked: boolean; mustChange: boolean }) {
  return <StateChip {...ACCOUNT[locked ? 'locked' : mustChange ? 'waiting' : 'open']} />
}

function PeoplePager({ people, total, page, q, role, state }: PeopleProps) {
  const kept = Object.entries({ q, role, state }).filter(([, value]) => value !== '')
  const href = (to: number) => `/people?${new URLSearchParams([...kept, ['page', String(to)]])}`
  const from = (page - 1) * PEOPLE_A_PAGE + 1
  return (
    <Pager
      from={from}
      to={from + people.length - 1}
      total={total}
      what="người"
      previous={page > 1 ? href(page - 1) : undefined}
      next={page * PEOPLE_A_PAGE < total ? href(page + 1) : undefined}
    />
  )
}
