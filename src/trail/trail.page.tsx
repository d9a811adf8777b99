// The trail, day by day: who did what, to which record, with the receipt of each entry.
import { type Day, dayOf, formatDay, timeOf } from '../basics/day.ts'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import { FilterSelect } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type TrailEntry, TrailTimeline } from '../ui/process.tsx'
import type { ActWords } from './act-words.ts'
import { factsInWords, type StateWords } from './fact-words.ts'
import type { Facts } from './trail.chain.ts'

export type ToldEntry = {
  readonly chainId: string
  readonly seq: number
  readonly id: string
  readonly at: Date
  readonly personId: string | null
  readonly personName: string
  readonly title?: string | null | undefined
  readonly act: string
  readonly words: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly facts: Facts
  readonly hash: string
}

export type TrailPageProps = {
  readonly context: PageContext
  readonly entries: readonly ToldEntry[]
  readonly older: { readonly at: Date; readonly id: string } | undefined
  readonly query: {
    readonly from?: Day | undefined
    readonly to?: Day | undefined
    readonly person?: string | undefined
    readonly act?: string
    readonly chain?: string | undefined
  }
  readonly acts: ActWords
  readonly states: StateWords
}

export function TrailPage({ context, entries, older, query, acts, states }: TrailPageProps) {
  const next = older && address(query, { before: `${older.at.toISOString()}_${older.id}` })
  return (
    <Page
      context={context}
      title="Nhật ký"
      sub="Mỗi việc một dòng, nối với dòng trước bằng mã băm. Không ai sửa hay xóa được mà không để lại dấu."
      printWide
    >
      <div class="stack">
        <Sheet label="Lọc nhật ký">
          <Filters query={query} acts={acts} />
        </Sheet>
        {entries.length === 0 ? (
          <EmptyState title="Không có việc nào khớp">Nới khoảng ngày hoặc bỏ bớt điều kiện lọc.</EmptyState>
        ) : (
          <Days entries={entries} query={query} states={states} />
        )}
        {next && (
          <p>
            <LinkButton href={next}>Xem các việc cũ hơn</LinkButton>
          </p>
        )}
      </div>
    </Page>
  )
}

type Query = TrailPageProps['query']

function address(query: Query, more: Record<string, string>): string {
  const { from, to, person, act, chain } = query
  const kept = Object.entries({ from: from ?? '', to: to ?? '', person: person ?? '', act: act ?? '', chain: chain ?? '', ...more })
  return `/trail?${new URLSearchParams(kept.filter(([, value]) => value !== ''))}`
}

function Filters({ query, acts }: { query: Query; acts: ActWords }) {
  const options = Object.entries(acts)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
  return (
    <form class="filter-bar" action="/trail" method="get" aria-label="Lọc nhật ký">
      {query.chain && <input type="hidden" name="chain" value={query.chain} />}
      {query.person && <input type="hidden" name="person" value={query.person} />}
      <DayBox name="from" label="Từ ngày" value={query.from} />
      <DayBox name="to" label="Đến ngày" value={query.to} />
      <FilterSelect name="act" label="Việc" all="Mọi việc" value={query.act} options={options} />
      <button class="btn btn-outline" type="submit">
        Lọc
      </button>
      {query.person && <Without word="Một người" href={address({ ...query, person: undefined }, {})} />}
      {query.chain && <Without word="Một chuỗi" href={address({ ...query, chain: undefined }, {})} />}
    </form>
  )
}

function DayBox({ name, label, value }: { name: string; label: string; value: Day | undefined }) {
  return (
    <div class="op-search">
      <Icon name="clock" />
      <input
        class="form-control"
        name={name}
        aria-label={label}
        placeholder={`${label} (ngày/tháng/năm)`}
        inputMode="numeric"
        maxLength={10}
        value={value && formatDay(value)}
      />
    </div>
  )
}

function Without({ word, href }: { word: string; href: string }) {
  return (
    <span class="token">
      {word} <a href={href}>Bỏ lọc</a>
    </span>
  )
}

/** One sheet a day, so the eye finds a day without reading dates. */
function Days({ entries, query, states }: { entries: readonly ToldEntry[]; query: Query; states: StateWords }) {
  const days = [...new Set(entries.map(({ at }) => dayOf(at)))]
  return (
    <>
      {days.map((day) => (
        <Sheet key={day} title={formatDay(day)} padded>
          <TrailTimeline entries={entries.filter(({ at }) => dayOf(at) === day).map((entry) => lineOf(entry, query, states))} />
        </Sheet>
      ))}
    </>
  )
}

function lineOf(entry: ToldEntry, query: Query, states: StateWords): TrailEntry {
  const { at, words, personName, title, personId, hash, chainId, seq, subjectKind, subjectId, facts, act } = entry
  const who = personId ? <a href={address({ ...query, person: personId }, {})}>{personName}</a> : personName || 'Không rõ người'
  const detail = factsInWords(facts, subjectKind, states)
  return {
    when: timeOf(at),
    act: detail ? `${words}:` : words,
    detail,
    meta: (
      <>
        {who}
        {title && `, ${title}`} · <RecordLink kind={subjectKind} id={subjectId} />
        <a href={address({ ...query, chain: chainId }, {})}>{`mục ${seq} của chuỗi`}</a>
      </>
    ),
    hash: `${hash.slice(0, 4)} ${hash.slice(4, 8)}`,
    money: act.startsWith('funding.'),
  }
}

const PAGES: Readonly<Record<string, { readonly word: string; readonly path: string }>> = {
  project: { word: 'Đề án', path: '/projects' },
  establishment: { word: 'Cơ sở', path: '/establishments' },
  plan: { word: 'Kế hoạch', path: '/plans' },
}

/** The record itself; kinds without a page of their own are left to the words of the act. */
function RecordLink({ kind, id }: { kind: string; id: string }) {
  const page = PAGES[kind]
  if (!page) return null
  return (
    <>
      <a href={`${page.path}/${id}`}>{page.word}</a> ·{' '}
    </>
  )
}
