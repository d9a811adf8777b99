// The accepted đề án behind one figure of attainment.
import { formatDay } from '../basics/day.ts'
import { formatFigure } from '../programme/goal.ts'
import { SourceTag } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Kv, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { TargetEvidence } from './evidence.ts'
import { inMillions, VERDICT_WORDS } from './words.vi.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'beneficiary', head: 'Đơn vị thụ hưởng', kind: 'text', full: true, phone: '' },
  { key: 'source', head: 'Loại', kind: 'text' },
  { key: 'year', head: 'Năm', kind: 'num' },
  { key: 'day', head: 'Ngày nghiệm thu', kind: 'day' },
  { key: 'minutes', head: 'Biên bản', kind: 'ref' },
  { key: 'support', head: 'Hỗ trợ được nghiệm thu (triệu đồng)', kind: 'money' },
  { key: 'quantity', head: 'Số lượng', kind: 'num' },
]

export function EvidencePage({ told, context }: { told: TargetEvidence; context: PageContext }) {
  const { line, span, evidence, capped } = told
  const total = evidence.reduce((sum, one) => sum + one.quantity, 0)
  const years = span.fromYear === span.toYear ? `năm ${span.fromYear}` : `${span.fromYear}-${span.toYear}`
  return (
    <Page
      context={context}
      title={`Mục tiêu ${line.code}: ${line.name}`}
      crumbs={[{ label: 'Chương trình', href: '/programme' }, { label: `Mục tiêu ${line.code}` }]}
      sub={`Hồ sơ đã nghiệm thu làm căn cứ, ${years}`}
      acts={<LinkButton href="/programme">Bảng mục tiêu</LinkButton>}
    >
      <div class="stack">
        <Sheet padded label="Mục tiêu">
          <Kv
            facts={[
              { name: 'Kế hoạch cả giai đoạn', value: line.goalWords === '' ? 'không giao số lượng' : `${line.goalWords} ${line.unit}` },
              { name: `Đã nghiệm thu ${years}`, value: `${formatFigure(total)} ${line.unit}` },
              { name: 'Đánh giá', value: VERDICT_WORDS[line.verdict] },
            ]}
          />
        </Sheet>
        <Sheet title="Đề án đã nghiệm thu" note={capped ? `${evidence.length} đề án đầu; lọc theo năm để xem đủ` : `${evidence.length} đề án`}>
          {evidence.length === 0 ? (
            <EmptyState title={`Chưa có đề án nào nghiệm thu cho mục tiêu này ${years}`}>
              Số liệu hiện ra ngay khi biên bản nghiệm thu được ghi.
            </EmptyState>
          ) : (
            <DataTable
              caption="Đề án làm căn cứ"
              cards
              columns={COLUMNS}
              rows={evidence.map((one, i) => ({
                id: one.projectId,
                cells: {
                  stt: String(i + 1),
                  name: (
                    <>
                      <a class="title" href={`/projects/${one.projectId}`}>
                        {one.name}
                      </a>
                      <span class="under code">{one.code}</span>
                    </>
                  ),
                  beneficiary: one.beneficiary ?? '',
                  source: <SourceTag source={one.level === 'national' ? 'kcqg' : 'tinh'} />,
                  year: String(one.year),
                  day: one.heldOn === null ? '' : formatDay(one.heldOn),
                  minutes: one.minutesNo ?? '',
                  support: inMillions(one.supportDong),
                  quantity: formatFigure(one.quantity),
                },
              }))}
              foot={[{ kind: 'sum', cells: { name: 'Tổng cộng', quantity: formatFigure(total) } }]}
            />
          )}
        </Sheet>
      </div>
    </Page>
  )
}
