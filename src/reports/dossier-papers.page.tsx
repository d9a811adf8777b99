// What was found on the spot, which papers and files there are, and who did what.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { CONCLUSION_WORDS, VERDICT_WORDS } from '../inspection/words.vi.ts'
import { percentWords } from '../programme/words.vi.ts'
import type { Proof } from '../project/completion.ts'
import { paperName } from '../project/rules-in-force.ts'
import { StateChip, type Tone } from '../ui/chip.tsx'
import { EmptyState, FileRow, Sheet } from '../ui/panel.tsx'
import { TrailTimeline } from '../ui/process.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { DossierView, Minutes } from './dossier-view.ts'
import { moneyOfAct, paperOfAct, rolesWords, trailWord } from './dossier-words.vi.ts'

type Props = { readonly view: DossierView }

const MINUTES_COLUMNS: readonly Column[] = [
  { key: 'day', head: 'Ngày', kind: 'day' },
  { key: 'what', head: 'Nội dung', kind: 'text', full: true },
  { key: 'people', head: 'Thành phần', kind: 'text', full: true },
  { key: 'verdict', head: 'Kết luận', kind: 'text' },
]

export function MinutesSection({ view: { minutes } }: Props) {
  return (
    <Sheet id="kiem-tra" title="Kiểm tra, nghiệm thu" note="gồm cả biên bản thẩm định">
      {minutes.length === 0 ? (
        <EmptyState title="Chưa có biên bản nào">Biên bản thẩm định, kiểm tra, nghiệm thu hiện ở đây khi được ghi.</EmptyState>
      ) : (
        <DataTable caption="Biên bản thẩm định, kiểm tra, nghiệm thu" columns={MINUTES_COLUMNS} rows={minutes.map(minutesRow)} cards />
      )}
    </Sheet>
  )
}

const VERDICT_TONES: Readonly<Record<string, Tone>> = {
  pass: 'good',
  'pass-with-conditions': 'warn',
  fail: 'bad',
  'on-schedule': 'good',
  late: 'warn',
  'at-risk': 'warn',
  violation: 'bad',
}

const VERDICTS: Readonly<Record<string, string>> = { ...VERDICT_WORDS, ...CONCLUSION_WORDS }

function minutesName({ kind, tier, number }: Minutes): string {
  const name =
    kind === 'appraisal'
      ? tier === 'ministry'
        ? 'Thẩm định cấp Bộ'
        : 'Thẩm định cấp cơ sở'
      : kind === 'inspection'
        ? 'Kiểm tra tiến độ'
        : 'Nghiệm thu cơ sở'
  return `${name}, biên bản số ${number}`
}

function minutesRow(minutes: Minutes): Row {
  const { heldOn, people, verdict } = minutes
  return {
    cells: {
      day: formatDay(heldOn),
      what: (
        <>
          {minutesName(minutes)}
          {detailsOf(minutes).map((line) => (
            <span class="under" key={line}>
              {line}
            </span>
          ))}
        </>
      ),
      people,
      verdict: <StateChip tone={VERDICT_TONES[verdict] ?? 'idle'} word={VERDICTS[verdict] ?? verdict} />,
    },
  }
}

function detailsOf({ kind, words, remedy, remedyDueOn, supportDong, investedDong, itemDoneBasisPoints }: Minutes): string[] {
  const money =
    supportDong === null ? '' : `${kind === 'appraisal' ? 'Đề xuất hỗ trợ' : 'Mức hỗ trợ được nghiệm thu'}: ${formatDong(supportDong)} đồng`
  const progress =
    investedDong === null || itemDoneBasisPoints === null
      ? ''
      : `Khối lượng đạt ${percentWords(itemDoneBasisPoints)}, đã đầu tư ${formatDong(investedDong)} đồng`
  const mend = remedy === '' ? '' : `Khắc phục: ${remedy}${remedyDueOn === null ? '' : `, hạn ${formatDay(remedyDueOn)}`}`
  return [words, money, progress, mend].filter((line) => line !== '')
}

