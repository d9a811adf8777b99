// "Việc của tôi" of those who act on no đề án: what they come for, and where it is.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import { formatDong, formatPercent } from '../basics/money.ts'
import { isRole, type Role } from '../people/role.ts'
import type { Total } from '../project/list.ts'
import { STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { EmptyState, Sheet, Stats, type StatTileProps } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { overdueTile } from './overdue.page.tsx'
import type { Audited, Kept, Local, Overview } from './overview-view.ts'
import { LEADS, NO_TASKS } from './overview-words.vi.ts'
import { inMillions } from './words.vi.ts'

export function OverviewPart({ overview, context }: { overview: Overview; context: PageContext }) {
  const { audited, kept, local, today } = overview
  const roles = (context.who?.roles ?? []).filter(isRole)
  return (
    <div class="stack">
      {audited && <Stats label="Nhật ký và kinh phí" tiles={auditedTiles(audited, formatDay(today))} />}
      {kept && <Stats label="Tài khoản, chương trình, mức chi" tiles={keptTiles(kept)} />}
      {local && <LocalPart local={local} />}
      <Leads roles={roles} />
    </div>
  )
}

function figure({ rows, capped }: Total): string {
  return `${capped ? 'hơn ' : ''}${formatDong(BigInt(rows))}`
}

function auditedTiles({ trail: { signed, todays }, money }: Audited, today: string): StatTileProps[] {
  return [
    { name: 'Việc ghi nhật ký hôm nay', value: figure(todays), compare: today, href: `/trail?${new URLSearchParams({ from: today, to: today })}` },
    signed
      ? {
          name: 'Mốc nhật ký đã ký',
          value: `số ${formatDong(BigInt(signed.number))}`,
          compare: `lúc ${timeOf(signed.at)}, ${formatDay(dayOf(signed.at))}`,
        }
      : { name: 'Mốc nhật ký đã ký', value: 'chưa có', compare: 'hệ thống tự ký khi chạy', tone: 'warn' as const },
    ...(money
      ? [
          {
            name: 'Ngân sách đã giải ngân',
            value: inMillions(money.paid),
            unit: 'triệu đồng',
            compare:
              money.planned === null
                ? 'quyết định không nêu số'
                : `${formatPercent(money.paid, money.planned)} của ${inMillions(money.planned)} dự kiến`,
            href: '/funding',
          },
          ...(money.overdue ? [overdueTile(money.overdue)] : []),
        ]
      : []),
  ]
}

function keptTiles({ accounts, programme, norms }: Kept): StatTileProps[] {
  const count = (value: number) => formatDong(BigInt(value))
  return [
    { name: 'Tài khoản đang dùng', value: count(accounts.open), href: '/people?state=open' },
    { name: 'Tài khoản đang khóa', value: count(accounts.locked), href: '/people?state=locked' },
    { name: 'Chờ đổi mật khẩu tạm', value: count(accounts.waiting), href: '/people?state=waiting' },
    programme
      ? { name: 'Chương trình', value: `bản ${programme.currentVersion}`, compare: `Quyết định ${programme.decisionNo}`, href: '/programme/decision' }
      : { name: 'Chương trình', value: 'chưa nạp', compare: 'nạp bằng lệnh programme load', tone: 'warn' as const },
    {
      name: 'Mức chi địa phương đang áp dụng',
      value: count(norms.inForce),
      compare: norms.unverified > 0 ? `${count(norms.unverified)} chưa kiểm chứng đủ` : 'đã kiểm chứng',
      href: '/norms',
    },
  ]
}

const COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'code', head: 'Mã', kind: 'ref' },
  { key: 'state', head: 'Trạng thái', kind: 'text', phone: '' },
  { key: 'changed', head: 'Thay đổi gần nhất', kind: 'day' },
]

function LocalPart({ local: { place, establishments, projects, underway, latest } }: { local: Local }) {
  return (
    <>
      <Stats
        label={`Địa bàn: ${place}`}
        tiles={[
          { name: 'Cơ sở trên địa bàn', value: figure(establishments), compare: place, href: '/establishments' },
          { name: 'Đề án trên địa bàn', value: figure(projects), compare: place, href: '/projects' },
          { name: 'Đề án đang thực hiện', value: figure(underway), compare: place, href: '/projects?state=underway' },
        ]}
      />
      <Sheet title="Đề án trên địa bàn" note="Thay đổi gần nhất trước" end={<a href="/projects?sort=changed">Xem tất cả</a>}>
        {latest.length === 0 ? (
          <EmptyState title="Chưa có đề án nào trên địa bàn">Cơ sở đăng ký hỗ trợ thì hồ sơ hiện ở đây.</EmptyState>
        ) : (
          <DataTable caption="Đề án trên địa bàn" columns={COLUMNS} rows={latest.map(rowOf)} cards />
        )}
      </Sheet>
    </>
  )
}

function rowOf({ id, code, name, establishmentName, state, changedOn }: Local['latest'][number]): Row {
  return {
    id,
    cells: {
      name: (
        <>
          <a class="title" href={`/projects/${id}`}>
            {name}
          </a>
          <span class="under">{establishmentName ?? 'Chưa xác định cơ sở'}</span>
        </>
      ),
      code: <span class="code">{code}</span>,
      state: <StateChip tone={STATE_TONES[state]} word={STATE_WORDS[state]} />,
      changed: formatDay(changedOn),
    },
  }
}

/** Where this person's work is, and why no task of the process stands here. */
function Leads({ roles }: { roles: readonly Role[] }) {
  const leads = new Map(roles.flatMap((role) => LEADS[role] ?? []).map((lead) => [lead.href, lead]))
  const why = roles.flatMap((role) => NO_TASKS[role] ?? [])
  return (
    <Sheet title="Nơi làm việc" note={why.join(' ')} padded>
      <ul>
        {[...leads.values()].map(({ href, word, what }) => (
          <li key={href}>
            <a href={href}>{word}</a>: {what}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
