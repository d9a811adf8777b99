// The inspections of one đề án, and the form of the next one (Biên bản kiểm tra tiến độ).

import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { percentWords } from '../programme/words.vi.ts'
import { STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { DayField, MoneyField, RadioField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { InspectionDesk } from './desk.ts'
import { CONCLUSIONS, type Inspection, investedShare } from './inspection.ts'
import { CONCLUSION_TONES, CONCLUSION_WORDS } from './words.vi.ts'

type Props = { readonly data: InspectionDesk; readonly context: PageContext }

export function InspectionPage({ data, context }: Props) {
  const { project, inspections, may } = data
  const action = `/projects/${project.id}/inspections`
  return (
    <Page
      context={context}
      title={`Kiểm tra: ${project.code}`}
      crumbs={[
        { label: 'Kiểm tra, nghiệm thu', href: '/inspections' },
        { label: project.code, href: `/projects/${project.id}` },
        { label: 'Kiểm tra' },
      ]}
      sub={project.name}
      acts={<StateChip tone={STATE_TONES[project.state]} word={STATE_WORDS[project.state]} />}
    >
      <ErrorSummary context={context} action={action} what="Chưa lưu được biên bản kiểm tra" />
      <ErrorSummary context={context} action={`/projects/${project.id}/remedies`} what="Chưa xác nhận được việc khắc phục" />
      <div class="stack">
        {may ? (
          <InspectionForm data={data} context={context} />
        ) : (
          <Alert kind="info">Đề án không ở bước kiểm tra, hoặc việc này thuộc cán bộ kiểm tra và Sở Công Thương.</Alert>
        )}
        {data.mayClose && openRemedies(data).length > 0 && <RemedyForm data={data} context={context} />}
        <Sheet title="Các lần kiểm tra">
          {inspections.length === 0 ? (
            <EmptyState title="Chưa có biên bản kiểm tra" />
          ) : (
            <DataTable caption="Các lần kiểm tra" columns={COLUMNS} rows={inspections.map((one) => rowOf(one, data))} cards />
          )}
        </Sheet>
      </div>
    </Page>
  )
}

function InspectionForm({ data, context }: Props) {
  const { project, totalDong, requestKey } = data
  return (
    <Sheet title="Biên bản kiểm tra tiến độ" padded>
      <Form context={context} action={`/projects/${project.id}/inspections`} requestKey={requestKey} version={project.version}>
        <div class="grid g-2">
          <TextField name="minutesNo" label="Số biên bản" maxLength={60} hint="Ví dụ 12/BB-SCT" />
          <DayField name="heldOn" label="Ngày kiểm tra" value={formatDay(context.today)} />
        </div>
        <TextArea name="team" label="Thành phần đoàn kiểm tra" rows={2} hint="Họ tên, chức vụ, đơn vị; mỗi người một dòng" />
        <div class="grid g-2">
          <MoneyField
            name="investedDong"
            label="Vốn đã đầu tư đến ngày kiểm tra"
            hint={`Đồng, không lẻ; tổng vốn của đề án ${formatDong(totalDong)} đồng`}
          />
          <TextField
            name="itemDone"
            label="Hạng mục được hỗ trợ đã hoàn thành"
            inputmode="decimal"
            class="num"
            hint="Phần trăm, từ 0 đến 100, ví dụ 61,4"
          />
        </div>
        <TextArea
          name="findings"
          label="Kết quả kiểm tra tại hiện trường"
          rows={4}
          hint="Hồ sơ đã xem, khối lượng so với hợp đồng, sử dụng kinh phí"
        />
        <RadioField name="conclusion" label="Kết luận" options={CONCLUSIONS.map((value) => ({ value, label: CONCLUSION_WORDS[value] }))} />
        <TextArea name="remedy" label="Yêu cầu khắc phục" rows={2} optional />
        <DayField name="remedyDueOn" label="Thời hạn khắc phục" optional />
        <div class="form-acts">
          <SubmitButton>Lưu biên bản kiểm tra</SubmitButton>
          <LinkButton href={`/projects/${project.id}`}>Về đề án</LinkButton>
        </div>
      </Form>
    </Sheet>
  )
}

function openRemedies({ inspections, closings }: InspectionDesk): Inspection[] {
  const closed = new Set(closings.map(({ inspectionId }) => inspectionId))
  return inspections.filter(({ id, remedy }) => remedy !== '' && !closed.has(id))
}

function RemedyForm({ data, context }: Props) {
  const { project, requestKey } = data
  const open = openRemedies(data)
  const options = open.map(({ id, minutesNo, remedy, remedyDueOn }) => ({
    value: id,
    label: `${minutesNo}: ${remedy}${remedyDueOn === null ? '' : ` (hạn ${formatDay(remedyDueOn)})`}`,
  }))
  return (
    <Sheet title="Xác nhận khắc phục xong" note={`${open.length} yêu cầu còn mở`} padded>
      <Form context={context} action={`/projects/${project.id}/remedies`} requestKey={requestKey}>
        <RadioField name="inspectionId" label="Yêu cầu khắc phục" options={options} value={options[0]?.value} />
        <div class="grid g-2">
          <TextField name="minutesNo" label="Số biên bản kiểm tra lại" maxLength={60} hint="Ví dụ 15/BB-SCT" />
          <DayField name="closedOn" label="Ngày xác nhận" value={formatDay(context.today)} />
        </div>
        <TextArea name="result" label="Kết quả khắc phục" rows={3} />
        <div class="form-acts">
          <SubmitButton>Xác nhận khắc phục xong</SubmitButton>
        </div>
      </Form>
    </Sheet>
  )
}

const COLUMNS: readonly Column[] = [
  { key: 'held', head: 'Ngày', kind: 'day' },
  { key: 'minutes', head: 'Biên bản', kind: 'text' },
  { key: 'conclusion', head: 'Kết luận', kind: 'text' },
  { key: 'invested', head: 'Vốn đã đầu tư (đồng)', kind: 'money' },
  { key: 'share', head: 'So với tổng vốn', kind: 'pct' },
  { key: 'done', head: 'Hạng mục hoàn thành', kind: 'pct' },
  { key: 'findings', head: 'Kết quả, yêu cầu', kind: 'text', full: true },
]

function rowOf(one: Inspection, { totalDong, closings }: InspectionDesk) {
  const share = investedShare(one.investedDong, totalDong)
  const closing = closings.find(({ inspectionId }) => inspectionId === one.id)
  const remedy = one.remedy === '' ? '' : ` Yêu cầu: ${one.remedy}${one.remedyDueOn === null ? '' : `, hạn ${formatDay(one.remedyDueOn)}`}.`
  return {
    id: one.id,
    cells: {
      held: formatDay(one.heldOn),
      minutes: one.minutesNo,
      conclusion: <StateChip tone={CONCLUSION_TONES[one.conclusion]} word={CONCLUSION_WORDS[one.conclusion]} />,
      invested: formatDong(one.investedDong),
      share: share === undefined ? '-' : percentWords(share),
      done: percentWords(one.itemDoneBasisPoints),
      findings: `${one.findings}${remedy}${closing ? ` Đã khắc phục, biên bản ${closing.minutesNo} ngày ${formatDay(closing.closedOn)}: ${closing.result}` : ''}`,
    },
  }
}
