// The letterhead of reports: what is in force, the form of the next one, and all that stood before.
import { formatDay } from '../basics/day.ts'
import type { PageContext } from '../ui/context.ts'
import { DayField, TextArea, TextField } from '../ui/field.tsx'
import { ErrorSummary, Form, LinkButton, SubmitButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { LetterheadView } from './letterhead.ts'

export const LETTERHEAD = '/reports/letterhead'

export function LetterheadPage({ view, context }: { view: LetterheadView; context: PageContext }) {
  return (
    <Page
      context={context}
      title="Thể thức báo cáo"
      crumbs={[{ label: 'Báo cáo', href: '/reports' }, { label: 'Thể thức báo cáo' }]}
      sub="Cơ quan ban hành, người ký, nơi gửi, nơi nhận của báo cáo. Mỗi lần thay đổi có ngày hiệu lực; báo cáo lập ngày nào theo thể thức của ngày ấy."
    >
      <ErrorSummary context={context} action={LETTERHEAD} what="Chưa lưu được thể thức" />
      <div class="stack">
        <LetterheadForm view={view} context={context} />
        <Sheet title="Thể thức đã đặt">
          {view.set.length === 0 ? (
            <EmptyState title="Chưa đặt thể thức riêng">Báo cáo theo thể thức thông dụng đang điền ở biểu trên.</EmptyState>
          ) : (
            <DataTable caption="Thể thức đã đặt" columns={COLUMNS} rows={view.set.map(rowOf)} cards />
          )}
        </Sheet>
      </div>
    </Page>
  )
}

function LetterheadForm({ view: { now, today, requestKey }, context }: { view: LetterheadView; context: PageContext }) {
  return (
    <Sheet title="Đặt thể thức" padded>
      <Form context={context} action={LETTERHEAD} requestKey={requestKey}>
        <div class="grid g-2">
          <DayField name="inForceFrom" label="Áp dụng từ ngày" value={formatDay(today)} />
          <TextField name="paperNo" label="Căn cứ" maxLength={120} value={now.paperNo} optional hint="Số quyết định, văn bản giao nhiệm vụ" />
          <TextField name="superior" label="Cơ quan chủ quản" maxLength={120} value={now.superior} />
          <TextField name="issuer" label="Cơ quan ban hành" maxLength={120} value={now.issuer} />
          <TextField name="symbol" label="Ký hiệu cơ quan" maxLength={20} value={now.symbol} hint="Sau số báo cáo, ví dụ SCT" />
          <TextField name="place" label="Địa danh" maxLength={60} value={now.place} />
        </div>
        <div class="grid g-2">
          <TextArea name="signer" label="Quyền hạn, chức vụ người ký" rows={2} value={now.signer} hint="Mỗi dòng một cấp, ví dụ KT. GIÁM ĐỐC" />
          <TextField name="signerName" label="Họ tên người ký" maxLength={80} value={now.signerName} optional hint="Không ghi học hàm, học vị" />
        </div>
        <TextArea name="addressees" label="Kính gửi" rows={2} value={now.addressees} hint="Mỗi dòng một nơi" />
        <TextArea name="recipients" label="Nơi nhận" rows={7} value={now.recipients} hint="Mỗi dòng một nơi; dòng cuối là nơi lưu" />
        <div class="form-acts">
          <SubmitButton>Lưu thể thức</SubmitButton>
          <LinkButton href="/reports">Về báo cáo</LinkButton>
        </div>
      </Form>
    </Sheet>
  )
}

const COLUMNS: readonly Column[] = [
  { key: 'from', head: 'Từ ngày', kind: 'day' },
  { key: 'issuer', head: 'Cơ quan ban hành', kind: 'text' },
  { key: 'signer', head: 'Người ký', kind: 'text' },
  { key: 'to', head: 'Kính gửi', kind: 'text', full: true },
  { key: 'paper', head: 'Căn cứ', kind: 'text' },
]

function rowOf(one: LetterheadView['set'][number], i: number) {
  const cells = {
    from: formatDay(one.inForceFrom),
    issuer: `${one.superior}, ${one.issuer}`,
    signer: [one.signer.replaceAll('\n', ' / '), one.signerName].filter((words) => words !== '').join(': '),
    to: one.addressees.replaceAll('\n', '; '),
    paper: one.paperNo,
  }
  return { id: `the-thuc-${i}`, cells }
}