const PAPER_COLUMNS: readonly Column[] = [
  { key: 'number', head: 'Số, ký hiệu', kind: 'ref' },
  { key: 'day', head: 'Ngày', kind: 'day' },
  { key: 'about', head: 'Trích yếu', kind: 'text', full: true },
  { key: 'issuer', head: 'Cơ quan', kind: 'text', full: true },
]

export function DocumentSection({ view: { project, documents, proofs } }: Props) {
  const papers = documents.filter(({ kind }) => kind === 'paper')
  const files = documents.filter(({ kind }) => kind === 'file')
  const href = (fileId: string) => `/projects/${project.id}/files/${fileId}`
  const rows = papers.map(({ name, on, about, issuer, fileId }) => ({
    cells: { number: fileId === null ? name : <a href={href(fileId)}>{name}</a>, day: formatDay(on), about, issuer },
  }))
  const note = documents.length > 0 ? `${papers.length} văn bản, ${files.length} tệp` : undefined
  return (
    <Sheet id="van-ban" title="Văn bản" note={note}>
      {documents.length === 0 && <EmptyState title="Chưa có văn bản nào">Giấy tờ của hồ sơ và văn bản của các bước hiện ở đây.</EmptyState>}
      {proofs.length > 0 && <Proofs proofs={proofs} />}
      {papers.length > 0 && <DataTable caption="Văn bản của đề án" columns={PAPER_COLUMNS} rows={rows} cards />}
      {files.length > 0 && (
        <div class="sheet-body">
          {files.map((file) => (
            <FileRow
              key={file.id}
              state="ok"
              name={paperName(file.about)}
              meta={`${file.name} · ${sizeWords(file.size ?? 0)} · ${formatDay(file.on)}`}
              hash={file.hash ?? undefined}
              act={
                <a href={href(file.id)} aria-label={`Tải về ${file.name}`}>
                  Tải về
                </a>
              }
            />
          ))}
        </div>
      )}
    </Sheet>
  )
}

/** Art. 14 by activity: what is there, what is still to come. */
function Proofs({ proofs }: { proofs: readonly Proof[] }) {
  return (
    <div class="sheet-body">
      <h3 class="label">{`Giấy tờ để thanh toán phần còn lại: đã có ${proofs.filter(({ held }) => held).length} trên ${proofs.length}`}</h3>
      {proofs.map(({ code, name, article, held }) => (
        <FileRow key={code} state={held ? 'ok' : 'missing'} name={name} meta={held ? 'đã có tệp' : `chưa có tệp · ${article}`} />
      ))}
    </div>
  )
}

function sizeWords(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`
}

/** `open`: this person may read the whole trail, looks at the papers included. */
export function TrailSection({ view, open }: Props & { readonly open: boolean }) {
  const { trail, trailLength } = view
  const entries = trail.map(({ at, act, facts, personName, role, hash }) => {
    const money = moneyOfAct(facts)
    const roles = rolesWords(role)
    const who = roles === '' || personName.includes(roles) ? personName : `${personName}, ${roles}`
    return {
      when: `${timeOf(at)}, ${formatDay(dayOf(at))}`,
      act: trailWord(act),
      detail: money,
      meta: [who, paperOfAct(facts)].filter((part) => part !== undefined && part !== '').join(' · '),
      hash: `${hash.slice(0, 4)} ${hash.slice(4)}`,
      money: money !== undefined,
    }
  })
  const older = trailLength - trail.length
  const foot = older > 0 ? `Còn ${older} việc cũ hơn.` : undefined
  return (
    <Sheet
      id="nhat-ky"
      title="Nhật ký"
      note={`Chuỗi ${trailLength} việc, mỗi việc mang dấu của việc trước`}
      end={open && <a href={`/trail?${new URLSearchParams({ project: view.project.code })}`}>Xem đủ trong Nhật ký</a>}
      foot={foot}
      padded
    >
      {trail.length === 0 ? <p class="note">Chưa có việc nào được ghi.</p> : <TrailTimeline entries={entries} />}
    </Sheet>
  )
}
