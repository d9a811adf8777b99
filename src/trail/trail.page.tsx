// The trail, day by day: who did what, to which record, with the receipt of each entry.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type TrailEntry, TrailTimeline } from '../ui/process.tsx'
import type { ActWords } from './act-words.ts'
import { factsInWords, type StateWords } from './fact-words.ts'
import type { Looked } from './lookup.ts'
import type { Facts } from './trail.chain.ts'
import { address, NoLines, type Query, TrailFilters } from './trail-filters.page.tsx'

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
  /** Of a đề án: its code. */
  readonly subjectCode?: string | undefined
  readonly facts: Facts
  readonly hash: string
}

export type TrailPageProps = {
  readonly context: PageContext
  readonly entries: readonly ToldEntry[]
  readonly older: { readonly at: Date; readonly id: string } | undefined
  readonly query: Query
  readonly looked: Looked
  readonly acts: ActWords
  readonly states: StateWords
}

export function TrailPage({ context, entries, older, query, looked, acts, states }: TrailPageProps) {
  const next = older && address(query, `${older.at.toISOString()}_${older.id}`)
  return (
    <Page
      context={context}
      title="Nhật ký"
      sub="Mỗi việc một dòng, nối với dòng trước bằng mã băm. Không ai sửa hay xóa được mà không để lại dấu."
      printWide
    >
      <div class="stack">
        <Sheet label="Lọc nhật ký">
          <TrailFilters query={query} looked={looked} acts={acts} />
        </Sheet>
        {entries.length === 0 ? <NoLines query={query} looked={looked} /> : <Days entries={entries} query={query} states={states} />}
        {next && (
          <p>
            <LinkButton href={next}>Xem các việc cũ hơn</LinkButton>
          </p>
        )}
      </div>
    </Page>
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
  const { at, words, personName, title, personId, hash, chainId, seq, subjectKind, facts, act } = entry
  const who = personId ? <a href={address({ ...query, who: '', person: personId })}>{personName}</a> : personName || 'Không rõ người'
  const detail = factsInWords(facts, subjectKind, states)
  return {
    when: timeOf(at),
    act: detail ? `${words}:` : words,
    detail,
    meta: (
      <>
        {who}
        {title && `, ${title}`} · <RecordLink entry={entry} />
        <a href={address({ ...query, chain: chainId })}>{`mục ${seq} của chuỗi`}</a>
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

/** The record itself, a đề án by its code; kinds without a page of their own are left to the words of the act. */
function RecordLink({ entry: { subjectKind, subjectId, subjectCode } }: { entry: ToldEntry }) {
  const page = PAGES[subjectKind]
  if (!page) return null
  return (
    <>
      <a href={`${page.path}/${subjectId}`}>
        {page.word}
        {subjectCode && <> {subjectCode}</>}
      </a>{' '}
      ·{' '}
    </>
  )
}
