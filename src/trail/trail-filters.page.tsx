// The bar the trail is narrowed by, and what stands there when a name leads to nobody or to several people.
import { type Day, formatDay } from '../basics/day.ts'
import { LinkButton } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { FilterSelect } from '../ui/list.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import type { ActWords } from './act-words.ts'
import type { Looked } from './lookup.ts'

export type Query = {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly project: string
  readonly who: string
  readonly person?: string | undefined
  readonly act: string
  readonly chain?: string | undefined
}

/** The same trail, narrowed otherwise. */
export function address({ from, to, project, who, person, act, chain }: Query, before = ''): string {
  const kept = { from: from ?? '', to: to ?? '', project, who, person: person ?? '', act, chain: chain ?? '', before }
  const named = Object.entries(kept).filter(([, value]) => value !== '')
  return named.length === 0 ? '/trail' : `/trail?${new URLSearchParams(named)}`
}

export function TrailFilters({ query, looked, acts }: { query: Query; looked: Looked; acts: ActWords }) {
  const { project, person } = looked
  const options = Object.entries(acts)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
  return (
    <form class="filter-bar" action="/trail" method="get" aria-label="Lọc nhật ký">
      {query.chain && <input type="hidden" name="chain" value={query.chain} />}
      <Box icon="file" name="project" label="Mã đề án" most={40} value={project?.code ?? query.project} />
      <Box icon="search" name="who" label="Họ tên hoặc tên đăng nhập" most={100} value={query.who || person?.login || ''} />
      <Box icon="clock" name="from" label="Từ ngày" example="ngày/tháng/năm" most={10} value={query.from ? formatDay(query.from) : ''} />
      <Box icon="clock" name="to" label="Đến ngày" example="ngày/tháng/năm" most={10} value={query.to ? formatDay(query.to) : ''} />
      <FilterSelect name="act" label="Việc" all="Mọi việc" value={query.act} options={options} />
      <button class="btn btn-outline" type="submit">
        Lọc
      </button>
      {project && <Without word={`Đề án ${project.code}`} href={address({ ...query, project: '' })} />}
      {(person ?? query.person) && <Without word={person?.name ?? 'Một người'} href={address({ ...query, who: '', person: undefined })} />}
      {query.chain && <Without word="Một chuỗi" href={address({ ...query, chain: undefined })} />}
    </form>
  )
}

type BoxProps = {
  readonly icon: IconName
  readonly name: string
  readonly label: string
  readonly example?: string
  readonly most: number
  readonly value: string
}

function Box({ icon, name, label, example, most, value }: BoxProps) {
  return (
    <div class="op-search short">
      <Icon name={icon} />
      <input
        class="form-control"
        name={name}
        aria-label={label}
        placeholder={example ? `${label} (${example})` : label}
        inputMode={example ? 'numeric' : undefined}
        maxLength={most}
        value={value}
      />
    </div>
  )
}

function Without({ word, href }: { word: string; href: string }) {
  return (
    <span class="token">
      {word}
      <a href={href} aria-label={`Bỏ lọc ${word}`}>
        <Icon name="x" />
      </a>
    </span>
  )
}

/** Why no line is shown: nothing is kept under this name, several people bear it, or nothing was done. */
export function NoLines({ query, looked }: { query: Query; looked: Looked }) {
  if (looked.unknown === 'project')
    return (
      <EmptyState
        title={`Không có đề án nào mang mã "${query.project}"`}
        act={
          <p class="links">
            <LinkButton href={address({ ...query, project: '' })}>Bỏ lọc theo mã</LinkButton>{' '}
            <LinkButton href={`/projects?${new URLSearchParams({ q: query.project })}`}>Tìm trong danh sách đề án</LinkButton>
          </p>
        }
      >
        Nhập đủ mã như ghi ở hồ sơ, ví dụ KCĐP-2024-07. Chỉ nhớ tên thì tìm trong danh sách đề án.
      </EmptyState>
    )
  if (looked.unknown === 'who')
    return (
      <EmptyState
        title={`Không có người dùng nào khớp "${query.who}"`}
        act={<LinkButton href={address({ ...query, who: '' })}>Bỏ lọc theo người</LinkButton>}
      >
        Nhập một phần họ tên có dấu, hoặc tên đăng nhập.
      </EmptyState>
    )
  if (looked.choices.length > 0) return <Choices query={query} looked={looked} />
  return <EmptyState title="Không có việc nào khớp">Nới khoảng ngày hoặc bỏ bớt điều kiện lọc.</EmptyState>
}

function Choices({ query, looked }: { query: Query; looked: Looked }) {
  return (
    <Sheet
      title={`Có nhiều người khớp "${query.who}"`}
      note="Chọn một người"
      foot="Chưa thấy người cần tìm thì gõ đủ họ tên hoặc tên đăng nhập."
      padded
    >
      <ul>
        {looked.choices.map(({ id, name, login, title }) => (
          <li key={id}>
            <a href={address({ ...query, who: '', person: id })}>{name}</a> {`(${login})${title ? `, ${title}` : ''}`}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
