// What the programme promised and what has been done of it so far, line by line.
import { formatDay } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { formatPercent } from '../basics/money.ts'
import { gathered, type LineAttainment } from '../reports/attainment.ts'
import { TargetName } from '../reports/target-name.page.tsx'
import { counted, lower, VERDICT_WORDS } from '../reports/words.vi.ts'
import { TargetBar } from '../ui/bar-charts.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { Front } from './front.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Mục tiêu', kind: 'text' },
  { key: 'unit', head: 'Đơn vị tính', kind: 'text', deskOnly: true },
  { key: 'goal', head: 'Mục tiêu cả giai đoạn', kind: 'num', phone: 'Mục tiêu' },
  { key: 'total', head: 'Đã đạt', kind: 'num' },
  { key: 'bar', head: 'Mức đạt', kind: 'text', full: true, phone: '' },
  { key: 'rate', head: 'Tỷ lệ', kind: 'pct', phone: '' },
]

export function TargetsBand({ front: { attainment, asAt } }: { front: Front }) {
  return (
    <section class="band is-white" id="muc-tieu">
      <div class="wrap">
        <div class="head">
          <h2>Mục tiêu của chương trình</h2>
          <span class="note end">{`Kết quả đếm từ hồ sơ nghiệm thu, tính đến ${formatDay(asAt)}`}</span>
        </div>
        <Sheet
          foot={`${reachedWords(attainment)} Dòng ghi "thường xuyên" không giao số lượng${attainment.lines.some((line) => line.verdict === 'worded') ? '; dòng ghi "bằng lời" nêu mục tiêu ngay dưới tên' : ''}.`}
        >
          <DataTable caption="Mục tiêu của chương trình và kết quả" columns={COLUMNS} rows={gathered(attainment.lines).map(row)} cards middle />
        </Sheet>
      </div>
    </section>
  )
}

function reachedWords({ reached, counted: all, lines }: Front['attainment']): string {
  if (lines.some(({ verdict }) => verdict === 'not-entered')) return 'Chưa nhập dữ liệu kết quả thực hiện.'
  return `${counted(reached)}/${counted(all)} chỉ tiêu định lượng đã hoàn thành.`
}

function row(lines: readonly LineAttainment[]): Row {
  const [line] = lines as readonly [LineAttainment]
  if (lines.length > 1 || line.verdict === 'ongoing')
    return {
      cells: {
        stt: lines.length > 1 ? `${line.code}-${lines.at(-1)?.code}` : line.code,
        name: lines.map(({ name }, i) => (i === 0 ? name : name.charAt(0).toLocaleLowerCase('vi') + name.slice(1))).join('; '),
        ...(lines.length === 1 && line.total ? { unit: line.unit, total: formatFigure(line.total) } : {}),
        bar: <TargetBar />,
        rate: <span class="note">thường xuyên</span>,
      },
    }
  if (line.verdict === 'withdrawn' || line.verdict === 'worded')
    return {
      cells: {
        stt: line.code,
        name: <TargetName line={line} />,
        unit: line.unit,
        total: line.total === undefined ? '' : formatFigure(line.total),
        bar: <TargetBar />,
        rate: <span class="note">{VERDICT_WORDS[line.verdict]}</span>,
      },
    }
  return {
    kind: line.partOf === null ? 'plain' : 'sub',
    cells: {
      stt: line.partOf === null ? line.code : '',
      name: <TargetName line={line} />,
      unit: line.unit,
      goal: (
        <>
          {line.goalWords}
          <span class="show-phone"> {line.unit}</span>
        </>
      ),
      total: line.total === undefined ? '' : formatFigure(line.total),
      bar: <TargetBar percent={line.share && percentOf(line.share)} />,
      rate:
        line.verdict === 'unmeasured' || line.verdict === 'not-entered' ? (
          <span class="note">{lower(VERDICT_WORDS[line.verdict])}</span>
        ) : line.share ? (
          formatPercent(line.share.part, line.share.whole)
        ) : (
          ''
        ),
    },
  }
}

function percentOf({ part, whole }: { readonly part: bigint; readonly whole: bigint }): number {
  return Number((part * 1000n) / whole) / 10
}
