// "Việc của tôi" of roles that act on no đề án.
import { isRole, type Role } from '../people/role.ts'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { NO_TASKS } from './dossier-words.vi.ts'

/** Roles that act on no đề án: why nothing stands here, and where their work is. */
export function NoTasks({ context }: { context: PageContext }) {
  const roles = (context.who?.roles ?? []).filter((role): role is Role => isRole(role))
  const why = roles.map((role) => NO_TASKS[role]).filter((words) => words !== undefined)
  return (
    <Sheet label="Việc của tôi">
      <EmptyState
        title="Tài khoản này không có việc trong quy trình đề án"
        act={
          <p class="links">
            <LinkButton href="/projects">Xem đề án</LinkButton>{' '}
            {roles.includes('administrator') && <LinkButton href="/people">Quản lý người dùng</LinkButton>}{' '}
            {roles.some((role) => role === 'auditor' || role === 'administrator') && <LinkButton href="/trail">Xem nhật ký</LinkButton>}
            {roles.includes('commune-officer') && <LinkButton href="/establishments">Xem cơ sở trên địa bàn</LinkButton>}
          </p>
        }
      >
        {why.join(' ')}
      </EmptyState>
    </Sheet>
  )
}
