// All plans of the programme, newest year first, and the form that begins one.
import { formatDay } from '../basics/day.ts'
import type { Dong } from '../basics/money.ts'
import { formatTrieu } from '../basics/money.ts'
import type { ProgrammeSource } from '../programme/programme.ts'
import { LEVEL_SHORT, LEVEL_WORDS } from '../project/words.vi.ts'
import { StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { Plan } from './plan.ts'
import { PLAN_STATE_TONES, PLAN_STATE_WORDS } from './words.vi.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Kế hoạch', kind: 'text', full: true },
  { key: 'year', head: 'Năm', kind: 'center' },
  { key: 'source', head: 'Nguồn', kind: 'text' },
  { key: 'items', head: 'Số đề án', kind: 'num' },
  { key: 'support', head: 'Kinh phí hỗ trợ', kind: 'money' },
  { key: 'decision', head: 'Quyết định', kind: 'text', full: true },
  { key: 'state', head: 'Trạng thái', kind: 'text' },
]

export type ListedPlan = Plan & { readonly items: number; readonly supportDong: Dong; readonly sourceName: string }
export type PlansPageData = { readonly plans: readonly ListedPlan[]; readonly mayBuild: boolean }

export function PlansPage({ data, context }: { readonly data: PlansPageData; readonly context: PageContext }) {
  const create = data.mayBuild && (
    <LinkButton href="/plans/new" tone="primary" icon="plus">
      Lập kế hoạch
    </LinkButton>
  )
  return (
    <Page
      context={context}
      title="Kế hoạch khuyến công hằng năm"
      sub="Danh mục đề án theo năm và nguồn kinh phí, trình phê duyệt một lần"
      acts={create}
    >
      <Sheet title="Các kế hoạch">
        {data.plans.length === 0 ? (
          <EmptyState title="Chưa có kế hoạch nào" act={create}>
            Lập kế hoạch cho từng năm và nguồn kinh phí, rồi đưa các đề án đạt thẩm định vào danh mục.
          </EmptyState>
        ) : (
          <DataTable caption="Các kế hoạch khuyến công" unit="triệu đồng" columns={COLUMNS} rows={data.plans.map(rowOf)} cards />
        )}
      </Sheet>
    </Page>
  )
}

function rowOf(plan: ListedPlan, i: number) {
  return {
    id: plan.id,
    cells: {
      stt: String(i + 1),
      name: (
        <>
          <a class="title" href={`/plans/${plan.id}`}>
            {plan.name}
          </a>
          <span class="under">{`${plan.code} · ${LEVEL_SHORT[plan.level]}`}</span>
        </>
      ),
      year: String(plan.year),
      source: plan.sourceName,
      items: String(plan.items),
      support: formatTrieu(plan.supportDong),
      decision: plan.decisionNo === null ? '' : `${plan.decisionNo}${plan.decidedOn === null ? '' : ` ngày ${formatDay(plan.decidedOn)}`}`,
      state: <StateChip tone={PLAN_STATE_TONES[plan.state]} word={PLAN_STATE_WORDS[plan.state]} />,
    },
  }
}

export type NewPlanPageData = {
  readonly years: readonly number[]
  readonly sources: readonly ProgrammeSource[]
  /** One that the level the form begins with may spend. */
  readonly source: string | undefined
  readonly year: number
  readonly requestKey: string
}

export function NewPlanPage({ data, context }: { readonly data: NewPlanPageData; readonly context: PageContext }) {
  const levels = (['local', 'national'] as const).map((value) => ({ value, label: LEVEL_WORDS[value] }))
  return (
    <Page context={context} title="Lập kế hoạch năm" crumbs={[{ label: 'Kế hoạch', href: '/plans' }, { label: 'Lập kế hoạch' }]} width="narrow">
      <ErrorSummary context={context} action="/plans" what="Chưa lập được kế hoạch" />
      <Sheet padded label="Kế hoạch mới">
        <Form context={context} action="/plans" requestKey={data.requestKey} submit="Lập kế hoạch">
          <SelectField
            name="year"
            label="Năm kế hoạch"
            options={data.years.map((year) => ({ value: String(year), label: String(year) }))}
            value={String(data.year)}
          />
          <SelectField
            name="level"
            label="Cấp"
            options={levels}
            hint="Đề án địa phương do UBND tỉnh phê duyệt, đề án quốc gia do Bộ Công Thương phê duyệt"
          />
          <SelectField
            name="source"
            label="Nguồn kinh phí"
            options={data.sources.map(({ source, name }) => ({ value: source, label: name }))}
            value={data.source}
          />
          <TextField name="name" label="Tên kế hoạch" hint="Ví dụ: Kế hoạch khuyến công địa phương năm 2024" />
        </Form>
      </Sheet>
    </Page>
  )
}
