// What an establishment has asked for, where each dossier stands, and what to do next: what was sent back before what was only begun.
import { type Day, formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, EmptyState, Kv, Sheet } from '../ui/panel.tsx'
import type { State } from './lifecycle.ts'
import type { Listed } from './view.ts'
import { answerLateWords, NEXT_WORDS, returnDueWords, STATE_TONES, STATE_WORDS, workLateWords } from './words.vi.ts'

export function MyPage(rows: readonly Listed[], context: PageContext) {
  const urgent = rows.find(({ state }) => state === 'returned') ?? rows.find(({ state }) => state === 'draft')
  const apply = (
    <LinkButton href="/apply" tone={urgent ? 'outline' : 'primary'} icon="plus">
      Đăng ký hỗ trợ
    </LinkButton>
  )
  return (
    <Page context={context} title="Hồ sơ của tôi" width="narrow" acts={rows.length > 0 && apply}>
      {rows.length === 0 ? (
        <Sheet>
          <h2 class="sr">Danh sách</h2>
          <EmptyState title="Chưa có hồ sơ nào" act={apply}>
            Hồ sơ xin hỗ trợ hiện ở đây, kèm việc cần làm tiếp.
          </EmptyState>
        </Sheet>
      ) : (
        <div class="stack">
          {rows.map((row) => (
            <Dossier key={row.id} row={row} first={row === urgent} today={context.today} />
          ))}
        </div>
      )}
    </Page>
  )
}

/** What the day on the dossier is the last day of. */
const DUE_WORDS: Readonly<Partial<Record<State, string>>> = {
  submitted: 'Hẹn tiếp nhận',
  appraising: 'Hẹn trả kết quả',
  ministry: 'Hẹn trả kết quả',
  underway: 'Hạn hoàn thành',
  adjusting: 'Hẹn trả lời đề nghị điều chỉnh',
}

const TO_WRITE: ReadonlySet<State> = new Set<State>(['draft', 'returned'])

/** Here the establishment itself must meet the day; while it waits for an answer, the day is the office's. */
const AT_WORK: ReadonlySet<State> = new Set<State>(['underway'])

function Dossier({ row, first, today }: { row: Listed; first: boolean; today: Day }) {
  const { id, code, name, year, state, dueOn } = row
  const writing = TO_WRITE.has(state)
  const late = dueOn !== null && dueOn < today
  return (
    <Sheet title={name} end={<StateChip tone={STATE_TONES[state]} word={STATE_WORDS[state]} />} padded>
      {state === 'returned' && dueOn && (
        <Alert kind={late ? 'bad' : 'warn'} icon="back">
          <b>{returnDueWords(dueOn, today)}</b>
        </Alert>
      )}
      {late && AT_WORK.has(state) && <Alert kind="bad">{workLateWords(dueOn)}</Alert>}
      {late && state === 'adjusting' && <Alert kind="info">{answerLateWords(dueOn)}</Alert>}
      <Kv
        facts={[
          { name: 'Mã hồ sơ', value: code },
          { name: 'Năm kế hoạch', value: String(year) },
          { name: 'Đề nghị hỗ trợ', value: `${formatDong(row.askedDong)} đồng` },
          ...(row.approvedDong > 0n ? [{ name: 'Được duyệt', value: `${formatDong(row.approvedDong)} đồng` }] : []),
          ...(dueOn && !writing ? [{ name: DUE_WORDS[state] ?? 'Hạn xử lý', value: formatDay(dueOn) }] : []),
        ]}
      />
      <p>{NEXT_WORDS[state]}</p>
      <LinkButton href={writing ? `/projects/${id}/edit` : `/projects/${id}`} tone={first ? 'primary' : 'outline'} wide>
        {state === 'draft' ? 'Làm tiếp hồ sơ' : state === 'returned' ? 'Bổ sung hồ sơ' : 'Xem hồ sơ'}
      </LinkButton>
    </Sheet>
  )
}
